"""Rules of family R about how microcredentials add up: stackability, prerequisites, pathways."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.diagnostics import Message, Severity, say
from generator.documents import Kind
from generator.model import Microcredential, Pathway, Status
from generator.rules.reading.written import Reference, of_kind, references, related, source_of
from generator.rules.registry import CheckedRule, Context, Finding, rule
from generator.schema import Sound

__all__ = ["STACKING"]

_ANNEX = "Council Recommendation 2022/C 243/02, Annex I: integration and stackability"
_REQUIRES = ("stackability", "requires")


@rule(
    "R308",
    Severity.WARNING,
    "Stackability contradicts the links",
    source=_ANNEX,
    wrong="stackability: { kind: stand-alone }   # but a pathway names it\n",
    right="stackability: { kind: stackable }\n",
    looks_for=("stackability",),
)
def stackability(context: Context) -> Iterator[Finding]:
    """Who reads “stand-alone” looks for no larger award; who reads “stackable” wants to know which."""
    for mc in context.catalogue.microcredentials.values():
        if mc.status is Status.RETIRED:
            continue
        pathways = context.catalogue.links_of(mc.key).pathways
        if mc.stackability.kind == "stand-alone" and pathways:
            yield Finding(
                source=mc.source,
                path=("stackability", "kind"),
                message=say(
                    "this is stand-alone, but is part of the pathway `{pathway}`", pathway=pathways[0]
                ),
                help=say("write `kind: stackable`, or take it out of the pathway"),
            )
        elif mc.stackability.kind == "stackable" and not pathways and not _stacks_on(context, mc):
            yield Finding(
                source=mc.source,
                path=("stackability", "kind"),
                message=say("this is stackable, but nothing says with what"),
                help=say(
                    "name it under `leads_to:` or `part_of:`, add it to a pathway, or explain it in a `note:`"
                ),
            )


def _stacks_on(context: Context, mc: Microcredential) -> bool:
    """Whether this microcredential or another one says with what it stacks."""
    own, links = mc.stackability, context.catalogue.links_of(mc.key)
    written = mc.source.document.data or {}
    # An id that leads nowhere is reported by R301; here it counts as said.
    return bool(
        own.note
        or any(value for key, value in written.get("stackability", {}).items() if key not in ("kind", "note"))
        or links.required_by
        or links.recommended_for
        or links.led_to_by
    )


@rule(
    "R309",
    Severity.WARNING,
    "Names what is not on offer",
    source=_ANNEX,
    wrong="stackability:\n  requires: [spreadsheets]   # whose file says status: retired\n",
    right="stackability:\n  requires: [spreadsheets-2]\n",
    looks_for=("status",),
)
def names_unavailable(context: Context) -> Iterator[Finding]:
    """Nobody can newly earn a retired microcredential, so what needs it is out of reach.

    A draft is left out wherever it is named, so that readers miss what leads there.
    """
    drafts = _drafts(context)
    for sound in context.sounds:
        if not _is_public(context, sound):
            continue
        needs = frozenset(reference.path for reference in _needed(context, sound))
        for reference in references(sound):
            key = context.directory.resolve(reference.written, reference.provider) or ""
            named = context.catalogue.microcredentials.get(key)
            if key in drafts:
                message = say("`{id}` is still a draft, so nobody can see it", id=reference.written)
                help_ = drafts[key]
            elif named is not None and named.status is Status.RETIRED and reference.path in needs:
                message = say("`{id}` is retired", id=reference.written)
                help_ = say("name its successor, or remove it")
            else:
                continue
            yield Finding(source=source_of(sound), path=reference.path, message=message, help=help_)


def _drafts(context: Context) -> Mapping[str, Message]:
    """The microcredentials that are drafts, also those with errors, each with what makes it public."""
    own = say("publish it (`status: published`), or remove it here until it is ready")
    hidden = {s.document.id for s in of_kind(context.sounds, Kind.PROVIDER) if _says_draft(s)}
    found: dict[str, Message] = {}
    for sound in of_kind(context.sounds, Kind.MICROCREDENTIAL):
        provider, key = sound.document.provider, sound.document.key
        mc = context.catalogue.microcredentials.get(key)
        if _says_draft(sound) or (mc is not None and mc.status is Status.DRAFT):
            found[key] = own
        elif provider in hidden:
            found[key] = say("publish the provider `{id}` too, or remove it here until then", id=provider)
    return found


def _says_draft(sound: Sound) -> bool:
    return sound.data.get("status") == "draft"


def _is_public(context: Context, sound: Sound) -> bool:
    thing = _thing(context, sound)
    if thing is None or thing.status is Status.DRAFT:
        return False
    provider = context.catalogue.providers.get(thing.provider)
    return provider is not None and provider.status is not Status.DRAFT


def _thing(context: Context, sound: Sound) -> Microcredential | Pathway | None:
    of_its_kind: Mapping[str, Microcredential | Pathway] = (
        context.catalogue.pathways
        if sound.document.kind is Kind.PATHWAY
        else context.catalogue.microcredentials
    )
    return of_its_kind.get(sound.document.key)


def _needed(context: Context, sound: Sound) -> Iterator[Reference]:
    """What must be earned before, or as a part of, what the file describes while it is on offer."""
    thing = _thing(context, sound)
    if thing is None or thing.status is not Status.PUBLISHED:
        return iter(())
    return references(sound) if sound.document.kind is Kind.PATHWAY else related(sound, _REQUIRES)


@rule(
    "R310",
    Severity.WARNING,
    "Prerequisite of a higher level",
    source="European Qualifications Framework; " + _ANNEX,
    wrong="level: { eqf: 5 }\nstackability:\n  requires: [data-governance]   # which is EQF 7\n",
    right="level: { eqf: 7 }\nstackability:\n  requires: [data-literacy]   # which is EQF 6\n",
)
def requires_higher_level(context: Context) -> Iterator[Finding]:
    """Learners seldom go on to a lower level: mostly the two are the wrong way round, or a level is wrong."""
    for sound in of_kind(context.sounds, Kind.MICROCREDENTIAL):
        mc = context.catalogue.microcredentials.get(sound.document.key)
        if mc is None or mc.level.eqf is None:
            continue
        for reference in related(sound, _REQUIRES):
            key = context.directory.resolve(reference.written, reference.provider)
            needed = context.catalogue.microcredentials.get(key or "")
            if needed is not None and needed.level.eqf is not None and needed.level.eqf > mc.level.eqf:
                yield Finding(
                    source=source_of(sound),
                    path=reference.path,
                    message=say(
                        "`{id}` is EQF level {theirs}, higher than this one ({ours})",
                        id=reference.written,
                        theirs=needed.level.eqf,
                        ours=mc.level.eqf,
                    ),
                    help=say("check both levels, and which of the two comes first"),
                )


@rule(
    "R311",
    Severity.ERROR,
    "More to choose than there is",
    source="Credenza authoring format §6: components of a pathway",
    wrong="components:\n  - { choose: 3, from: [a, b] }\n",
    right="components:\n  - { choose: 1, from: [a, b] }\n",
)
def chooses_too_many(context: Context) -> Iterator[Finding]:
    """Nobody can complete a pathway that asks for more parts than it names."""
    for sound in of_kind(context.sounds, Kind.PATHWAY):
        for i, component in enumerate(sound.data.get("components", ())):
            if not isinstance(component, str) and component["choose"] > len(component["from"]):
                there_are = len(component["from"])
                yield Finding(
                    source=source_of(sound),
                    path=("components", i, "choose"),
                    message=say(
                        "{choose} are to be chosen, but only {there_are} can be",
                        choose=component["choose"],
                        there_are=there_are,
                    ),
                    help=say(
                        "write a number from 1 to {there_are}, or add more under `from:`", there_are=there_are
                    ),
                )


@rule(
    "R312",
    Severity.HINT,
    "Nothing hangs on it",
    source="Credenza authoring format §1",
    wrong="# pathways/data.yml\ncomponents: [data-literacy]\n",
    right="# pathways/data.yml\ncomponents: [data-literacy, data-ethics]\n",
)
def hangs_on_nothing(context: Context) -> Iterator[Finding]:
    """A provider without microcredentials or a pathway with one part is often left over from a change.

    Their pages would have nothing on them.
    """
    used = _providers_in_use(context)
    for sound in of_kind(context.sounds, Kind.PROVIDER):
        if sound.document.id not in used and sound.data.get("status", "published") == "published":
            yield Finding(
                source=source_of(sound),
                path=(),
                message=say("no microcredential, pathway or other provider refers to this provider"),
                help=say(
                    "add files in the folder microcredentials/{id}, or write `status: draft` until there are "
                    "some",
                    id=sound.document.id,
                ),
            )
    for sound in of_kind(context.sounds, Kind.PATHWAY):
        if len(list(references(sound))) == 1:
            yield Finding(
                source=source_of(sound),
                path=("components",),
                part="key",
                message=say("this pathway has only one component"),
                help=say("add the others, or let the microcredential stand alone"),
            )


def _providers_in_use(context: Context) -> set[str]:
    catalogue = context.catalogue
    used = {catalogue.info.publisher}
    for sound in context.sounds:
        used.add(sound.document.provider)
        used.update(sound.data.get("part_of", ()) if sound.document.kind is Kind.PROVIDER else ())
        if sound.document.kind is Kind.PATHWAY:
            used.add(str(sound.data.get("provider", "")))
    for mc in catalogue.microcredentials.values():
        used.update(mc.awarding_bodies)
        used.update(offering.provider or "" for offering in mc.offerings)
        used.update(recognition.provider or "" for recognition in mc.recognised_by)
    return used


STACKING: tuple[CheckedRule, ...] = (
    stackability,
    names_unavailable,
    requires_higher_level,
    chooses_too_many,
    hangs_on_nothing,
)
"""The rules of this module."""
