"""The verbs of each language, in all their forms."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.documents.packaged import packaged
from generator.rules.language.inflection import Irregular, forms_of, plain

__all__ = ["VerbLists", "verb_lists"]

_TIERS = ("recall", "explain", "do", "analyse", "evaluate", "create")


@dataclass(slots=True)
class VerbLists:
    """The lists of one language, ready for looking up."""

    data: Mapping[str, Any]
    tiers: dict[str, int] = field(default_factory=dict)
    vague: set[str] = field(default_factory=set)
    split: defaultdict[str, list[tuple[str, int]]] = field(default_factory=lambda: defaultdict(list))
    split_vague: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    nouns: dict[str, str] = field(default_factory=dict)
    infinitives: set[str] = field(default_factory=set)

    def words(self, key: str) -> frozenset[str]:
        """A list of the file as plain words."""
        return frozenset(plain(word) for word in self.data.get(key, ()))

    def pattern(self, *keys: str) -> re.Pattern[str]:
        """The alternatives of a list as one pattern for plain texts; matches nothing if there is none."""
        value: Any = self.data
        for key in keys:
            value = value.get(key, ()) if isinstance(value, Mapping) else ()
        parts = [value] if isinstance(value, str) else list(value)
        return re.compile("|".join(f"(?:{_unaccented(part)})" for part in parts) or r"(?!)")


def _unaccented(pattern: str) -> str:
    """A pattern for plain texts, without lowering its `S` for what is no space."""
    return re.sub(r"[^\x00-\x7f]", lambda letter: plain(letter[0]), pattern)


def _data(language: str) -> Mapping[str, Any]:
    data: Mapping[str, Any] = packaged("generator.rules", f"data/verbs/{language}.yml")
    return data


def verb_lists(language: str, own: Iterable[str]) -> VerbLists:
    """The lists of a language, with further verbs as infinitives."""
    data = _data(language)
    lists = VerbLists(data)
    irregular: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for form, verb in data.get("forms", {}).items():
        irregular[verb] += (form,)
    for tier, name in enumerate(_TIERS, 1):
        for verb in data["tiers"][name]:
            _enter(lists, language, verb, tier, irregular)
    for verb in data["vague"]["verbs"]:
        _enter_vague(lists, language, verb, irregular)
    for verb in own:
        for form in forms_of(language, verb.strip().lower(), irregular):
            lists.vague.discard(plain(form))
            lists.tiers.setdefault(plain(form), 0)
    lists.nouns = {plain(noun): verb for noun, verb in data.get("nouns", {}).items()}
    return lists


def _enter(lists: VerbLists, language: str, verb: str, tier: int, irregular: Irregular) -> None:
    lists.infinitives.add(plain(verb.replace("·", "")))
    for form in _whole(language, verb, irregular):
        lists.tiers[form] = max(tier, lists.tiers.get(form, 0))
    prefix, bar, base = verb.partition("|")
    if bar:
        for form in forms_of(language, base, irregular):
            lists.split[plain(form)].append((plain(prefix), tier))


def _enter_vague(lists: VerbLists, language: str, verb: str, irregular: Irregular) -> None:
    for form in _whole(language, verb, irregular):
        lists.vague.add(form)
        lists.tiers.pop(form, None)
    prefix, bar, base = verb.partition("|")
    if bar:
        for form in forms_of(language, base, irregular):
            lists.split_vague[plain(form)].add(plain(prefix))


def _whole(language: str, verb: str, irregular: Irregular) -> Iterator[str]:
    """The forms written as one word: anwenden, anzuwenden, anwendet; kennen."""
    prefix, bar, base = verb.replace("·", "").partition("|")
    if not bar:
        prefix, base = "", prefix
    for form in forms_of(language, base, irregular):
        yield plain(prefix + form)
    if bar and language == "de":
        yield plain(f"{prefix}zu{base}")
