"""`credenza check`: says what is wrong, where, and what to write."""

from __future__ import annotations

import argparse

from generator.cli.online import with_online
from generator.cli.reports import deliver, wanted_of, with_reports
from generator.cli.verb import CLEAN, FINDINGS, Verb, note, project_here, today_of, with_today
from generator.project import Project
from generator.remembered.outcome import Outcome
from generator.remembered.remembered import remembered


def _options(parser: argparse.ArgumentParser) -> None:
    with_today(parser)
    with_reports(parser)
    parser.add_argument(
        "--fix",
        action="store_true",
        help="first write the repairs that can only be meant one way into the files, and say which; "
        "then report what is left",
    )
    parser.add_argument(
        "--diff",
        action="store_true",
        help="only show these repairs, as a unified diff, and write nothing; exit status 1 if there are any",
    )
    parser.add_argument(
        "--against",
        metavar="REVISION",
        help="find too what must stay as it was at this git revision: addresses, credits, outcomes and level "
        "of a version (rules D510 to D513)",
    )
    with_online(parser)
    parser.add_argument(
        "--outputs",
        action="store_true",
        help="also make the files in the European Learning Model, and hold them against its profile for "
        "learning opportunities (rule E907)",
    )


# The rules, the schemas and all else that a check takes are loaded where something has to be checked: an
# unchanged catalogue needs none of it.
def _run(arguments: argparse.Namespace) -> int:
    wanted, project = wanted_of(arguments), project_here(arguments)
    if arguments.diff:
        from generator.cli.repairs import show_diff  # noqa: PLC0415 - loads slowly

        return show_diff(project)
    if arguments.fix or arguments.against is not None or arguments.online or arguments.outputs:
        outcome = _anew(project, arguments)
    else:
        outcome = remembered(project, today_of(arguments), lambda: _anew(project, arguments))
    deliver(outcome, project.root, wanted, arguments.language)
    if outcome.shallow:
        note("This is a shallow clone: dates of change are unknown (fetch with full history to have them).")
    return FINDINGS if outcome.fails else CLEAN


def _anew(project: Project, arguments: argparse.Namespace) -> Outcome:
    from generator.cli.anew import anew  # noqa: PLC0415 - loads slowly

    return anew(project, arguments)


VERB = Verb(
    name="check",
    help="say what is wrong, where, and what to write",
    description="Checks all files of the catalogue at once. Exit status 0: nothing to mend; 1: findings.",
    example="credenza check",
    options=_options,
    run=_run,
)
