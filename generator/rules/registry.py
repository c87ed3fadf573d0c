"""How a rule is written: a generator over the catalogue, with its reason beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from generator.diagnostics import KeyPath, Message, Rule, Severity
from generator.documents import Document
from generator.earlier.continuity import Earlier
from generator.media.examine import MediaFile
from generator.model import Catalogue, Source
from generator.model.references import Directory
from generator.online.answer import Answer
from generator.schema import Sound

__all__ = ["CheckedRule", "Context", "Finding", "rule"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Context:
    """What a rule may look at.

    `catalogue` holds everything that was read without errors, drafts included. `documents` are all files,
    sound or not, by path; `sounds` are their sound values as written. `directory` finds what an id refers
    to. `known` holds the keys of all files by kind ('provider', 'microcredential',
    'pathway'), broken ones too: a reference to a broken file is not unknown. `today` is the day the
    check is made for. `media` holds the files of the media folder, by their path below it. `earlier` is
    the catalogue of an earlier revision, if one was asked for. `answers` says what web addresses answered,
    if they were asked.
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


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """What a rule found in one file.

    `path` leads to the value in the file; inherited values are traced to where they stand. `part` is
    'value' or 'key': what the caret marks. `severity` is given where it is not that of the rule.
    """

    source: Source
    path: KeyPath
    message: Message
    help: Message
    part: str = "value"
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
