"""The embedded engine: DuckDB reads, sorts and spills."""
