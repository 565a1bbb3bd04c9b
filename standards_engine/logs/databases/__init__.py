"""Logs that are a table of a database, or the rows of a query."""
