"""What came of the examples in rule files: one file per format."""
