"""The references of the files as their authors wrote them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.diagnostics import KeyPath
from generator.documents import Kind
from generator.model import Source
from generator.schema import Sound

__all__ = ["RELATIONS", "Reference", "of_kind", "references", "source_of"]

RELATIONS = ("requires", "recommended_after", "leads_to", "part_of", "exempts_from")
"""The keys of `stackability` under which other credentials stand."""


@dataclass(frozen=True, slots=True)
class Reference:
    """One id of a microcredential as written: in which file, under which keys."""

    sound: Sound
    path: KeyPath
    written: str

    @property
    def provider(self) -> str:
        """The provider whose ids need no prefix in this file."""
        document = self.sound.document
        return document.provider or str(self.sound.data.get("provider", ""))


def of_kind(sounds: tuple[Sound, ...], kind: Kind) -> Iterator[Sound]:
    """The files of one kind, in the order of their paths."""
    return (sound for sound in sounds if sound.document.kind is kind)


def source_of(sound: Sound) -> Source:
    """The file itself as the source of a finding: what it writes, it did not inherit."""
    return Source(document=sound.document, origins={})


def references(sound: Sound) -> Iterator[Reference]:
    """Every reference to a microcredential that a file writes."""
    match sound.document.kind:
        case Kind.MICROCREDENTIAL:
            for path in (
                *(("stackability", relation) for relation in RELATIONS),
                ("replaces",),
                ("replaced_by",),
            ):
                yield from related(sound, path)
        case Kind.PATHWAY:
            yield from _components(sound)


def related(sound: Sound, path: tuple[str, ...]) -> Iterator[Reference]:
    """The references of one list, such as ('stackability', 'requires')."""
    value: object = sound.data
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    if isinstance(value, list):
        for i, written in enumerate(value):
            if isinstance(written, str):
                yield Reference(sound, (*path, i), written)


def _components(sound: Sound) -> Iterator[Reference]:
    for i, component in enumerate(sound.data.get("components", ())):
        if isinstance(component, str):
            yield Reference(sound, ("components", i), component)
        else:
            for j, written in enumerate(component["from"]):
                yield Reference(sound, ("components", i, "from", j), written)
