"""`credenza export`: one machine-readable output without building the site."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator.cli.verb import CLEAN, FINDINGS, Failure, Verb, note, project_here, today_of, with_today
from generator.exports import EXPORTS
from generator.pipeline import check


def _options(parser: argparse.ArgumentParser) -> None:
    with_today(parser)
    parser.add_argument(
        "--format",
        choices=[export.name for export in EXPORTS],
        help="which output; all of them when left out",
    )
    parser.add_argument(
        "--output", metavar="FOLDER", help="write the files there; without it a single file goes to stdout"
    )


def _run(arguments: argparse.Namespace) -> int:
    checked = check(project_here(arguments), today_of(arguments))
    if checked.published is None:
        raise Failure("catalogue.yml has errors, so nothing can be exported; see: credenza check")
    chosen = [export for export in EXPORTS if arguments.format in (None, export.name)]
    artifacts = [artifact for export in chosen for artifact in export.artifacts(checked.published)]
    if arguments.output:
        folder = Path(arguments.output)
        for artifact in artifacts:
            target = folder / artifact.path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(artifact.render())
        note(f"Wrote {len(artifacts)} files to {folder}.")
    elif len(artifacts) == 1:
        sys.stdout.buffer.write(artifacts[0].render())
    else:
        names = "\n".join(f"  {artifact.path}" for artifact in artifacts[:20])
        raise Failure(f"this makes {len(artifacts)} files; name a folder with --output. They are:\n{names}")
    if checked.errors:
        note(f"{len(checked.published.withheld)} entries with errors were left out; see: credenza check")
    return FINDINGS if checked.errors else CLEAN


VERB = Verb(
    name="export",
    help="write a machine-readable output without building the site",
    description="Writes machine-readable outputs of the published catalogue, to a folder or to stdout.",
    example="credenza export --format sitemap > sitemap-microcredentials.xml",
    options=_options,
    run=_run,
)
