"""Standards Engine: service standards written as rules, and checked."""

__version__ = "0.1.0"
