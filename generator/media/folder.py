"""The files of the media folder as they lie on disk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.media.examine import HEAD_BYTES

__all__ = ["RawMedia", "media_files"]


@dataclass(frozen=True, kw_only=True, slots=True)
class RawMedia:
    """A file as it is examined: its path below the folder, its first HEAD_BYTES bytes, its size in bytes."""

    below: str
    head: bytes
    size: int


def media_files(folder: Path) -> Iterator[RawMedia]:
    """The files of a media folder, sorted; hidden ones and what leads out of the folder are not there."""
    if not folder.resolve().is_relative_to(folder.parent.resolve()):
        return
    for file in sorted(folder.rglob("*")):
        below = file.relative_to(folder)
        hidden = any(part.startswith(".") for part in below.parts)
        if hidden or not file.is_file() or not file.resolve().is_relative_to(folder.resolve()):
            continue
        with file.open("rb") as stream:
            head = stream.read(HEAD_BYTES)
        yield RawMedia(below=below.as_posix(), head=head, size=file.stat().st_size)
