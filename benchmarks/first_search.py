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
    """Serves a site zipped on 127.0.0.1; gives its address and, growing, the bytes of each path it sent."""
    sent: dict[str, int] = {}

    class Handler(SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def __init__(self, *args: object) -> None:
            super().__init__(*args, directory=str(site))  # type: ignore[arg-type]  # the server gives three

        def do_GET(self) -> None:
            path = self.path.partition("?")[0]
            file = site / (path.lstrip("/") + ("index.html" if path.endswith("/") else ""))
            if not file.is_file():
                super().do_GET()
                return
            content = gzip.compress(file.read_bytes(), 9, mtime=0)
            sent[path] = len(content)
            self.send_response(200)
            self.send_header("Content-Type", self.guess_type(str(file)))
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", sent
    finally:
        server.shutdown()


def chromium_flags() -> list[str]:
    """How the browser is started: quiet, and asking nobody."""
    flags = ["--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
    # Chromium refuses to start as root otherwise.
    return [*flags, "--no-sandbox"] if os.geteuid() == 0 else flags


def first_search(site: Path) -> tuple[int, int]:
    """Zipped bytes of what the search loads (scripts, style, data), and of everything with the page."""
    with zipping_server(site) as (address, sent), sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=chromium_flags())
        page = browser.new_page()
        page.goto(address + QUERY)
        page.wait_for_load_state("networkidle")
        browser.close()
        search = sum(size for path, size in sent.items() if "/search" in path)
        return search, sum(sent.values())


if __name__ == "__main__":
    print(*first_search(Path(sys.argv[1])))
