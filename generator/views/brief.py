"""A microcredential in one line of a list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator import addresses
from generator.model import Microcredential
from generator.views.effort import credits_in_words
from generator.views.money import in_short
from generator.views.reader import Reader
from generator.views.said import Said

__all__ = ["Brief", "brief", "briefs", "size_level_form", "strip"]

_REMEMBERED = 4096
"""Lines kept at hand: similar entries stand near each other, and a site of any size shall fit the memory."""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Brief:
    """What a line says: title and provider, a few facts, and the broad field that gives it its colour.

    Lines are told apart by identity, as their HTML is remembered.
    """

    title: Said
    href: str
    provider: Said
    facts: tuple[str, ...]
    strip: str
    language: str | None


def briefs(keys: Iterable[str], reader: Reader) -> tuple[Brief, ...]:
    """The lines of some microcredentials, in the order given.

    An entry stands on the pages of several others, so its line is remembered for the next of them.
    """
    known = reader.site.briefs
    found = []
    for key in keys:
        place = (key, reader.language, reader.root)
        line = known.get(place)
        if line is None:
            if len(known) >= _REMEMBERED:
                known.clear()
            line = known[place] = brief(reader.site.microcredential(key), reader)
        found.append(line)
    return tuple(found)


def brief(mc: Microcredential, reader: Reader) -> Brief:
    """The line of one microcredential; `language` names the language of its title where that differs."""
    title = reader.text(mc.title)
    return Brief(
        title=title,
        href=reader.href(addresses.microcredential_path(mc.key)),
        provider=reader.text(reader.site.catalogue.providers[mc.provider].name),
        facts=tuple(_facts(mc, reader)),
        strip=strip(mc),
        language=reader.ui.language_name(title.language) if title.language else None,
    )


def strip(mc: Microcredential) -> str:
    """The broad field whose pattern marks the entry; '99' where no field is stated."""
    return mc.fields[0][:2] if mc.fields else "99"


def size_level_form(mc: Microcredential, reader: Reader) -> tuple[str, ...]:
    """How much it is, how demanding, and how one takes part; what is not stated is left out."""
    return tuple(_size_level_form(mc, reader))


def _size_level_form(mc: Microcredential, reader: Reader) -> Iterable[str]:
    workload = credits_in_words(mc.workload, reader.ui)
    if workload is None and mc.workload.hours is not None:
        workload = reader.ui.count("{n} hour", "{n} hours", mc.workload.hours)
    if workload is not None:
        yield workload
    if mc.level.eqf is not None:
        yield reader.label("eqf", str(mc.level.eqf))
    yield reader.label("form-of-participation", mc.form_of_participation)


def _facts(mc: Microcredential, reader: Reader) -> Iterable[str]:
    yield from _size_level_form(mc, reader)
    if (price := in_short(mc, reader)) is not None:
        yield price
