"""Achievements and profiles of Open Badges 3.0."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from generator.exports.open_badges import achievement_path, profile_path
from generator.model import Catalogue

Read = Callable[[str], Any]


@pytest.fixture
def full(read: Read) -> dict[str, Any]:
    found: dict[str, Any] = read(achievement_path("aldermoor/full"))
    return found


def test_every_entry_and_every_provider_has_a_file(outputs: dict[str, bytes], catalogue: Catalogue) -> None:
    paths = {path for path in outputs if path.startswith("open-badges/")}
    assert paths == {achievement_path(key) for key in catalogue.microcredentials} | {
        profile_path(key) for key in catalogue.providers
    }


def test_an_achievement_has_what_the_specification_asks_for(outputs: dict[str, bytes]) -> None:
    """Open Badges 3.0, B.1.2: id, type, name, description and criteria are required."""
    for path, content in outputs.items():
        if path.startswith("open-badges/") and "/providers/" not in path:
            node = json.loads(content)
            assert {"id", "name", "description", "criteria"} <= node.keys()
            assert (node["type"], node["achievementType"]) == (["Achievement"], "MicroCredential")
            assert node["description"]
            assert node["criteria"]["narrative"]


def test_the_narrative_says_how_it_is_earned(full: dict[str, Any]) -> None:
    lines = full["criteria"]["narrative"].split("\n")
    assert "- Draw a noise map of a street" in lines
    assert "- Awarding body: University of Aldermoor; Berufskolleg Kesselbach" in lines
    assert "- Notional workload: 2.5 ECTS credits, 62.5 hours in all" in lines
    assert "- Level of the learning experience: EQF level 6, First cycle" in lines
    assert any(line.startswith("- Type of assessment: ") for line in lines)
    assert any(line.startswith("- Supervision and identity verification") for line in lines)


def test_skills_and_levels_with_an_address_are_alignments(full: dict[str, Any]) -> None:
    found = {one["targetName"]: one["targetUrl"] for one in full["alignment"]}
    assert found["measure noise"].startswith("http://data.europa.eu/esco/skill/")
    assert found["EQF level 6"] == "http://data.europa.eu/snb/eqf/6"
    assert "draw maps" not in found


def test_only_ects_are_credits(full: dict[str, Any], read: Read) -> None:
    assert full["creditsAvailable"] == 2.5
    assert "creditsAvailable" not in read(achievement_path("kesselbach/ohne-stufe"))


def test_an_achievement_is_in_one_language_and_says_which(full: dict[str, Any], read: Read) -> None:
    assert full["inLanguage"] == "en"
    german = read(achievement_path("kesselbach/ohne-stufe"))
    assert german["inLanguage"] == "de"
    assert german["name"] == "Schallschutz auf der Baustelle"
    assert german["criteria"]["narrative"].startswith("**Lernergebnisse**")


def test_the_creator_is_the_profile_of_the_provider(full: dict[str, Any], read: Read) -> None:
    profile = read(profile_path("aldermoor"))
    assert profile["type"] == ["Profile"]
    assert full["creator"]["id"] == profile["id"]
    assert profile["address"]["addressCountryCode"] == "IE"
    assert {
        "type": "IdentifierEntry",
        "identifier": "aldermoor.example",
        "identifierType": "ext:schac",
    } in profile["otherIdentifier"]


def test_no_tag_of_html_reaches_the_narrative(read: Read) -> None:
    """The narrative is Markdown, in which a tag would be one."""
    narrative = read(achievement_path("aldermoor/hostile"))["criteria"]["narrative"]
    assert "\\<img src=x onerror=alert(1)>" in narrative
    assert "<img" not in narrative.replace("\\<img", "")
