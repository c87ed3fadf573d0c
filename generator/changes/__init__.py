"""What changed in meaning between two revisions of a catalogue."""

from generator.changes.compare import Comparison, compare
from generator.changes.told import FORMATS, Result
from generator.changes.words import Change

__all__ = ["FORMATS", "Change", "Comparison", "Result", "compare"]
