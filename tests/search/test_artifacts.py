"""The search files as a whole: named safely, the same every time, with nothing that is not published."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import orjson

from generator.model import Catalogue
from generator.search.artifacts import CARDS_IN_FILE
from generator.text import Text

FilesOf = Callable[[Catalogue], dict[str, bytes]]


def test_the_same_catalogue_gives_the_same_bytes(
    catalogue: Catalogue, files: dict[str, bytes], files_of: FilesOf
) -> None:
    turned = dict(reversed(catalogue.microcredentials.items()))
    assert files_of(catalogue) == files
    assert files_of(replace(catalogue, microcredentials=turned)) == files


def test_a_changed_word_gives_every_file_but_the_first_a_new_address(
    files: dict[str, bytes], files_of: FilesOf, with_entry: Callable[..., Catalogue]
) -> None:
    changed = files_of(with_entry(summary=Text("en", {"en": "Something quite different"})))
    for language in ("en", "de"):
        before = orjson.loads(files[f"search/{language}.json"])["version"]
        assert orjson.loads(changed[f"search/{language}.json"])["version"] != before
    assert set(changed) & set(files) == {path for path in files if path.count("/") == 1}


def test_every_language_has_its_files_and_all_of_them_are_json(
    catalogue: Catalogue, files: dict[str, bytes]
) -> None:
    for language in catalogue.info.languages:
        assert f"search/{language}.json" in files
    for content in files.values():
        orjson.loads(content)


def test_every_entry_of_the_list_has_its_card_at_its_place(
    catalogue: Catalogue, files: dict[str, bytes], start: dict[str, Any]
) -> None:
    folder = f"search/en/{start['version']}/"
    cards = []
    for number in range(-(-start["count"] // CARDS_IN_FILE)):
        cards += orjson.loads(files[f"{folder}cards/{number}.json"])
    assert len(cards) == start["count"]
    titles = [card[1].casefold() for card in cards]
    assert titles[0] < titles[-1]
    for href, *_ in cards:
        assert href.removeprefix("microcredentials/").rstrip("/") in catalogue.microcredentials


def test_drafts_are_in_no_search_file(files: dict[str, bytes]) -> None:
    shown, draft = b"alpenrat/lawinenlage-beurteilen", b"alpenrat/drohnen-vermisstensuche"
    assert any(shown in content for content in files.values())
    assert not any(draft in content for content in files.values())


def test_an_empty_catalogue_has_a_search_that_finds_nothing(catalogue: Catalogue, files_of: FilesOf) -> None:
    files = files_of(replace(catalogue, microcredentials={}))
    start = orjson.loads(files["search/en.json"])
    assert start["count"] == 0
    assert start["shards"] == []
