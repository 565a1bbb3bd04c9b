"""A proposed mapping: one file per format."""
