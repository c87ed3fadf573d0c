"""The real browser that tests look through."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from surroundings import skip_or_fail

__all__ = ["chromium"]

# As distributions call it; CHROMIUM names another.
NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Headless Chromium; where it is missing the test is skipped, but never in CI."""
    program = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if program is None or not Path(program).is_file():
        skip_or_fail("there is no Chromium: install it, or name it in the variable CHROMIUM")
    with sync_playwright() as playwright:
        flags = [*FLAGS, *(["--no-sandbox"] if os.getuid() == 0 else [])]
        browser = playwright.chromium.launch(executable_path=program, args=flags)
        yield browser
        browser.close()
