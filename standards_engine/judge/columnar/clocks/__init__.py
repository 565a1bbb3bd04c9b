"""Counted time at every row: what passes, and when it stands still."""
