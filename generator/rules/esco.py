"""Rules of family V about skills of ESCO, for catalogues that keep its file of skills."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics import KeyPath, Message, Severity, say
from generator.documents import Kind
from generator.model import Skill, Source
from generator.rules.reading.written import of_kind, source_of
from generator.rules.registry import CheckedRule, Context, Finding, rule
from generator.vocabularies.esco import EscoSkills

__all__ = ["ESCO"]

_SOURCE = "ESCO, the European classification of skills, competences and occupations"

# Groups of skills (`…/skill/S1.2`, `…/isced-f/0611`) have a file of their own.
_SKILL = re.compile(r"http://data\.europa\.eu/esco/skill/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@rule(
    "V206",
    Severity.WARNING,
    "Skill that this version of ESCO does not have",
    source=_SOURCE,
    wrong='skills:\n  - { label: keep records, uri: "http://data.europa.eu/esco/skill/…" }   # withdrawn\n',
    right='skills:\n  - { label: keep task records, uri: "http://data.europa.eu/esco/skill/…" }   # in use\n',
)
def skill_out_of_use(context: Context) -> Iterator[Finding]:
    """Systems that match skills look their addresses up in the current version of ESCO.

    The rule speaks only where `validation.esco_file` in catalogue.yml names the CSV file of skills.
    """
    yield from _unusable_file(context)
    if context.esco is not None:
        for source, path, skill in _skills(context):
            if skill.uri is not None and _SKILL.fullmatch(skill.uri):
                message = _out_of_use(skill.uri, context.esco)
                if message is not None:
                    yield Finding(
                        source=source,
                        path=(*path, "uri"),
                        message=message,
                        help=_instead(skill, context.esco),
                    )


def _unusable_file(context: Context) -> Iterator[Finding]:
    for sound in of_kind(context.sounds, Kind.CATALOGUE):
        written = sound.data.get("validation", {}).get("esco_file")
        if written is not None and context.esco is None:
            yield Finding(
                source=source_of(sound),
                path=("validation", "esco_file"),
                message=say("`{file}` is not there, or not the CSV file of ESCO's skills", file=written),
                help=say(
                    "download the skills of ESCO as CSV, and write where its file skills_en.csv lies, seen "
                    "from the folder of catalogue.yml"
                ),
            )


def _out_of_use(uri: str, esco: EscoSkills) -> Message | None:
    if uri in esco.obsolete:
        return say("ESCO has withdrawn this skill (“{label}”)", label=esco.labels[uri])
    if uri not in esco.labels:
        return say("the version of ESCO that this catalogue keeps has no skill with this address")
    return None


def _instead(skill: Skill, esco: EscoSkills) -> Message:
    uri = _of_label(skill, esco)
    if uri is not None:
        return say(
            "it has “{label}” with another address: write `uri: {uri}`", label=esco.labels[uri], uri=uri
        )
    return say("look for a skill that is in use, or leave `uri:` out and keep the label")


@rule(
    "V207",
    Severity.HINT,
    "Skill that ESCO knows by this name",
    source=_SOURCE,
    wrong="skills:\n  - { label: analyse big data }\n",
    right='skills:\n  - { label: analyse big data, uri: "http://data.europa.eu/esco/skill/…" }\n',
)
def skill_without_address(context: Context) -> Iterator[Finding]:
    """With its address, a skill is found in every language, and matched with vacancies that ask for it.

    The rule speaks only where `validation.esco_file` in catalogue.yml names the CSV file of skills.
    """
    if context.esco is not None:
        for source, path, skill in _skills(context):
            uri = _of_label(skill, context.esco) if skill.uri is None else None
            if uri is not None:
                yield Finding(
                    source=source,
                    path=(*path, "label"),
                    message=say("ESCO has a skill of this name: “{label}”", label=context.esco.labels[uri]),
                    help=say("if that is what you mean, add `uri: {uri}`", uri=uri),
                )


def _of_label(skill: Skill, esco: EscoSkills) -> str | None:
    """The address of the skill that has one of the labels, whatever the language of the file of ESCO is."""
    found = (esco.find(label) for label in skill.label.by_language.values())
    return next((uri for uri in found if uri is not None), None)


def _skills(context: Context) -> Iterator[tuple[Source, KeyPath, Skill]]:
    """Every skill of every microcredential, those of its outcomes too, with the way to it."""
    for mc in context.catalogue.microcredentials.values():
        for i, skill in enumerate(mc.skills):
            yield mc.source, ("skills", i), skill
        for outcome in mc.learning_outcomes:
            for i, skill in enumerate(outcome.skills):
                yield mc.source, ("learning_outcomes", outcome.number - 1, "skills", i), skill


ESCO: tuple[CheckedRule, ...] = (skill_out_of_use, skill_without_address)
"""The rules of this module."""
