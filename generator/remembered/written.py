"""The outcome of a check as bytes that can be kept, read back as the same values."""

from __future__ import annotations

import functools
from dataclasses import asdict
from typing import Any

import orjson

from generator.diagnostics import Diagnostic, Message, Place, Rule, Severity, Term
from generator.remembered.outcome import Outcome
from generator.reporters.summary import Summary

__all__ = ["read_back", "written"]


class _Rows:
    """What stands in many findings, once each: `number` tells which row it is."""

    def __init__(self) -> None:
        self.rows: list[Any] = []
        self._numbers: dict[Any, int] = {}

    def number(self, row: Any, key: Any) -> int:
        number = self._numbers.setdefault(key, len(self.rows))
        if number == len(self.rows):
            self.rows.append(row)
        return number


def written(outcome: Outcome) -> bytes | None:
    """The outcome as two lines of JSON, the totals and the findings.

    None where it cannot be written, as with a file name that is no text.
    """
    rules, messages, paths = _Rows(), _Rows(), _Rows()
    summary = outcome.summary
    try:
        findings = [_row(finding, rules, messages, paths) for finding in outcome.tell()]
        head = {
            "read": dict(summary.read),
            "found": {severity.value: n for severity, n in summary.found.items()},
            "affected": summary.affected,
            "failing": summary.failing,
            "paths": summary.paths,
            "drafts": sorted(summary.drafts),
            "fail_on": summary.fail_on,
            "shallow": outcome.shallow,
            "consulted": outcome.consulted,
        }
        body = {
            "rules": [asdict(rule) for rule in rules.rows],
            "messages": messages.rows,
            "paths": paths.rows,
            "findings": findings,
        }
        return orjson.dumps(head) + b"\n" + orjson.dumps(body)
    except orjson.JSONEncodeError:
        return None


def _row(finding: Diagnostic, rules: _Rows, messages: _Rows, paths: _Rows) -> tuple[object, ...]:
    place = finding.place
    told, help_ = _plain(finding.message), _plain(finding.help)
    return (
        rules.number(finding.rule, finding.rule),
        finding.severity,
        paths.number(place.path, place.path),
        (place.line, place.column, place.end_column, place.source_line),
        messages.number(told, orjson.dumps(told)),
        messages.number(help_, orjson.dumps(help_)),
        finding.key_path,
        finding.used_by,
    )


def _plain(value: object) -> Any:
    """A value of a message; what is no plain value is told by its text alone, as reports do."""
    match value:
        case Message():
            return {"say": value.template, "values": {k: _plain(v) for k, v in value.values.items()}}
        case Term():
            return {"term": (value.vocabulary, value.code, value.label)}
        case None | bool() | int() | float():
            return value
    return str(value)


def read_back(raw: bytes) -> Outcome:
    """The outcome that `written` wrote; its findings are made when they are asked for."""
    head, body = raw.split(b"\n", 1)
    totals = orjson.loads(head)
    return Outcome(
        tell=functools.cache(lambda: _findings(body)),
        summary=Summary(
            read=totals["read"],
            found={Severity(severity): n for severity, n in totals["found"].items()},
            affected=totals["affected"],
            failing=totals["failing"],
            paths=tuple(totals["paths"]),
            drafts=frozenset(totals["drafts"]),
            fail_on=Severity(totals["fail_on"]),
        ),
        shallow=totals["shallow"],
        consulted=tuple(totals["consulted"]),
    )


def _findings(body: bytes) -> tuple[Diagnostic, ...]:
    content = orjson.loads(body)
    rules = [Rule(**{**row, "severity": Severity(row["severity"])}) for row in content["rules"]]
    messages = [_value(row) for row in content["messages"]]
    paths = content["paths"]
    severities = {severity.value: severity for severity in Severity}
    return tuple(
        Diagnostic(
            rule=rules[rule],
            severity=severities[severity],
            place=Place(paths[path], *place),
            message=messages[told],
            help=messages[help_],
            key_path=tuple(key_path),
            used_by=used_by,
        )
        for rule, severity, path, place, told, help_, key_path, used_by in content["findings"]
    )


def _value(plain: Any) -> Any:
    match plain:
        case {"say": template, "values": values}:
            return Message(template, {name: _value(value) for name, value in values.items()})
        case {"term": term}:
            return Term(*term)
    return plain
