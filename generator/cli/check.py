"""`credenza check`: says what is wrong, where, and what to write."""

from __future__ import annotations

import argparse

from generator.changes.since import earlier_of
from generator.cli.online import asker, with_online
from generator.cli.repairs import fix, show_diff, with_repairs
from generator.cli.reports import deliver, wanted_of, with_reports
from generator.cli.verb import CLEAN, FINDINGS, Failure, Verb, note, project_here, today_of, with_today
from generator.earlier.continuity import Earlier
from generator.git.revisions import RevisionError
from generator.pipeline import check
from generator.project import Project


def _options(parser: argparse.ArgumentParser) -> None:
    with_today(parser)
    with_reports(parser)
    with_repairs(parser)
    parser.add_argument(
        "--against",
        metavar="REVISION",
        help="find too what must stay as it was at this git revision: addresses, credits, outcomes and level "
        "of a version (rules D510 to D513)",
    )
    with_online(parser)


def _run(arguments: argparse.Namespace) -> int:
    wanted, project = wanted_of(arguments), project_here(arguments)
    if arguments.diff:
        return show_diff(project)
    earlier = _earlier(project, arguments.against)  # before anything is written: it may not be there
    if arguments.fix:
        fix(project)
    checked = check(
        project,
        today_of(arguments),
        earlier=earlier,
        ask=asker(project) if arguments.online else None,
    )
    deliver(checked, wanted, arguments.language)
    if checked.shallow:
        note("This is a shallow clone: dates of change are unknown (fetch with full history to have them).")
    return FINDINGS if checked.failing else CLEAN


def _earlier(project: Project, revision: str | None) -> Earlier | None:
    """The catalogue to hold this one against, with a remark where it cannot say everything."""
    if revision is None:
        return None
    try:
        found = earlier_of(project, revision)
    except RevisionError as error:
        raise Failure(str(error)) from None
    broken = sum(sound.has_errors for sound in found.sounds)
    if broken:
        note(f"Files with errors at {revision}: {broken}. They are compared as far as they are sound.")
    if not found.sounds:
        note(f"There is no catalogue in this folder at {revision}: nothing has to stay as it was.")
    return found


VERB = Verb(
    name="check",
    help="say what is wrong, where, and what to write",
    description="Checks all files of the catalogue at once. Exit status 0: nothing to mend; 1: findings.",
    example="credenza check",
    options=_options,
    run=_run,
)
