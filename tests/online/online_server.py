"""A server on this computer with pages that behave well and badly."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from generator.online.answer import Answer
from generator.online.asking import Limits, ask_all
from generator.online.door import Door

HERE = "127.0.0.1"
QUICK = Limits(connect=2.0, answer=4.0, overall=30.0, pause=0.0)


class Site:
    """What a server was asked, and how it answers: `pages[path]` is a function over the handler."""

    def __init__(self, host: str = HERE) -> None:
        self.requests: list[tuple[str, str]] = []
        self.pages: dict[str, Callable[[BaseHTTPRequestHandler], None]] = {}
        self.at_once = self.most_at_once = self.sent = 0
        self.lock = threading.Lock()
        self.over = threading.Event()
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_HEAD(self) -> None:
                site.answer(self)

            do_GET = do_HEAD  # noqa: N815  # the name that http.server calls

            def log_message(self, *_: object) -> None:
                return

        class Server(ThreadingHTTPServer):
            request_queue_size = 64
            daemon_threads = True

            def handle_error(self, *_: object) -> None:
                return  # whoever is asking may hang up at any moment

        self.server = Server((host, 0), Handler)
        self.host = host
        self.scheme = "http"

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        with self.lock:
            self.requests.append((handler.command, handler.path))
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            page = self.pages.get(handler.path.partition("?")[0])
            (page or status(404))(handler)
        finally:
            with self.lock:
                self.at_once -= 1

    def at(self, path: str) -> str:
        return f"{self.scheme}://{self.host}:{self.server.server_port}{path}"

    def methods(self, path: str) -> list[str]:
        return [method for method, asked in self.requests if asked == path]


def status(code: int, **headers: str) -> Callable[[BaseHTTPRequestHandler], None]:
    def page(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(code)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    return page


def leads_to(address: str, code: int = 301) -> Callable[[BaseHTTPRequestHandler], None]:
    return status(code, Location=address)


def only_get(code: int) -> Callable[[BaseHTTPRequestHandler], None]:
    """A page that answers HEAD with `code` and GET with 200."""

    def page(handler: BaseHTTPRequestHandler) -> None:
        status(200 if handler.command == "GET" else code)(handler)

    return page


def served(site: Site) -> Iterator[Site]:
    thread = threading.Thread(target=site.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.over.set()
        site.server.shutdown()
        site.server.server_close()
        thread.join()


def door() -> Door:
    return Door(allow=frozenset({HERE}))


def ask(*addresses: str, limits: Limits = QUICK, through: Door | None = None) -> dict[str, Answer]:
    return ask_all(addresses, limits=limits, door=through or door())


def until(condition: Callable[[], bool]) -> bool:
    """Waits for something that another thread is about to do."""
    for _ in range(500):
        if condition():
            return True
        time.sleep(0.01)
    return False
