"""Everything a check found, for programs.

The shape, which changes only with `schemaVersion` (a new key may be added without):

- `schemaVersion`: 1
- `tool`: `name`, `version`
- `language`: the language of all texts
- `summary`: `files` (how many were read), `read` (by kind), `found` (by severity), `affected` (files with
  findings), `failing` (findings for which the check fails), `failOn` (the mildest severity that fails)
- `findings`, in the order of files and lines, each with `rule`, `severity` (error, warning, hint), `title`
  (of the rule), `path` (from the folder of the project), `line`, `column` and `endColumn` (characters from
  1, the end exclusive), `keyPath` (keys, and positions in lists from 0), `message`, `help` (what to
  write), `why` and `source` (of the rule), `usedBy` (microcredentials that inherit the value), `fails`
  (whether the check fails for it), `fingerprint` (the same when the finding only moves to another line)
"""

from __future__ import annotations

from collections.abc import Sequence

from generator import __version__
from generator.diagnostics import Diagnostic, Severity
from generator.interface import voice
from generator.reporters.jsontext import dumps
from generator.reporters.summary import Summary
from generator.reporters.told import Told, tell

__all__ = ["SCHEMA_VERSION", "json_report"]

SCHEMA_VERSION = 1


def json_report(
    findings: Sequence[Diagnostic],
    summary: Summary,
    *,
    color: bool = False,  # noqa: ARG001  # all reporters are called in the same way
    language: str = "en",
) -> str:
    """One JSON object of the shape told above."""
    return dumps(
        {
            "schemaVersion": SCHEMA_VERSION,
            "tool": {"name": "credenza", "version": __version__},
            "language": language,
            "summary": {
                "files": summary.files,
                "read": dict(sorted(summary.read.items())),
                "found": {severity.value: summary.found.get(severity, 0) for severity in Severity},
                "affected": summary.affected,
                "failing": summary.failing,
                "failOn": summary.fail_on.value,
            },
            "findings": [_finding(one, summary) for one in tell(findings, voice(language))],
        }
    )


def _finding(one: Told, summary: Summary) -> dict[str, object]:
    finding, place = one.finding, one.finding.place
    return {
        "rule": finding.rule.id,
        "severity": finding.severity.value,
        "title": one.title,
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "endColumn": place.end_column,
        "keyPath": list(finding.key_path),
        "message": one.message,
        "help": one.help,
        "why": one.why,
        "source": finding.rule.source,
        "usedBy": finding.used_by,
        "fails": summary.fails(finding),
        "fingerprint": one.fingerprint,
    }
