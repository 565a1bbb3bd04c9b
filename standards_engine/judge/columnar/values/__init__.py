"""Expressions evaluated for many rows at once, three-valued and exact."""
