"""Where each name of rule files is declared and used.

Found from the syntax trees alone, so that files with faults are read as far as they go; what
events, cases and things of a plan hold is declared as the checker declares it. An occurrence
without a symbol is a name that nothing declares.
"""

from standards_engine.analysis.names.declared import Declared, declared
from standards_engine.analysis.names.hand import Hand, Held
from standards_engine.analysis.names.index import Index, Occurrence
from standards_engine.analysis.names.read import names_of
from standards_engine.analysis.names.symbols import Kind, Symbol

__all__ = [
    "Declared",
    "Hand",
    "Held",
    "Index",
    "Kind",
    "Occurrence",
    "Symbol",
    "declared",
    "names_of",
]
