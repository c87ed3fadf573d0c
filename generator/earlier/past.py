"""The catalogue of an earlier revision, built through the same stages as that of today."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from generator.documents import Document, read_source
from generator.documents.discover import placed
from generator.earlier.continuity import Earlier
from generator.git.revisions import Revision
from generator.model import build
from generator.schema import Sound, check

__all__ = ["earlier"]


def earlier(revision: Revision, below: str, now: Iterable[Sound] = ()) -> Earlier:
    """What a revision held, as far as it is sound; broken files are left out and named by their findings.

    `below` is the name of the catalogue folder in findings, '' where it is the project itself. `now` are
    files as they are today: those that have not changed need not be read again.
    """
    sounds = tuple(_iter_sounds(revision, below, now))
    # When the files last changed is of no interest here.
    catalogue = build(sounds, {}).checkable
    return Earlier(name=revision.name, commit=revision.commit, catalogue=catalogue, sounds=sounds)


def _iter_sounds(revision: Revision, below: str, now: Iterable[Sound]) -> Iterator[Sound]:
    today = {sound.document.path: sound for sound in now}
    for name, raw in sorted(revision.files.items()):
        path = f"{below}/{name}" if below else name
        same = today.get(path)
        if same is not None and _is_as_before(same.document, raw):
            yield same
            continue
        source = placed(PurePosixPath(name), Path(path), path)
        if source is not None:
            yield check(read_source(source, raw))


def _is_as_before(document: Document, raw: bytes) -> bool:
    """Whether a document was read from these bytes; one with faults may not have kept all of its text."""
    return not document.faults and document.text.encode("utf-8", "replace") == raw
