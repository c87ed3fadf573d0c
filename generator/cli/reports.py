"""The options that say how findings are reported, with where each report goes."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from generator import files
from generator.cli.verb import Failure, note, printed
from generator.diagnostics import Diagnostic
from generator.interface import SPOKEN, voice
from generator.remembered.outcome import Outcome
from generator.remembered.remembered import remembered_report
from generator.reporters import REPORTERS
from generator.reporters.summary import totals
from generator.terminal import colourful

__all__ = ["Wanted", "deliver", "wanted_of", "with_language", "with_reports"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """A report to write: its format, and its file or None for the standard output."""

    format: str
    file: str | None = None


def with_reports(parser: argparse.ArgumentParser) -> None:
    """Adds `--format`, `--output` and `--language` to a verb."""
    parser.set_defaults(reports=())
    parser.add_argument(
        "--format",
        dest="reports",
        metavar="FORMAT",
        choices=tuple(REPORTERS),
        action=_Format,
        help="how to write the findings (default: text); may be given several times: "
        + "; ".join(f"{name}: {reporter.title}" for name, reporter in REPORTERS.items()),
    )
    parser.add_argument(
        "--output",
        dest="reports",
        metavar="FILE",
        action=_Output,
        help="write to this file what the --format just before it asks for; where none stands before it, the "
        f"ending decides ({_endings()}). Example: --format text --format sarif --output report.sarif",
    )
    with_language(parser)


def with_language(parser: argparse.ArgumentParser) -> None:
    """Adds `--language`; the locale of the machine is not asked, so that a check says the same everywhere."""
    parser.add_argument(
        "--language", choices=SPOKEN, default="en", help="the language of the messages (default: en)"
    )


def _endings() -> str:
    return ", ".join(
        f"{suffix} {name}" for name, reporter in REPORTERS.items() for suffix in reporter.suffixes[:1]
    )


class _Format(argparse.Action):
    """Asks for one more report."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,  # noqa: ARG002  # argparse hands it over
        namespace: argparse.Namespace,
        values: object,
        option_string: str | None = None,  # noqa: ARG002  # argparse hands it over
    ) -> None:
        namespace.reports = (*namespace.reports, Wanted(format=str(values)))


class _Output(argparse.Action):
    """Gives the last report its file, or asks for one more by the ending of the file's name."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: object,
        option_string: str | None = None,  # noqa: ARG002  # argparse hands it over
    ) -> None:
        file, before = str(values), namespace.reports
        if before and before[-1].file is None:
            namespace.reports = (*before[:-1], replace(before[-1], file=file))
            return
        name = _by_ending(file)
        if name is None:
            parser.error(f"--output {file}: put the --format it is for before it")
        namespace.reports = (*before, Wanted(format=name, file=file))


def _by_ending(file: str) -> str | None:
    suffix = PurePath(file).suffix.lower()
    return next((name for name, reporter in REPORTERS.items() if suffix in reporter.suffixes), None)


def wanted_of(arguments: argparse.Namespace) -> tuple[Wanted, ...]:
    """The reports asked for, text where none was; Failure when two would get into each other's way."""
    wanted: tuple[Wanted, ...] = arguments.reports or (Wanted(format="text"),)
    printed = [one.format for one in wanted if one.file is None]
    if len(printed) > 1 and not all(REPORTERS[name].lines for name in printed):
        last = next(name for name in reversed(printed) if not REPORTERS[name].lines)
        raise Failure(
            f"the reports {' and '.join(printed)} would be mixed: write one to a file, with "
            f"--format {last} --output FILE"
        )
    files = [os.path.abspath(one.file) for one in wanted if one.file is not None]  # noqa: PTH100 - Path.absolute keeps `..`
    twice = next((file for file in files if files.count(file) > 1), None)
    if twice is not None:
        raise Failure(f"two reports would be written to {twice}")
    return wanted


def deliver(outcome: Outcome, root: Path, wanted: Sequence[Wanted], language: str) -> None:
    """Writes each report where it belongs; `root` is the folder of the project.

    With the format github the job summary is written too, where GitHub names a file for it
    (GITHUB_STEP_SUMMARY).
    """
    for one in wanted:
        if one.file is None:
            report = _written(one.format, outcome, root, language, color=colourful(sys.stdout))
            printed(report, as_utf8=not REPORTERS[one.format].lines)
        else:
            _save(Path(one.file), _written(one.format, outcome, root, language))
            note(f"{one.file}: {totals(outcome.summary, voice(language))}")
    job = os.environ.get("GITHUB_STEP_SUMMARY")
    if job and any(one.format == "github" for one in wanted):
        with Path(job).open("a", encoding="utf-8", newline="\n") as file:
            file.write(_written("markdown", outcome, root, language))


def _written(name: str, outcome: Outcome, root: Path, language: str, *, color: bool = False) -> str:
    """A report, with paths from the root of the repository where its readers expect them so."""
    reporter, summary = REPORTERS[name], outcome.summary
    folder = _in_repository(root) if reporter.from_repository else ""

    def write() -> str:
        findings: Sequence[Diagnostic] = outcome.tell()
        if not folder:
            return reporter(findings, summary, color=color, language=language)
        return reporter(
            [replace(f, place=replace(f.place, path=folder + f.place.path)) for f in findings],
            replace(
                summary,
                paths=tuple(folder + path for path in summary.paths),
                drafts=frozenset(folder + path for path in summary.drafts),
            ),
            color=color,
            language=language,
        )

    return remembered_report(outcome, (name, folder, language, str(color)), write)


def _in_repository(root: Path) -> str:
    """Where in its git repository a folder lies, with a slash at the end; '' at its root or outside one."""
    top = next((folder for folder in (root, *root.parents) if (folder / ".git").exists()), root)
    below = root.relative_to(top).as_posix()
    return "" if below == "." else f"{below}/"


def _save(file: Path, text: str) -> None:
    files.replace(file, text.encode())
