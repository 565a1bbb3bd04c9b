"""Where values stand in a log and how they are written."""

from standards_engine.logs.mapping.load import LoadedMapping, load_mapping
from standards_engine.logs.mapping.model import Mapping, mapping_schema

__all__ = ["LoadedMapping", "Mapping", "load_mapping", "mapping_schema"]
