"""Lets the tests of the handbook share their two tools, `handbook_examples` and `handbook_reference`."""

import sys
from pathlib import Path

# Tests are imported by path; the tools beside them are found like any other module.
sys.path.insert(0, str(Path(__file__).parent))
