"""Whatever stands in a text: a finding says so at its place, and no output obeys it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import lxml.html
import pytest
import yaml
from hostile_catalogue import BASE, NEIGHBOUR, lay, tried

from generator.diagnostics import Severity
from generator.rules import RULES

HERE = Path(__file__).parent
ATTACKS: Mapping[str, Any] = yaml.safe_load((HERE / "attacks.yml").read_text("utf-8"))
PLACES: Mapping[str, Any] = yaml.safe_load((HERE / "places.yml").read_text("utf-8"))
PICTURE = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x05\xdc\x00\x00\x03\x20\x08\x02\x00\x00\x00"

MICROCREDENTIAL = {
    "title": "Data Literacy",
    "learning_outcomes": "[Clean and combine two data sets]",
    "notional_workload": "{ ects: 3, hours: 75 }",
    "assessment": "[{ type: project-work }]",
}
PROVIDER = {"legal_name": "Southbridge University", "type": "higher-education", "country": "IE"}
PATHWAY = {
    "title": "Certificate in Data",
    "kind": "certificate",
    "provider": "northbridge",
    "components": "[data-literacy]",
}
CATALOGUE = dict(line.split(": ", 1) for line in (BASE / "catalogue.yml").read_text("utf-8").splitlines())


def document(place: Mapping[str, Any], text: str) -> str:
    """A file that is good but for the text in one place, which stands on the last line."""
    kind = place["file"].split("/")[0]
    values = {"microcredentials": MICROCREDENTIAL, "providers": PROVIDER, "pathways": PATHWAY}
    key = place["write"].split(":")[0]
    others = {k: v for k, v in values.get(kind, CATALOGUE).items() if k != key}
    lines = [f"{k}: {v}" for k, v in others.items()]
    written = json.dumps(text, ensure_ascii=False)
    if place.get("unpublished"):  # a reason has at least ten characters
        written = json.dumps(f"Because {text}", ensure_ascii=False)
    return "\n".join([*lines, place["write"].replace("ATTACK", written)]) + "\n"


def files_of(text: str, places: Mapping[str, Any]) -> dict[str, str | bytes]:
    files: dict[str, str | bytes] = {place["file"]: document(place, text) for place in places.values()}
    return {**files, "media/ok.png": PICTURE}


# Outcomes, titles and the like are not published while a rule calls them an error: an institution may turn
# any rule of meaning off, and then nothing but the outputs themselves stands between the text and a browser.
SWITCHED_OFF = (
    "validation:\n  rules: { " + ", ".join(f"{code}: off" for code in RULES if code[0] in "PTLU") + " }\n"
)


@pytest.mark.parametrize("name", sorted(ATTACKS))
def test_it_is_found_where_it_stands(name, tmp_path):
    attack = ATTACKS[name]
    text = attack["text"]
    looked_at = {k: p for k, p in PLACES.items() if p.get("coded") or not attack.get("quiet")}
    if attack.get("mild"):
        looked_at = {k: p for k, p in looked_at.items() if not p.get("unpublished")}
    result = tried(lay(tmp_path, files_of(text, looked_at)), built=False, languages=("en", "es"))
    unseen = []
    for place, written in looked_at.items():
        line = document(written, text).count("\n")
        found = [
            f
            for f in result.at(written["file"])
            if f.place.line == line and f.severity is not Severity.HINT and f.rule.id[0] in "PSVYRU"
        ]
        if not found:
            unseen.append(place)
    assert not unseen


@pytest.mark.parametrize("name", sorted(ATTACKS))
def test_no_output_obeys_it_even_where_the_rules_are_switched_off(name, tmp_path):
    text = ATTACKS[name]["text"]
    files = files_of(text, {k: p for k, p in PLACES.items() if k != "catalogue"})
    base = (BASE / "catalogue.yml").read_text("utf-8")
    files["catalogue.yml"] = base.rstrip() + "\n" + SWITCHED_OFF
    files["pages/home.en.md"] = text
    result = tried(lay(tmp_path, files))
    assert result.site is not None
    assert result.checked.published is not None
    assert NEIGHBOUR in result.checked.published.microcredentials
    if "northbridge/in-title" in result.checked.published.microcredentials:
        page = lxml.html.fromstring(result.site["microcredentials/northbridge/in-title/index.html"].decode())
        (block,) = page.xpath("//script[@type='application/ld+json']")[:1]
        assert text in json.dumps(json.loads(block.text), ensure_ascii=False) or text in texts(
            json.loads(block.text)
        )


def texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for one in inner for text in texts(one)]


@pytest.mark.parametrize("name", ["script", "direction"])
def test_what_has_an_error_is_withheld_and_its_neighbours_are_published(name, tmp_path):
    text = ATTACKS[name]["text"]
    # What a provider says serves its microcredentials even while its own page is withheld.
    places = {k: p for k, p in PLACES.items() if p["file"].startswith(("microcredentials/", "pathways/"))}
    result = tried(lay(tmp_path, files_of(text, places)))
    assert result.checked.published is not None
    assert result.site is not None
    assert set(result.checked.published.microcredentials) == {NEIGHBOUR}
    for path, content in result.site.items():
        assert text.encode() not in content, path
