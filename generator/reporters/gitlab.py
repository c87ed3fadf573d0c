"""The Code Quality report of GitLab."""

from __future__ import annotations

from collections.abc import Sequence

from generator.diagnostics import Diagnostic, Severity
from generator.interface import voice
from generator.reporters.jsontext import dumps
from generator.reporters.summary import Summary
from generator.reporters.told import Told, tell

__all__ = ["gitlab"]

_SEVERITIES = {Severity.WARNING: "minor", Severity.HINT: "info"}


def gitlab(
    findings: Sequence[Diagnostic],
    summary: Summary,
    *,
    color: bool = False,  # noqa: ARG001  # all reporters are called in the same way
    language: str = "en",
) -> str:
    """A JSON list of the shape in GitLab's documentation, "Code Quality report format".

    An error that fails the check is `critical`, one in a draft `major`, a warning `minor`, or `major` where
    the check fails for it; a hint is `info`.
    """
    return dumps([_finding(one, summary) for one in tell(findings, voice(language))])


def _finding(one: Told, summary: Summary) -> dict[str, object]:
    place = one.finding.place
    end = max(place.end_column, place.column + 1)
    return {
        "description": f"{one.message}; {one.help}" if one.help else one.message,
        "check_name": one.finding.rule.id,
        "fingerprint": one.fingerprint,
        "severity": _severity(one.finding, summary),
        "location": {
            "path": place.path,
            "lines": {"begin": place.line, "end": place.line},
            "positions": {
                "begin": {"line": place.line, "column": place.column},
                "end": {"line": place.line, "column": end},
            },
        },
    }


def _severity(finding: Diagnostic, summary: Summary) -> str:
    if finding.severity is Severity.ERROR:
        return "critical" if summary.fails(finding) else "major"
    return "major" if summary.fails(finding) else _SEVERITIES[finding.severity]
