"""The files of a catalogue folder, each with what it is."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from generator.diagnostics import Message, say
from generator.documents.document import MAX_BYTES, Document, Kind, read, unread
from generator.text import slug

__all__ = ["SourceFile", "bytes_of", "discover", "entries", "id_of", "placed", "raw_of", "read_source"]

_SUFFIXES = (".yml", ".yaml")
_FOLDERS = ("providers", "microcredentials", "pathways")


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceFile:
    """A file to read: where it lies, how findings name it, and what it describes.

    `misplaced` marks a YAML file that lies in no folder from which anything is read. `unread` says why what
    bears this name is never opened: it is a folder, or a link out of the catalogue.
    """

    file: Path
    path: str
    kind: Kind
    id: str
    provider: str = ""
    misplaced: bool = False
    unread: Message | None = None


def raw_of(source: SourceFile) -> bytes:
    """The bytes of a file, one more than allowed at most: no need to load what is refused for its size.

    Empty for what must not be opened.
    """
    if source.unread is not None:
        return b""
    return bytes_of(str(source.file))


def bytes_of(file: str) -> bytes:
    """The bytes of a file, one more than allowed at most."""
    # Asked for a fixed number of bytes, Python first makes room for all of them: that takes most of the time.
    with open(file, "rb", buffering=0) as stream:  # noqa: PTH123 - for thousands of files a Path is slow
        is_small = os.fstat(stream.fileno()).st_size <= MAX_BYTES
        return (stream.read() if is_small else stream.read(MAX_BYTES + 1)) or b""


def read_source(source: SourceFile, raw: bytes) -> Document:
    """The document that these bytes are as the content of a file; never raises, whatever the bytes are."""
    if source.unread is not None:
        return unread(
            source.unread,
            path=source.path,
            kind=source.kind,
            id=source.id,
            provider=source.provider,
            misplaced=source.misplaced,
        )
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

    `root` is the folder against which findings name files. Links to files are followed inside the catalogue
    folder only, links to folders never; they are listed as unread.
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


def entries(catalogue: Path) -> Iterator[tuple[str, Message | None]]:
    """All that is listed in a catalogue folder: the way to it from there, and why it is not read, if so.

    What `discover` gives depends on nothing else.
    """
    return _iter_entries(catalogue, "") if catalogue.is_dir() else iter(())


def _iter_files(catalogue: Path, root: Path) -> Iterator[SourceFile]:
    prefix = (catalogue.relative_to(root) if catalogue.is_relative_to(root) else catalogue).as_posix()
    for below, why in entries(catalogue):
        path = below if prefix == "." else f"{prefix}/{below}"
        source = placed(PurePath(below), catalogue / below, path)
        if source is not None and why is not None:
            misplaced = source.kind is Kind.UNKNOWN and below.split("/")[0] not in _FOLDERS
            source = replace(source, unread=why, misplaced=misplaced)
        if source is not None:
            yield source


def _id(name: str) -> str:
    return id_of(Path(name).stem)


def _iter_entries(catalogue: Path, folder: str) -> Iterator[tuple[str, Message | None]]:
    """What has the name of a YAML file or should hold some: the way to it, and why it is not read."""
    with os.scandir(catalogue / folder) as entries:
        for entry in entries:
            below = folder + entry.name
            if entry.name.startswith(".") or below in ("pages", "media"):
                continue
            if entry.is_symlink():
                yield from _iter_link(catalogue, below, entry)
                continue
            if _is_yaml(entry.name) and entry.is_file():
                yield below, None
            elif _is_yaml(entry.name) and folder != "microcredentials/":
                yield below, say("this has the name of a YAML file but is none, and is not read")
            if entry.is_dir():
                yield from _iter_entries(catalogue, f"{below}/")


def _iter_link(catalogue: Path, below: str, link: os.DirEntry[str]) -> Iterator[tuple[str, Message | None]]:
    """A link that has the name of a YAML file or leads to a folder; nothing for any other link."""
    target = Path(link)  # which, unlike the entry, answers False where links lead round in a circle
    if target.is_dir():
        yield below, say("this is a link to a folder, and is not read")
    elif _is_yaml(link.name) or (below.count("/") < 2 and not target.exists()):
        inside = target.is_file() and target.resolve().is_relative_to(catalogue.resolve())
        why = say("this is a link that leads out of the catalogue or nowhere, and is not read")
        yield below, None if inside else why


def _is_yaml(name: str) -> bool:
    return name.lower().endswith(_SUFFIXES)
