from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

import jsonschema
import pytest
from hostile_texts import KEY, TEXTS, with_text

from generator.exports import catalogue_json
from generator.model import Catalogue, Microcredential, Withheld


@pytest.fixture
def schema(read: Callable[[str], Any]) -> Any:
    return read(catalogue_json.SCHEMA_PATH)


def written(catalogue: Catalogue) -> Any:
    whole, _ = catalogue_json.artifacts(catalogue)
    return json.loads(whole.render())


def test_everything_stands_in_the_published_schema(schema: Any, read: Callable[[str], Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(read(catalogue_json.PATH), schema, jsonschema.Draft202012Validator)


def test_the_schema_refuses_what_it_does_not_know(schema: Any, read: Callable[[str], Any]) -> None:
    for injure in (
        lambda content: content["microcredentials"][0].update({"colour": "red"}),
        lambda content: content["microcredentials"][0].pop("title"),
        lambda content: content["microcredentials"][0].update({"title": "Noise"}),
        lambda content: content.pop("withdrawn"),
    ):
        content = read(catalogue_json.PATH)
        injure(content)
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(content, schema, jsonschema.Draft202012Validator)


def test_an_entry_that_has_everything_loses_nothing(catalogue: Catalogue) -> None:
    (full,) = [one for one in written(catalogue)["microcredentials"] if one["key"] == KEY]
    mc = catalogue.microcredentials[KEY]
    given = {one.name for one in fields(Microcredential) if getattr(mc, one.name) not in (None, (), {})} - {
        "source"
    }
    assert given <= set(full)
    assert full["title"] == {
        "en": "Measuring Noise in Cities",
        "de": "Lärm in Städten messen",
        "ca": "Mesurar el soroll a les ciutats",
    }
    assert full["keywords"] == [{"en": "noise, acoustics", "de": "Lärm"}, {"en": "maps"}]
    assert full["id"] == f"https://outputs.example/microcredentials/{KEY}/#microcredential"


def test_retired_entries_stay_with_their_status_and_successor(catalogue: Catalogue) -> None:
    (retired,) = [one for one in written(catalogue)["microcredentials"] if one["status"] == "retired"]
    assert retired["replaced_by"] == [{"key": KEY}]


def test_former_identifiers_and_what_has_errors_are_listed_as_withdrawn(catalogue: Catalogue) -> None:
    mc = replace(catalogue.microcredentials[KEY], aliases=("loudness",))
    changed = replace(
        catalogue,
        microcredentials={**catalogue.microcredentials, KEY: mc},
        withheld=(Withheld(kind="microcredential", key="aldermoor/broken", path="x.yml"),),
    )
    start = "https://outputs.example/microcredentials/aldermoor/"
    assert written(changed)["withdrawn"] == [
        {"id": f"{start}broken/#microcredential", "reason": "temporarily unavailable"},
        {
            "id": f"{start}loudness/#microcredential",
            "reason": "renamed",
            "now": f"{start}full/#microcredential",
        },
    ]


def test_nothing_of_how_the_site_looks_or_of_files_is_told(outputs: dict[str, bytes]) -> None:
    content = outputs[catalogue_json.PATH]
    assert b".yml" not in content
    assert b"accent" not in content


@pytest.mark.parametrize("text", TEXTS)
def test_hostile_texts_arrive_as_they_were_written(catalogue: Catalogue, schema: Any, text: str) -> None:
    content = written(with_text(catalogue, TEXTS[text]))
    jsonschema.validate(content, schema, jsonschema.Draft202012Validator)
    (full,) = [one for one in content["microcredentials"] if one["key"] == KEY]
    assert full["title"] == full["summary"] == {"en": TEXTS[text]}
