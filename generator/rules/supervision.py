"""Rules of family A about who watches over an assessment, where, and whose work is judged."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Severity, say
from generator.model import Assessment, Microcredential
from generator.rules.registry import CheckedRule, Context, Finding, rule

__all__ = ["SUPERVISION"]

_ANNEX = "Council Recommendation 2022/C 243/02, Annex I: "
_ALIGNMENT = "ECTS Users' Guide 2015: assessment shows whether the learning outcomes were achieved"
_IN_GROUPS = frozenset({"group-performance", "peer-assessment", "peer-review"})


def _supervision(mc: Microcredential, assessment: Assessment) -> str | None:
    return assessment.supervision or mc.supervision


@rule(
    "A707",
    Severity.HINT,
    "Credits without anybody's identity checked",
    source=_ANNEX + "supervision and identity verification; Common Microcredential Framework",
    wrong="notional_workload: { ects: 5 }\nsupervision: unsupervised-no-id\n",
    right="notional_workload: { ects: 5 }\nsupervision: supervised-online-id\n",
)
def nobody_checked(context: Context) -> Iterator[Finding]:
    """Universities that recognise credits want to know that the person who holds them did the work."""
    for mc in context.catalogue.microcredentials.values():
        if mc.workload.ects is None:
            continue
        if all(_supervision(mc, assessment) == "unsupervised-no-id" for assessment in mc.assessment):
            yield Finding(
                source=mc.source,
                path=("supervision",) if mc.supervision else ("assessment", 0, "supervision"),
                message=say("ECTS credits are awarded, but nobody's identity is checked"),
                help=say("check it in at least one assessment, for example in an oral one"),
            )


@rule(
    "A708",
    Severity.HINT,
    "Supervision not stated",
    source=_ANNEX + "supervision and identity verification during assessment (optional)",
    wrong="assessment:\n  - { type: written-examination }\n",
    right="assessment:\n  - { type: written-examination, supervision: supervised-onsite-id }\n",
    looks_for=("supervision", "assessment"),
)
def supervision_not_stated(context: Context) -> Iterator[Finding]:
    """How an assessment is supervised is optional in Annex I, but it is much asked for.

    It is among the first things that somebody wants to know who is to recognise the credential.
    """
    for mc in context.catalogue.microcredentials.values():
        if mc.supervision is None and any(one.supervision is None for one in mc.assessment):
            yield Finding(
                source=mc.source,
                path=("assessment",),
                part="key",
                message=say("nothing says how the assessment is supervised"),
                help=say("add `supervision:` here, or to the defaults of the provider"),
            )


@rule(
    "A709",
    Severity.HINT,
    "Onsite assessment without a place",
    source=_ANNEX + "form of participation; supervision and identity verification",
    wrong="form_of_participation: online\nsupervision: supervised-onsite-id\n",
    right="form_of_participation: online\nsupervision: supervised-online-id\n",
)
def onsite_without_place(context: Context) -> Iterator[Finding]:
    """Who chooses an online course has to know before that an examination takes place, and where."""
    for mc in context.catalogue.microcredentials.values():
        forms = {mc.form_of_participation, *(offering.form_of_participation for offering in mc.offerings)}
        if forms != {"online"} or any(offering.place for offering in mc.offerings):
            continue
        for i, assessment in enumerate(mc.assessment):
            if _supervision(mc, assessment) == "supervised-onsite-id":
                yield Finding(
                    source=mc.source,
                    path=("assessment", i, "supervision") if assessment.supervision else ("supervision",),
                    message=say(
                        "the assessment is supervised onsite, but all else is online and no place is given"
                    ),
                    help=say("give the place in the offering, or write `supervised-online-id`"),
                )
                break


@rule(
    "A710",
    Severity.HINT,
    "Only assessed in groups or by peers",
    source=_ALIGNMENT,
    wrong="assessment:\n  - { type: group-performance }\n",
    right="assessment:\n  - { type: group-performance }\n  - { type: oral-examination }\n",
)
def only_in_groups(context: Context) -> Iterator[Finding]:
    """A credential belongs to one person.

    If only the group is assessed, or only peers assess, it is not clear what that person can do.
    """
    for mc in context.catalogue.microcredentials.values():
        types = {assessment.type for assessment in mc.assessment} - {"attendance"}
        if types and types <= _IN_GROUPS:
            yield Finding(
                source=mc.source,
                path=("assessment",),
                part="key",
                message=say("all assessment is by the group or by peers"),
                help=say("say in a `description:` how the individual is assessed, or add such an assessment"),
            )


SUPERVISION: tuple[CheckedRule, ...] = (
    nobody_checked,
    supervision_not_stated,
    onsite_without_place,
    only_in_groups,
)
"""The rules of this module."""
