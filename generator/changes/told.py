"""A comparison as text, as Markdown for a comment on a pull request, as JSON for programs.

The JSON is one object; its shape changes only with `schemaVersion` (a new key may be added without):

- `schemaVersion`: 1
- `tool`: `name`, `version`
- `against`: `revision` (as it was asked for), `commit` (its full id)
- `summary`: `changes` (how many), `things` (microcredentials, providers and pathways concerned), `failing`
  (findings for which `credenza check --against` fails)
- `changes`, in the order of kinds and keys, each with `kind` (catalogue, provider, microcredential,
  pathway), `key`, `file`, `what` (the way to the value in the file, '' for the whole), `action` (added,
  removed, changed, moved, reworded, corrected, reordered, renamed, broken), `words` (the change as one
  sentence in English), `before` and `after` (values as the file writes them, null where there is none),
  `language` (of a text, else null), `through` (the file whose defaults changed, else null)
- `findings`: what must not change but did, each with `rule`, `severity`, `path`, `line`, `message`, `help`,
  `fails`
- `quiet`: files that differ only in layout, comments or keys that are never published
- `brokenBefore`, `brokenNow`: files with errors, compared as far as they are sound
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator import __version__
from generator.changes.compare import Comparison
from generator.changes.words import Change
from generator.diagnostics import Diagnostic
from generator.reporters import report_text
from generator.reporters.jsontext import dumps
from generator.reporters.markdown import literal
from generator.reporters.told import line

__all__ = ["FORMATS", "SCHEMA_VERSION", "Result"]

SCHEMA_VERSION = 1

_MOST = 60_000  # letters; GitHub refuses a comment above 65,536
_NAMED = 3  # microcredentials that are named where a default changed; more are counted


@dataclass(frozen=True, kw_only=True, slots=True)
class Result:
    """What is told: the comparison, and what must not have changed; `failing` are the findings that fail."""

    comparison: Comparison
    findings: Sequence[Diagnostic] = ()
    failing: Sequence[Diagnostic] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class _Section:
    """What is told together: a heading, and sentences."""

    heading: str
    sentences: tuple[str, ...]


def text(result: Result) -> str:
    """For a terminal."""
    comparison = result.comparison
    parts = [f"{_against(comparison)}\n"]
    parts.extend(
        "\n".join([section.heading, *(f"  {sentence}" for sentence in section.sentences)]) + "\n"
        for section in _sections(comparison.changes)
    )
    if result.findings:
        parts.append(report_text(result.findings))
    remarks = [*_remarks(comparison), _total(result)]
    return "\n".join([*parts, "".join(f"{line(remark)}\n" for remark in remarks)])


def markdown(result: Result) -> str:
    """For a comment; what exceeds the length that GitHub takes is counted at the end of its part."""
    comparison = result.comparison
    head = [
        "## What changed in meaning",
        "",
        literal(_against(comparison)),
        "",
        f"**{literal(_total(result))}**",
    ]
    blocks = ["\n".join(head)]
    if result.findings:
        lines = _fitting(map(_finding_line, result.findings), len(result.findings), _MOST // 2, "finding")
        blocks.append("### What must not change\n\n" + "\n".join(lines))
    remarks = [f"- {literal(line(remark))}" for remark in _remarks(comparison)]
    blocks += ["\n".join(remarks)] if remarks else []
    sections = list(_sections(comparison.changes))
    room = _MOST - sum(len(block) + 2 for block in blocks)
    blocks += _fitting(map(_section_block, sections), len(sections), room, "file")
    return "\n\n".join(blocks) + "\n"


def _fitting(parts: Iterable[str], total: int, room: int, what: str) -> Iterator[str]:
    """The parts for which there is room, and the number of those for which there is none."""
    room -= 100  # for the last line
    for number, part in enumerate(parts):
        room -= len(part) + 2
        if room < 0:
            left = _counted(total - number, f"more {what}", f"more {what}s")
            yield f"… and {left}; all of them: `credenza diff`"
            return
        yield part


def _section_block(section: _Section) -> str:
    return f"### {literal(section.heading)}\n\n" + "\n".join(f"- {literal(s)}" for s in section.sentences)


def _finding_line(finding: Diagnostic) -> str:
    place = f"{finding.place.path}:{finding.place.line}"
    said = f"{finding.severity} {finding.rule.id}: {finding.message}; {finding.help} ({place})"
    return f"- {literal(line(said))}"


def json(result: Result) -> str:
    """For programs; the shape is told above."""
    comparison = result.comparison
    return dumps(
        {
            "schemaVersion": SCHEMA_VERSION,
            "tool": {"name": "credenza", "version": __version__},
            "against": {"revision": comparison.name, "commit": comparison.commit},
            "summary": {
                "changes": len(comparison.changes),
                "things": len({(change.kind, change.key) for change in comparison.changes}),
                "failing": len(result.failing),
            },
            "changes": [_change(change) for change in comparison.changes],
            "findings": [_finding(finding, result) for finding in result.findings],
            "quiet": list(comparison.quiet),
            "brokenBefore": list(comparison.broken_before),
            "brokenNow": list(comparison.broken_now),
        }
    )


def _change(change: Change) -> dict[str, object]:
    return {
        "kind": change.kind,
        "key": change.key,
        "file": change.file,
        "what": change.what,
        "action": change.action,
        "words": line(str(change.words)),
        "before": change.before,
        "after": change.after,
        "language": change.language,
        "through": change.through,
    }


def _finding(finding: Diagnostic, result: Result) -> dict[str, object]:
    return {
        "rule": finding.rule.id,
        "severity": finding.severity.value,
        "path": finding.place.path,
        "line": finding.place.line,
        "message": line(str(finding.message)),
        "help": line(str(finding.help)),
        "fails": finding in result.failing,
    }


def _sections(changes: Iterable[Change]) -> Iterator[_Section]:
    """What the files themselves changed, file by file, then what defaults changed in several."""
    own: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    shared: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for change in changes:
        words = line(str(change.words))
        if change.through is None:
            own[change.file, change.key].append(words)
        else:
            shared[change.through][words].append(change.key)
    for (file, _), sentences in own.items():
        yield _Section(heading=line(file), sentences=tuple(sentences))
    for file, told in sorted(shared.items()):
        sentences = [f"{words} ({_users(keys)})" for words, keys in told.items()]
        yield _Section(heading=line(f"through {file}"), sentences=tuple(sentences))


def _users(keys: Sequence[str]) -> str:
    if len(keys) <= _NAMED:
        return ", ".join(keys)
    return _counted(len(keys), "microcredential", "microcredentials")


def _against(comparison: Comparison) -> str:
    return line(f"Compared with {comparison.name} ({comparison.commit[:10]})")


def _remarks(comparison: Comparison) -> Iterator[str]:
    """What a reader should know about the comparison itself."""
    if comparison.is_new:
        yield f"There is no catalogue in this folder at {comparison.name}."
    for files, when in (
        (comparison.broken_before, f"at {comparison.name}"),
        (comparison.broken_now, "now (see: credenza check)"),
    ):
        if files:
            count = _counted(len(files), "file has", "files have")
            yield f"{count} errors {when}, compared as far as sound: {_listed(files)}"
    if comparison.quiet:
        what = "Only layout, comments or keys that are never published changed in"
        yield f"{what} {_counted(len(comparison.quiet), 'file', 'files')}: {_listed(comparison.quiet)}"


def _listed(files: Sequence[str]) -> str:
    most = 10
    rest = f" and {len(files) - most} more" if len(files) > most else ""
    return ", ".join(files[:most]) + rest


_KINDS = (
    ("catalogue", "the catalogue itself", ""),
    ("provider", "provider", "providers"),
    ("microcredential", "microcredential", "microcredentials"),
    ("pathway", "pathway", "pathways"),
)


def _total(result: Result) -> str:
    changes = result.comparison.changes
    if not changes:
        return "Nothing changed in meaning."
    concerned: Mapping[str, int] = {
        kind: len({change.key for change in changes if change.kind == kind}) for kind, _, _ in _KINDS
    }
    things = [
        one if kind == "catalogue" else _counted(concerned[kind], one, many)
        for kind, one, many in _KINDS
        if concerned[kind]
    ]
    listed = things[0] if len(things) == 1 else f"{', '.join(things[:-1])} and {things[-1]}"
    return f"{_counted(len(changes), 'change', 'changes')} in {listed}."


def _counted(n: int, one: str, many: str) -> str:
    return f"{n} {one if n == 1 else many}"


FORMATS: Mapping[str, Callable[[Result], str]] = {"text": text, "markdown": markdown, "json": json}
"""Every way of telling by the name that `--format` takes."""
