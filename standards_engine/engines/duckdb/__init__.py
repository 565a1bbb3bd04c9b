"""The embedded engine: DuckDB reads, sorts and spills."""

from standards_engine.engines.duckdb.log import DuckLog, open_log
from standards_engine.logs.formats.raw import UnusableLogError

__all__ = ["DuckLog", "UnusableLogError", "open_log"]
