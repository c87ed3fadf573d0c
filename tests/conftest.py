"""What tests of all parts share."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import settings

# The same examples in every run, and none refused for being slow: a test that fails now and then is broken.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds `--update-golden`, which writes golden files instead of comparing with them."""
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, bytes], None]:
    """`golden(name, content)` compares with `golden/<name>` beside the test file."""

    def compare(name: str, content: bytes) -> None:
        file = request.path.parent / "golden" / name
        if request.config.getoption("--update-golden"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        assert file.is_file(), f"no golden file {name}: run pytest --update-golden and read what it wrote"
        assert content.decode() == file.read_bytes().decode()

    return compare
