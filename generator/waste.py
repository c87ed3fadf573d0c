"""When Python looks for waste."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator

__all__ = ["kept_to_the_end", "nothing_thrown_away"]


@contextlib.contextmanager
def nothing_thrown_away() -> Iterator[None]:
    """Meanwhile nobody looks for waste: a catalogue is one tree, and a check keeps all of it to its end.

    At ten thousand entries, looking through it again and again takes a quarter of the time of a check.
    """
    looked = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looked:
            gc.enable()


@contextlib.contextmanager
def kept_to_the_end() -> Iterator[None]:
    """The same, and what was made in it is never looked through: it stays as long as the program runs.

    For a build, which reads once. A server reads many times, and what it has read before must not stay.
    """
    with nothing_thrown_away():
        yield
        gc.freeze()
