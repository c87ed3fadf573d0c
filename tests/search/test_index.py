"""The words of the catalogue lead to its entries."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import orjson

from generator.model import Catalogue
from generator.search import listed
from generator.search.words import Words

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
Unvariable = Callable[[str], list[int]]


def folder(files: dict[str, bytes], language: str) -> str:
    return f"search/{language}/{orjson.loads(files[f'search/{language}.json'])['version']}/"


def lines(files: dict[str, bytes], language: str) -> Iterator[tuple[list[str], str]]:
    """The forms of each line of all shards with its postings."""
    start = orjson.loads(files[f"search/{language}.json"])
    for number in range(len(start["shards"])):
        shard: dict[str, Any] = orjson.loads(files[f"{folder(files, language)}words/{number}.json"])
        heads, postings = shard["words"].split("\n"), shard["postings"].split("\n")
        for head, encoded in zip(heads, postings, strict=True):
            common, _stem, *endings = head.split(",")
            yield [common + ending for ending in endings], encoded


def weights(files: dict[str, bytes], language: str, form: str, unvariable: Unvariable) -> dict[int, int]:
    """Entry by its place in the list to the weight the form has in it."""
    found: dict[int, int] = {}
    for forms, encoded in lines(files, language):
        if form in forms:
            at = -1
            for number in unvariable(encoded):
                at += 1 + number // 8
                found[at] = max(found.get(at, 0), number % 8 + 1)
    return found


def test_every_word_of_every_title_leads_to_its_entry(
    catalogue: Catalogue, files: dict[str, bytes], unvariable: Unvariable
) -> None:
    for language in catalogue.info.languages:
        index: dict[str, set[int]] = {}
        for forms, encoded in lines(files, language):
            entries, at = set(), -1
            for number in unvariable(encoded):
                at += 1 + number // 8
                entries.add(at)
            for form in forms:
                index.setdefault(form, set()).update(entries)
        for place, entry in enumerate(listed(catalogue, language)):
            for tag, title in entry.title.by_language.items():
                for form, _ in Words().of(title, tag):
                    assert place in index[form], (language, title, form)


def test_a_title_weighs_more_than_an_outcome(
    catalogue: Catalogue, files: dict[str, bytes], unvariable: Unvariable
) -> None:
    keys = [mc.key for mc in listed(catalogue, "en")]
    found = weights(files, "en", "data", unvariable)
    assert found[keys.index("northbridge/data-literacy-local-government")] == 8
    assert min(found.values()) < 8


def test_inflected_forms_share_a_line(files: dict[str, bytes]) -> None:
    together = [set(forms) for forms, _ in lines(files, "en") if "services" in forms]
    assert any("service" in forms for forms in together)


def test_shards_are_in_the_order_in_which_a_browser_looks_for_them(start: dict[str, Any]) -> None:
    assert start["shards"] == sorted(start["shards"])


def test_the_list_of_all_words_holds_every_form_of_every_shard(files: dict[str, bytes]) -> None:
    content = orjson.loads(files[folder(files, "en") + "words/all.json"])
    words, before = set(), ""
    for line in content["words"].split("\n"):
        before = before[: ALPHABET.index(line[0])] + line[1:]
        words.add(before)
    assert words == {form for forms, _ in lines(files, "en") for form in forms}


def test_an_original_title_is_found_in_every_language_of_the_site(
    catalogue: Catalogue, files: dict[str, bytes], unvariable: Unvariable
) -> None:
    keys = [mc.key for mc in listed(catalogue, "en")]
    german = next(
        mc for mc in listed(catalogue, "en") if mc.default_language == "de" and mc.title.in_language("en")
    )
    form = Words().of(german.title.original.text, "de")[0][0]
    assert keys.index(german.key) in weights(files, "en", form, unvariable)
