"""The catalogue in the working folder beside another revision of it."""

from __future__ import annotations

from datetime import date
from pathlib import PurePosixPath

from generator.changes import Result, compare
from generator.earlier.continuity import Earlier
from generator.earlier.past import earlier
from generator.git.revisions import read_revision
from generator.model import build
from generator.pipeline import Reader, context_of, house_of, set_by_identity
from generator.project import Project
from generator.rules.house import settle
from generator.rules.permanence import ONLY_AGAINST, PERMANENCE
from generator.rules.run import run
from generator.schema import Sound

__all__ = ["changes_since", "earlier_of"]


def earlier_of(project: Project, name: str, now: tuple[Sound, ...] = ()) -> Earlier:
    """The catalogue of a project at another revision; `now` are its files of today, where they are known.

    Raises RevisionError when there is no such revision.
    """
    below = PurePosixPath(project.folder.relative_to(project.root).as_posix())
    return earlier(read_revision(project.folder, name), "" if below == PurePosixPath() else str(below), now)


def changes_since(project: Project, name: str) -> Result:
    """What changed since another revision, with what must not have changed.

    Raises RevisionError when there is no such revision.
    """
    sounds = Reader(project).sounds()
    before = earlier_of(project, name, sounds)
    built = build(sounds, {})
    # Nothing that must stay as it was depends on the day.
    context = context_of(sounds, built, date.min, earlier=before)
    house = house_of(sounds)
    settled = settle(set_by_identity(finding for finding, _ in run(PERMANENCE, context)), sounds, house)
    findings = sorted((f for f in settled if f.rule.id in ONLY_AGAINST), key=lambda f: f.order)
    return Result(
        comparison=compare(before, built.checkable, sounds),
        findings=findings,
        failing=[f for f in findings if f.severity.rank <= house.fail_on.rank],
    )
