"""A check of every file, with all that the options of `credenza check` ask for."""

from __future__ import annotations

import argparse

from generator.cli.online import asker
from generator.cli.verb import Failure, note, today_of
from generator.earlier.continuity import Earlier
from generator.git.revisions import RevisionError
from generator.pipeline import check
from generator.project import Project
from generator.remembered.outcome import Outcome, outcome_of
from generator.waste import nothing_thrown_away

__all__ = ["anew"]


def anew(project: Project, arguments: argparse.Namespace) -> Outcome:
    """What is found now, after the repairs where they were asked for."""
    earlier = _earlier(project, arguments.against)  # before anything is written: it may not be there
    if arguments.fix:
        from generator.cli.repairs import fix  # noqa: PLC0415 - loads slowly

        fix(project)
    with nothing_thrown_away():
        checked = check(
            project,
            today_of(arguments),
            earlier=earlier,
            ask=asker(project) if arguments.online else None,
            to_publish=arguments.outputs,
        )
        if arguments.outputs:
            from generator.cli.outputs import outputs_checked  # noqa: PLC0415 - loads slowly

            checked = outputs_checked(checked)
        outcome = outcome_of(checked)
        del checked  # all of the catalogue goes at once
    return outcome


def _earlier(project: Project, revision: str | None) -> Earlier | None:
    """The catalogue to hold this one against, with a remark where it cannot say everything."""
    if revision is None:
        return None
    from generator.changes.since import earlier_of  # noqa: PLC0415 - loads slowly

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
