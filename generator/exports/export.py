"""What an output says of itself: its files, for whom they are, and how a program reads them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.artifact import Artifact
from generator.interface import msgid
from generator.model import Catalogue, Status

if TYPE_CHECKING:
    from generator.exports.outputs import Outputs

__all__ = ["JSON_FILE", "WITH_EVERY_CHANGE", "Export", "Reading", "entries", "live_entries"]

WITH_EVERY_CHANGE = msgid("With every change of the catalogue; unchanged content keeps its bytes.")


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """Three lines of Python and three of a shell that read an output; `{url}` stands for its address.

    Both are run by a test against the sample catalogue, and print something.
    """

    python: str
    curl: str


JSON_FILE = Reading(
    python="import json, urllib.request\n"
    "content = json.load(urllib.request.urlopen('{url}'))\n"
    "print(list(content))",
    curl="curl -sfo content.json '{url}'\n"
    "python3 -m json.tool content.json > readable.json\n"
    "head -n 5 readable.json",
)
"""For an output of which nothing better is said."""


def entries(catalogue: Catalogue) -> int:
    """The number of microcredentials, retired ones included."""
    return len(catalogue.microcredentials)


def live_entries(catalogue: Catalogue) -> int:
    """The number of microcredentials that are not retired."""
    return sum(mc.status is not Status.RETIRED for mc in catalogue.microcredentials.values())


@dataclass(frozen=True, kw_only=True, slots=True)
class Export:
    """One output: its name in `catalogue.yml`, what it is called and for whom it is, and how to make it.

    `main` is the path of the file to begin with; '' where every file is about one entry or one provider, and
    the first will do. `records` counts what the main file holds. `rhythm` says when it changes; `example` how
    a program reads it; `shows` is the JSON pointer (RFC 6901) to what an excerpt shows. What `steps_back`
    is left out where the institution has a file of its own at the same path in its folder of pages. `listing`
    makes the files of an output that tells of all others from those, instead of from the catalogue.
    """

    name: str
    title: str
    purpose: str
    artifacts: Callable[[Catalogue], Iterator[Artifact]]
    media_type: str
    main: str = ""
    records: Callable[[Catalogue], int] = entries
    rhythm: str = WITH_EVERY_CHANGE
    example: Reading = JSON_FILE
    shows: str = ""
    steps_back: bool = False
    listing: Callable[[Outputs], Iterator[Artifact]] | None = None

    def is_offered(self, catalogue: Catalogue) -> bool:
        """Whether there is one file to point others to, and something in it."""
        return bool(self.main) and self.records(catalogue) > 0
