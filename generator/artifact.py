"""Files of the site as values, made only when somebody asks for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

__all__ = ["Artifact", "LeftOutError", "StartAgainError"]


class LeftOutError(Exception):
    """A file that there is not, because it is about something that cannot be published in that form."""


class StartAgainError(Exception):
    """A stream that broke off: what it gave is to be thrown away, and it is to be asked again."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Artifact:
    """One file of the site: its path below the site's root, its media type, and how to make its bytes.

    `render` is pure: the same catalogue gives the same bytes, however often it is called. A build calls
    it for every artifact, one after the other, so that no more than one is in memory; `serve` calls it
    when a browser asks. `stream` gives the same bytes part by part where a file grows with the catalogue,
    so that not even one is in memory. `about` is the key of the one microcredential or the id of the one
    provider that a file is about, '' where it is about several.
    """

    path: str
    media_type: str
    render: Callable[[], bytes]
    about: str = ""
    stream: Callable[[], Iterator[bytes]] | None = None

    @classmethod
    def streamed(
        cls, *, path: str, media_type: str, stream: Callable[[], Iterator[bytes]], about: str = ""
    ) -> Artifact:
        """A file that is made part by part."""
        return cls(
            path=path, media_type=media_type, render=lambda: b"".join(stream()), stream=stream, about=about
        )
