"""What tests of all parts share."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

# Tests are imported by path; what they share beside fixtures is found like any other module.
sys.path.insert(0, str(Path(__file__).parent))

from surroundings import in_ci

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# The same examples in every run, and none refused for being slow: a test that fails now and then is broken.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")

# A test with one of these marks has to run where CI is set: a green run must not hide that it did not.
NEVER_SKIPPED_IN_CI = ("browser", "conformance")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """In CI, a skipped browser or conformance test counts as a failed one."""
    report: pytest.TestReport = yield
    expected = hasattr(report, "wasxfail")
    if report.skipped and not expected and in_ci() and _is_needed(item):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped, which CI does not accept: {report.longrepr}"
    return report


def _is_needed(item: pytest.Item) -> bool:
    return any(item.get_closest_marker(name) for name in NEVER_SKIPPED_IN_CI)


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector) -> Iterator[None]:
    """In CI, a file that skips itself as a whole is an error: nobody sees what its tests are marked as."""
    report: pytest.CollectReport = yield
    if report.skipped and in_ci():
        report.outcome = "failed"
        report.longrepr = f"{collector.nodeid} skips itself, which CI does not accept: {report.longrepr}"
    return report


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds `--update-golden`, which writes golden files instead of comparing with them."""
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


@pytest.fixture(autouse=True)
def _nothing_remembered(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> None:
    """Each test begins with an empty memory of checks, and never with that of whoever runs it."""
    name = hashlib.sha256(request.node.nodeid.encode()).hexdigest()[:16]
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "remembered" / name))


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


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests that need one: two of them cannot be driven from one process."""
    from chromium import chromium

    with chromium() as browser:
        yield browser
