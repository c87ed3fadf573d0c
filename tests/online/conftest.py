"""Fixtures of servers on this computer."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

# Tests are imported by path; the server beside them is found like any other module.
sys.path.insert(0, str(Path(__file__).parent))

from online_server import Site, served


@pytest.fixture
def site() -> Iterator[Site]:
    yield from served(Site())


@pytest.fixture
def neighbour() -> Iterator[Site]:
    """A second server, on an address that is not allowed."""
    yield from served(Site("127.0.0.2"))
