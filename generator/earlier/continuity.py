"""What of an earlier catalogue is still there, at the same address or at another."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from generator import addresses
from generator.documents import Kind
from generator.earlier.redirects import redirects
from generator.earlier.rewording import bag, likeness
from generator.model import Catalogue, Microcredential, Pathway, Provider
from generator.schema import Sound

__all__ = ["Earlier", "Ref", "Refused", "Thing", "address_book", "heirs", "iter_things", "path_of", "renamed"]

Thing: TypeAlias = Microcredential | Provider | Pathway

Ref: TypeAlias = tuple[str, str]
"""Kind ('microcredential', 'provider', 'pathway') and key of a thing."""

_SAME_CONTENT = 0.8  # share of letters in common words; a renamed file often changes a little too
_MOST_PAIRS = 40_000  # beyond that only files of the same name are held against each other


@dataclass(frozen=True, kw_only=True, slots=True)
class Earlier:
    """A catalogue as it was.

    `name` of the revision as asked for, full id of its commit, all that could be built (drafts included), and
    the files it was built from.
    """

    name: str
    commit: str
    catalogue: Catalogue
    sounds: tuple[Sound, ...]


def iter_things(catalogue: Catalogue) -> Iterator[tuple[Ref, Thing]]:
    """Everything that has a page of its own: providers, microcredentials, pathways."""
    for key, provider in catalogue.providers.items():
        yield ("provider", key), provider
    for key, microcredential in catalogue.microcredentials.items():
        yield ("microcredential", key), microcredential
    for key, pathway in catalogue.pathways.items():
        yield ("pathway", key), pathway


def path_of(ref: Ref) -> str:
    """The page of a thing, in the first language."""
    return addresses.path_of(*ref)


def address_book(catalogue: Catalogue, sounds: tuple[Sound, ...] = ()) -> dict[str, Ref]:
    """What each page address leads to, former addresses included.

    Something withheld keeps its address; its former ones are taken from its file, one of `sounds`.
    """
    book = {path_of(ref): ref for ref, _ in iter_things(catalogue)}
    book |= {path_of((one.kind, one.key)): (one.kind, one.key) for one in catalogue.withheld}
    former = {path: book[target] for path, target in redirects(catalogue).items()}
    return former | _withheld_aliases(catalogue, sounds) | book


def _withheld_aliases(catalogue: Catalogue, sounds: tuple[Sound, ...]) -> dict[str, Ref]:
    withheld = {(one.kind, one.key) for one in catalogue.withheld}
    found: dict[str, Ref] = {}
    for sound in sounds:
        ref = (sound.document.kind.value, sound.document.key)
        if ref in withheld:
            provider = sound.document.provider
            for alias in sound.data.get("aliases", ()):
                former = f"{provider}/{alias}" if provider and "/" not in alias else alias
                found[path_of((ref[0], former))] = ref
        elif sound.document.kind is Kind.PROVIDER:
            found |= _of_renamed_provider(sound, withheld)
    return found


def _of_renamed_provider(provider: Sound, withheld: set[Ref]) -> dict[str, Ref]:
    """The former addresses that withheld microcredentials have through the former ids of their provider."""
    return {
        addresses.microcredential_path(f"{alias}/{key.partition('/')[2]}"): (kind, key)
        for alias in provider.data.get("aliases", ())
        for kind, key in withheld
        if kind == "microcredential" and key.startswith(f"{provider.document.id}/")
    }


def heirs(before: Catalogue, book: Mapping[str, Ref]) -> dict[Ref, Ref]:
    """What stands now where each earlier thing stood, by the address book of the newer catalogue."""
    return {ref: book[path_of(ref)] for ref, _ in iter_things(before) if path_of(ref) in book}


def renamed(before: Mapping[Ref, Thing], after: Mapping[Ref, Thing]) -> dict[Ref, Ref]:
    """Which of the things that are gone stands under which new key, by what they say of themselves.

    `before` are things that are gone, `after` things that are new. The likest pairs come first.
    """
    told = {ref: _told(thing) for ref, thing in (*before.items(), *after.items())}
    ranked = sorted(
        (-score, one, other)
        for one, other in _candidates(before, after)
        if (score := likeness(told[one], told[other])) >= _SAME_CONTENT
    )
    found: dict[Ref, Ref] = {}
    taken: set[Ref] = set()
    for _, one, other in ranked:
        if one not in found and other not in taken:
            found[one] = other
            taken.add(other)
    return found


def _candidates(before: Mapping[Ref, Thing], after: Mapping[Ref, Thing]) -> Iterator[tuple[Ref, Ref]]:
    few = len(before) * len(after) <= _MOST_PAIRS
    groups: defaultdict[tuple[str, str], list[Ref]] = defaultdict(list)
    for ref in after:
        groups[ref[0], "" if few else ref[1].rpartition("/")[2]].append(ref)
    for ref in before:
        for other in groups.get((ref[0], "" if few else ref[1].rpartition("/")[2]), ()):
            yield ref, other


def _told(thing: Thing) -> Counter[str]:
    """The words by which something is known again."""
    match thing:
        case Microcredential():
            texts = (
                thing.title,
                thing.summary,
                thing.description,
                *(o.text for o in thing.learning_outcomes),
            )
        case Provider():
            texts = (thing.legal_name, thing.short_name, thing.description)
        case Pathway():
            texts = (thing.title, thing.summary, thing.description)
    words = [words for text in texts if text is not None for words in text.by_language.values()]
    parts = (
        [key for choice in thing.components for key in choice.options] if isinstance(thing, Pathway) else []
    )
    return bag(*words, *parts)


class Refused:
    """The keys of each thing about which nothing can be said, because a value under them was refused."""

    def __init__(self, sounds: tuple[Sound, ...]) -> None:
        refused = [sound for sound in sounds if sound.refused]
        self._by_ref = {
            (sound.document.kind.value, sound.document.key): frozenset(str(path[0]) for path in sound.refused)
            for sound in refused
        }
        self._defaults = {
            sound.document.id if sound.document.kind is Kind.PROVIDER else "": frozenset(
                str(path[1]) for path in sound.refused if path[0] == "defaults" and len(path) > 1
            )
            for sound in refused
            if sound.document.kind in (Kind.PROVIDER, Kind.CATALOGUE)
        }

    def of(self, ref: Ref) -> frozenset[str]:
        """The top-level keys, of the file itself and of the defaults it may take values from."""
        none: frozenset[str] = frozenset()
        own = self._by_ref.get(ref, none)
        if ref[0] != "microcredential":
            return own
        provider = ref[1].partition("/")[0]
        # A provider's own quality assurance serves its microcredentials too.
        shared = self._by_ref.get(("provider", provider), none) & {"quality_assurance"}
        return own | shared | self._defaults.get(provider, none) | self._defaults.get("", none)
