"""What a browser loads until the first filtered and searched list stands.

Usage: python benchmarks/first_search.py SITE
"""

from __future__ import annotations

import gzip
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import sync_playwright

QUERY = "microcredentials/?q=water&form=online"
CHROMIUM = "/usr/bin/chromium"


@contextmanager
def zipping_server(site: Path) -> Iterator[tuple[str, dict[str, int]]]:
    """Serves a site on 127.0.0.1; gives its address and, growing, the zipped bytes of each path it sent."""
    sent: dict[str, int] = {}

    class Handler(SimpleHTTPRequestHandler):
        def __init__(self, *args: object) -> None:
            super().__init__(*args, directory=str(site))  # type: ignore[arg-type]  # the server gives three

        def do_GET(self) -> None:
            path = self.path.partition("?")[0]
            file = site / (path.lstrip("/") + ("index.html" if path.endswith("/") else ""))
            if file.is_file():
                sent[path] = len(gzip.compress(file.read_bytes(), 9, mtime=0))
            super().do_GET()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", sent
    finally:
        server.shutdown()


def first_search(site: Path) -> tuple[int, int]:
    """Zipped bytes of what the search loads (scripts, style, data), and of everything with the page."""
    flags = ["--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
    if os.geteuid() == 0:
        flags.append("--no-sandbox")  # Chromium refuses to start as root otherwise
    with zipping_server(site) as (address, sent), sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=flags)
        page = browser.new_page()
        page.goto(address + QUERY)
        page.wait_for_load_state("networkidle")
        browser.close()
        search = sum(size for path, size in sent.items() if "/search" in path)
        return search, sum(sent.values())


if __name__ == "__main__":
    print(*first_search(Path(sys.argv[1])))
