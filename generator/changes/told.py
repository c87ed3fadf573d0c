"""A comparison as text, as Markdown for a comment on a pull request, as JSON for programs.

The JSON is one object; its shape changes only with `schemaVersion` (a new key may be added without):

- `schemaVersion`: 1
- `tool`: `name`, `version`
- `language`: the language of all sentences
- `against`: `revision` (as it was asked for), `commit` (its full id)
- `summary`: `changes` (how many), `things` (microcredentials, providers and pathways concerned), `failing`
  (findings for which `credenza check --against` fails)
- `changes`, in the order of kinds and keys, each with `kind` (catalogue, provider, microcredential,
  pathway), `key`, `file`, `what` (the way to the value in the file, '' for the whole), `action` (added,
  removed, changed, moved, reworded, corrected, reordered, renamed, broken), `words` (the change as one
  sentence), `before` and `after` (values as the file writes them, null where there is none),
  `language` (of a text, else null), `through` (the file whose defaults changed, else null)
- `findings`: what must not change but did, each with `rule`, `severity`, `path`, `line`, `message`, `help`,
  `fails`
- `quiet`: files that differ only in layout, comments or keys that are never published
- `brokenBefore`, `brokenNow`: files with errors, compared as far as they are sound
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from generator import __version__
from generator.changes.compare import Comparison
from generator.changes.words import Change
from generator.diagnostics import Diagnostic
from generator.interface import Interface, Voice, voice
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


def text(result: Result, language: str = "en") -> str:
    """For a terminal."""
    comparison, said = result.comparison, voice(language)
    parts = [f"{_against(comparison, said)}\n"]
    parts.extend(
        "\n".join([section.heading, *(f"  {sentence}" for sentence in section.sentences)]) + "\n"
        for section in _sections(comparison.changes, said)
    )
    if result.findings:
        parts.append(report_text(result.findings, language))
    remarks = [*_remarks(comparison, said), _total(result, said)]
    return "\n".join([*parts, "".join(f"{line(remark)}\n" for remark in remarks)])


def markdown(result: Result, language: str = "en") -> str:
    """For a comment; what exceeds the length that GitHub takes is counted at the end of its part."""
    comparison, said = result.comparison, voice(language)
    head = [
        f"## {literal(said.ui.say('What changed in meaning'))}",
        "",
        literal(_against(comparison, said)),
        "",
        f"**{literal(_total(result, said))}**",
    ]
    blocks = ["\n".join(head)]
    if result.findings:
        lines = (_finding_line(finding, said) for finding in result.findings)
        left = partial(said.ui.count, "{n} more finding", "{n} more findings")
        fitting = _fitting(lines, len(result.findings), _MOST // 2, left, said)
        blocks.append(f"### {literal(said.ui.say('What must not change'))}\n\n" + "\n".join(fitting))
    remarks = [f"- {literal(line(remark))}" for remark in _remarks(comparison, said)]
    blocks += ["\n".join(remarks)] if remarks else []
    sections = list(_sections(comparison.changes, said))
    room = _MOST - sum(len(block) + 2 for block in blocks)
    left = partial(said.ui.count, "{n} more file", "{n} more files")
    blocks += _fitting(map(_section_block, sections), len(sections), room, left, said)
    return "\n\n".join(blocks) + "\n"


def _fitting(
    parts: Iterable[str], total: int, room: int, left: Callable[[int], str], said: Voice
) -> Iterator[str]:
    """The parts for which there is room, and the number of those for which there is none."""
    room -= 120  # for the last line
    for number, part in enumerate(parts):
        room -= len(part) + 2
        if room < 0:
            yield said.ui.say(
                "… and {left}; all of them: {command}", left=left(total - number), command="`credenza diff`"
            )
            return
        yield part


def _section_block(section: _Section) -> str:
    return f"### {literal(section.heading)}\n\n" + "\n".join(f"- {literal(s)}" for s in section.sentences)


def _finding_line(finding: Diagnostic, said: Voice) -> str:
    place = f"{finding.place.path}:{finding.place.line}"
    rule = f"{said.severity(finding.severity)} {finding.rule.id}"
    return f"- {literal(line(f'{rule}: {said.tell(finding.message)}; {said.tell(finding.help)} ({place})'))}"


def json(result: Result, language: str = "en") -> str:
    """For programs; the shape is told above."""
    comparison, said = result.comparison, voice(language)
    return dumps(
        {
            "schemaVersion": SCHEMA_VERSION,
            "tool": {"name": "credenza", "version": __version__},
            "language": language,
            "against": {"revision": comparison.name, "commit": comparison.commit},
            "summary": {
                "changes": len(comparison.changes),
                "things": len({(change.kind, change.key) for change in comparison.changes}),
                "failing": len(result.failing),
            },
            "changes": [_change(change, said) for change in comparison.changes],
            "findings": [_finding(finding, result, said) for finding in result.findings],
            "quiet": list(comparison.quiet),
            "brokenBefore": list(comparison.broken_before),
            "brokenNow": list(comparison.broken_now),
        }
    )


def _change(change: Change, said: Voice) -> dict[str, object]:
    return {
        "kind": change.kind,
        "key": change.key,
        "file": change.file,
        "what": change.what,
        "action": change.action,
        "words": line(said.tell(change.words)),
        "before": change.before,
        "after": change.after,
        "language": change.language,
        "through": change.through,
    }


def _finding(finding: Diagnostic, result: Result, said: Voice) -> dict[str, object]:
    return {
        "rule": finding.rule.id,
        "severity": finding.severity.value,
        "path": finding.place.path,
        "line": finding.place.line,
        "message": line(said.tell(finding.message)),
        "help": line(said.tell(finding.help)),
        "fails": finding in result.failing,
    }


def _sections(changes: Iterable[Change], said: Voice) -> Iterator[_Section]:
    """What the files themselves changed, file by file, then what defaults changed in several."""
    own: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    shared: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for change in changes:
        words = line(said.tell(change.words))
        if change.through is None:
            own[change.file, change.key].append(words)
        else:
            shared[change.through][words].append(change.key)
    for (file, _), sentences in own.items():
        yield _Section(heading=line(file), sentences=tuple(sentences))
    for file, told in sorted(shared.items()):
        sentences = [f"{words} ({_users(keys, said)})" for words, keys in told.items()]
        yield _Section(heading=line(said.ui.say("through {file}", file=file)), sentences=tuple(sentences))


def _users(keys: Sequence[str], said: Voice) -> str:
    if len(keys) <= _NAMED:
        return ", ".join(keys)
    return said.ui.count("{n} microcredential", "{n} microcredentials", len(keys))


def _against(comparison: Comparison, said: Voice) -> str:
    commit = comparison.commit[:10]
    return line(said.ui.say("Compared with {revision} ({commit})", revision=comparison.name, commit=commit))


def _remarks(comparison: Comparison, said: Voice) -> Iterator[str]:
    """What a reader should know about the comparison itself."""
    ui, name = said.ui, comparison.name
    if comparison.is_new:
        yield ui.say("There is no catalogue in this folder at {revision}.", revision=name)
    if files := comparison.broken_before:
        yield ui.count(
            "{n} file has errors at {revision}, compared as far as sound: {files}",
            "{n} files have errors at {revision}, compared as far as sound: {files}",
            len(files),
            revision=name,
            files=_listed(files, said),
        )
    if files := comparison.broken_now:
        yield ui.count(
            "{n} file has errors now (see: credenza check), compared as far as sound: {files}",
            "{n} files have errors now (see: credenza check), compared as far as sound: {files}",
            len(files),
            files=_listed(files, said),
        )
    if files := comparison.quiet:
        yield ui.count(
            "Only layout, comments or keys that are never published changed in {n} file: {files}",
            "Only layout, comments or keys that are never published changed in {n} files: {files}",
            len(files),
            files=_listed(files, said),
        )


def _listed(files: Sequence[str], said: Voice) -> str:
    most = 10
    named = ", ".join(files[:most])
    if len(files) <= most:
        return named
    return said.ui.say("{files} and {n} more", files=named, n=len(files) - most)


def _total(result: Result, said: Voice) -> str:
    changes, ui = result.comparison.changes, said.ui
    if not changes:
        return ui.say("Nothing changed in meaning.")
    concerned = Counter(kind for kind, _ in {(change.kind, change.key) for change in changes})
    return ui.count(
        "{n} change in {things}.",
        "{n} changes in {things}.",
        len(changes),
        things=ui.join(_things(concerned, ui)),
    )


def _things(concerned: Mapping[str, int], ui: Interface) -> list[str]:
    """What is concerned, kind by kind."""
    counted = {
        "catalogue": ui.say("the catalogue itself"),
        "provider": ui.count("{n} provider", "{n} providers", concerned["provider"]),
        "microcredential": ui.count(
            "{n} microcredential", "{n} microcredentials", concerned["microcredential"]
        ),
        "pathway": ui.count("{n} pathway", "{n} pathways", concerned["pathway"]),
    }
    return [words for kind, words in counted.items() if concerned[kind]]


FORMATS: Mapping[str, Callable[[Result, str], str]] = {"text": text, "markdown": markdown, "json": json}
"""Every way of telling by the name that `--format` takes; each takes the language of its words too."""
