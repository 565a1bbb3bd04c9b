"""What a log holds: mapping, readers, the canonical events, and what was read."""
