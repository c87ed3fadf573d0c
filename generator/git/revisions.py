"""The files of a catalogue as another git revision holds them, read without a checkout."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.documents import MAX_BYTES
from generator.git.command import TIMEOUT, run

__all__ = ["Revision", "RevisionError", "read_revision"]

_SUFFIXES = (".yml", ".yaml")
_FILES = ("100644", "100755")  # a symbolic link is 120000, a submodule 160000; neither is read


class RevisionError(Exception):
    """Why a revision cannot be read; the message is for the person who named it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Revision:
    """What a revision holds: `name` as it was asked for, the full id of its commit, and its YAML files.

    `files` maps paths below the catalogue folder to their bytes. A file that is larger than allowed has
    bytes that are refused for their size, not its own.
    """

    name: str
    commit: str
    files: Mapping[str, bytes] = field(default_factory=dict)


def read_revision(folder: Path, name: str) -> Revision:
    """The YAML files below `folder` at the revision `name`: a branch, a tag, a commit, `HEAD~1`.

    Raises RevisionError when there is no git, no repository, or no such revision.
    """
    folder = folder.resolve()  # the folder may be a link into the repository
    # The place of the folder inside its repository: a catalogue may be a part of something larger.
    prefix = _prefix(folder)
    commit = _commit(folder, name)
    listed = _asked(
        folder, "ls-tree", "-r", "-z", "-l", "--full-tree", commit, "--", *([prefix] if prefix else [])
    )
    objects = dict(_iter_files(listed, prefix))
    small = {path: found for path, (found, size) in objects.items() if size <= MAX_BYTES}
    contents = _contents(folder, small.values())
    # What is too large is not loaded; so many spaces are refused for the same reason, in the same words.
    too_large = b" " * (MAX_BYTES + 1)
    files = {path: contents[small[path]] if path in small else too_large for path in sorted(objects)}
    return Revision(name=name, commit=commit, files=files)


def _prefix(folder: Path) -> str:
    done = _git(folder, "rev-parse", "--show-prefix")
    if done.returncode != 0:
        raise RevisionError(
            f"{folder} is in no git repository that can be read, so there is nothing to compare with.\n"
            f"git says: {_said(done)}"
        )
    return done.stdout.decode("utf-8", "surrogateescape").removesuffix("\n")


def _commit(folder: Path, name: str) -> str:
    """The full id of the commit that a name means."""
    if not name or name.startswith("-") or "\0" in name:
        raise RevisionError(f"{name!r} is not the name of a revision: write a branch, a tag or a commit")
    done = _git(folder, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
    if done.returncode == 0:
        return done.stdout.decode().strip()
    if _git(folder, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true":
        raise RevisionError(
            f"the revision {name} is not here: this is a shallow clone, with the newest commits only.\n"
            "Fetch the rest with: git fetch --unshallow (in a workflow, check out the full history)"
        )
    raise RevisionError(
        f"there is no revision {name} in this repository. `git branch --all` and `git tag` list what there\n"
        "is; what is only on a server has to be fetched first: git fetch"
    )


def _iter_files(listed: bytes, prefix: str) -> Iterator[tuple[str, tuple[str, int]]]:
    """Path below the folder, object, size in bytes of each YAML file that `git ls-tree -l -z` lists."""
    for line in listed.split(b"\0"):
        about, _, raw = line.partition(b"\t")
        path = raw.decode("utf-8", "surrogateescape")
        if path.startswith(prefix) and path.lower().endswith(_SUFFIXES):
            mode, _, name, size = about.decode("ascii").split()
            if mode in _FILES:
                # An object that is not there has the size "BAD"; reading it says so.
                yield path.removeprefix(prefix), (name, int(size) if size.isdigit() else 0)


def _contents(folder: Path, objects: Iterable[str]) -> Mapping[str, bytes]:
    """The bytes of each object, all read by one process."""
    wanted = sorted(set(objects))
    out = _asked(folder, "cat-file", "--batch", stdin="".join(f"{name}\n" for name in wanted).encode())
    found: dict[str, bytes] = {}
    at = 0
    for name in wanted:
        end = out.index(b"\n", at)  # before each content stands "<id> blob <size>"
        header = out[at:end].split()
        if len(header) != 3:
            raise RevisionError(
                f"git cannot read the object {name}: {out[at:end].decode('utf-8', 'replace')}"
            )
        size = int(header[2])
        found[name] = out[end + 1 : end + 1 + size]
        at = end + 1 + size + 1
    return found


def _asked(folder: Path, *arguments: str, stdin: bytes = b"") -> bytes:
    """What git prints; RevisionError with its own words where it fails."""
    done = _git(folder, *arguments, stdin=stdin)
    if done.returncode != 0:
        raise RevisionError(f"git could not read the revision. It says: {_said(done)}")
    return done.stdout


def _said(done: subprocess.CompletedProcess[bytes]) -> str:
    return " ".join(done.stderr.decode("utf-8", "replace").split()).removeprefix("fatal: ")


def _git(folder: Path, *arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    try:
        return run(folder, *arguments, stdin=stdin)
    except FileNotFoundError:
        raise RevisionError("git is not installed, or not found; comparing revisions needs it") from None
    except subprocess.TimeoutExpired:
        raise RevisionError(f"git gave no answer within {TIMEOUT} seconds") from None
