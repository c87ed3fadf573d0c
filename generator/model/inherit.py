"""Inheritance: catalogue defaults, then provider defaults, then the file itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.documents import Document
from generator.schema import Sound, inheritable_keys

__all__ = ["Effective", "Layer", "default_language", "effective", "layers_of"]

Origin = tuple[Document, tuple[str, ...]]

# These groups merge key by key; a level replaces as a whole, else a file that changes `eqf` would
# inherit a cycle that contradicts it.
_MERGED = frozenset({"contact", "price", "image"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Layer:
    """Values that one file gives to microcredentials: where they stand in it, and their language."""

    document: Document
    values: Mapping[str, Any]
    prefix: tuple[str, ...]
    language: str
    unset: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True, slots=True)
class Effective:
    """A microcredential after defaults.

    `origins` says for each inherited key, or (key, subkey) of a merged group, the file and the keys
    under which it stands there; `languages` says in which language its plain texts are.
    """

    values: Mapping[str, Any]
    origins: Mapping[tuple[str, ...], Origin]
    languages: Mapping[tuple[str, ...], str]
    default_language: str

    def language(self, key: str, subkey: str | None = None) -> str:
        """The language of plain texts under this key."""
        if subkey is not None and (key, subkey) in self.languages:
            return self.languages[key, subkey]
        return self.languages.get((key,), self.default_language)


def default_language(provider: Sound | None, catalogue: Sound | None) -> str:
    """The language of the provider's own plain texts: its default, the catalogue's, its first language."""
    for sound in (provider, catalogue):
        if sound is not None:
            written = sound.data.get("defaults", {}).get("default_language")
            if isinstance(written, str):
                return written
    languages = catalogue.data.get("languages", ()) if catalogue is not None else ()
    return str(languages[0]) if languages else "en"


def layers_of(provider: Sound, catalogue: Sound | None) -> tuple[Layer, ...]:
    """The layers of defaults for the microcredentials of one provider, the weakest first."""
    layers: list[Layer] = []
    if catalogue is not None:
        layers.append(_defaults(catalogue, default_language(None, catalogue)))
    language = default_language(provider, catalogue)
    if "quality_assurance" in provider.data:
        shared = {"quality_assurance": provider.data["quality_assurance"]}
        layers.append(Layer(document=provider.document, values=shared, prefix=(), language=language))
    layers.append(_defaults(provider, language))
    return tuple(layers)


def _defaults(sound: Sound, language: str) -> Layer:
    return Layer(
        document=sound.document,
        values=sound.data.get("defaults", {}),
        prefix=("defaults",),
        language=language,
        unset=sound.unset_defaults,
    )


def effective(sound: Sound, layers: tuple[Layer, ...]) -> Effective:
    """The values of a microcredential after defaults, each knowing where it comes from."""
    values: dict[str, Any] = {}
    origins: dict[tuple[str, ...], Origin] = {}
    languages: dict[tuple[str, ...], str] = {}
    for layer in layers:
        for key in layer.unset:
            _forget(key, values, origins, languages)
        for key, value in layer.values.items():
            _take(key, value, layer, values, origins, languages)
    for key in sound.unset:
        _forget(key, values, origins, languages)
    own = str(sound.data.get("default_language") or values.get("default_language") or "en")
    inheritable = inheritable_keys()
    for key, value in sound.data.items():
        if key in _MERGED and isinstance(values.get(key), Mapping) and isinstance(value, Mapping):
            for subkey in value:
                origins.pop((key, subkey), None)
                languages.pop((key, subkey), None)
            values[key] = {**values[key], **value}
        elif key in inheritable:
            _forget(key, values, origins, languages)
            values[key] = value
        else:
            values[key] = value
    values.setdefault("awarding_body", [sound.document.provider])
    return Effective(values=values, origins=origins, languages=languages, default_language=own)


def _take(
    key: str,
    value: Any,
    layer: Layer,
    values: dict[str, Any],
    origins: dict[tuple[str, ...], Origin],
    languages: dict[tuple[str, ...], str],
) -> None:
    where = (*layer.prefix, key)
    if key in _MERGED and isinstance(value, Mapping):
        values[key] = {**values.get(key, {}), **value}
        for subkey in value:
            origins[key, subkey] = (layer.document, (*where, subkey))
            languages[key, subkey] = layer.language
        return
    _forget(key, values, origins, languages)
    values[key] = value
    origins[(key,)] = (layer.document, where)
    languages[(key,)] = layer.language


def _forget(
    key: str,
    values: dict[str, Any],
    origins: dict[tuple[str, ...], Origin],
    languages: dict[tuple[str, ...], str],
) -> None:
    values.pop(key, None)
    for table in (origins, languages):
        for path in [path for path in table if path[0] == key]:
            del table[path]  # type: ignore[attr-defined]  # both are dicts; the union hides it
