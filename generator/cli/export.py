"""`credenza export`: one machine-readable output without building the site."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from generator.artifact import Artifact, LeftOutError
from generator.cli.verb import (
    CLEAN,
    FINDINGS,
    Failure,
    Verb,
    nobody_reads,
    note,
    project_here,
    today_of,
    with_today,
)
from generator.exports import EXPORTS, Outputs, export, outputs
from generator.pipeline import Checked, check


def _options(parser: argparse.ArgumentParser) -> None:
    with_today(parser)
    parser.add_argument(
        "--format",
        choices=[export.name for export in EXPORTS],
        help="which output; all that the catalogue does not switch off when left out",
    )
    parser.add_argument(
        "--output",
        metavar="PATH",
        help="write there: into a folder, or, of an output with one file, into a file with the same ending; "
        "without it the main file of the output goes to stdout",
    )


def _run(arguments: argparse.Namespace) -> int:
    checked = check(project_here(arguments), today_of(arguments))
    if checked.published is None:
        raise Failure("catalogue.yml has errors, so nothing can be exported; see: credenza check")
    made = outputs(checked.published)
    artifacts = list(made.values())
    wanted = export(arguments.format) if arguments.format else None
    if wanted is not None:
        # What is asked for by name is made, switched off or not; the list of all files needs all others.
        if wanted.listing is None:
            made = Outputs(checked.published, (wanted,))
        artifacts = list(made.files_of(wanted))
    if arguments.output:
        _write(artifacts, Path(arguments.output), arguments.output.endswith(("/", os.sep)))
    elif len(artifacts) == 1:
        _print(artifacts[0])
    elif wanted is not None and wanted.main:
        _print(made[wanted.main])
        note(f"This was {wanted.main}; the output has {len(artifacts) - 1} more. For all: --output FOLDER")
    else:
        which = "" if wanted is not None else ", or one of the outputs with --format"
        names = "".join(f"\n  {artifact.path}" for artifact in artifacts[:5])
        raise Failure(f"this makes {len(artifacts)} files; name a folder with --output{which}. First:{names}")
    return _told(checked, made.failures)


def _told(checked: Checked, failures: Sequence[object]) -> int:
    """The exit status, after saying what is missing."""
    left_out = len(checked.published.withheld) if checked.published is not None else 0
    if left_out:
        entries = "1 entry" if left_out == 1 else f"{left_out} entries"
        note(f"Left out because of errors: {entries}; see: credenza check")
    elif checked.errors:
        note("There are errors, although nothing had to be left out for them; see: credenza check")
    for failure in failures:
        note(str(failure))
    return FINDINGS if checked.errors or failures else CLEAN


def _write(artifacts: Sequence[Artifact], target: Path, is_folder: bool) -> None:
    """Writes one file where a file was named, else all into a folder."""
    if len(artifacts) == 1 and not is_folder and not target.is_dir():
        ending = PurePosixPath(artifacts[0].path).suffix
        if ending and target.suffix == ending:
            _save(artifacts[0], target)
            note(f"Wrote {target}.")
            return
    written = sum(_save(artifact, target / artifact.path) for artifact in artifacts)
    note(f"Wrote {written} files to {target}.")


def _save(artifact: Artifact, target: Path) -> bool:
    """Writes one file; False where it is left out."""
    try:
        content = artifact.render()
    except LeftOutError:
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    return True


def _print(artifact: Artifact) -> None:
    """Writes a file to stdout; a reader who has seen enough (`| head`) ends nothing."""
    try:
        sys.stdout.buffer.write(artifact.render())
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        nobody_reads()


VERB = Verb(
    name="export",
    help="write a machine-readable output without building the site",
    description=(
        "Writes machine-readable outputs of the published catalogue, to a folder or to stdout.\n"
        "Exit status 0: all is written; 1: something with an error was left out."
    ),
    example="credenza export --format sitemap > sitemap-microcredentials.xml",
    options=_options,
    run=_run,
)
