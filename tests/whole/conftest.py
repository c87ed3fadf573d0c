"""The whole sample, built once through MkDocs as an institution builds it, and served as hosts serve it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

# Tests are imported by path; what lies beside them is found like any other module.
sys.path.insert(0, str(Path(__file__).parent))

from serving import served
from surroundings import REPOSITORY, skip_or_fail

DAY = "2027-01-15"
TOOLS = Path(sys.prefix, "judges", "node_modules")


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built sample; tests only read it."""
    folder = tmp_path_factory.mktemp("whole")
    command = [sys.executable, "-m", "generator", "build", "--strict", "--today", DAY, "--site-dir"]
    done = subprocess.run(
        [*command, str(folder / "site")],
        cwd=REPOSITORY,
        env={**os.environ, "XDG_CACHE_HOME": str(folder / "remembered")},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return folder / "site"


@pytest.fixture(scope="session")
def tool() -> Callable[[str], Path]:
    """`tool("axe-core/axe.min.js")`: a file of what `make test` installs for tests of pages."""

    def find(path: str) -> Path:
        if not (TOOLS / path).is_file():
            skip_or_fail(f"{path.partition('/')[0]} is missing: `make test` installs it")
        return TOOLS / path

    return find


@pytest.fixture(scope="session")
def base(whole: Path) -> Iterator[str]:
    """The address of the site."""
    with served(whole) as address:
        yield address


@dataclass
class Window:
    """A browser window with all it asked for and complained about."""

    page: Page
    base: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def open(self, address: str) -> Page:
        """Goes to an address of the site, and waits until a list shows what was asked of it."""
        self.page.goto(self.base + address)
        if self.page.query_selector("[data-cz-browse]"):
            self.page.wait_for_selector('[data-cz="results"][aria-busy="false"]', state="attached")
        return self.page


@pytest.fixture(scope="session")
def new_window(browser: Browser, base: str) -> Callable[..., AbstractContextManager[Window]]:
    """Opens windows on 15 January 2027; in the end none may have complained, or asked another host."""

    @contextmanager
    def start(*, width: int = 1280, **options: Any) -> Iterator[Window]:
        context = browser.new_context(viewport={"width": width, "height": 900}, locale="en-GB", **options)
        context.clock.set_fixed_time(datetime(2027, 1, 15, 12, tzinfo=UTC))
        window = Window(page=context.new_page(), base=base)
        window.page.on("request", lambda request: window.requests.append(request.url))
        window.page.on("console", lambda message: _note(window, message.type, message.text))
        window.page.on("pageerror", lambda error: window.complaints.append(str(error)))
        yield window
        context.close()
        assert window.complaints == []
        assert {urlsplit(url).netloc for url in window.requests} <= {urlsplit(base).netloc}

    return start


@pytest.fixture
def window(new_window: Callable[..., AbstractContextManager[Window]]) -> Iterator[Callable[..., Window]]:
    """Windows for the time of one test."""
    with ExitStack() as stack:
        yield lambda **options: stack.enter_context(new_window(**options))


def _note(window: Window, kind: str, text: str) -> None:
    if kind in ("error", "warning"):
        window.complaints.append(f"{window.page.url}: {kind}: {text}")
