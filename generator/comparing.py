"""The catalogue in the working folder beside another revision of it."""

from __future__ import annotations

from datetime import date
from pathlib import PurePosixPath

from generator.changes import Result, compare
from generator.continuity import Earlier
from generator.documents import Kind
from generator.model import build
from generator.past import earlier
from generator.pipeline import Project, Reader, set_by_identity
from generator.revisions import read_revision
from generator.rules import Context
from generator.rules.house import house_rules, settle
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
    context = Context(
        catalogue=built.checkable,
        documents={sound.document.path: sound.document for sound in sounds},
        sounds=sounds,
        directory=built.directory,
        known={},
        today=date.min,  # nothing that must stay as it was depends on the day
        earlier=before,
    )
    house = house_rules(next((s for s in sounds if s.document.kind is Kind.CATALOGUE), None))
    settled = settle(set_by_identity(finding for finding, _ in run(PERMANENCE, context)), sounds, house)
    findings = sorted((f for f in settled if f.rule.id in ONLY_AGAINST), key=lambda f: f.order)
    return Result(
        comparison=compare(before, built.checkable, sounds),
        findings=findings,
        failing=[f for f in findings if f.severity.rank <= house.fail_on.rank],
    )
