"""The files of all outputs of one catalogue, with what is known of each once it was made."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from generator.artifact import Artifact, LeftOutError, StartAgainError
from generator.exports.export import Export
from generator.model import Catalogue, Status

__all__ = ["Failure", "Made", "Outputs"]


@dataclass(frozen=True, slots=True)
class Made:
    """What is known of the bytes of a file: how many there are, and their SHA-256."""

    size: int
    digest: bytes


@dataclass(frozen=True, kw_only=True, slots=True)
class Failure:
    """A record that an output cannot hold, and why; `key` is that of a microcredential, or a pathway's id."""

    output: str
    key: str
    reason: str

    def __str__(self) -> str:
        return (
            f"{self.key} is left out of the output {self.output}, which cannot hold it ({self.reason}). "
            "This is a mistake in Credenza, not in the file: please report it, with this message."
        )


class Outputs(Mapping[str, Artifact]):
    """The files of some outputs by their path, in the order in which a build makes them.

    Size and digest of a file are kept when it is made, so that the file which lists all others costs
    nothing more. A record that an output cannot hold is left out of that output, the rest is published;
    `failures` says which ones so far.
    """

    def __init__(
        self, catalogue: Catalogue, exports: Sequence[Export], *, taken: Collection[str] = ()
    ) -> None:
        """Plans the files; `taken` are paths at which the institution has files of its own."""
        self.catalogue = catalogue
        self.exports = tuple(exports)
        self._made: dict[str, Made] = {}
        self._failures: dict[str, tuple[Failure, ...]] = {}
        self._spare: dict[str, dict[str, Artifact]] = {}
        self._paths: dict[str, tuple[str, ...]] = {}
        self._files: dict[str, Artifact] = {}
        self._small: Outputs | None = None
        for export in self.exports:
            planned = export.listing(self) if export.listing else export.artifacts(catalogue)
            files = {
                one.path: self._noted(export, one)
                for one in planned
                if not (export.steps_back and one.path in taken)
            }
            self._paths[export.name] = tuple(files)
            self._files.update(files)

    def __getitem__(self, path: str) -> Artifact:
        return self._files[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)

    @property
    def failures(self) -> tuple[Failure, ...]:
        """The records that were left out of an output, as far as their files were asked for."""
        return tuple(one for failures in self._failures.values() for one in failures)

    def files_of(self, export: Export) -> tuple[Artifact, ...]:
        """The files of one output."""
        return tuple(self._files[path] for path in self._paths[export.name])

    def made(self, path: str) -> Made | None:
        """Size and digest of a file, which is made now if nobody did before; None where it is left out."""
        if path not in self._made:
            artifact = self._files[path]
            try:
                if artifact.stream is None:
                    artifact.render()
                else:
                    _exhausted(artifact)
            except LeftOutError:
                return None
        return self._made[path]

    def example(self, export: Export) -> bytes | None:
        """The main file of an output as it would be with one entry only; None where it has none then."""
        if self._small is None:
            self._small = Outputs(_with_one_entry(self.catalogue), self.exports)
        for artifact in self._small.files_of(export):
            if export.main in ("", artifact.path):
                try:
                    return artifact.render()
                except LeftOutError:
                    return None
        return None

    def _noted(self, export: Export, artifact: Artifact) -> Artifact:
        # Not by `replace`, which takes three times as long, some ten thousand times.
        return Artifact(
            path=artifact.path,
            media_type=artifact.media_type,
            render=partial(self._render, export, artifact),
            about=artifact.about,
            stream=None if artifact.stream is None else partial(self._stream, export, artifact),
        )

    def _render(self, export: Export, artifact: Artifact) -> bytes:
        artifact = self._sound(export, artifact)
        try:
            content = artifact.render()
        except Exception as error:  # noqa: BLE001 - whatever one record breaks, the others are published
            self._find_failures(export, error)
            content = self._sound(export, artifact).render()
        if artifact.path not in self._made:
            self._made[artifact.path] = Made(len(content), hashlib.sha256(content).digest())
        return content

    def _stream(self, export: Export, artifact: Artifact) -> Iterator[bytes]:
        """The parts of a file; StartAgainError when a record fails after parts of it have gone out."""
        artifact = self._sound(export, artifact)
        if artifact.stream is None:  # a sound catalogue has the same files, made in the same way
            raise LeftOutError(artifact.path)
        size, digest = 0, hashlib.sha256()
        try:
            for part in artifact.stream():
                size += len(part)
                digest.update(part)
                yield part
        except Exception as error:
            self._find_failures(export, error)
            raise StartAgainError(artifact.path) from error
        self._made[artifact.path] = Made(size, digest.digest())

    def _sound(self, export: Export, artifact: Artifact) -> Artifact:
        """The file as it is without the records that failed; LeftOutError where it was about one of them."""
        if export.name not in self._spare:
            return artifact
        spare = self._spare[export.name].get(artifact.path)
        if spare is None:
            raise LeftOutError(artifact.path)
        return spare

    def _find_failures(self, export: Export, error: Exception) -> None:
        """Tries every record alone; raises the error itself where no single record is the cause."""
        if export.name in self._failures:
            raise error
        failures = tuple(_failing(export, self.catalogue))
        if not failures:
            raise error
        failed = {failure.key for failure in failures}
        self._failures[export.name] = failures
        sound = replace(
            self.catalogue,
            microcredentials={k: m for k, m in self.catalogue.microcredentials.items() if k not in failed},
            pathways={k: p for k, p in self.catalogue.pathways.items() if k not in failed},
        )
        self._spare[export.name] = {one.path: one for one in export.artifacts(sound)}


def _with_one_entry(catalogue: Catalogue) -> Catalogue:
    """The catalogue with the first entry that is on offer on certain days, else the first of all."""
    live = [mc for mc in catalogue.microcredentials.values() if mc.status is not Status.RETIRED]
    dated = [mc for mc in live if any(one.start for one in mc.offerings)]
    chosen = (dated or live or [*catalogue.microcredentials.values()])[:1]
    return replace(catalogue, microcredentials={mc.key: mc for mc in chosen}, pathways={})


def _failing(export: Export, catalogue: Catalogue) -> Iterator[Failure]:
    bare = replace(catalogue, microcredentials={}, pathways={})
    for key, mc in catalogue.microcredentials.items():
        yield from _tried(export, key, replace(bare, microcredentials={key: mc}))
    for key, pathway in catalogue.pathways.items():
        yield from _tried(export, key, replace(bare, pathways={key: pathway}))


def _tried(export: Export, key: str, catalogue: Catalogue) -> Iterator[Failure]:
    try:
        for artifact in export.artifacts(catalogue):
            artifact.render()
    except Exception as error:  # noqa: BLE001 - the question is whether anything at all goes wrong
        yield Failure(output=export.name, key=key, reason=f"{type(error).__name__}: {error}")


def _exhausted(artifact: Artifact) -> None:
    """Makes a file part by part without keeping it."""
    assert artifact.stream is not None
    try:
        for _ in artifact.stream():
            pass
    except StartAgainError:
        for _ in artifact.stream():
            pass
