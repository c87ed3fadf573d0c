"""The files of a catalogue folder, each with what it is."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from generator.documents.document import MAX_BYTES, Document, Kind, read
from generator.text import slug

__all__ = ["SourceFile", "discover", "id_of", "placed", "raw_of", "read_source"]

_SUFFIXES = (".yml", ".yaml")


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceFile:
    """A file to read: where it lies, how findings name it, and what it describes.

    `misplaced` marks a YAML file that lies in no folder from which anything is read.
    """

    file: Path
    path: str
    kind: Kind
    id: str
    provider: str = ""
    misplaced: bool = False


def raw_of(source: SourceFile) -> bytes:
    """The bytes of a file, one more than allowed at most: no need to load what is refused for its size."""
    with source.file.open("rb") as stream:
        return stream.read(MAX_BYTES + 1)


def read_source(source: SourceFile, raw: bytes) -> Document:
    """The document that these bytes are as the content of a file; never raises, whatever the bytes are."""
    return read(
        raw,
        path=source.path,
        kind=source.kind,
        id=source.id,
        provider=source.provider,
        misplaced=source.misplaced,
    )


def id_of(stem: str) -> str:
    """The id that a file name gives; a name without any Latin letter or digit gets a stable stand-in."""
    return slug(stem) or "entry-" + hashlib.sha256(stem.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def discover(catalogue: Path, root: Path) -> tuple[SourceFile, ...]:
    """All YAML files of a catalogue folder, sorted by path; nothing that ends in .yml is passed over.

    `root` is the folder against which findings name files.
    """
    return tuple(sorted(_iter_files(catalogue, root), key=lambda source: source.path))


def placed(below: PurePath, file: Path, path: str) -> SourceFile | None:
    """What the file at `below`, a path below the catalogue folder, describes; None where nothing is read.

    `path` is the name by which findings call it.
    """
    if below.parts[0] in ("pages", "media") or any(part.startswith(".") for part in below.parts):
        return None
    match below.parts:
        case [name] if Path(name).stem == "catalogue":
            return SourceFile(file=file, path=path, kind=Kind.CATALOGUE, id="catalogue")
        case ["providers", name]:
            return SourceFile(file=file, path=path, kind=Kind.PROVIDER, id=_id(name))
        case ["pathways", name]:
            return SourceFile(file=file, path=path, kind=Kind.PATHWAY, id=_id(name))
        case ["microcredentials", provider, name]:
            return SourceFile(
                file=file, path=path, kind=Kind.MICROCREDENTIAL, id=_id(name), provider=id_of(provider)
            )
    return SourceFile(file=file, path=path, kind=Kind.UNKNOWN, id=_id(below.name), misplaced=True)


def _iter_files(catalogue: Path, root: Path) -> Iterator[SourceFile]:
    for file in _iter_yaml(catalogue):
        path = file.relative_to(root).as_posix() if file.is_relative_to(root) else file.as_posix()
        source = placed(file.relative_to(catalogue), file, path)
        if source is not None:
            yield source


def _id(name: str) -> str:
    return id_of(Path(name).stem)


def _iter_yaml(folder: Path) -> Iterator[Path]:
    """YAML files below a folder, never through a link that leaves it."""
    if not folder.is_dir():
        return
    inside = folder.resolve()
    for file in folder.rglob("*"):
        if file.suffix.lower() in _SUFFIXES and file.is_file() and file.resolve().is_relative_to(inside):
            yield file
