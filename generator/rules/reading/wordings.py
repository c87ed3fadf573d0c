"""The texts for readers that a file holds: where each stands, and in which language."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.diagnostics import KeyPath
from generator.documents import Kind
from generator.model.inherit import default_language
from generator.rules.reading.written import of_kind
from generator.rules.registry import Context, once
from generator.schema import Sound, bundle

__all__ = ["Kept", "Wording", "Written", "wordings"]

# Names stay what they are in every language, or are found as they are written.
_NAMES = frozenset({"legal_name", "short_name", "city", "address"})
_LABELS = (
    frozenset({"title", "label", "body", "organisation", "name", "alternative_titles", "keywords"}) | _NAMES
)
# From this length on a text is Markdown (schema: longText).
_LONG = 20_000


@dataclass(frozen=True, slots=True)
class Kept:
    """What a place for texts is for.

    `is_long` marks texts in Markdown; `is_prose` those made of sentences, not names or labels; `is_name`
    proper names and addresses, which nobody translates.
    """

    is_long: bool
    is_prose: bool
    is_name: bool


@dataclass(frozen=True, slots=True)
class Wording:
    """One text as its author wrote it: plainly, or once per language.

    `by_language` has one entry for a plain text.
    """

    path: KeyPath
    by_language: Mapping[str, str]
    per_language: bool
    kept: Kept

    def at(self, language: str) -> KeyPath:
        """The way to the text in one language."""
        return (*self.path, language) if self.per_language else self.path

    @property
    def shown(self) -> str:
        """The way to the text for a sentence, positions counted from 1: `assessment 2: title`."""
        out = str(self.path[0])
        for part in self.path[1:]:
            out += f" {part + 1}" if isinstance(part, int) else "" if part == "text" else f": {part}"
        return f"`{out}`"


@dataclass(frozen=True)  # without slots: what is looked for once has to be kept somewhere
class Written:
    """The texts of one file; `language` is that of plain ones."""

    sound: Sound
    language: str

    @functools.cached_property
    def wordings(self) -> list[Wording]:
        """The texts in the order of the file."""
        out: list[Wording] = []
        _collect((), self.sound.data, _shape(self.sound.document.kind), self.language, out)
        return out


_Shape = Mapping[str, Any] | Kept
"""Groups of groups, with texts at their ends; `*` stands for the items of a list."""

# An outcome may be a plain text, where the schema has a group.
_OUTCOME = Kept(is_long=False, is_prose=True, is_name=False)


@functools.cache
def _shape(kind: Kind) -> _Shape:
    return _shape_of(bundle(kind), ()) or {}


def _shape_of(schema: Mapping[str, Any], keys: tuple[str, ...]) -> _Shape | None:
    """The part of a schema that holds texts."""
    if _is_text(schema):
        return Kept(
            is_long=schema["additionalProperties"]["maxLength"] >= _LONG,
            is_prose=keys[-1] not in _LABELS,
            is_name=keys[-1] in _NAMES or keys[-2:] == ("place", "name"),
        )
    inner = {
        key: shape
        for key, sub in schema.get("properties", {}).items()
        if (shape := _shape_of(sub, (*keys, key)))
    }
    if isinstance(schema.get("items"), Mapping) and (shape := _shape_of(schema["items"], keys)):
        inner["*"] = shape
    return inner or None


def _is_text(schema: Mapping[str, Any]) -> bool:
    names = schema.get("propertyNames")
    return isinstance(names, Mapping) and names.get("x-code") == "language" and "string" in schema["type"]


@once
def wordings(context: Context) -> tuple[Written, ...]:
    """The texts of every file of the catalogue, file by file."""
    catalogue = next(of_kind(context.sounds, Kind.CATALOGUE), None)
    providers = {sound.document.id: sound for sound in of_kind(context.sounds, Kind.PROVIDER)}
    return tuple(
        Written(sound, _language_of(sound, providers, catalogue))
        for sound in context.sounds
        if sound.document.kind is not Kind.UNKNOWN
    )


def _language_of(sound: Sound, providers: Mapping[str, Sound], catalogue: Sound | None) -> str:
    written = sound.data.get("default_language")
    if isinstance(written, str):
        return written
    match sound.document.kind:
        case Kind.PROVIDER:
            return default_language(sound, catalogue)
        case Kind.MICROCREDENTIAL:
            return default_language(providers.get(sound.document.provider), catalogue)
        case Kind.PATHWAY:
            return default_language(providers.get(str(sound.data.get("provider"))), catalogue)
    languages = sound.data.get("languages", ())
    return str(languages[0]) if languages else "en"


def _collect(path: KeyPath, value: object, shape: _Shape, language: str, out: list[Wording]) -> None:
    if isinstance(shape, Kept):
        if isinstance(value, dict):
            out.append(Wording(path, value, per_language=True, kept=shape))
        elif isinstance(value, str) and value != "none":
            # The word `none` is reserved: the page says it in the reader's language.
            out.append(Wording(path, {language: value}, per_language=False, kept=shape))
    elif isinstance(value, dict):
        for key, inner in value.items():
            if (sub := shape.get(key)) is not None:
                _collect((*path, key), inner, sub, language, out)
    elif isinstance(value, list) and (item := shape.get("*")) is not None:
        for i, inner in enumerate(value):
            _collect((*path, i), inner, item, language, out)
    elif isinstance(value, str) and path[:-1] == ("learning_outcomes",):
        out.append(Wording(path, {language: value}, per_language=False, kept=_OUTCOME))
