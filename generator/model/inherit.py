"""Inheritance: catalogue defaults, then provider defaults, then the file itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
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
    merging = _Merging()
    for layer in layers:
        for key in layer.unset:
            merging.forget(key)
        for key, value in layer.values.items():
            merging.take(key, value, layer)
    for key in sound.unset:
        merging.forget(key)
    values = merging.values
    language = layers[0].language if layers else "en"
    own = str(sound.data.get("default_language") or values.get("default_language") or language)
    inheritable = inheritable_keys()
    for key, value in sound.data.items():
        if key in _MERGED and isinstance(values.get(key), Mapping) and isinstance(value, Mapping):
            for subkey in value:
                merging.origins.pop((key, subkey), None)
                merging.languages.pop((key, subkey), None)
            values[key] = {**values[key], **value}
        else:
            if key in inheritable:
                merging.forget(key)
            values[key] = value
    values.setdefault("awarding_body", [sound.document.provider])
    return Effective(
        values=values, origins=merging.origins, languages=merging.languages, default_language=own
    )


@dataclass(slots=True)
class _Merging:
    """Values on their way to being effective."""

    values: dict[str, Any] = field(default_factory=dict)
    origins: dict[tuple[str, ...], Origin] = field(default_factory=dict)
    languages: dict[tuple[str, ...], str] = field(default_factory=dict)

    def take(self, key: str, value: Any, layer: Layer) -> None:
        """A default replaces or joins what a weaker file gave."""
        where = (*layer.prefix, key)
        if key in _MERGED and isinstance(value, Mapping):
            self.values[key] = {**self.values.get(key, {}), **value}
            for subkey in value:
                self.origins[key, subkey] = (layer.document, (*where, subkey))
                self.languages[key, subkey] = layer.language
            return
        self.forget(key)
        self.values[key] = value
        self.origins[(key,)] = (layer.document, where)
        self.languages[(key,)] = layer.language

    def forget(self, key: str) -> None:
        """What was inherited under this key is gone."""
        self.values.pop(key, None)
        self.origins.pop((key,), None)
        self.languages.pop((key,), None)
        if key in _MERGED:
            for path in [path for path in self.languages if path[0] == key]:
                self.origins.pop(path, None)
                del self.languages[path]
