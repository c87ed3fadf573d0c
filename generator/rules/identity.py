"""Rules of family R about things that are hard to tell apart: equal titles, equal addresses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from generator.diagnostics import KeyPath, Severity, say
from generator.documents import Kind
from generator.model import Microcredential, Status
from generator.rules.reading.relatives import succeeds, titles
from generator.rules.reading.written import of_kind, source_of
from generator.rules.registry import CheckedRule, Context, Finding, rule
from generator.schema import Sound

__all__ = ["IDENTITY"]


@rule(
    "R305",
    Severity.WARNING,
    "Same title twice",
    source="Credenza authoring format §1: one file per microcredential",
    wrong="# data-literacy.yml and evening.yml\ntitle: Data Literacy\n",
    right="# data-literacy.yml\ntitle: Data Literacy\n# evening.yml\ntitle: Data Literacy in the Evening\n",
)
def same_title(context: Context) -> Iterator[Finding]:
    """In a list of results learners see title and provider, and cannot tell two equal ones apart.

    Several runs of one microcredential belong into one file, as offerings.
    """
    first: dict[tuple[str, str, str], Microcredential] = {}
    for mc in context.catalogue.microcredentials.values():
        if mc.status is Status.RETIRED:
            continue
        names = {(mc.provider, *name) for name in titles(mc)}
        same = next((first[name] for name in sorted(names) if name in first), None)
        for name in names:
            first.setdefault(name, mc)
        if same is not None and not succeeds(mc, same):
            yield Finding(
                source=mc.source,
                path=("title",),
                message=say("`{id}` of the same provider has the same title", id=same.id),
                help=say(
                    "say in the title what tells them apart; if they are runs of one course, describe them "
                    "as `offerings` in one file"
                ),
            )


@rule(
    "R306",
    Severity.ERROR,
    "Same address twice",
    source="Credenza authoring format §1: the file name is the id and the address",
    wrong="# data-literacy.yml\naliases: [open-data]   # but there is a file open-data.yml\n",
    right="# data-literacy.yml\naliases: [data-basics]   # an id that no file has now\n",
)
def same_address(context: Context) -> Iterator[Finding]:
    """Of two things at one address one would silently vanish.

    Besides, identifiers that others have stored would come to mean something else.
    """
    yield from _same_file_name(context)
    yield from _claimed_aliases(context)
    for sound in of_kind(context.sounds, Kind.MICROCREDENTIAL):
        yield from _same_offering(sound)


def _same_file_name(context: Context) -> Iterator[Finding]:
    first: dict[tuple[Kind, str], Sound] = {}
    for sound in sorted(context.sounds, key=lambda sound: sound.document.precedence):
        document = sound.document
        if document.kind is Kind.UNKNOWN:
            continue
        other = first.setdefault((document.kind, document.key), sound)
        if other is not sound:
            yield Finding(
                source=source_of(sound),
                path=(),
                message=say(
                    "this file and {other} would have the same address (`{id}`)",
                    other=other.document.path,
                    id=document.key,
                ),
                help=say("rename one of them, or delete the one that is no longer needed"),
            )


def _claimed_aliases(context: Context) -> Iterator[Finding]:
    for kind in (Kind.MICROCREDENTIAL, Kind.PROVIDER, Kind.PATHWAY):
        claimed: defaultdict[str, str] = defaultdict(str)
        for sound in of_kind(context.sounds, kind):
            for path, key in _aliases(sound):
                if key in context.known[kind.value]:
                    seen = say("the former id `{key}` is the id of a file that is there now", key=key)
                elif claimed[key] and claimed[key] != sound.document.path:
                    seen = say("{other} has the former id `{key}` too", key=key, other=claimed[key])
                else:
                    claimed[key] = sound.document.path
                    continue
                help_ = say("remove it here; an old address can lead to one page only")
                yield Finding(source=source_of(sound), path=path, message=seen, help=help_)


def _aliases(sound: Sound) -> Iterator[tuple[KeyPath, str]]:
    """The former ids of a file, as keys."""
    provider = sound.document.provider
    for i, former in enumerate(sound.data.get("aliases", ())):
        yield ("aliases", i), f"{provider}/{former}" if provider and "/" not in former else former


def _same_offering(sound: Sound) -> Iterator[Finding]:
    seen: set[str] = set()
    for i, offering in enumerate(sound.data.get("offerings", ())):
        id_ = offering.get("id")
        if id_ in seen:
            yield Finding(
                source=source_of(sound),
                path=("offerings", i, "id"),
                message=say("an offering above has the id `{id}` already", id=id_),
                help=say("give each offering an id of its own, for example with the year in it"),
            )
        elif id_ is not None:
            seen.add(id_)


IDENTITY: tuple[CheckedRule, ...] = (same_title, same_address)
"""The rules of this module."""
