"""A test report in which each file is a test: JUnit XML, as CI servers read it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from generator.diagnostics import Diagnostic, Severity
from generator.interface import Voice, voice
from generator.reporters.summary import Summary, counted
from generator.reporters.terminal import shown
from generator.reporters.told import Told, tell

__all__ = ["junit"]


def junit(
    findings: Sequence[Diagnostic],
    summary: Summary,
    *,
    color: bool = False,  # noqa: ARG001  # all reporters are called in the same way
    language: str = "en",
) -> str:
    """One suite with one case for each file; a case fails when the check fails for its file.

    What does not fail the check, such as warnings, stands in `system-out` of its case. Nothing is timed.
    """
    said = voice(language)
    by_path: dict[str, list[Told]] = defaultdict(list)
    for one in tell(findings, said):
        by_path[one.finding.place.path].append(one)
    paths = sorted({*summary.paths, *by_path})
    failures = len({f.place.path for f in findings if summary.fails(f)})
    numbers = f'tests="{len(paths)}" failures="{failures}" errors="0" time="0"'
    cases = "".join(_case(path, by_path.get(path, []), summary, said) for path in paths)
    name = quoteattr("credenza check")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f"<testsuites name={name} {numbers}>\n"
        f'  <testsuite name={name} {numbers} skipped="0">\n{cases}  </testsuite>\n'
        "</testsuites>\n"
    )


def _case(path: str, told: Sequence[Told], summary: Summary, said: Voice) -> str:
    folder = path.rpartition("/")[0].replace("/", ".") or "."
    head = f"    <testcase classname={_attribute(folder)} name={_attribute(path)} file={_attribute(path)}"
    failing = [one for one in told if summary.fails(one.finding)]
    others = [one for one in told if not summary.fails(one.finding)]
    inside = _failure(failing, said) if failing else ""
    if others:
        inside += f"      <system-out>{_lines(others, said)}</system-out>\n"
    return f'{head} time="0">\n{inside}    </testcase>\n' if inside else f'{head} time="0"/>\n'


def _failure(told: Sequence[Told], said: Voice) -> str:
    """One failure with all that is wrong: some viewers show only the first of a case."""
    found = {severity: sum(one.finding.severity is severity for one in told) for severity in Severity}
    first = f"{told[0].finding.rule.id} {told[0].message}"
    message = first if len(told) == 1 else f"{counted(found, said)}: {first}"
    rules = ", ".join(sorted({one.finding.rule.id for one in told}))
    return (
        f"      <failure message={_attribute(message)} type={_attribute(rules)}>"
        f"{_lines(told, said)}</failure>\n"
    )


def _lines(told: Sequence[Told], said: Voice) -> str:
    written = []
    for one in told:
        place = one.finding.place
        kind = f"{said.severity(one.finding.severity)}[{one.finding.rule.id}]"
        written.append(f"{shown(place.path)}:{place.line}:{place.column}: {kind}: {one.message}")
        written += [f"  {part}" for part in (one.help, one.note) if part]
    return escape("\n".join(written))


def _attribute(text: str) -> str:
    # `shown` leaves nothing that XML 1.0 (§2.2) forbids.
    return quoteattr(shown(text))
