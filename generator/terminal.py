"""What a terminal may be shown: colours, and a count that moves."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TextIO

__all__ = ["colourful", "counting"]


def colourful(stream: TextIO) -> bool:
    """Whether to write colours: only to a terminal, and never against NO_COLOR (no-color.org)."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb" and stream.isatty()


def counting(total: int, things: str = "", *, every: int = 1) -> Callable[[int], None]:
    """Counts on one line of stderr how many of all `things` are done; silent where nobody is looking."""
    if not sys.stderr.isatty():
        return lambda _: None
    named = f" {things}" if things else ""

    def count(done: int) -> None:
        if done % every == 0 or done == total:
            sys.stderr.write(f"\r{done} of {total}{named}" + ("\n" if done == total else ""))
            sys.stderr.flush()

    return count
