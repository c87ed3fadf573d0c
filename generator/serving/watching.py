"""What happens between an edit and the next look at a page while a server runs."""

from __future__ import annotations

import html
import posixpath
import re
import traceback
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from generator.serving.preview import Preview

__all__ = ["FrameWatch", "Notice", "noticing", "providing"]

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
"""A web application (PEP 3333)."""

_Stamp = tuple[int, int]  # time of the last change in nanoseconds, size in bytes


class FrameWatch:
    """Tells whether what the frames of the pages are made of has changed: prose, templates, settings."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self.paths = tuple(paths)
        self._built = self._state()

    def changed(self) -> bool:
        """Whether any of the files differs from when the frames were last built."""
        return self._state() != self._built

    def is_built(self) -> None:
        """The frames have been built from the files as they are now."""
        self._built = self._state()

    def _state(self) -> dict[str, _Stamp]:
        return dict(stamp for path in self.paths for stamp in _iter_stamps(path))


def _iter_stamps(path: Path) -> Iterator[tuple[str, _Stamp]]:
    files = [path] if path.is_file() else sorted(path.rglob("*"))
    for file in files:
        try:
            status = file.stat()
        except OSError:
            continue  # it vanished while we looked, which shows in the next state
        yield str(file), (status.st_mtime_ns, status.st_size)


class Notice:
    """What every page shall say at its top until it is cleared; nothing at first."""

    def __init__(self) -> None:
        self.html = b""

    def show(self, title: str, report: str) -> None:
        """From now on, every page says this; both are plain text."""
        self.html = _NOTICE.format(title=html.escape(title), report=html.escape(report)).encode()

    def clear(self) -> None:
        """From now on, pages say nothing more than they do by themselves."""
        self.html = b""


# Without a style sheet, since the page may be of the theme or a redirection; dark on pale red.
_NOTICE = (
    '<section class="credenza-notice" role="alert" style="all:initial;display:block;padding:1rem;'
    'background:#fde8e8;color:#111;border-bottom:4px solid #b00020;font:16px/1.5 sans-serif">'
    '<strong style="display:block">{title}</strong>'
    '<pre style="margin:.5rem 0 0;white-space:pre-wrap;font:14px/1.4 monospace">{report}</pre></section>'
)
_BODY = re.compile(rb"<body\b[^>]*>", re.IGNORECASE)


def noticing(application: Application, notice: Notice) -> Application:
    """The application of a file server, with the notice at the top of each of its HTML pages."""

    def serve(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        shown = notice.html
        if not shown:
            return application(environ, start_response)
        started: list[Any] = []
        answer = application(environ, lambda *head: started.append(head))
        status, headers, *rest = started[-1]
        if not any(name.lower() == "content-type" and "text/html" in value for name, value in headers):
            start_response(status, headers, *rest)
            return answer
        page = _with_notice(b"".join(answer), shown)
        headers = [(name, value) for name, value in headers if name.lower() != "content-length"]
        start_response(status, [*headers, ("Content-Length", str(len(page)))], *rest)
        return [page]

    return serve


def _with_notice(page: bytes, notice: bytes) -> bytes:
    """Right after the beginning of the body; before everything where there is none."""
    body = _BODY.search(page)
    place = body.end() if body else 0
    return page[:place] + notice + page[place:]


def providing(
    application: Application, preview: Preview, mount_path: str, wait_for_rebuild: Callable[[], None]
) -> Application:
    """The application of a file server, with every file of the catalogue made just before it is served."""

    def provide_and_serve(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        # PEP 3333 hands over the bytes of the address as Latin-1.
        path = str(environ["PATH_INFO"]).encode("latin-1").decode("utf-8", "ignore")
        if f"{path}/".startswith(mount_path):
            wait_for_rebuild()
            try:
                preview.provide(_normal(path[len(mount_path) :]))
            except Exception:  # noqa: BLE001 - an institution's template may raise anything; its author is watching
                start_response("500 Internal Server Error", [("Content-Type", "text/plain; charset=utf-8")])
                return [traceback.format_exc().encode()]
        return application(environ, start_response)

    return provide_and_serve


def _normal(address: str) -> str:
    """The address without detours, as a file server reads it; its last slash is kept."""
    normal = posixpath.normpath(f"/{address}").lstrip("/")
    return f"{normal}/" if normal and address.endswith("/") else normal
