"""The folder in which the outcomes of checks are kept.

It is the user's own, not the project's: a project may come from a stranger, and what it brings along must
not answer for the check.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path

from generator import files

__all__ = ["keep", "recall"]

_MOST_FILES = 50
_MOST_BYTES = 200_000_000
_DIGEST = hashlib.sha256().digest_size


def recall(name: str) -> bytes | None:
    """What was kept under a name; None for nothing, and for a file that is damaged."""
    folder = _folder()
    if folder is None:
        return None
    file = folder / name
    try:
        kept = file.read_bytes()
    except OSError:
        return None
    if hashlib.sha256(kept[_DIGEST:]).digest() != kept[:_DIGEST]:
        return None
    with contextlib.suppress(OSError):
        os.utime(file)  # what is asked for stays longest
    return kept[_DIGEST:]


def keep(name: str, data: bytes) -> None:
    """Keeps bytes under a name for later runs, as far as there is room and the folder can be written to."""
    folder = _folder()
    if folder is None or len(data) > _MOST_BYTES:
        return
    # Without it the next check takes longer, and that is all: nobody needs to hear of it.
    with contextlib.suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        files.replace(folder / name, hashlib.sha256(data).digest() + data)
        _make_room(folder)


def _make_room(folder: Path) -> None:
    """Removes what was asked for least recently, and the rests of runs that were ended while writing."""
    with os.scandir(folder) as entries:
        standing = sorted(((entry.stat(), entry.path) for entry in entries), key=lambda one: -one[0].st_mtime)
    room = _MOST_BYTES
    for number, (stat, path) in enumerate(standing):
        room -= stat.st_size
        if number >= _MOST_FILES or room < 0:
            Path(path).unlink(missing_ok=True)


def _folder() -> Path | None:
    """Where programs of this user keep what they can make again (XDG Base Directory Specification)."""
    named = Path(os.environ.get("XDG_CACHE_HOME", ""))
    if not named.is_absolute():
        local = os.environ.get("LOCALAPPDATA") if os.name == "nt" else None
        try:
            named = Path(local) if local else Path.home() / ".cache"
        except RuntimeError:  # this user has no home
            return None
    return named / "credenza" / "checks"
