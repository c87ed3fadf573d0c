"""Every text stands under the language it is in, in every output."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from generator.exports.edc import path_of
from generator.exports.open_badges import achievement_path
from generator.model import Catalogue, Microcredential
from generator.text import Text

Read = Callable[[str], Any]


def written(mc: Microcredential) -> dict[str, set[str]]:
    """The texts of an entry by language, as its author wrote them."""
    found: dict[str, set[str]] = {}

    def collect(value: Any) -> None:
        if isinstance(value, Text):
            for tag, said in value.by_language.items():
                found.setdefault(tag, set()).add(said)
        elif isinstance(value, tuple):
            for inner in value:
                collect(inner)
        elif hasattr(value, "__dataclass_fields__") and not hasattr(value, "documents"):
            for name in value.__dataclass_fields__:
                if name != "source":
                    collect(getattr(value, name))

    collect(mc)
    return found


def maps(value: Any, terms: frozenset[str]) -> Iterator[dict[str, Any]]:
    """The language maps of a document."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in terms and isinstance(inner, dict):
                yield inner
            else:
                yield from maps(inner, terms)
    elif isinstance(value, list):
        for inner in value:
            yield from maps(inner, terms)


TERMS = frozenset(
    {
        "altLabel",
        "category",
        "description",
        "geographicName",
        "legalName",
        "noteLiteral",
        "prefLabel",
        "title",
    }
)


@pytest.mark.parametrize("place", ["elm/{}-3.1.jsonld", "elm/{}-3.3.jsonld", "edc/{}.jsonld"])
def test_no_text_stands_under_the_tag_of_another_language(
    catalogue: Catalogue, read: Read, place: str
) -> None:
    for key, mc in catalogue.microcredentials.items():
        own = written(mc)
        document = {name: value for name, value in read(place.format(key)).items() if name != "@context"}
        for found in maps(document, TERMS):
            for tag, said in found.items():
                for text in said if isinstance(said, list) else [said]:
                    elsewhere = {other for other, texts in own.items() if text in texts}
                    assert not elsewhere or tag in elsewhere, (key, tag, text)


@pytest.mark.parametrize("place", ["elm/{}-3.1.jsonld", "edc/{}.jsonld"])
def test_every_concept_has_an_english_name(catalogue: Catalogue, read: Read, place: str) -> None:
    for key in catalogue.microcredentials:
        concepts = [node for node in nodes(read(place.format(key))) if node.get("type") == "Concept"]
        assert len(concepts) > 5
        for node in concepts:
            if "id" in node:
                assert node["prefLabel"]["en"], (key, node["id"])


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from nodes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from nodes(inner)


def test_a_block_and_an_achievement_are_in_one_language(catalogue: Catalogue, read: Read) -> None:
    for key, mc in catalogue.microcredentials.items():
        block = read(f"microcredentials/{key}/index.jsonld")
        language = block["mainEntityOfPage"]["inLanguage"]
        assert language in mc.text_languages
        badge = read(achievement_path(key))
        assert badge["inLanguage"] == language
        others = {text for tag, texts in written(mc).items() if tag != language for text in texts}
        own = written(mc)[language]
        for text in others - own:
            # Names stay as their bearer writes them; sentences do not.
            if len(text.split()) > 3:
                assert text not in json.dumps(block, ensure_ascii=False), (key, text)
                assert text not in badge["criteria"]["narrative"], (key, text)


def test_the_language_of_teaching_is_told_apart_from_that_of_the_texts(read: Read) -> None:
    block = read("microcredentials/aldermoor/full/index.jsonld")
    assert block["inLanguage"] == ["en", "ca"]
    assert block["mainEntityOfPage"]["inLanguage"] == "en"
    entry = read("elm/aldermoor/full-3.1.jsonld")["@graph"][0]
    assert {iri.rpartition("/")[2] for iri in entry["language"]} == {"ENG", "CAT"}
    assert set(entry["title"]) == {"en", "de", "ca"}
    shown = read(path_of("aldermoor/full"))["displayParameter"]
    assert [one["id"].rpartition("/")[2] for one in shown["language"]] == ["ENG", "DEU", "CAT"]
    assert shown["primaryLanguage"]["id"].endswith("/ENG")
