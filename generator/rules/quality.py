"""Rules of family Q: providers, their identifiers and their quality assurance."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics import Message, Severity, say
from generator.model import Microcredential, Provider, QualityAssurance, Source, Status
from generator.rules.registry import CheckedRule, Context, Finding, rule

__all__ = ["QUALITY", "is_mod_97_10", "ror_fault"]

_ANNEX = "Council Recommendation 2022/C 243/02, Annex I: type of quality assurance"
_ROR_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32
_ROR = re.compile(r"(?:(?:https?://)?ror\.org/)?(0[0-9a-z]{8})/?", re.IGNORECASE)
_ETER = re.compile(r"([A-Z]{2})[0-9]{4}")
# ETER writes these two countries as Eurostat does.
_EUROSTAT = {"EL": "GR", "UK": "GB"}
# Who may rightly say that its quality assurance follows the standards of higher education.
_HIGHER_EDUCATION = frozenset({"higher-education", "alliance", "research-organisation"})


def _arrangements(context: Context) -> Iterator[tuple[Source, tuple[QualityAssurance, ...]]]:
    """The quality assurance of all providers and of all microcredentials, inherited or not."""
    for provider in context.catalogue.providers.values():
        yield provider.source, provider.quality_assurance
    for mc in context.catalogue.microcredentials.values():
        yield mc.source, mc.quality_assurance


@rule(
    "Q901",
    Severity.ERROR,
    "External quality assurance by nobody",
    source=_ANNEX,
    wrong="quality_assurance:\n  - { type: external, framework: ESG }\n",
    right="quality_assurance:\n  - { type: external, framework: ESG, body: Fictional Quality Agency }\n",
)
def external_without_body(context: Context) -> Iterator[Finding]:
    """External quality assurance is worth as much as the body behind it.

    Without its name nobody can look up the decision.
    """
    for source, arrangements in _arrangements(context):
        for i, arrangement in enumerate(arrangements):
            if arrangement.type == "external" and arrangement.body is None:
                yield Finding(
                    source=source,
                    path=("quality_assurance", i, "type"),
                    message=say("external quality assurance is stated, but not by whom"),
                    help=say("add `body:` with the name of the agency or authority"),
                )


@rule(
    "Q902",
    Severity.WARNING,
    "Internal quality assurance without a standard",
    source=_ANNEX + "; ESG 2015, EQAVET",
    wrong="quality_assurance:\n  - { type: internal }\n",
    right="quality_assurance:\n  - { type: internal, framework: ESG }\n",
    looks_for=("quality_assurance",),
)
def internal_without_framework(context: Context) -> Iterator[Finding]:
    """“We check ourselves” says little abroad. The name of a standard tells others what is checked."""
    for mc in context.catalogue.microcredentials.values():
        arrangements = mc.quality_assurance
        if all(one.type == "internal" and one.framework is None for one in arrangements):
            yield Finding(
                source=mc.source,
                path=("quality_assurance", 0),
                message=say("the only quality assurance is internal, and follows no standard"),
                help=say(
                    "add `framework:`, for example ESG in higher education or EQAVET in vocational education"
                ),
            )


@rule(
    "Q903",
    Severity.WARNING,
    "Standard of another sector",
    source="ESG 2015 (higher education); EQAVET Recommendation 2020/C 417/01 (vocational education)",
    wrong="# at a company\nquality_assurance:\n  - { type: internal, framework: ESG }\n",
    right="# at a company\nquality_assurance:\n  - { type: internal, framework: ISO-29993 }\n",
)
def other_sector(context: Context) -> Iterator[Finding]:
    """The ESG are the standards of higher education, EQAVET is the framework of vocational education.

    Naming the wrong one makes a reader doubt the rest.
    """
    for mc in context.catalogue.microcredentials.values():
        types = {body.type for body in _bodies(context, mc)}
        if not types:
            continue
        for i, arrangement in enumerate(mc.quality_assurance):
            said = _foreign_standard(arrangement.framework, types, mc.level.eqf)
            if said is not None:
                yield Finding(
                    source=mc.source,
                    path=("quality_assurance", i, "framework"),
                    message=said[0],
                    help=said[1],
                )


def _bodies(context: Context, mc: Microcredential) -> Iterator[Provider]:
    """The provider and the awarding bodies, as far as they are known."""
    for id_ in dict.fromkeys((mc.provider, *mc.awarding_bodies)):
        if id_ in context.catalogue.providers:
            yield context.catalogue.providers[id_]


def _foreign_standard(
    framework: str | None, types: set[str], eqf: int | None
) -> tuple[Message, Message] | None:
    if framework == "ESG" and types.isdisjoint(_HIGHER_EDUCATION):
        message = say("the ESG are the standards of higher education, but no university is behind this")
        return message, say(
            "name the standard that really applies: EQAVET, an ISO standard, national or sectoral"
        )
    # Universities too give vocational education, up to the short cycle.
    if framework == "EQAVET" and types == {"higher-education"} and (eqf is None or eqf > 5):
        message = say("EQAVET is the framework of vocational education, but this is higher education")
        return message, say("write `framework: ESG`, or name the vocational institution as awarding body")
    return None


@rule(
    "Q904",
    Severity.ERROR,
    "Identifier that cannot be right",
    source="ror.org (check digits after ISO 7064, mod 97-10); ETER: two letters of the country",
    wrong="identifiers: { ror: 05a28rw59 }\n",
    right="identifiers: { ror: 05a28rw58 }\n",
)
def identifiers(context: Context) -> Iterator[Finding]:
    """Other systems recognise an institution by its identifiers.

    A mistyped one joins its courses to another institution, or to none.
    """
    for provider in context.catalogue.providers.values():
        ror, eter = provider.identifiers.get("ror"), provider.identifiers.get("eter")
        if ror is not None and (fault := ror_fault(ror)) is not None:
            yield Finding(
                source=provider.source,
                path=("identifiers", "ror"),
                message=fault,
                help=say("copy the identifier from the page of the institution on ror.org"),
            )
        if eter is not None and (fault := _eter_fault(eter, provider.country)) is not None:
            yield Finding(
                source=provider.source,
                path=("identifiers", "eter"),
                message=fault,
                help=say("write it as in the ETER database: the letters of the country and four digits"),
            )


def ror_fault(written: str) -> Message | None:
    """What is wrong with a ROR identifier, with or without its address; None if nothing is."""
    match = _ROR.fullmatch(written.strip())
    if match is None or any(sign not in _ROR_DIGITS for sign in match[1].lower()):
        return say("`{ror}` is not a ROR identifier: it has 0, six signs and two digits", ror=written)
    id_ = match[1].lower()
    number = 0
    for sign in id_[:7]:
        number = number * 32 + _ROR_DIGITS.index(sign)
    if not id_[7:].isdecimal() or not is_mod_97_10(f"{number}{id_[7:]}"):
        return say("the check digits of `{ror}` do not fit: something is mistyped", ror=written)
    return None


def is_mod_97_10(digits: str) -> bool:
    """Whether the last two digits are the check digits of the others (ISO 7064, mod 97-10)."""
    return int(digits) % 97 == 1


def _eter_fault(written: str, country: str) -> Message | None:
    match = _ETER.fullmatch(written.strip())
    if match is None:
        return say("`{eter}` is not an ETER identifier", eter=written)
    theirs = _EUROSTAT.get(match[1], match[1])
    if theirs != country:
        return say(
            "`{eter}` belongs to an institution in {theirs}, but the country is {country}",
            eter=written,
            theirs=theirs,
            country=country,
        )
    return None


@rule(
    "Q905",
    Severity.HINT,
    "University without an identifier",
    source="European Learning Model: organisations carry registered identifiers",
    wrong="type: higher-education\n# no identifiers\n",
    right='type: higher-education\nidentifiers: { ror: "https://ror.org/05a28rw58" }\n',
)
def no_identifier(context: Context) -> Iterator[Finding]:
    """Catalogues that gather courses from many places join them by the identifier of the institution.

    Names are written in too many ways.
    """
    for provider in context.catalogue.providers.values():
        if provider.type != "higher-education" or provider.status is not Status.PUBLISHED:
            continue
        if not {"ror", "deqar"} & provider.identifiers.keys():
            yield Finding(
                source=provider.source,
                path=("identifiers",),
                part="key",
                message=say("this institution has neither a ROR nor a DEQAR identifier"),
                help=say("look it up on ror.org and write `identifiers: {{ ror: {example} }}`", example="…"),
            )


@rule(
    "Q906",
    Severity.WARNING,
    "Quality assurance of the awarding body not given",
    source=_ANNEX + "; awarding body",
    wrong="awarding_body: [aurelia]   # whose file has no quality_assurance\n",
    right="# providers/aurelia.yml\nquality_assurance:\n  - { type: internal, framework: ESG }\n",
)
def of_awarding_body(context: Context) -> Iterator[Finding]:
    """Who awards the credential answers for its quality.

    Where that is not the provider, the provider's quality assurance says little.
    """
    providers = context.catalogue.providers
    for mc in context.catalogue.microcredentials.values():
        # What stands in the entry itself was written for this award.
        if ("quality_assurance",) not in mc.source.origins:
            continue
        for i, body in enumerate(mc.awarding_bodies):
            if body != mc.provider and body in providers and not providers[body].quality_assurance:
                yield Finding(
                    source=mc.source,
                    path=("awarding_body", i),
                    message=say("`{body}` awards this, but its quality assurance is not given", body=body),
                    help=say("add `quality_assurance:` to providers/{body}.yml, or to this file", body=body),
                )


QUALITY: tuple[CheckedRule, ...] = (
    external_without_body,
    internal_without_framework,
    other_sector,
    identifiers,
    no_identifier,
    of_awarding_body,
)
"""The rules of this module."""
