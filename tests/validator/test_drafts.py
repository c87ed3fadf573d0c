"""Nothing of a draft reaches a site, whoever names it; its author is told who does."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.assembly import assemble
from tests_of_entries import OTHER_PROVIDER, mc
