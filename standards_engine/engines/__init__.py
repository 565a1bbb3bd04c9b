"""Who reads a log, partitions it by case, sorts it and streams it."""
