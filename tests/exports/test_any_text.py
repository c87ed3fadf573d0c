"""Whatever an author writes arrives as it was written."""

from __future__ import annotations

import json
from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import given as for_every
from hypothesis import strategies as st

from generator.exports import elm, schema_org
from generator.exports.jsonld import script
from generator.model import Catalogue, Microcredential, Related, Stackability
from generator.text import Text

KEY = "aldermoor/minimal"
PARTS = st.sampled_from(
    ["</script>", "<!--", "<script>", "{title}", "{}", "%s", "\u202e", "مرحبا", "👩‍🏫", "\\", '"']
)
TEXTS = st.lists(PARTS | st.text(st.characters(codec="utf-8"), min_size=1), min_size=1).map("".join)


def with_text(catalogue: Catalogue, text: str) -> Catalogue:
    """The catalogue with that text as title, outcome and note of an entry."""
    mc = catalogue.microcredentials[KEY]
    said = Text("en", {"en": text})
    outcome = replace(mc.learning_outcomes[0], text=said)
    stackability = Stackability(note=said, part_of=(Related(title=said),))
    changed: Microcredential = replace(
        mc, title=said, summary=said, learning_outcomes=(outcome,), stackability=stackability
    )
    return replace(catalogue, microcredentials={**catalogue.microcredentials, KEY: changed})


@for_every(TEXTS)
def test_any_text_is_intact_in_schema_org(catalogue: Catalogue, text: str) -> None:
    changed = with_text(catalogue, text)
    block = schema_org.for_page(changed, changed.microcredentials[KEY], "en")
    page = f"<!doctype html><title>x</title>{script(block)}<p>after"
    found = json.loads(next(iter(scripts_of(page))))
    assert found == block
    assert found["name"] == found["teaches"][0]["name"] == found["description"] == text


@for_every(TEXTS)
def test_any_text_is_intact_in_elm(catalogue: Catalogue, text: str) -> None:
    changed = with_text(catalogue, text)
    path = elm.entry_path(KEY, elm.Version.V3_3)
    (artifact,) = [one for one in elm.artifacts(changed) if one.path == path]
    node = json.loads(artifact.render())["@graph"][0]
    assert node["title"] == node["learningOutcome"][0]["title"] == node["description"] == {"en": text}
    notes = [note["noteLiteral"]["en"] for note in node["additionalNote"]]
    assert text in notes
    assert f"Counts toward: {text}" in notes


class Scripts(HTMLParser):
    """Collects the content of script elements."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.open = False

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - the parser calls it so
        self.open = tag == "script"
        if self.open:
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - the parser calls it so
        self.open = False

    def handle_data(self, data: str) -> None:
        if self.open:
            self.found[-1] += data


def scripts_of(page: str) -> list[str]:
    """What a parser takes for the content of scripts; exactly one is expected."""
    parser = Scripts()
    parser.feed(page)
    parser.close()
    assert len(parser.found) == 1
    return parser.found
