"""The facets of a whole catalogue as columns of small numbers, in the order of the list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from generator.interface import Interface
from generator.model import Catalogue, Microcredential, Offering
from generator.model.entities import Number
from generator.search.encoding import digits, variable
from generator.search.facets import CodeFacet, Facet, RangeFacet, StartFacet
from generator.search.measures import is_self_paced, runs
from generator.text import Spoken

__all__ = ["Columns"]

NOT_STATED = 0
APART = 1
_FIRST_NUMBER = 2

AVAILABILITY = (None, "waiting-list", "full", "cancelled")
"""What an offering's availability is written as; None stands for "open" too."""


class Columns:
    """Turns facets into what the browser reads: {"values": …, "column": …}, ready for JSON.

    Position 0 of every table means "not stated". A column is a text in which each entry of `entries`
    takes `width` characters (see `encoding.digits`).
    """

    def __init__(
        self, catalogue: Catalogue, entries: Sequence[Microcredential], interface: Interface
    ) -> None:
        self._catalogue = catalogue
        self._entries = entries
        self._interface = interface
        self._positions: dict[str, dict[str, int]] = {}

    @property
    def count(self) -> int:
        """How many entries there are."""
        return len(self._entries)

    def all(self, facets: Sequence[Facet]) -> list[dict[str, Any]]:
        """The facets in their order; one that follows another stands after it."""
        return [self.of(facet) for facet in facets]

    def of(self, facet: Facet) -> dict[str, Any]:
        """One facet with its title, its values in words, and its column."""
        head = self._head(facet)
        match facet:
            case CodeFacet():
                return head | self._codes(facet)
            case RangeFacet():
                return head | self._range(facet)
            case StartFacet():
                return head | self._start(facet)

    def _head(self, facet: Facet) -> dict[str, Any]:
        return {"key": facet.key, "title": self._interface.say(facet.title), "open": facet.opened}

    def newest(self) -> dict[str, Any]:
        """When each entry was first published, as days of a table."""
        return _table([_ordinal(entry.first_published) for entry in self._entries])

    def _codes(self, facet: CodeFacet) -> dict[str, Any]:
        per_entry = [facet.codes(self._catalogue, entry) for entry in self._entries]
        codes = self._ordered(facet, Counter(code for codes in per_entry for code in codes))
        position = {code: index for index, code in enumerate(codes)}
        self._positions[facet.key] = position
        label = facet.labels(self._catalogue, self._interface)
        values = [
            [code, *self._words(label(code), position.get(facet.broader(code) or "", -1))] for code in codes
        ]
        if facet.follows:
            return {"kind": "codes", "values": values} | self._following(facet, per_entry, position)
        sets: dict[tuple[int, ...], int] = {(): NOT_STATED}
        numbers = [
            sets.setdefault(tuple(sorted(position[c] for c in codes)), len(sets)) for codes in per_entry
        ]
        found = {"kind": "codes", "values": values, "sets": [list(s) for s in sets]} | _column(numbers)
        return found if facet.silence else found | {"silence": False}

    def _words(self, label: str | Spoken, parent: int) -> Iterator[str | int]:
        """The label, the value above, and the label's language where that is not the page's."""
        text = str(label)
        yield text[:1].upper() + text[1:]
        yield parent
        if isinstance(label, Spoken) and label.language != self._interface.language:
            yield label.language

    def _ordered(self, facet: CodeFacet, counts: Counter[str]) -> list[str]:
        """Codes in the facet's own order, else by frequency; what lies below another code stays near it."""
        if facet.order:
            return sorted(counts, key=lambda code: (facet.order.index(code), code))

        def weight(code: str) -> tuple[object, ...]:
            broader = facet.broader(code)
            if broader is None:
                return (-counts[code], code, 0, "")
            return (-counts[broader], broader, 1, -counts[code], code)

        return sorted(counts, key=weight)

    def _following(
        self, facet: CodeFacet, per_entry: Sequence[tuple[str, ...]], position: Mapping[str, int]
    ) -> dict[str, Any]:
        """Which code of this facet goes with each code of the facet it follows."""
        leader_key = facet.follows or ""
        leader = self._positions[leader_key]
        codes_of = {
            entry.provider: position[codes[0]] for entry, codes in zip(self._entries, per_entry, strict=True)
        }
        return {"follows": leader_key, "of": [codes_of[code] for code in leader]}

    def _range(self, facet: RangeFacet) -> dict[str, Any]:
        apart = facet.apart(self._catalogue)
        amounts: list[Number | None] = []
        aside: list[bool] = []
        for entry in self._entries:
            amount = facet.amount(self._catalogue, entry)
            aside.append(amount is not None and apart(entry))
            amounts.append(None if aside[-1] else amount)
        table = sorted({amount for amount in amounts if amount is not None})
        position = {amount: index + _FIRST_NUMBER for index, amount in enumerate(table)}
        numbers = [
            APART if away else NOT_STATED if amount is None else position[amount]
            for amount, away in zip(amounts, aside, strict=True)
        ]
        bounds = [[b.code, b.label, b.above, b.to] for b in facet.bounds(self._catalogue, self._interface)]
        apart_label = self._interface.say(facet.apart_label) if any(aside) else ""
        return {"kind": "range", "bounds": bounds, "apart": apart_label, "numbers": table} | _column(numbers)

    def _start(self, facet: StartFacet) -> dict[str, Any]:
        values = [[code, self._interface.say(label)] for code, label in facet.values]
        return {"kind": "start", "values": values} | _runs(self._entries)


def _column(numbers: Sequence[int]) -> dict[str, Any]:
    width, column = digits(numbers)
    return {"width": width, "column": column}


def _table(numbers: Sequence[int | None]) -> dict[str, Any]:
    table = sorted({number for number in numbers if number is not None})
    position = {number: index + 1 for index, number in enumerate(table)}
    return {"numbers": table} | _column([position[n] if n is not None else NOT_STATED for n in numbers])


def _runs(entries: Sequence[Microcredential]) -> dict[str, Any]:
    """Dates of all offerings, one kind after the other: like stands beside like and compresses well.

    `ways` has two numbers per entry (how many runs; whether it can be begun on any day). Then for each
    run: its start as a day of the table `days` (0: not stated), and the deadline, the opening and the
    availability (`AVAILABILITY`). Deadline and opening are days before the start (or before the
    deadline, where there is one), 0 where not stated, else 1 and the distance folded so that both
    signs stay short.
    """
    ways: list[int] = []
    all_runs: list[Offering] = []
    for entry in entries:
        dated = runs(entry)
        all_runs += dated
        ways.append(2 * len(dated) + is_self_paced(entry))
    starts = _table([_ordinal(run.start) for run in all_runs])
    return {
        "ways": variable(ways),
        "days": starts["numbers"],
        "width": starts["width"],
        "starts": starts["column"],
        "closes": variable(_before(run.application_deadline, run.start) for run in all_runs),
        "opens": variable(
            _before(run.application_opens, run.application_deadline or run.start) for run in all_runs
        ),
        "free": variable(_availability(run) for run in all_runs),
    }


def _availability(run: Offering) -> int:
    return AVAILABILITY.index(run.availability) if run.availability in AVAILABILITY else 0


_EPOCH = date(1970, 1, 1)


def _ordinal(day: date | None) -> int | None:
    """Days since 1 January 1970, as the browser counts them."""
    return None if day is None else (day - _EPOCH).days


def _before(day: date | None, reference: date | None) -> int:
    if day is None:
        return 0
    distance = ((reference or _EPOCH) - day).days
    return 1 + (2 * distance if distance >= 0 else -2 * distance - 1)
