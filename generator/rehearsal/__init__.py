"""What aggregators would make of a catalogue, before they do."""

from generator.rehearsal.rehearse import AGGREGATORS, Rehearsal, rehearse
from generator.rehearsal.told import FORMATS

__all__ = ["AGGREGATORS", "FORMATS", "Rehearsal", "rehearse"]
