"""Rules of family D about the dates of offerings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from generator.diagnostics import Severity, say
from generator.model import Microcredential, Offering, Status
from generator.rules.registry import CheckedRule, Context, Finding, rule

__all__ = ["DATES"]

_FORMAT = "Credenza authoring format §6: offerings"
_LIFE = "Credenza authoring format §6: life cycle"
_LONG_PAST = timedelta(days=90)
_SOON = timedelta(days=90)
_REVIEW_MONTHS = 24

# The first of each pair must not come after the second.
_ORDER = (
    ("application_opens", "application_deadline"),
    ("application_deadline", "end"),
    ("application_opens", "end"),
    ("start", "end"),
)


def _published(context: Context) -> Iterator[Microcredential]:
    return (mc for mc in context.catalogue.microcredentials.values() if mc.status is Status.PUBLISHED)


@rule(
    "D502",
    Severity.ERROR,
    "Dates in the wrong order",
    source=_FORMAT,
    wrong="offerings:\n  - { start: 2027-03-01, end: 2027-02-01 }\n",
    right="offerings:\n  - { start: 2027-02-01, end: 2027-03-01 }\n",
)
def order_of_dates(context: Context) -> Iterator[Finding]:
    """A run cannot end before it starts, and nobody can apply after it is over.

    Mostly a year or a month was not changed when last year's run was copied.
    """
    for mc in context.catalogue.microcredentials.values():
        for i, offering in enumerate(mc.offerings):
            wrong = next(_out_of_order(offering), None)
            if wrong is None:
                continue
            (earlier, before), (later, after) = wrong
            yield Finding(
                source=mc.source,
                path=("offerings", i, later),
                message=say(
                    "`{later}` ({after}) is before `{earlier}` ({before})",
                    later=later,
                    after=after.isoformat(),
                    earlier=earlier,
                    before=before.isoformat(),
                ),
                help=say("check the days, and the years"),
            )


def _out_of_order(offering: Offering) -> Iterator[tuple[tuple[str, date], tuple[str, date]]]:
    for earlier, later in _ORDER:
        before, after = getattr(offering, earlier), getattr(offering, later)
        if before is not None and after is not None and after < before:
            yield (earlier, before), (later, after)


def _last_day_to_apply(offering: Offering) -> date | None:
    """The last day on which people can join; None if they always can."""
    if offering.application_deadline is not None:
        return offering.application_deadline
    return offering.end if offering.pace == "self-paced" else offering.start or offering.end


def _last_day(offering: Offering) -> date | None:
    """The day after which a run is over; None if it has no end."""
    if offering.pace == "self-paced" and offering.end is None:
        return offering.application_deadline
    return offering.end or offering.start or offering.application_deadline


@rule(
    "D503",
    Severity.HINT,
    "Nobody can apply any more",
    source=_FORMAT,
    wrong="# on 1 March 2027\nofferings:\n  - { start: 2027-03-15, application_deadline: 2027-02-19 }\n",
    right="offerings:\n  - { start: 2027-03-15, application_deadline: 2027-02-19 }\n"
    "  - { start: 2027-10-04, application_deadline: 2027-09-10 }\n",
    looks_for=("offerings", "status"),
)
def applications_closed(context: Context) -> Iterator[Finding]:
    """Runs that are over hide from the offers by themselves, so nothing has to be deleted.

    This hint says when the last deadline of all runs has passed: it may be time to announce the next run.
    """
    for mc in _published(context):
        days = [_last_day_to_apply(offering) for offering in mc.offerings]
        if (
            not days
            or any(day is None or day >= context.today for day in days)
            or _all_long_past(mc, context.today)
        ):
            continue
        i = max(range(len(days)), key=lambda index: days[index] or context.today)
        key = "application_deadline" if mc.offerings[i].application_deadline else "start"
        yield Finding(
            source=mc.source,
            path=("offerings", i, key),
            message=say(
                "the last day to apply for any run was {day}", day=(days[i] or context.today).isoformat()
            ),
            help=say("add the next run when its dates are known; past ones need not be deleted"),
        )


def _all_long_past(mc: Microcredential, today: date) -> bool:
    last = [_last_day(offering) for offering in mc.offerings]
    return bool(last) and all(day is not None and day < today - _LONG_PAST for day in last)


@rule(
    "D504",
    Severity.WARNING,
    "All runs are long over",
    source=_FORMAT,
    wrong="# in 2027\nofferings:\n  - { start: 2025-02-03, end: 2025-03-28 }\n",
    right="status: retired   # or add the next run\n",
)
def long_over(context: Context) -> Iterator[Finding]:
    """A catalogue full of courses that no longer run costs learners their time and the catalogue its credit.

    More than 90 days after the last run it should be clear what comes next.
    """
    for mc in _published(context):
        if _all_long_past(mc, context.today):
            last = max(day for offering in mc.offerings if (day := _last_day(offering)))
            yield Finding(
                source=mc.source,
                path=("offerings",),
                part="key",
                message=say("the last run ended on {day}", day=last.isoformat()),
                help=say("add the next run, or write `status: retired`"),
            )


@rule(
    "D505",
    Severity.HINT,
    "How does one enrol?",
    source="Annex II of Council Recommendation 2022/C 243/02: transparency for learners",
    wrong="title: Data Literacy\n# no offerings, no address anywhere\n",
    right="title: Data Literacy\napplication_url: https://northbridge.example/apply\n",
)
def no_way_in(context: Context) -> Iterator[Finding]:
    """Whoever likes what they read wants to join.

    Without runs, a page or an address to apply, the entry is a dead end.
    """
    for mc in _published(context):
        if mc.offerings or mc.pace == "self-paced" or mc.homepage or mc.application_url:
            continue
        yield Finding(
            source=mc.source,
            path=(),
            message=say("there are no offerings, no homepage and no address to apply"),
            help=say("add `offerings:`, `application_url:` or `homepage:`"),
        )


@rule(
    "D506",
    Severity.WARNING,
    "Deadline after the first day",
    source=_FORMAT,
    wrong="offerings:\n  - { start: 2027-02-08, application_deadline: 2027-02-15 }\n",
    right="offerings:\n  - { start: 2027-02-08, application_deadline: 2027-01-15 }\n",
)
def late_deadline(context: Context) -> Iterator[Finding]:
    """Usually the deadline comes before the first day.

    Where people may join late, a note tells them what they will have missed.
    """
    for mc in context.catalogue.microcredentials.values():
        for i, offering in enumerate(mc.offerings):
            start, deadline = offering.start, offering.application_deadline
            if start is None or deadline is None or deadline <= start:
                continue
            if offering.pace != "self-paced" and offering.note is None:
                yield Finding(
                    source=mc.source,
                    path=("offerings", i, "application_deadline"),
                    message=say(
                        "the deadline ({deadline}) is after the first day ({start})",
                        deadline=deadline.isoformat(),
                        start=start.isoformat(),
                    ),
                    help=say(
                        "check both days; if people may join late, say so in a `note:` of this offering"
                    ),
                )


DATES: tuple[CheckedRule, ...] = (order_of_dates, applications_closed, long_over, no_way_in, late_deadline)
"""The rules of this module."""
