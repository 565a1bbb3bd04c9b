"""The distributed engine: Spark reads, partitions by case and sorts; the judge is the same.

    files ──opening──▶ what each is ──▶ one Reading for all
      │
      └──reading──▶ typed events ──shuffle, sort──▶ kept packs ──▶ judged, folded

What a cell, a time or a row means is said once, in `engines/duckdb`: workers run that very code,
slice by slice. A function that runs in a worker is pure: Spark may run it twice, and elsewhere.
"""

from standards_engine.engines.spark.log import SparkLog, open_log
from standards_engine.engines.spark.session import start_session

__all__ = ["SparkLog", "open_log", "start_session"]
