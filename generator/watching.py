"""What happens between an edit and the next look at a page while a server runs."""

from __future__ import annotations

import posixpath
import traceback
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from generator.preview import Preview

__all__ = ["FrameWatch", "providing"]

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
