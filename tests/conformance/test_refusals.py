"""The checks can fail: emptied and injured outputs are refused, so a pass says something."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.conformance


def _without_type(name: str) -> Callable[[Any], None]:
    def injure(document: Any) -> None:
        document["@graph"] = [node for node in document["@graph"] if node.get("type") != name]

    return injure


def _without(key: str) -> Callable[[Any], None]:
    return lambda document: document["@graph"][0].pop(key)


def _with(key: str, value: object) -> Callable[[Any], None]:
    return lambda document: document["@graph"][0].update({key: value})


def _other_namespace(document: Any) -> None:
    document["@context"]["@vocab"] = "http://data.europa.eu/snb/model/ontology/"


ELM_INJURIES: dict[str, Callable[[Any], None]] = {
    "emptied": lambda document: document.update({"@graph": []}),
    "without its title": _without("title"),
    "without outcomes": _without("learningOutcome"),
    "without a field": _without("thematicArea"),
    "without organisations": _without_type("Organisation"),
    "without concepts": _without_type("Concept"),
    "with an unknown term": _with("capacity", "25"),
    "with a term that is not allowed there": _with("eqfLevel", "http://data.europa.eu/snb/eqf/6"),
    "with a day for an instant": _with("dateModified", "2026-11-01"),
    "with weeks in a duration": _with("volumeOfLearning", "P8W"),
    "in the other namespace": _other_namespace,
}


@pytest.mark.parametrize("injury", ELM_INJURIES)
def test_an_injured_elm_file_is_refused(ask: Any, traps: Path, tmp_path: Path, injury: str) -> None:
    document = json.loads((traps / "elm/aldermoor/full-3.1.jsonld").read_bytes())
    ELM_INJURIES[injury](document)
    file = tmp_path / "injured.jsonld"
    file.write_text(json.dumps(document))
    verdict = ask("elm-3.1", [file])
    assert verdict.status == 1
    assert "0 passed, 1 failed" in verdict.text


SCHEMA_ORG_INJURIES: dict[str, tuple[str, Callable[[Any], object]]] = {
    "with an unknown type": ("schemaorg", lambda block: block.update({"@type": "Microcredential"})),
    "with an unknown property": ("schemaorg", lambda block: block.update({"workload": 3})),
    "with a provider that is none": (
        "schemaorg",
        lambda block: block.update({"provider": {"@type": "Offer"}}),
    ),
    "with hours as a number": ("schemaorg", lambda block: block.update({"timeRequired": 75})),
    "without a description": ("bioschemas", lambda block: block.pop("description")),
    "with keywords as a list": ("bioschemas", lambda block: block.update({"keywords": ["a", "b"]})),
    "without a mode": ("bioschemas", lambda block: block["hasCourseInstance"][0].pop("courseMode")),
    "without a place": ("bioschemas", lambda block: block["hasCourseInstance"][0].pop("location")),
    "emptied": ("bioschemas", lambda block: block.clear()),
}


@pytest.mark.parametrize("injury", SCHEMA_ORG_INJURIES)
def test_an_injured_schema_org_block_is_refused(ask: Any, traps: Path, tmp_path: Path, injury: str) -> None:
    check, injure = SCHEMA_ORG_INJURIES[injury]
    block = json.loads((traps / "microcredentials/aldermoor/full/index.jsonld").read_bytes())
    injure(block)
    file = tmp_path / "injured.jsonld"
    file.write_text(json.dumps(block))
    verdict = ask(check, [file])
    assert verdict.status == 1
    assert "0 passed, 1 failed" in verdict.text


SITEMAP_INJURIES = {
    "with paths for addresses": ("https://outputs.example/", "/"),
    "as an index of sitemaps": ("urlset", "sitemapindex"),
    "with a day in words": ("<lastmod>2026-10-01", "<lastmod>last week"),
    "cut short": ("</urlset>", ""),
}


@pytest.mark.parametrize("injury", SITEMAP_INJURIES)
def test_an_injured_sitemap_is_refused(ask: Any, traps: Path, tmp_path: Path, injury: str) -> None:
    before, after = SITEMAP_INJURIES[injury]
    content = (traps / "sitemap-microcredentials.xml").read_text()
    assert before in content
    file = tmp_path / "sitemap-microcredentials.xml"
    file.write_text(content.replace(before, after))
    assert ask("sitemap", [file]).status == 1
