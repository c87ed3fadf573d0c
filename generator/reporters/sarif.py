"""The exchange format of code scanning: SARIF 2.1.0 (OASIS, with Errata 01)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import quote

from generator import __version__
from generator.diagnostics import Diagnostic, Place, Rule, Severity
from generator.interface import Voice, voice
from generator.reporters.jsontext import dumps
from generator.reporters.summary import Summary
from generator.reporters.told import Told, pointer, tell, tell_rule

__all__ = ["sarif"]

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}
_PROBLEMS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "recommendation"}
_ROOT = "%SRCROOT%"
_LONGEST = 1000  # characters of a source line


def sarif(
    findings: Sequence[Diagnostic],
    summary: Summary,  # noqa: ARG001  # all reporters are called in the same way
    *,
    color: bool = False,  # noqa: ARG001  # all reporters are called in the same way
    language: str = "en",
) -> str:
    """A log with one run: the rules that found something, and what they found."""
    said = voice(language)
    rules = {rule.id: rule for rule in sorted((f.rule for f in findings), key=lambda rule: rule.id)}
    index = {code: position for position, code in enumerate(rules)}
    run = {
        "tool": {
            "driver": {
                "name": "Credenza",
                "version": __version__,
                "rules": [_rule(rule, said) for rule in rules.values()],
            }
        },
        "language": language,
        # Columns count characters, not UTF-16 units, which are the default (§3.14.17).
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            _ROOT: {"description": {"text": said.ui.say("The folder that holds the catalogue's files.")}}
        },
        "results": _results(tell(findings, said), index),
    }
    return dumps(
        {
            "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
            "version": "2.1.0",
            "runs": [run],
        }
    )


def _rule(rule: Rule, said: Voice) -> dict[str, object]:
    return {
        "id": rule.id,
        "shortDescription": {"text": said.title(rule)},
        "fullDescription": {"text": said.why(rule)},
        "help": {"text": tell_rule(rule, said), "markdown": _markdown(rule, said)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"problem.severity": _PROBLEMS[rule.severity], "tags": ["microcredentials"]},
    }


def _markdown(rule: Rule, said: Voice) -> str:
    ui = said.ui
    parts = [said.why(rule), ui.say("Source: {source}", source=rule.source)]
    for heading, example in ((ui.say("Wrong:"), rule.wrong), (ui.say("Right:"), rule.right)):
        if example:
            parts.append(f"{heading}\n\n```yaml\n{example.rstrip()}\n```")
    return "\n\n".join(parts)


def _results(told: Iterable[Told], index: Mapping[str, int]) -> list[dict[str, object]]:
    return [
        {
            "ruleId": one.finding.rule.id,
            "ruleIndex": index[one.finding.rule.id],
            "level": _LEVELS[one.finding.severity],
            "message": {
                "text": _plain("\n".join(part for part in (one.message, one.help, one.note) if part))
            },
            "locations": [_location(one.finding)],
            # The place is left out (§3.27.17): a finding that only moves is the same one.
            "partialFingerprints": {"credenzaFinding/v1": one.fingerprint},
        }
        for one in told
    ]


def _plain(text: str) -> str:
    """A text in which nothing is an embedded link (§3.11.6): `[words](target)` would be one."""
    return text.replace("](", "] (")


def _location(finding: Diagnostic) -> dict[str, object]:
    location: dict[str, object] = {
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(finding.place.path), "uriBaseId": _ROOT},
            "region": _region(finding.place),
        }
    }
    if finding.key_path:
        location["logicalLocations"] = [{"fullyQualifiedName": pointer(finding.key_path), "kind": "member"}]
    return location


def _uri(path: str) -> str:
    """The path as a relative reference (RFC 3986): a colon in its first part would make it a scheme."""
    return quote(path.encode("utf-8", "surrogateescape"), safe="/~")


def _region(place: Place) -> dict[str, object]:
    region: dict[str, object] = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.line,
        "endColumn": max(place.end_column, place.column + 1),
    }
    if place.source_line:
        region["snippet"] = {"text": _snippet(place)}
    return region


def _snippet(place: Place) -> str:
    """The source line; of one that is no line for people, only what is marked, and not all of that."""
    line = place.source_line
    return line if len(line) <= _LONGEST else line[place.column - 1 : place.end_column - 1][:_LONGEST]
