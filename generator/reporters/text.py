"""Findings for a person at a terminal: what, where, the line itself, what to write, why."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence
from functools import lru_cache

from generator.diagnostics import Diagnostic, Place, Severity
from generator.interface import Voice, voice
from generator.reporters.summary import Summary, totals
from generator.reporters.terminal import disarmed, shown, width
from generator.reporters.told import note

__all__ = ["report_text", "text"]

_LINE = 100  # columns a report takes at most, texts that cannot be broken aside
_BEFORE = 40  # columns shown to the left of the caret when a line is too long to be shown whole

_NEAR = 400  # characters of a source line that are looked at on either side of the marked place

_KEPT = "\0"  # stands for a space at which no line is broken; `shown` leaves none of it in a text

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.HINT: "36"}


def text(
    findings: Sequence[Diagnostic], summary: Summary, *, color: bool = False, language: str = "en"
) -> str:
    """All findings with their source lines; the reason of a rule stands at its first finding only."""
    paint, said = _Paint(on=color), voice(language)
    return "\n".join([*_blocks(findings, paint, said), paint.bold(totals(summary, said)) + "\n"])


def report_text(findings: Sequence[Diagnostic], language: str = "en") -> str:
    """The same without totals and colours, for a few findings shown elsewhere."""
    return "\n".join(_blocks(findings, _Paint(on=False), voice(language)))


def _blocks(findings: Sequence[Diagnostic], paint: _Paint, said: Voice) -> Iterator[str]:
    told: set[str] = set()
    for finding in findings:
        yield "\n".join(_finding(finding, paint, said, first=finding.rule.id not in told)) + "\n"
        told.add(finding.rule.id)


class _Paint:
    """ANSI colours (ECMA-48 §8.3.117), or none."""

    def __init__(self, *, on: bool) -> None:
        self._on = on

    def _style(self, codes: str, words: str) -> str:
        return f"\x1b[{codes}m{words}\x1b[0m" if self._on else words

    def bold(self, words: str) -> str:
        return self._style("1", words)

    def faint(self, words: str) -> str:
        return self._style("2", words)

    def severity(self, severity: Severity, words: str) -> str:
        return self._style(f"1;{_COLOURS[severity]}", words)


def _finding(finding: Diagnostic, paint: _Paint, said: Voice, *, first: bool) -> Iterator[str]:
    ui = said.ui
    head = paint.severity(finding.severity, f"{said.severity(finding.severity)}[{finding.rule.id}]")
    yield f"{head}: {paint.bold(shown(said.tell(finding.message)))}"
    place = finding.place
    gutter = " " * len(str(place.line))
    arrow = paint.faint(f"{gutter}-->")
    yield f"{arrow} {shown(place.path)}:{place.line}:{place.column}"
    bar = paint.faint(f"{gutter} |")
    if place.source_line:
        line, caret = _pointed(place)
        yield bar
        yield f"{paint.faint(f'{place.line} |')} {line}".rstrip()
        yield f"{bar} {paint.severity(finding.severity, caret)}"
    yield from _remark(gutter, ui.say("help"), said.tell(finding.help), paint)
    if used := note(finding, said):
        yield from _remark(gutter, ui.say("note"), used, paint)
    if first:
        yield from _remark(gutter, ui.say("why"), f"{said.why(finding.rule)} ({finding.rule.source})", paint)
    asked = "" if said.language == "en" else f" --language {said.language}"
    yield from _remark(gutter, ui.say("more"), f"credenza explain {finding.rule.id}{asked}", paint)


def _remark(gutter: str, name: str, words: str, paint: _Paint) -> Iterator[str]:
    head, *rest = _wrapped(f"{gutter} = {name}: ", words)
    yield paint.faint(f"{gutter} = ") + paint.bold(f"{name}:") + head[len(gutter) + len(name) + 4 :]
    yield from rest


@lru_cache(maxsize=4096)  # most findings are told in the same few sentences
def _wrapped(start: str, words: str) -> tuple[str, ...]:
    """The words in lines behind their beginning."""
    # What stands between backticks is to be copied: it stays on one line where that is possible.
    kept = re.sub(
        r"`[^`]{1,70}`", lambda code: code.group().replace(" ", _KEPT), shown(" ".join(words.split()))
    )
    # A line that began with two colons would be a command to a workflow on GitHub.
    lines = textwrap.wrap(
        kept.replace(" ::", f"{_KEPT}::"),
        width=_LINE,
        initial_indent=start,
        subsequent_indent=" " * len(start),
        break_long_words=False,
        break_on_hyphens=False,
    )
    return tuple(line.replace(_KEPT, " ") for line in lines or [start])


def _pointed(place: Place) -> tuple[str, str]:
    """The source line, cut to what fits, and the carets that belong under it."""
    raw, start, end = place.source_line, place.column - 1, place.end_column - 1
    # A line may be as long as a file. What is left out here no report has room for, unless it is invisible.
    near = slice(max(0, start - _NEAR), start)
    before, marked = shown(raw[near]), shown(raw[start : min(end, start + _NEAR)])
    after = shown(raw[end : end + _NEAR]) if end <= start + _NEAR else ""
    is_whole = near.start == 0 and len(raw) <= max(start, end) + _NEAR and end <= start + _NEAR
    if not is_whole or width(before) + width(marked) + width(after) > _LINE:
        before = before if near.start == 0 and width(before) <= _BEFORE else _cut_before(before)
        room = _LINE - width(before)
        whole = marked + after
        cut = _first_columns(whole, room)
        marked, after = marked[: len(cut)], cut[len(marked) :]
        after += "…" if len(cut) < len(whole) or not is_whole else ""
    return disarmed(before + marked + after), " " * width(before) + "^" * max(1, width(marked))


def _cut_before(before: str) -> str:
    return "…" + _last_columns(before, _BEFORE - 1)


def _first_columns(line: str, columns: int) -> str:
    while width(line) > columns:
        line = line[: len(line) - max(1, (width(line) - columns) // 2)]
    return line


def _last_columns(line: str, columns: int) -> str:
    while width(line) > columns:
        line = line[max(1, (width(line) - columns) // 2) :]
    return line
