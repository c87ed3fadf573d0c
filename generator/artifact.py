"""Files of the site as values, made only when somebody asks for them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

__all__ = ["Artifact"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Artifact:
    """One file of the site: its path below the site's root, its media type, and how to make its bytes.

    `render` is pure: the same catalogue gives the same bytes, however often it is called. A build calls
    it for every artifact, one after the other, so that no more than one is in memory; `serve` calls it
    when a browser asks.
    """

    path: str
    media_type: str
    render: Callable[[], bytes]
