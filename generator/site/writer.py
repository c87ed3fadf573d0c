"""Puts a finished site in its place: everything is staged first, then only what changed is moved."""

from __future__ import annotations

import contextlib
import filecmp
import json
import os
import re
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator import files
from generator.artifact import Artifact, LeftOutError, StartAgainError
from generator.site.locking import BusyError, FolderLock

__all__ = ["BusyError", "ForeignFilesError", "Published", "SiteWriter", "UnsafePathError"]


class UnsafePathError(ValueError):
    """A path that two artifacts claim, or that would lead out of the site; a mistake in the program."""


class ForeignFilesError(RuntimeError):
    """Files that somebody else put where ours would go; `paths` are theirs, below the site."""

    def __init__(self, paths: Collection[str]) -> None:
        self.paths = tuple(sorted(paths))
        super().__init__(f"would replace {', '.join(self.paths)}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Published:
    """How many files of the site are new or different, the same as before, or gone."""

    written: int
    unchanged: int
    removed: int


class SiteWriter:
    """Writes the site in one folder, `site`.

    It works in a hidden folder beside it, on the same file system, so that a file moves in one step:
    `staging` takes what MkDocs makes, `rendered` the artifacts that changed, `manifest.json` keeps the list
    of those we published. Nothing in `site` changes before all new files lie there, and nothing is ever
    removed or replaced that is not in the list: a `CNAME` that somebody put there stays. `lock` keeps a
    second build out until the first is published or abandoned.
    """

    def __init__(self, site: Path) -> None:
        # Behind a symbolic link, "beside" is where the link leads.
        self.site = site.resolve()
        self._workspace = self.site.parent / f".{self.site.name}.credenza"
        self.staging = self._workspace / "staging"
        self._rendered = self._workspace / "rendered"
        self._manifest = self._workspace / "manifest.json"
        self._lock = FolderLock(self._workspace / "lock")
        self._made: set[str] = set()

    def begin(self) -> Path:
        """The empty staging folder; what an interrupted build left in it is gone.

        Raises BusyError while another process is writing this site.
        """
        self._lock.take()
        shutil.rmtree(self.staging, ignore_errors=True)
        self.staging.mkdir(parents=True)
        self._made = set()
        return self.staging

    def abandon(self) -> None:
        """Forget what was staged; the site stays as it was."""
        shutil.rmtree(self.staging, ignore_errors=True)
        shutil.rmtree(self._rendered, ignore_errors=True)
        self._lock.give_up()
        if self._workspace.is_dir() and not any(self._workspace.iterdir()):
            with contextlib.suppress(OSError):  # the next build may have come in the meantime
                self._workspace.rmdir()

    def forget(self) -> None:
        """Remove all that was kept beside the site, the list of its files too."""
        self._lock.give_up()
        shutil.rmtree(self._workspace, ignore_errors=True)

    def staged(self) -> Iterator[str]:
        """The paths of the staged files, in order."""
        for folder, folders, names in os.walk(self.staging):
            folders.sort()
            below = Path(folder).relative_to(self.staging)
            for name in sorted(names):
                yield (below / name).as_posix()

    def publish(
        self,
        artifacts: Iterable[Artifact],
        *,
        leave_out: Collection[str] = (),
        progress: Callable[[int], None] = lambda _: None,
    ) -> Published:
        """Render all artifacts, join them with the staged files, and make `site` exactly that.

        An artifact wins over a staged file of the same path. Staged files named in `leave_out`, or below a
        folder named there, are not published. `progress` is told after each artifact how many are done.
        Whatever an artifact raises comes out of here with the site untouched; so does ForeignFilesError,
        where a file that we did not publish is in the way and says something else.
        """
        staged = [p for p in self.staged() if p not in leave_out and p.split("/")[0] not in leave_out]
        is_new = not self.site.exists()
        rendered, moving = self._render(artifacts, progress, self._in_place if is_new else self._aside)
        moving |= {
            path: str(self.staging / path)
            for path in staged
            if path not in rendered and not self._is_published_already(path)
        }
        new = rendered | set(staged)
        old = self._read_manifest()
        # Should the machine stop halfway, the next build still knows what is ours, and completes the site.
        if not (is_new and self._appear(old | new, leave_out)):
            foreign = [path for path in moving if path not in old and self._is_taken(path)]
            if foreign:
                raise ForeignFilesError(foreign)
            self._write_manifest(old | new)
            self._move(moving, ours=old)
        removed = self._remove(old - new)
        self._write_manifest(new)
        self.abandon()
        return Published(written=len(moving), unchanged=len(new) - len(moving), removed=removed)

    def _render(
        self,
        artifacts: Iterable[Artifact],
        progress: Callable[[int], None],
        waiting_place: Callable[[str, int], str],
    ) -> tuple[set[str], dict[str, str]]:
        """All paths of the artifacts; and for those whose bytes differ from the site's, the new file."""
        rendered: set[str] = set()
        moving: dict[str, str] = {}
        shutil.rmtree(self._rendered, ignore_errors=True)
        self._rendered.mkdir(parents=True)
        site = str(self.site)
        for artifact in artifacts:
            path = _safe(artifact.path)
            if path in rendered:
                raise UnsafePathError(f"two artifacts claim the path {path!r}")
            fresh = waiting_place(path, len(moving))
            try:
                if _make(artifact, fresh, f"{site}/{path}"):
                    moving[path] = fresh
            except LeftOutError:
                Path(fresh).unlink(missing_ok=True)
                continue
            rendered.add(path)
            progress(len(rendered))
        return rendered, moving

    def _aside(self, _path: str, number: int) -> str:
        """New files of a site that stands lie side by side under numbers until they are moved.

        Making and removing a folder for each of ten thousand pages would cost more than writing them.
        """
        return f"{self._rendered}/{number}"

    def _in_place(self, path: str, _number: int) -> str:
        """The files of a new site lie as they will: then the whole folder is moved in one step."""
        folder, _, _ = path.rpartition("/")
        if folder not in self._made:
            os.makedirs(f"{self.staging}/{folder}", exist_ok=True)  # noqa: PTH103 - once per folder, without a Path each
            self._made.add(folder)
        return f"{self.staging}/{path}"

    def _appear(self, files: set[str], leave_out: Collection[str]) -> bool:
        """Puts the whole staged folder where there is none, and says whether that could be done.

        Where somebody made the folder in the meantime it cannot: then the files are moved one by one.
        """
        for name in leave_out:
            shutil.rmtree(self.staging / name, ignore_errors=True)
            (self.staging / name).unlink(missing_ok=True)
        if self.site.exists():
            return False
        self._write_manifest(files)
        try:
            self.staging.rename(self.site)
        except OSError:
            return False
        return True

    def _is_taken(self, path: str) -> bool:
        target = self.site / path
        return target.is_symlink() or target.is_file()

    def _is_published_already(self, path: str) -> bool:
        old = self.site / path
        return old.is_file() and filecmp.cmp(self.staging / path, old, shallow=False)

    def _move(self, moving: Mapping[str, str], ours: set[str]) -> None:
        """Pages come last, so that no page stands there before the styles and data it asks for."""
        site, made = str(self.site), set[str]()
        for path in sorted(moving, key=lambda p: (p.endswith(".html"), p)):
            folder = path.rpartition("/")[0]
            if folder not in made:
                self._make_room(path, ours)
                os.makedirs(f"{site}/{folder}", exist_ok=True)  # noqa: PTH103 - once per folder, without a Path each
                made.add(folder)
            elif os.path.isdir(f"{site}/{path}"):  # noqa: PTH112 - once per page, without a Path each
                self._make_room(path, ours)
            os.replace(moving[path], f"{site}/{path}")  # noqa: PTH105 - once per page, without a Path each

    def _make_room(self, path: str, ours: set[str]) -> None:
        """Where a file of ours becomes a folder, or a folder that holds only ours becomes a file."""
        for parent in PurePosixPath(path).parents:
            if parent.as_posix() in ours and (self.site / parent).is_file():
                (self.site / parent).unlink()
        if (self.site / path).is_dir():
            self._remove({p for p in ours if p.startswith(f"{path}/")})

    def _remove(self, paths: set[str]) -> int:
        """Removes files, then the folders that this left empty; says how many files there were."""
        removed = 0
        for path in sorted(paths, reverse=True):
            target = self.site / path
            if target.is_file() or target.is_symlink():
                target.unlink()
                removed += 1
            self._remove_empty_folders(target.parent)
        return removed

    def _remove_empty_folders(self, folder: Path) -> None:
        while folder != self.site and folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
            folder = folder.parent

    def _read_manifest(self) -> set[str]:
        try:
            listed = json.loads(self._manifest.read_text("utf-8"))["files"]
            return {_safe(path) for path in listed}
        except (OSError, ValueError, KeyError, TypeError):
            # Without a list we know of nothing that is ours, and remove nothing.
            return set()

    def _write_manifest(self, paths: set[str]) -> None:
        files.replace(self._manifest, json.dumps({"files": sorted(paths)}).encode())


# Names joined by single slashes, none of them '.' or '..'.
_BELOW = re.compile(r"(?!\.{1,2}(?:/|\Z))[^/\\\0]+(?:/(?!\.{1,2}(?:/|\Z))[^/\\\0]+)*")


def _safe(path: object) -> str:
    """The path itself, if it names a file below the site's root in the one way there is to write it."""
    if not isinstance(path, str):
        raise UnsafePathError(f"{path!r} is not a path")
    if not _BELOW.fullmatch(path):
        raise UnsafePathError(f"{path!r} does not name a file of the site")
    return path


def _make(artifact: Artifact, fresh: str, published: str) -> bool:
    """Makes the file at `fresh`, unless its bytes are those already published; says whether it did."""
    if artifact.stream is not None:
        with open(fresh, "wb") as file:  # noqa: PTH123 - as below
            try:
                file.writelines(artifact.stream())
            except StartAgainError:
                file.seek(0)
                file.truncate()
                file.writelines(artifact.stream())
        if Path(published).is_file() and filecmp.cmp(fresh, published, shallow=False):
            Path(fresh).unlink()
            return False
        return True
    data = artifact.render()
    if _holds(published, data):
        return False
    with open(fresh, "wb", 0) as file:  # noqa: PTH123 - a Path each would cost as much as the writing
        file.write(data)
    return True


def _holds(file: str, data: bytes) -> bool:
    try:
        if os.stat(file).st_size != len(data):  # noqa: PTH116 - once per page, without a Path each
            return False
        with open(file, "rb") as published:  # noqa: PTH123 - once per page, without a Path each
            return published.read() == data
    except OSError:
        return False
