"""How a rule is written: a generator over the catalogue, with its reason beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar
from weakref import WeakKeyDictionary

from generator.diagnostics import KeyPath, Message, Rule, Severity
from generator.documents import Document
from generator.earlier.continuity import Earlier
from generator.media.examine import MediaFile
from generator.model import Catalogue, Microcredential, Source
from generator.model.references import Directory
from generator.online.answer import Answer
from generator.schema import Sound
from generator.vocabularies.esco import EscoSkills

_T = TypeVar("_T")

__all__ = ["CheckedRule", "Context", "Finding", "Outputs", "once", "rule"]

Outputs = Callable[[Microcredential], Iterable[bytes]]
"""Makes the files in the European Learning Model that a microcredential is published with."""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False, weakref_slot=True)
class Context:
    """What a rule may look at.

    `catalogue` holds everything that was read without errors, drafts included. `documents` are all files,
    sound or not, by path; `sounds` are their sound values as written. `directory` finds what an id refers
    to. `known` holds the keys of all files by kind ('provider', 'microcredential',
    'pathway'), broken ones too: a reference to a broken file is not unknown. `today` is the day the
    check is made for. `media` holds the files of the media folder, by their path below it. `earlier` is
    the catalogue of an earlier revision, if one was asked for. `answers` says what web addresses answered,
    if they were asked. `esco` are the skills of ESCO, where the catalogue keeps their file. `outputs` makes
    what is published, if that is to be looked at.
    """

    catalogue: Catalogue
    documents: Mapping[str, Document]
    sounds: tuple[Sound, ...]
    directory: Directory
    known: Mapping[str, frozenset[str]]
    today: date
    media: Mapping[str, MediaFile] = field(default_factory=dict)
    earlier: Earlier | None = None
    answers: Mapping[str, Answer] | None = None
    esco: EscoSkills | None = None
    outputs: Outputs | None = None


def once(derive: Callable[[Context], _T]) -> Callable[[Context], _T]:
    """The function, asked only once for each check: what many rules look at need not be made for each."""
    known: WeakKeyDictionary[Context, _T] = WeakKeyDictionary()

    def known_or_derived(context: Context) -> _T:
        if context not in known:
            known[context] = derive(context)
        return known[context]

    return known_or_derived


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """What a rule found in one file.

    `path` leads to the value in the file; inherited values are traced to where they stand. `part` is
    'value' or 'key': what the caret marks; with `words`, only these of the value. `severity` is given where
    it is not that of the rule.
    """

    source: Source
    path: KeyPath
    message: Message
    help: Message
    part: str = "value"
    words: str = ""
    severity: Severity | None = None


Check = Callable[[Context], Iterator[Finding]]


@dataclass(frozen=True, kw_only=True, slots=True)
class CheckedRule:
    """A rule together with the function that finds its findings.

    `looks_for` are top-level keys whose absence it takes for a statement: where the value of one was refused,
    the rule is silent about that file until it is mended.
    """

    rule: Rule
    check: Check
    looks_for: frozenset[str] = frozenset()


def rule(
    id: str,  # noqa: A002  # every kind of thing has an `id`
    severity: Severity,
    title: str,
    *,
    source: str,
    wrong: str = "",
    right: str = "",
    looks_for: tuple[str, ...] = (),
) -> Callable[[Check], CheckedRule]:
    """Turns a generator into a rule; its docstring is the reason that `credenza explain` prints."""

    def register(check: Check) -> CheckedRule:
        why = " ".join((check.__doc__ or "").split())
        described = Rule(
            id=id, severity=severity, title=title, why=why, source=source, wrong=wrong, right=right
        )
        return CheckedRule(rule=described, check=check, looks_for=frozenset(looks_for))

    return register
