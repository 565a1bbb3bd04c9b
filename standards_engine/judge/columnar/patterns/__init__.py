"""One file per pattern: from obligations with their clock to outcomes."""
