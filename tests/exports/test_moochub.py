from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hostile_texts import KEY, TEXTS, with_text

from generator.exports import moochub
from generator.model import Catalogue, Price

Record = dict[str, Any]


def records(catalogue: Catalogue) -> dict[str, Record]:
    (artifact,) = moochub.artifacts(catalogue)
    return {one["attributes"]["url"]: one for one in json.loads(artifact.render())["data"]}


@pytest.fixture
def full(catalogue: Catalogue) -> Record:
    attributes: Record = records(catalogue)[f"https://outputs.example/microcredentials/{KEY}/"]["attributes"]
    return attributes


def test_all_records_stand_on_one_line_and_one_page(outputs: dict[str, bytes]) -> None:
    content = outputs[moochub.PATH]
    assert content.count(b"\n") == 0
    assert "next" not in json.loads(content)["links"]


def test_what_is_retired_is_not_on_offer(catalogue: Catalogue) -> None:
    found = records(catalogue)
    assert not any("/retired/" in url for url in found)
    assert len(found) == len(catalogue.microcredentials) - 1


def test_the_id_is_the_uuid_that_the_file_gives_or_one_that_follows_from_the_identifier(
    catalogue: Catalogue,
) -> None:
    found = {url.split("/")[-2]: one["id"] for url, one in records(catalogue).items()}
    assert found["full"] == "5b1f0a52-7f0c-4f3e-9d52-0d7f5b1c2a34"
    assert found["minimal"][14] == "5"


def test_modes_are_in_lower_case_and_those_of_all_runs(full: Record) -> None:
    assert full["courseMode"] == ["blended", "online"]


def test_dates_are_instants_and_a_cancelled_run_has_none(full: Record) -> None:
    assert full["startDate"] == ["2027-02-08T00:00:00+01:00"]
    assert full["endDate"] == ["2027-03-26T23:59:59+01:00"]
    assert full["applicationDeadline"] == "2027-01-15T23:59:59+01:00"


def test_only_skills_of_esco_are_taught_and_the_outcomes_are_in_the_description(full: Record) -> None:
    assert [skill["targetUrl"][-1] for skill in full["teaches"]] == ["2", "1"]
    assert "<li>Draw a noise map of a street</li>" in full["description"]


def test_the_licence_of_the_descriptions_is_not_given_for_the_course(full: Record) -> None:
    assert full["license"] == [{"identifier": "proprietary", "url": None}]
    assert full["image"]["license"][0]["identifier"] == "CC0-1.0"


@pytest.mark.parametrize(("amount", "access"), [(0, ["free"]), (300, ["paid"]), (None, None)])
def test_what_costs_nothing_is_free(
    catalogue: Catalogue, amount: int | None, access: list[str] | None
) -> None:
    mc = replace(catalogue.microcredentials[KEY], price=Price(amount=amount))
    found = records(replace(catalogue, microcredentials={KEY: mc}))
    (record,) = found.values()
    assert record["attributes"].get("access") == access


@pytest.mark.parametrize("text", TEXTS)
def test_hostile_texts_arrive_as_they_were_written(catalogue: Catalogue, text: str) -> None:
    found = records(with_text(catalogue, TEXTS[text]))
    attributes = found[f"https://outputs.example/microcredentials/{KEY}/"]["attributes"]
    assert attributes["name"] == attributes["courseCode"] == TEXTS[text]
    assert "<script" not in attributes["description"]


def test_pathways_and_required_courses_are_named(full: Record, read: Callable[[str], Any]) -> None:
    assert full["competencyRequired"][0]["targetUrl"].endswith("/aldermoor/minimal/")
    programmes = [
        part["url"] for one in read(moochub.PATH)["data"] for part in one["attributes"].get("isPartOf", [])
    ]
    assert "https://outputs.example/pathways/acoustics/" in programmes
