"""Lets the tests of this folder find what they share."""

from __future__ import annotations

import sys
from pathlib import Path

# Tests are imported by path; the modules beside them are found like any other.
sys.path.insert(0, str(Path(__file__).parent))
