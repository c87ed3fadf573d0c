"""The catalogue behind a running server: a file is rendered when a browser asks for it."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from pathlib import Path

from generator import files
from generator.addresses import file_of
from generator.artifact import Artifact, LeftOutError

__all__ = ["Preview"]


class Preview:
    """Keeps the folder that a server serves up to date, one requested file at a time.

    Several threads may ask at once. A file that stood in the folder stays readable until the newer one
    has taken its place.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = threading.Lock()
        self._artifacts: dict[str, Artifact] = {}
        self._fresh: set[str] = set()
        self._stale: set[str] = set()

    def show(self, artifacts: Iterable[Artifact]) -> None:
        """From now on the site consists of these artifacts; all that was rendered before is stale."""
        shown = {artifact.path: artifact for artifact in artifacts}
        with self._lock:
            self._artifacts = shown
            self._stale |= self._fresh
            self._fresh = set()

    def provide(self, address: str) -> None:
        """Sees to it that the file behind an address is there and new, or gone if it is no longer ours.

        For an address that leads nowhere it provides the page that says so. Whatever an artifact raises
        comes out of here.
        """
        with self._lock:
            path = file_of(address)
            # A server redirects an address without its last slash, if it finds the folder's index.
            for wanted in (path, f"{path}/index.html"):
                self._provide(wanted)
            if path not in self._artifacts and not (self.folder / path).exists():
                self._provide("404.html")

    def _provide(self, path: str) -> None:
        if path in self._fresh:
            return
        artifact = self._artifacts.get(path)
        content = None if artifact is None else _made(artifact)
        if content is not None:
            self._write(path, content)
            self._fresh.add(path)
        elif path in self._stale:
            (self.folder / path).unlink(missing_ok=True)
        self._stale.discard(path)

    def _write(self, path: str, data: bytes) -> None:
        files.replace(self.folder / path, data)


def _made(artifact: Artifact) -> bytes | None:
    """The bytes of a file; None where it is left out."""
    try:
        return artifact.render()
    except LeftOutError:
        return None
