"""`credenza show`: an entry after defaults, with the origin of each value."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from typing import Any

from generator.cli.verb import CLEAN, Failure, Verb, note, printed, project_here
from generator.clock import today
from generator.diagnostics import Severity
from generator.documents import Document, Kind
from generator.model import Status
from generator.model.inherit import Effective, effective, layers_of
from generator.model.references import Directory
from generator.pipeline import Checked, Reader, check
from generator.reporters.terminal import shown
from generator.schema import Sound
from generator.schema.wording import flow
from generator.text import nearest

_WIDTH = 76


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", help="the id of a microcredential (its file name), or provider/id")


def _run(arguments: argparse.Namespace) -> int:
    project = project_here(arguments)
    reader = Reader(project)
    sounds = reader.sounds()
    sound = _chosen(str(arguments.id), sounds)
    provider = _one(sounds, Kind.PROVIDER, sound.document.provider)
    catalogue = _one(sounds, Kind.CATALOGUE, "catalogue")
    if provider is None:
        note(f"There is no providers/{sound.document.provider}.yml: only the entry's own values are shown.")
    _remark(sound, check(project, today(), reader=reader))
    merged = effective(sound, layers_of(provider, catalogue) if provider else ())
    lines = (f"# {sound.document.key}", *_lines(sound, merged))
    printed("".join(f"{shown(line)}\n" for line in lines))
    return CLEAN


def _remark(sound: Sound, checked: Checked) -> None:
    """Says on stderr where the entry cannot be relied on as it is printed."""
    path = shown(sound.document.path)
    own = any(f.severity is Severity.ERROR and f.place.path == sound.document.path for f in checked.findings)
    withheld = checked.published.withheld if checked.published else ()
    if own:
        note(f"{path} has errors: only its sound values are shown; see: credenza check")
    elif any(thing.path == sound.document.path for thing in withheld):
        note(f"{path} inherits a value with an error, so it is withheld; see: credenza check")


def _chosen(written: str, sounds: tuple[Sound, ...]) -> Sound:
    entries = {s.document.key: s for s in sounds if s.document.kind is Kind.MICROCREDENTIAL}
    directory = Directory(entries)
    key = directory.resolve(written, "")
    if key is not None:
        return entries[key]
    same = directory.candidates(written)
    if same:
        raise Failure(f"several providers use the id {written}: write one of {', '.join(same)}")
    near = nearest(written, [name for key in entries for name in (key, key.split("/")[1])])
    raise Failure(f"there is no microcredential {written}." + (f" Did you mean {near}?" if near else ""))


def _one(sounds: tuple[Sound, ...], kind: Kind, key: str) -> Sound | None:
    return next((s for s in sounds if s.document.kind is kind and s.document.key == key), None)


def _lines(sound: Sound, merged: Effective) -> Iterator[str]:
    for key, value in merged.values.items():
        subkeys = [path for path in merged.origins if path[0] == key and len(path) == 2]
        if subkeys and isinstance(value, Mapping):
            yield f"{key}:"
            for subkey, inner in value.items():
                yield from _line(f"  {subkey}", inner, _origin(sound, merged, (key, subkey)))
        else:
            yield from _line(key, value, _origin(sound, merged, (key,)))
    if "status" not in merged.values:
        yield from _line("status", Status.PUBLISHED.value, "by default")


def _line(key: str, value: Any, origin: str) -> Iterator[str]:
    text = f"{key}: {flow(value)}"
    if len(text) <= _WIDTH:
        yield f"{text:<{_WIDTH}}  # {origin}"
        return
    yield f"{key + ':':<{_WIDTH}}  # {origin}"
    pad = " " * (len(key) - len(key.lstrip()) + 2)
    if isinstance(value, list):
        yield from (f"{pad}- {flow(item)}" for item in value)
    elif isinstance(value, Mapping):
        yield from (f"{pad}{name}: {flow(item)}" for name, item in value.items())
    else:
        yield pad + flow(value)


def _origin(sound: Sound, merged: Effective, path: tuple[str, ...]) -> str:
    document: Document
    document, where = merged.origins.get(path, (sound.document, path))
    if document is sound.document and not document.has(where):
        return "follows from the folder"
    place = document.place(where, part="key")
    return f"{place.path}:{place.line}"


VERB = Verb(
    name="show",
    help="print a microcredential after defaults, with the origin of each value",
    description="Prints what a microcredential says after all defaults, and where each value stands.",
    example="credenza show data-literacy-local-government",
    options=_options,
    run=_run,
)
