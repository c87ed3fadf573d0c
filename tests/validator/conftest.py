"""A tiny catalogue on disk, checked by the real pipeline."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from generator.earlier.past import earlier
from generator.git.history import History
from generator.git.revisions import Revision
from generator.online.answer import Answer, State
from generator.pipeline import Checked, check
from generator.project import Project

TODAY = date(2027, 1, 15)
BASE = Path(__file__).parent.parent / "cases" / "_base"

CheckFiles = Callable[..., Checked]


@pytest.fixture
def check_files(tmp_path: Path) -> CheckFiles:
    """`check_files({path: content})` lays files over the base of the cases and checks the whole catalogue.

    Paths are relative to the catalogue folder; a content of '' takes the file of the base away. `before`
    are files laid over the base in the same way: the catalogue is checked against that earlier revision.
    With `answers`, links are checked as if servers had answered so, and to all others that the page works.
    """

    def run(
        files: Mapping[str, str | bytes],
        before: Mapping[str, str | bytes] | None = None,
        answers: Mapping[str, Answer] | None = None,
    ) -> Checked:
        folder = tmp_path / "catalogue"
        for path, content in laid_over_the_base(files).items():
            file = folder / path
            if content:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content)
            else:
                file.unlink(missing_ok=True)
        project = Project(root=tmp_path, folder=folder)
        if answers is not None:
            works = Answer(state=State.WORKS, status=200)
            return check(
                project,
                TODAY,
                changes=History(),
                ask=lambda links: {link: answers.get(link, works) for link in links},
            )
        if before is None:
            return check(project, TODAY, changes=History())
        then = {path: content for path, content in laid_over_the_base(before).items() if content}
        revision = Revision(name="v1", commit="0" * 40, files=then)
        return check(project, TODAY, changes=History(), earlier=earlier(revision, "catalogue"))

    return run


def laid_over_the_base(files: Mapping[str, str | bytes]) -> dict[str, bytes]:
    every = {file.relative_to(BASE).as_posix(): file.read_bytes() for file in sorted(BASE.rglob("*.yml"))}
    return every | {path: text if isinstance(text, bytes) else text.encode() for path, text in files.items()}
