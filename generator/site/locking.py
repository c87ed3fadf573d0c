"""Lets one process at a time work in a folder."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

__all__ = ["BusyError", "FolderLock"]


class BusyError(RuntimeError):
    """Another process holds the lock."""


class FolderLock:
    """A lock file that the system itself gives up when its process ends, however it ends.

    So a file that lies there without a process behind it stops nobody.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._descriptor: int | None = None

    def take(self) -> None:
        """Take the lock, at once or not at all: raises BusyError while another process has it."""
        if self._descriptor is not None:
            return
        while self._descriptor is None:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            try:
                descriptor = os.open(self._file, os.O_RDWR | os.O_CREAT, 0o644)
            except FileNotFoundError:
                continue  # whoever had the lock has just removed the folder
            try:
                _lock(descriptor)
            except BusyError:
                os.close(descriptor)
                raise
            if self._is_still(descriptor):
                self._descriptor = descriptor
            else:
                os.close(descriptor)

    def give_up(self) -> None:
        """Let others have it; the file goes too. Does nothing when it was not taken."""
        if self._descriptor is None:
            return
        if sys.platform == "win32":
            # An open file cannot be removed there; somebody may be faster, and then it is theirs.
            os.close(self._descriptor)
            with contextlib.suppress(OSError):
                self._file.unlink()
        else:
            self._file.unlink(missing_ok=True)
            os.close(self._descriptor)
        self._descriptor = None

    def _is_still(self, descriptor: int) -> bool:
        """Whether the locked file is the one in the folder: its last owner removes it when done."""
        try:
            return os.path.samestat(os.fstat(descriptor), self._file.stat())
        except FileNotFoundError:
            return False


def _lock(descriptor: int) -> None:
    try:
        if sys.platform == "win32":
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        raise BusyError from None
    except OSError:
        # Some network file systems know no locks: then nobody can be kept out.
        return
