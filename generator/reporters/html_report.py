"""All findings as one page for a browser, for people without a terminal."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from generator.diagnostics import Diagnostic, Place
from generator.interface import Voice, voice
from generator.reporters.summary import Summary, counted, totals
from generator.reporters.terminal import shown
from generator.reporters.told import Told, tell
from generator.resources import template_folder

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["html_report"]

_LONGEST = 160  # characters of a source line that are shown before and behind the marked place


@dataclass(frozen=True, kw_only=True, slots=True)
class _Finding:
    """What the page says of one finding."""

    told: Told
    severity: str
    word: str
    anchor: str
    message: Markup
    help: Markup
    before: str
    marked: str
    after: str


@dataclass(frozen=True, kw_only=True, slots=True)
class _File:
    """What the page says of one file."""

    path: str
    anchor: str
    count: str
    findings: tuple[_Finding, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class _RuleRow:
    """One line of the table of rules."""

    id: str
    word: str
    severity: str
    title: str
    count: str
    order: tuple[int, int, str]


def html_report(
    findings: Sequence[Diagnostic],
    summary: Summary,
    *,
    color: bool = False,  # noqa: ARG001  # all reporters are called in the same way
    language: str = "en",
) -> str:
    """A page that needs nothing else: its style is inside, it has no script, and it may ask for nothing."""
    said = voice(language)
    told = tuple(tell(findings, said))
    style = _style()
    page = (
        _environment()
        .get_template("report/report.html")
        .render(
            _=said.ui.gettext,
            language=said.language,
            direction=said.ui.direction,
            style=style,
            style_hash=_hash(style),
            totals=totals(summary, said),
            fails=bool(summary.failing),
            files=tuple(_files(told, said)),
            rules=_rules(findings, said),
        )
    )
    return page.rstrip("\n") + "\n"


@cache
def _environment() -> Environment:
    from generator.views.render import environment  # noqa: PLC0415 - loads slowly, and for this report only

    return environment()


@cache
def _style() -> Markup:
    text = template_folder().joinpath("report", "report.css").read_text(encoding="utf-8")
    return Markup(text.strip())  # noqa: S704 - our own style sheet, no value is put into it


def _hash(style: str) -> str:
    """The source expression for an inline style (CSP Level 3 §2.3.1): the page may use no other."""
    return base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()


def _files(told: Sequence[Told], said: Voice) -> Iterator[_File]:
    groups = groupby(told, key=lambda one: one.finding.place.path)
    for number, (path, group) in enumerate(groups, 1):
        own = tuple(group)
        yield _File(
            path=shown(path),
            anchor=f"file-{number}",
            count=counted(Counter(one.finding.severity for one in own), said),
            findings=tuple(_finding(one, f"finding-{number}-{i}", said) for i, one in enumerate(own, 1)),
        )


def _finding(one: Told, anchor: str, said: Voice) -> _Finding:
    before, marked, after = _pieces(one.finding.place)
    return _Finding(
        told=one,
        severity=one.finding.severity.value,
        word=said.severity(one.finding.severity),
        anchor=anchor,
        message=_with_code(one.message),
        help=_with_code(one.help),
        before=before,
        marked=marked,
        after=after,
    )


def _pieces(place: Place) -> tuple[str, str, str]:
    """The source line before, at and behind the marked place, long ends cut."""
    raw = place.source_line
    start, end = place.column - 1, max(place.end_column - 1, place.column)
    # One more than is shown tells whether anything is left out.
    before = shown(raw[max(0, start - _LONGEST - 1) : start])
    marked, after = shown(raw[start:end][: 2 * _LONGEST + 1]), shown(raw[end : end + _LONGEST + 1])
    if len(before) > _LONGEST:
        before = "…" + before[-_LONGEST:]
    if len(marked) > 2 * _LONGEST:
        marked = marked[: 2 * _LONGEST] + "…"
    if len(after) > _LONGEST:
        after = after[:_LONGEST] + "…"
    return before, marked, after


_CODE = re.compile(r"`([^`]+)`")


def _with_code(text: str) -> Markup:
    """The text with what stands between backticks set as code."""
    return Markup("").join(
        Markup("<code>{}</code>").format(piece) if position % 2 else escape(piece)
        for position, piece in enumerate(_CODE.split(text))
    )


def _rules(findings: Sequence[Diagnostic], said: Voice) -> tuple[_RuleRow, ...]:
    """The rules that found something: the gravest first, then the most frequent."""
    numbers = Counter((finding.severity, finding.rule.id) for finding in findings)
    known = {finding.rule.id: finding.rule for finding in findings}
    rows = (
        _RuleRow(
            id=code,
            word=said.severity(severity),
            severity=severity.value,
            title=said.title(known[code]),
            count=said.ui.number(number),
            order=(severity.rank, -number, code),
        )
        for (severity, code), number in numbers.items()
    )
    return tuple(sorted(rows, key=lambda row: row.order))
