"""Findings with one line each, for programs and for long lists."""

from __future__ import annotations

from collections.abc import Sequence

from generator.diagnostics import Diagnostic
from generator.interface import voice
from generator.reporters.summary import Summary, totals
from generator.reporters.terminal import shown
from generator.reporters.told import Told, tell

__all__ = ["concise"]


def concise(
    findings: Sequence[Diagnostic],
    summary: Summary,
    *,
    color: bool = False,  # noqa: ARG001  # all reporters are called in the same way
    language: str = "en",
) -> str:
    """One line per finding, `file:line:column: severity[rule]: what; help`, then the totals.

    Never coloured, so that a line can be taken apart at its colons in any setting.
    """
    said = voice(language)
    lines = [f"{_line(one)}\n" for one in tell(findings, said)]
    return "".join(lines) + totals(summary, said) + "\n"


def _line(one: Told) -> str:
    place = one.finding.place
    # The word for the severity stays English: programs look for it.
    kind = f"{one.finding.severity}[{one.finding.rule.id}]"
    return f"{shown(place.path)}:{place.line}:{place.column}: {kind}: {one.message}; {one.help}"
