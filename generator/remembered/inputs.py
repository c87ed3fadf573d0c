"""Everything on which the outcome of a check depends, as one digest."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import generator
from generator.documents.discover import bytes_of, entries
from generator.git.command import run
from generator.media.folder import media_files
from generator.project import Project
from generator.resources import template_folder

__all__ = ["digest_of", "inputs_of"]


def inputs_of(project: Project, today: date) -> str | None:
    """A digest that is the same only where a check finds and reports the same; None where it cannot be made.

    It covers the files of the catalogue as a check reads them, the media files, the day, the commit from
    which git takes the days of change, Python and its packages, and this program itself.
    """
    digest = hashlib.sha256()
    try:
        for part in _parts(project, today):
            # Lengths keep the parts apart: no file can look like another and half of the next.
            digest.update(b"%d:" % len(part))
            digest.update(part)
    except OSError:
        return None  # the check itself will say what cannot be read
    return digest.hexdigest()


def digest_of(project: Project, consulted: Iterable[str]) -> str:
    """A digest of what lies at these paths from the catalogue folder, and of where links there lead."""
    digest = hashlib.sha256()
    for below in consulted:
        file = project.folder / below
        place = os.path.relpath(file.resolve(), project.root.resolve())
        content = file.read_bytes() if file.is_file() else b""
        for part in (os.fsencode(place), content):
            digest.update(b"%d:" % len(part))
            digest.update(part)
    return digest.hexdigest()


def _parts(project: Project, today: date) -> Iterator[bytes]:
    yield from (sys.version.encode(), today.isoformat().encode())
    yield os.fsencode(os.path.relpath(project.folder, project.root))
    yield _commit(project.root)
    yield from _stamps()
    yield from _catalogue(project.folder)
    for file in media_files(project.folder / "media"):
        yield from (os.fsencode(file.below), b"%d" % file.size, file.head)


def _commit(root: Path) -> bytes:
    """Whether git's memory is cut short, where in the repository the project lies, the commit it is at."""
    try:
        return run(root, "rev-parse", "--is-shallow-repository", "--show-prefix", "HEAD").stdout
    except (OSError, subprocess.TimeoutExpired):
        return b""


def _catalogue(folder: Path) -> Iterator[bytes]:
    """The files of the catalogue: path, why it is not read, and its bytes, as far as a check reads them."""
    for below, why in sorted(entries(folder), key=lambda entry: entry[0]):
        yield os.fsencode(below)
        yield (why.template if why is not None else "").encode()
        if why is None:
            yield bytes_of(f"{folder}/{below}")


def _stamps() -> Iterator[bytes]:
    """The program and the packages it uses, by when they last changed.

    The version alone says too little where somebody works on the program. Whatever is installed or removed
    leaves its time on the folder it lies in.
    """
    for folder in (Path(generator.__file__).parent, template_folder()):
        for file in _program(str(folder)):
            yield os.fsencode(file.name)
            yield b"%d %d" % (file.stat().st_mtime_ns, file.stat().st_size)
    for packages in sys.path:
        if packages.endswith(("site-packages", "dist-packages")) and Path(packages).is_dir():
            yield b"%d" % Path(packages).stat().st_mtime_ns


def _program(folder: str) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as found:
        for entry in sorted(found, key=lambda entry: entry.name):
            if entry.is_dir(follow_symlinks=False) and entry.name != "__pycache__":
                yield from _program(entry.path)
            elif entry.is_file():
                yield entry
