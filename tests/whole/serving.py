"""A folder served on 127.0.0.1 as hosts do that read `_headers`."""

from __future__ import annotations

import fnmatch
import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.site import headers

__all__ = ["rules_of", "served"]

Rules = dict[str, dict[str, str]]


def rules_of(content: str) -> Rules:
    """Patterns of paths with the headers that are said for them."""
    rules: Rules = {}
    pattern = ""
    for line in content.splitlines():
        if line.startswith(" "):
            name, value = line.strip().split(": ", 1)
            rules[pattern][name] = value
        elif line:
            pattern = line
            rules[pattern] = {}
    return rules


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Says what the file of the site says, and shows the site's own page for what is missing."""

    rules: Rules = {}  # noqa: RUF012 - replaced by a class of its own for each site
    protocol_version = "HTTP/1.1"  # one connection for many files
    timeout = 5

    def log_message(self, *_: object) -> None:
        """Says nothing: what is asked for is seen from the browser's side."""

    def end_headers(self) -> None:
        path = self.path.partition("?")[0]
        for pattern, said in self.rules.items():
            if fnmatch.fnmatchcase(path, pattern):
                for name, value in said.items():
                    if name.lower() != "content-type":
                        self.send_header(name, value)
        self.send_header("Cache-Control", "max-age=3600")
        super().end_headers()

    def guess_type(self, path: object) -> str:
        """The type that the file of the site names, else the usual one."""
        asked = self.path.partition("?")[0]
        for pattern, said in self.rules.items():
            if "Content-Type" in said and fnmatch.fnmatchcase(asked, pattern):
                return said["Content-Type"]
        return super().guess_type(str(path))


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which a site is served with the headers it ships."""
    rules = rules_of((folder / headers.PATH).read_text("utf-8"))
    own = type("_Own", (_Handler,), {"rules": rules})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(own, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
