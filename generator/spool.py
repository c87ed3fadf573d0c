"""Bytes that are needed again later, kept on disk in the meantime."""

from __future__ import annotations

import tempfile
import weakref
from typing import BinaryIO

__all__ = ["Place", "Spool"]

Place = tuple[int, int]
"""Where something lies in a spool: its first byte, and how many there are."""


class Spool:
    """A file without a name that goes when nobody holds the spool any more; made with the first bytes.

    What is written for each entry is written again in the file of the whole catalogue. In memory, ten
    thousand entries would take more than all the rest of a build; made twice, they would cost twice.
    """

    def __init__(self) -> None:
        self._file: BinaryIO | None = None
        self._end = 0

    def keep(self, data: bytes) -> Place:
        """Keep the bytes, and say where."""
        if self._file is None:
            self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - it is closed with the spool
            weakref.finalize(self, self._file.close)
        self._file.seek(self._end)
        self._file.write(data)
        place = (self._end, len(data))
        self._end += len(data)
        return place

    def read(self, place: Place) -> bytes:
        """What lies at a place that `keep` gave."""
        assert self._file is not None, "nothing was kept here"
        start, length = place
        self._file.seek(start)
        return self._file.read(length)
