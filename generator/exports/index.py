"""The list of all published files, from which a harvester sees what changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from generator import addresses, exports
from generator.artifact import Artifact
from generator.exports import values
from generator.exports.export import Export, Reading
from generator.exports.jsonld import dumps, given
from generator.interface import interface, msgid
from generator.model import Catalogue

if TYPE_CHECKING:
    from generator.exports.outputs import Outputs

__all__ = ["EXPORT", "PATH", "artifacts", "list_path", "listing"]

PATH = "data/index.json"
_MEDIA_TYPE = "application/json"


def list_path(name: str) -> str:
    """Where the list of the files about single entries lies, for the output of that name."""
    return f"data/files/{name}.json"


def artifacts(catalogue: Catalogue) -> Iterator[Artifact]:
    """The list of all outputs, from outputs planned for this alone."""
    outputs = exports.outputs(catalogue)
    yield from outputs.files_of(EXPORT) if EXPORT.name in {one.name for one in outputs.exports} else ()


def listing(outputs: Outputs) -> Iterator[Artifact]:
    """The list of all outputs, and for each that has files about single entries a list of those.

    Static hosts date files by the day they were put there, so this says when content changed. What is
    listed was made before, in the same build, and is not made again.
    """
    index = _Index(outputs)
    for export in outputs.exports:
        if export.listing is None and any(one.about for one in outputs.files_of(export)):
            stream = partial(index.entries, export)
            yield Artifact.streamed(path=list_path(export.name), media_type=_MEDIA_TYPE, stream=stream)
    yield Artifact(path=PATH, media_type=_MEDIA_TYPE, render=index.render)


class _Index:
    def __init__(self, outputs: Outputs) -> None:
        self._outputs = outputs
        self._catalogue = outputs.catalogue
        self._days: dict[str, date | None] = {}
        self._numbers: dict[str, int] = {}
        for mc in outputs.catalogue.microcredentials.values():
            day = values.changed(mc)
            for about in (mc.key, mc.provider, ""):
                known = self._days.get(about)
                self._days[about] = max(filter(None, (known, day)), default=None)
                self._numbers[about] = self._numbers.get(about, 0) + 1

    def render(self) -> bytes:
        """The list of the outputs, with those of their files that are about several entries."""
        info = self._catalogue.info
        first = info.languages[0]
        newest = self._days.get("")
        head = {
            "catalogue": info.url,
            "title": info.title.best(first).text,
            "licence": info.licences.data,
            "licence_url": values.licence_address(info.licences.data),
            "modified": newest.isoformat() if newest else None,
            "outputs": [self._output(one) for one in self._outputs.exports if one.listing is None],
        }
        return dumps(given(head))

    def entries(self, export: Export) -> Iterator[bytes]:
        """The files of one output that are about one entry or one provider, a line for each."""
        yield b'{"files":['
        separator = b"\n"
        for artifact in self._outputs.files_of(export):
            if artifact.about and (record := self._record(export, artifact)):
                yield separator + dumps(record)
                separator = b",\n"
        yield b"]}"

    def _output(self, export: Export) -> dict[str, object]:
        info = self._catalogue.info
        ui = interface(info.languages[0])
        files = self._outputs.files_of(export)
        whole = [record for one in files if not one.about and (record := self._record(export, one))]
        single = sum(bool(one.about) for one in files)
        return given(
            {
                "name": export.name,
                "title": ui.say(export.title),
                "purpose": ui.say(export.purpose),
                "licence": info.licences.data,
                "update": ui.say(export.rhythm),
                "files": whole,
                "single_files": {"count": single, "list": self._list(export)} if single else None,
            }
        )

    def _list(self, export: Export) -> dict[str, object] | None:
        path = list_path(export.name)
        made = self._outputs.made(path)
        if made is None:
            return None
        url = addresses.absolute(path, self._catalogue.info)
        return {"path": path, "url": url, "bytes": made.size, "sha256": made.digest.hex()}

    def _record(self, export: Export, artifact: Artifact) -> dict[str, object] | None:
        """What is known of one file; None where it was left out."""
        made = self._outputs.made(artifact.path)
        if made is None:
            return None
        about = artifact.about
        day = self._days.get(about)
        record: dict[str, object] = {
            "path": artifact.path,
            "url": addresses.absolute(artifact.path, self._catalogue.info),
            "type": artifact.media_type,
            "bytes": made.size,
            "sha256": made.digest.hex(),
            "records": self._numbers.get(about, 0) if about else export.records(self._catalogue),
        }
        if day is not None:
            record["modified"] = day.isoformat()
        return record


EXPORT = Export(
    name="index",
    title=msgid("List of all files"),
    purpose=msgid(
        "For harvesters: every file with its size, its SHA-256 and the day its content changed. Begin here "
        "to see what is new."
    ),
    artifacts=artifacts,
    listing=listing,
    media_type=_MEDIA_TYPE,
    main=PATH,
    records=lambda catalogue: len(exports.enabled(catalogue)) - 1,
    shows="/outputs/0/files/0",
    example=Reading(
        python="import json, urllib.request\n"
        "outputs = json.load(urllib.request.urlopen('{url}'))['outputs']\n"
        "print([(file['path'], file['sha256']) for one in outputs for file in one.get('files', [])][:3])",
        curl="curl -sfo index.json '{url}'\n"
        "python3 -m json.tool index.json > readable.json\n"
        "grep -m 5 -e '\"path\"' -e '\"sha256\"' readable.json",
    ),
)
"""What this output says of itself."""
