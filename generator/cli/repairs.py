"""The options --fix and --diff: safe repairs, shown or written."""

from __future__ import annotations

import difflib
import functools
import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator import files
from generator.cli.verb import CLEAN, FINDINGS, note, printed
from generator.documents import Kind, SourceFile, discover, raw_of, read_source
from generator.fixes import Mended, Repair, mend
from generator.project import Project
from generator.reporters.terminal import shown
from generator.rules.house import HouseRules, house_rules
from generator.schema import check as check_schema
from generator.terminal import colourful
from generator.text import shortened

__all__ = ["fix", "show_diff"]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Case:
    """One file with its repairs, and its bytes before them."""

    source: SourceFile
    before: bytes
    mended: Mended


def fix(project: Project) -> None:
    """Writes all safe repairs into the files of a catalogue, and says on stderr what was done."""
    written: list[_Case] = []
    for case in _cases(project):
        reason = _reason_to_leave(case, project) if case.mended.raw != case.before else None
        if reason is not None:
            note(f"{shown(case.source.path)}: left as it is, because {reason}")
            continue
        if case.mended.raw != case.before:
            files.replace(case.source.file, case.mended.raw, lasting=True)
            written.append(case)
        _say(case)
    note(_total(written) + ".")


def show_diff(project: Project) -> int:
    """Prints what `fix` would change as a unified diff; 1 when there is something, else 0."""
    changed: list[_Case] = []
    for case in _cases(project):
        if case.mended.raw != case.before:
            changed.append(case)
            printed("".join(_painted(_diff(case))))
        _say(case)
    note(_total(changed) + "; nothing was written.")
    return FINDINGS if changed else CLEAN


def _cases(project: Project) -> Iterator[_Case]:
    """Every file of the catalogue; the catalogue's own first, since its house rules hold for the others."""
    sources = sorted(discover(project.folder, project.root), key=lambda s: s.kind is not Kind.CATALOGUE)
    house: HouseRules | None = None
    for source in sources:
        of_catalogue = source.kind is Kind.CATALOGUE
        case = _case(source, None if of_catalogue else house or house_rules(None))
        if of_catalogue and house is None:
            house = house_rules(check_schema(read_source(source, case.mended.raw)))
        yield case


def _case(source: SourceFile, house: HouseRules | None) -> _Case:
    raw = raw_of(source)
    return _Case(source=source, before=raw, mended=mend(raw, functools.partial(read_source, source), house))


def _reason_to_leave(case: _Case, project: Project) -> str | None:
    """Why a file must not be written to; None when it may be."""
    file, folder = case.source.file, project.folder
    if file.resolve() != folder.resolve() / file.relative_to(folder):
        return "it is reached through a link"
    if not os.access(file, os.W_OK):
        return "it is write-protected"
    if raw_of(case.source) != case.before:
        return "it has just been changed by another program"
    return None


def _say(case: _Case) -> None:
    """Names the repairs of one file on stderr, and those that were not certain enough."""
    if not case.mended.repairs and not case.mended.unsure:
        return
    note(shown(case.source.path))
    for repair in case.mended.repairs:
        note(f"  line {repair.line}: {_told(repair)}")
    for repair in case.mended.unsure:
        note(f"  line {repair.line}: left to you, for the file would read differently: {_told(repair)}")


def _told(repair: Repair) -> str:
    return shown(shortened(repair.said, 100)) + (f" ({repair.rule})" if repair.rule else "")


def _total(cases: Sequence[_Case]) -> str:
    repairs, files = sum(len(case.mended.repairs) for case in cases), len(cases)
    if not files:
        return "Nothing to repair"
    return (
        f"{repairs} {'repair' if repairs == 1 else 'repairs'} in {files} {'file' if files == 1 else 'files'}"
    )


def _diff(case: _Case) -> Iterator[str]:
    """The change of one file in the form that `patch` and `git apply` read."""
    before, after = (_lines(raw) for raw in (case.before, case.mended.raw))
    path = shown(case.source.path)
    for line in difflib.unified_diff(before, after, f"a/{path}", f"b/{path}"):
        yield line if line.endswith("\n") else line + "\n\\ No newline at end of file\n"


def _lines(raw: bytes) -> list[str]:
    return re.findall(r"[^\n]*\n|[^\n]+\Z", raw.decode("utf-8"))


_COLOURS = {"+": "32", "-": "31", "@": "36"}


def _painted(lines: Iterable[str]) -> Iterator[str]:
    """The lines with colours on a terminal, and there without anything a terminal would obey."""
    if not sys.stdout.isatty():
        yield from lines
        return
    for line in lines:
        safe = shown(line.rstrip("\n"))
        colour = _COLOURS.get(line[:1]) if colourful(sys.stdout) else None
        yield f"\x1b[{colour}m{safe}\x1b[0m\n" if colour else f"{safe}\n"
