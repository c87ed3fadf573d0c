"""Source files: finding them, reading them strictly, knowing where each value stands."""

from generator.documents.discover import SourceFile, discover, raw_of, read_source
from generator.documents.document import MAX_BYTES, Document, Kind, read
from generator.documents.findings import RULES

__all__ = [
    "MAX_BYTES",
    "RULES",
    "Document",
    "Kind",
    "SourceFile",
    "discover",
    "raw_of",
    "read",
    "read_source",
]
