"""Safe repairs: small edits of a file's text that mend what has only one possible meaning."""

from generator.fixes.edits import Edit, Repair
from generator.fixes.mend import Mended, mend
from generator.fixes.proposals import proposals

__all__ = ["Edit", "Mended", "Repair", "mend", "proposals"]
