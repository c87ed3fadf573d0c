"""What ELM has no property for, said in notes.

A note is a text with a subject. Lines that join several facts are made per language, from names of
terms and whole messages; nothing is translated on the way.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.exports import relations
from generator.exports.elm.scope import Scope, texts
from generator.interface import interface, msgid
from generator.model import Microcredential, QualityAssurance, Recognition, Related, Status
from generator.text import Text

__all__ = ["achievement_notes", "note", "said", "web"]

_QUALITY = "accreditation-and-quality-assurance"
_PATHWAYS = "pathways"
_LIFE_CYCLE = "history-and-lifecycle"
_REPLACED = msgid("Replaced by: {title}")
_RECOGNISED = msgid("Recognised by: {name}")

# (attribute of the entry, topic of the note), in the order of the file
_PLAIN = (
    ("further_information", None),
    ("target_group", None),
    ("recognition_of_prior_learning", "ways-to-acquire"),
    ("language_requirements", "entry-requirements"),
    ("equipment", "entry-requirements"),
    ("retake", "assessment"),
    ("accessibility", None),
    ("funding", "grants"),
)


def note(
    scope: Scope, literal: Text | dict[str, str] | None, topic: str | None = None
) -> dict[str, Any] | None:
    """A Note with its subject; None where there is nothing to say."""
    if not literal:
        return None
    node: dict[str, Any] = {"type": "Note"}
    subject = scope.concept("qualification-topic", topic)
    if subject:
        node["subject"] = subject
    node["noteLiteral"] = texts(literal) if isinstance(literal, Text) else literal
    return node


def web(address: str, title: Text | None = None) -> dict[str, Any]:
    """A WebResource, the only form in which ELM takes an address."""
    node: dict[str, Any] = {"type": "WebResource", "contentURL": address}
    if title is not None:
        node["title"] = texts(title)
    return node


def said(text: Text, tag: str) -> str:
    """A name or title within a line in that language: as it is in it, else as it is."""
    return text.by_language.get(tag) or text.best(tag).text


def achievement_notes(scope: Scope, mc: Microcredential, *, is_qualification: bool) -> list[dict[str, Any]]:
    """The notes of an entry: quality assurance first, then stackability, then the rest."""
    return [one for one in _notes(scope, mc, is_qualification) if one]


def _notes(scope: Scope, mc: Microcredential, is_qualification: bool) -> Iterator[dict[str, Any] | None]:
    for assurance in mc.quality_assurance:
        yield note(scope, _assurance(scope, assurance), _QUALITY)
        yield note(scope, assurance.note, _QUALITY)
    yield note(scope, _stackability(scope, mc), _PATHWAYS)
    yield note(scope, mc.stackability.note, _PATHWAYS)
    for attribute, topic in _PLAIN:
        yield note(scope, getattr(mc, attribute), topic)
    yield note(scope, mc.level.not_applicable)
    if mc.level.cycle:
        yield note(scope, scope.label("cycle", mc.level.cycle))
    if mc.level.nqf and not is_qualification:
        yield note(scope, {"en": f"{mc.level.nqf.framework} {mc.level.nqf.level}"})
    if mc.workload.other_points is not None and mc.workload.other_system:
        credits_ = f"{mc.workload.other_points:g} {mc.workload.other_system}"
        yield note(scope, {"en": credits_}, "duration-information")
    for recognition in mc.recognised_by:
        yield note(scope, _recognition(scope, recognition))
        yield note(scope, recognition.purpose)
    for related in mc.replaced_by if mc.status is Status.RETIRED else ():
        yield note(scope, _replaced(scope, related), _LIFE_CYCLE)


def _assurance(scope: Scope, assurance: QualityAssurance) -> dict[str, str]:
    """Type, framework, scope, body and register entry in one line per language."""
    kind = scope.label("quality-assurance-type", assurance.type)
    framework = scope.label("quality-assurance-framework", assurance.framework or "")
    reach = scope.label("quality-assurance-scope", assurance.scope or "")
    lines = {}
    for tag, name in kind.items():
        body = said(assurance.body, tag) if assurance.body else None
        parts = (name, framework.get(tag), reach.get(tag), body, assurance.reference)
        lines[tag] = " · ".join(part for part in parts if part)
    return lines


def _stackability(scope: Scope, mc: Microcredential) -> dict[str, str]:
    """Kind and related credentials, one line each, in every language of the entry."""
    kind = scope.label("stackability-kind", mc.stackability.kind or "")
    related = [
        (message, title, one.url)
        for message, one in relations.of(mc)
        if (title := relations.title_of(one, scope.catalogue))
    ]
    if not related:
        return kind
    return {
        tag: "\n".join(
            [
                *([kind[tag]] if tag in kind else []),
                *(_about(message, title, url, tag) for message, title, url in related),
            ]
        )
        for tag in scope.spoken
    }


def _recognition(scope: Scope, recognition: Recognition) -> dict[str, str]:
    return {
        tag: interface(tag).say(_RECOGNISED, name=_titled(said(recognition.name, tag), recognition.url))
        for tag in scope.spoken
    }


def _replaced(scope: Scope, related: Related) -> dict[str, str]:
    title = relations.title_of(related, scope.catalogue)
    return {tag: _about(_REPLACED, title, related.url, tag) for tag in scope.spoken} if title else {}


def _about(message: str, title: Text, address: str | None, tag: str) -> str:
    return interface(tag).say(message, title=_titled(said(title, tag), address))


def _titled(title: str, address: str | None) -> str:
    return f"{title} ({address})" if address else title
