from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hostile_texts import KEY

from generator.exports import signposts
from generator.model import Catalogue


@pytest.fixture
def linkset(outputs: dict[str, bytes]) -> dict[str, Any]:
    return {one["anchor"]: one for one in json.loads(outputs[signposts.PATH])["linkset"]}


def test_every_page_of_an_entry_and_a_pathway_has_its_links(
    linkset: dict[str, Any], catalogue: Catalogue
) -> None:
    start = "https://outputs.example"
    assert set(linkset) == {
        *(f"{start}/microcredentials/{key}/" for key in catalogue.microcredentials),
        *(f"{start}/pathways/{key}/" for key in catalogue.pathways),
    }


def test_an_entry_leads_to_its_identifier_data_licence_and_collections(linkset: dict[str, Any]) -> None:
    """RFC 9264, 4.2.2: a member for each relation, with an array of targets."""
    minimal = linkset["https://outputs.example/microcredentials/aldermoor/minimal/"]
    assert minimal["cite-as"][0]["href"].endswith("/aldermoor/minimal/#microcredential")
    assert minimal["describedby"][0]["type"] == "application/ld+json"
    assert minimal["license"][0]["href"] == "https://creativecommons.org/licenses/by/4.0/"
    assert minimal["collection"][0]["href"] == "https://outputs.example/pathways/acoustics/"
    assert {one["href"] for one in minimal["type"]} == {
        "https://schema.org/AboutPage",
        "https://schema.org/Course",
    }


def test_a_pathway_leads_to_its_parts(linkset: dict[str, Any]) -> None:
    parts = linkset["https://outputs.example/pathways/acoustics/"]["item"]
    assert "https://outputs.example/microcredentials/aldermoor/minimal/" in [one["href"] for one in parts]


def test_old_and_new_lead_to_each_other(linkset: dict[str, Any]) -> None:
    old, new = (f"https://outputs.example/microcredentials/{key}/" for key in ("aldermoor/retired", KEY))
    assert [one["href"] for one in linkset[old]["successor-version"]] == [new]
    assert [one["href"] for one in linkset[new]["predecessor-version"]] == [old]


def test_what_is_switched_off_is_not_linked(catalogue: Catalogue) -> None:
    quiet = replace(catalogue, info=replace(catalogue.info, exports={"elm": False, "schema-org": False}))
    links = list(signposts.of_microcredential(quiet, quiet.microcredentials[KEY]))
    assert not [one for one in links if one.relation == "describedby"]


def test_every_link_inside_the_site_leads_to_a_file(catalogue: Catalogue, outputs: dict[str, bytes]) -> None:
    for mc in catalogue.microcredentials.values():
        for one in signposts.of_microcredential(catalogue, mc):
            if one.inside and one.media_type != "text/html":
                assert one.target in outputs
