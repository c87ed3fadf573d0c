"""Annotations that a workflow on GitHub puts beside the lines of a pull request.

GitHub shows about ten of each severity for a step; the job summary (`markdown`) holds them all.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.diagnostics import Diagnostic, Severity
from generator.interface import voice
from generator.reporters.summary import Summary, totals
from generator.reporters.terminal import shown
from generator.reporters.told import Told, tell

__all__ = ["github"]

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}


def github(
    findings: Sequence[Diagnostic],
    summary: Summary,
    *,
    color: bool = False,  # noqa: ARG001  # all reporters are called in the same way
    language: str = "en",
) -> str:
    """One workflow command per finding ("Workflow commands for GitHub Actions"), then the totals."""
    said = voice(language)
    # The gravest come first: GitHub shows only the first of a long list.
    told = sorted(tell(findings, said), key=lambda one: one.finding.severity.rank)
    return "".join(f"{_command(one)}\n" for one in told) + totals(summary, said) + "\n"


def _command(one: Told) -> str:
    place = one.finding.place
    properties = {
        "file": shown(place.path),
        "line": str(place.line),
        "col": str(place.column),
        "endColumn": str(max(place.end_column, place.column + 1)),
        "title": f"{one.finding.rule.id}: {one.title}",
    }
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    message = "\n".join(part for part in (one.message, one.help, one.note) if part)
    return f"::{_COMMANDS[one.finding.severity]} {written}::{_data(message)}"


def _data(text: str) -> str:
    """A message as the toolkit of GitHub Actions escapes it; the percent sign first."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
