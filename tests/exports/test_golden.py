from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

Golden = Callable[[str, bytes], None]


@pytest.mark.parametrize("entry", ["full", "minimal"])
def test_schema_org_of_an_entry_reads_as_before(
    outputs: dict[str, bytes], golden: Golden, entry: str
) -> None:
    golden(f"{entry}.schema-org.json", readable(outputs[f"microcredentials/aldermoor/{entry}/index.jsonld"]))


@pytest.mark.parametrize("entry", ["full", "minimal"])
def test_elm_of_an_entry_reads_as_before(outputs: dict[str, bytes], golden: Golden, entry: str) -> None:
    golden(f"{entry}.elm-3.3.json", readable(outputs[f"elm/aldermoor/{entry}-3.3.jsonld"]))


def test_one_entry_among_all_reads_as_before(read: Callable[[str], Any], golden: Golden) -> None:
    page = "https://outputs.example/microcredentials/aldermoor/full/"
    (course,) = [one for one in read("moochub.json")["data"] if one["attributes"]["url"] == page]
    (entry,) = [one for one in read("catalogue.json")["microcredentials"] if one["page"] == page]
    (links,) = [one for one in read("linkset.json")["linkset"] if one["anchor"] == page]
    golden("full.moochub.json", readable(json.dumps(course).encode()))
    golden("full.catalogue.json", readable(json.dumps(entry).encode()))
    golden("full.linkset.json", readable(json.dumps(links).encode()))


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("feed.xml", "feed.xml"),
        ("catalogue.csv", "catalogue.csv"),
        ("microcredentials/aldermoor/full/offering-spring.ics", "full.spring.ics"),
    ],
)
def test_text_reads_as_before(outputs: dict[str, bytes], golden: Golden, path: str, name: str) -> None:
    golden(name, outputs[path])


def readable(content: bytes) -> bytes:
    """The same data on many lines, so that a change can be read."""
    return (json.dumps(json.loads(content), ensure_ascii=False, indent=2) + "\n").encode()
