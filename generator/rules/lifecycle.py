"""Rules of family D about what grows old: decisions, successors, descriptions nobody has read for long."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from generator.diagnostics import KeyPath, Message, Severity, say
from generator.documents import Kind
from generator.model import Microcredential, Pathway, QualityAssurance, Source, Status
from generator.rules.reading.said import listed
from generator.rules.reading.written import Reference, of_kind, related, source_of
from generator.rules.registry import CheckedRule, Context, Finding, rule

__all__ = ["LIFECYCLE"]

_LIFE = "Credenza authoring format §6: life cycle"
_SOON = timedelta(days=90)
_REVIEW_MONTHS = 24


@rule(
    "D507",
    Severity.WARNING,
    "Quality assurance has run out",
    source="Council Recommendation 2022/C 243/02, Annex I: type of quality assurance",
    wrong="# in 2027\nquality_assurance:\n  - { type: external, body: Agency, valid_until: 2026-12-31 }\n",
    right="quality_assurance:\n  - { type: external, body: Agency, valid_until: 2031-12-31 }\n",
)
def quality_assurance_expired(context: Context) -> Iterator[Finding]:
    """An accreditation that has run out is no proof of quality, and stating it may mislead.

    The warning comes 90 days before, while there is time to renew it.
    """
    for source, decisions in _decisions(context):
        for i, decision in enumerate(decisions):
            until = decision.valid_until
            if until is not None and until <= context.today + _SOON:
                yield Finding(
                    source=source,
                    path=("quality_assurance", i, "valid_until"),
                    message=_expiry(until, context.today),
                    help=say("write the new date once the decision is renewed, or remove this entry"),
                )


def _expiry(until: date, today: date) -> Message:
    if until < today:
        return say("this decision was valid until {day}", day=until.isoformat())
    return say("this decision is valid only until {day}", day=until.isoformat())


def _decisions(context: Context) -> Iterator[tuple[Source, tuple[QualityAssurance, ...]]]:
    """The quality assurance of all providers, and of all microcredentials on offer."""
    for provider in context.catalogue.providers.values():
        yield provider.source, provider.quality_assurance
    for mc in context.catalogue.microcredentials.values():
        if mc.status is Status.PUBLISHED:
            yield mc.source, mc.quality_assurance


@rule(
    "D508",
    Severity.ERROR,
    "Successor and predecessor contradict each other",
    source=_LIFE,
    wrong="status: published\nreplaced_by: [data-literacy-2]\n",
    right="status: retired\nreplaced_by: [data-literacy-2]\n",
    looks_for=("status",),
)
def succession(context: Context) -> Iterator[Finding]:
    """What was replaced is no longer on offer.

    One side may be silent about the other, for the link is shown both ways; but if both speak, they must
    name each other.
    """
    for sound in of_kind(context.sounds, Kind.MICROCREDENTIAL):
        if not ("replaced_by" in sound.data or "replaces" in sound.data):
            continue
        mc = context.catalogue.microcredentials.get(sound.document.key)
        if "replaced_by" in sound.data and mc is not None and mc.status is not Status.RETIRED:
            yield Finding(
                source=source_of(sound),
                path=("replaced_by",),
                part="key",
                message=say("this has a successor, but is not retired"),
                help=say("write `status: retired`, or remove `replaced_by:` while both are on offer"),
            )
        yield from _one_sided(context, "replaces", "replaced_by", tuple(related(sound, ("replaces",))))
        yield from _one_sided(context, "replaced_by", "replaces", tuple(related(sound, ("replaced_by",))))


def _one_sided(
    context: Context, key: str, counterpart: str, references: tuple[Reference, ...]
) -> Iterator[Finding]:
    """References to microcredentials that name others on their side, but not this one."""
    for reference in references:
        own = reference.sound.document.key
        other = context.directory.resolve(reference.written, reference.provider)
        theirs = context.catalogue.microcredentials.get(other or "")
        if theirs is None or theirs.key == own:
            continue
        named = [related_.key for related_ in getattr(theirs, counterpart) if related_.key]
        if named and own not in named:
            yield Finding(
                source=source_of(reference.sound),
                path=reference.path,
                message=say(
                    "under `{counterpart}:`, `{id}` names {named}, but not this one",
                    counterpart=counterpart,
                    id=reference.written,
                    named=listed(f"`{name}`" for name in named),
                ),
                help=say("add this one there, or remove it here: `{key}` must match", key=key),
            )


@rule(
    "D509",
    Severity.HINT,
    "Not reviewed for two years",
    source="Annex II of Council Recommendation 2022/C 243/02: information is kept up to date",
    wrong="# in 2027\ninformation_confirmed: 2024-05-02\n",
    right="information_confirmed: 2027-01-12\n",
)
def review(context: Context) -> Iterator[Finding]:
    """Prices, prerequisites and people change quietly.

    Somebody should read each entry at least every two years and write down the day; without that day, the
    last change counts.
    """
    limit = _months_before(context.today, _REVIEW_MONTHS)
    things: tuple[Microcredential | Pathway, ...] = (
        *context.catalogue.microcredentials.values(),
        *context.catalogue.pathways.values(),
    )
    for thing in things:
        day = thing.information_confirmed or thing.modified
        if day is None or day >= limit or thing.status is not Status.PUBLISHED:
            continue
        written: KeyPath = ("information_confirmed",) if thing.information_confirmed else ()
        yield Finding(
            source=thing.source,
            path=written,
            message=say("this was last confirmed on {day}", day=day.isoformat())
            if thing.information_confirmed
            else say("this was last changed on {day} and never confirmed", day=day.isoformat()),
            help=say(
                "read it through, and write `information_confirmed: {today}`", today=context.today.isoformat()
            ),
        )


def _months_before(day: date, months: int) -> date:
    """The same day of an earlier month; the 28th where that month is shorter."""
    index = day.year * 12 + day.month - 1 - months
    return date(index // 12, index % 12 + 1, min(day.day, 28))


LIFECYCLE: tuple[CheckedRule, ...] = (quality_assurance_expired, succession, review)
"""The rules of this module."""
