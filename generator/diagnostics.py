"""Findings: what an author can mend, as plain values."""

from __future__ import annotations

import enum
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

__all__ = [
    "MOST_ALIKE",
    "Diagnostic",
    "KeyPath",
    "Message",
    "Place",
    "Rule",
    "Severity",
    "Term",
    "and_more",
    "either",
    "in_bounds",
    "say",
    "stands_for",
]

MOST_ALIKE = 50
"""So many findings of one rule in one file are told; of the others only how many there are."""

KeyPath = tuple[str | int, ...]
"""The way to a value in a YAML file: keys and, in lists, positions from 0."""


class Severity(enum.StrEnum):
    """How much a finding weighs."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return _RANKS[self]


_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence with its values kept apart, so that it can be said in another language.

    Where a value is made of words, it is a message itself.
    """

    template: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.template.format_map(self.values) if self.values else self.template


def say(template: str, /, **values: object) -> Message:
    """A message from a template with named fields: `say("`{key}` is not a key", key="x")`."""
    return Message(template, values)


@dataclass(frozen=True, slots=True)
class Term:
    """A term of a vocabulary as a value of a message; `label` is its English name, not too long for it."""

    vocabulary: str
    code: str
    label: str

    def __str__(self) -> str:
        return self.label


def either(choices: Iterable[object]) -> object:
    """Several things of which one may be chosen, for a message: "a or b"; ValueError for none."""
    first, *others = choices
    for other in others:
        first = say("{one} or {other}", one=first, other=other)
    return first


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of one line in a file; line and columns count characters from 1, the end is exclusive."""

    path: str
    line: int = 1
    column: int = 1
    end_column: int = 1
    source_line: str = ""

    @property
    def order(self) -> tuple[str, int, int]:
        """The key that puts places in the order of files and lines."""
        return (self.path, self.line, self.column)


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """What one rule demands and why; `credenza explain` and the handbook print it.

    `why` is one or two plain sentences, `source` the clause or specification behind it,
    `wrong` and `right` are short YAML examples.
    """

    id: str
    severity: Severity
    title: str
    why: str
    source: str
    wrong: str = ""
    right: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Diagnostic:
    """One finding: which rule, where, what was seen, what to write.

    `used_by` counts the microcredentials that inherit the value, when it stands in defaults.
    """

    rule: Rule
    severity: Severity
    place: Place
    message: Message
    help: Message
    key_path: KeyPath = ()
    used_by: int = 0

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """The key that puts findings in the order of files, lines and rules."""
        return (*self.place.order, self.rule.id, str(self.message))


_MORE = say("and {n} more of the same in this file")


def and_more(first: Diagnostic, n: int) -> Diagnostic:
    """The finding that stands for `n` untold ones of its rule in its file, where the first of them is."""
    return replace(
        first,
        message=replace(_MORE, values={"n": n}),
        help=say("mend the first ones, then check again"),
        used_by=0,
    )


def stands_for(finding: Diagnostic) -> int:
    """How many findings this one tells: itself, or the untold ones it counts."""
    is_count = finding.message.template == _MORE.template
    return int(str(finding.message.values["n"])) if is_count else 1


def in_bounds(findings: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The findings, of each rule at most MOST_ALIKE in one file and one more that counts the rest.

    A file that somebody wrote to exhaust its readers must not drown the findings in all others. Findings
    that count others already stay as they are, so that the bounds can be drawn again.
    """
    every = tuple(findings)
    whole = Counter((finding.place.path, finding.rule.id) for finding in every)
    told = Counter[tuple[str, str]]()
    for finding in every:
        if finding.message.template == _MORE.template:
            yield finding
            continue
        kind = (finding.place.path, finding.rule.id)
        told[kind] += 1
        if told[kind] <= MOST_ALIKE:
            yield finding
        elif told[kind] == MOST_ALIKE + 1:
            yield and_more(finding, whole[kind] - MOST_ALIKE)
