"""A catalogue in a folder, and the language server that an editor would start there."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

# Tests are imported by path; the client beside them is found like any other module.
sys.path.insert(0, str(Path(__file__).parent))

from language_server import INSTALLED, LanguageServer
from surroundings import skip_or_fail

from generator.cli import main


@pytest.fixture(scope="session")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LanguageServer]:
    """A language server on a catalogue as `credenza new catalogue` writes it."""
    own = Path(sys.prefix, "bin", "node")
    node = str(own) if own.is_file() else shutil.which("node")
    script = INSTALLED / "bin" / "yaml-language-server"
    if node is None or not script.is_file():
        reason = "Node.js" if node is None else "the language server"
        skip_or_fail(f"{reason} is missing: `make test` installs it")
    root = tmp_path_factory.mktemp("catalogue")
    assert main(["new", "catalogue", str(root)]) == 0
    with LanguageServer([node, str(script), "--stdio"], root) as server:
        yield server
