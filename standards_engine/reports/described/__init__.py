"""What a name of a ruleset stands for: in words, and as it is written."""
