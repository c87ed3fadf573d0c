"""Writes files so that nobody ever reads half of one."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

__all__ = ["replace"]


def replace(file: Path, data: bytes, *, lasting: bool = False) -> None:
    """Puts bytes in the place of a file in one step: a reader sees the old ones or the new ones.

    Folders that are missing are made; permissions and owner of a file that was there stay. `lasting` waits
    until the disk has it, which matters for what nobody could make again. Raises OSError.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    descriptor, half = tempfile.mkstemp(dir=file.parent, prefix=".", suffix=".credenza")
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            if lasting:
                stream.flush()
                os.fsync(stream.fileno())
        _dress(half, file)
        os.replace(half, file)  # noqa: PTH105 - the name comes from mkstemp
    except BaseException:
        Path(half).unlink(missing_ok=True)
        raise


def _dress(half: str, file: Path) -> None:
    """The rights of the file that is to be replaced, or those that a new one would get."""
    try:
        before = file.stat()
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        Path(half).chmod(0o666 & ~mask)
        return
    Path(half).chmod(before.st_mode & 0o7777)
    with contextlib.suppress(OSError, AttributeError):  # only root may, and Windows has no owners
        os.chown(half, before.st_uid, before.st_gid)
