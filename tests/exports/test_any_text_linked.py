"""Whatever an author writes arrives in LOQ XML, in templates, achievements and files for QualityLink."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from xml.etree import ElementTree as ET

from hypothesis import given as for_every
from hypothesis import strategies as st

from generator.artifact import Artifact
from generator.exports import edc, loq, open_badges, quality_link
from generator.exports.quality_link.manifest import data_path
from generator.model import Catalogue
from generator.text import Text

KEY = "aldermoor/minimal"
LOQ = "{http://data.europa.eu/snb/model/ap/loq-constraints/}"
PARTS = st.sampled_from(
    ["</script>", "<!--", "]]>", "&amp;", "{title}", "%s", "\u202e", "\r\n", "\x00", "\\", '"']
)
TEXTS = st.lists(PARTS | st.text(st.characters(codec="utf-8"), min_size=1), min_size=1).map("".join)
# What XML 1.0 cannot say (production 2, Char).
UNKNOWN = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def with_text(catalogue: Catalogue, text: str) -> Catalogue:
    """A catalogue of one entry with that text as title and outcome."""
    mc = catalogue.microcredentials[KEY]
    said = Text("en", {"en": text})
    outcome = replace(mc.learning_outcomes[0], text=said)
    changed = replace(mc, title=said, learning_outcomes=(outcome,), prerequisites=said)
    return replace(catalogue, microcredentials={KEY: changed}, pathways={})


def found(artifacts: object, path: str) -> bytes:
    assert hasattr(artifacts, "__iter__")
    return next(one for one in artifacts if isinstance(one, Artifact) and one.path == path).render()


@for_every(TEXTS)
def test_any_text_is_intact_in_loq_xml_as_far_as_xml_can_say_it(catalogue: Catalogue, text: str) -> None:
    root = ET.fromstring(found(loq.artifacts(with_text(catalogue, text)), loq.PATH))
    (title,) = root.iterfind(f".//{LOQ}learningOutcome/{LOQ}title")
    assert (title.text or "") == UNKNOWN.sub("", text)


@for_every(TEXTS)
def test_any_text_is_intact_in_what_issuers_read(catalogue: Catalogue, text: str) -> None:
    changed = with_text(catalogue, text)
    template = json.loads(found(edc.artifacts(changed), edc.path_of(KEY)))
    assert template["credentialSubject"]["hasClaim"]["title"] == {"en": text}
    badge = json.loads(found(open_badges.artifacts(changed), open_badges.achievement_path(KEY)))
    assert badge["name"] == text
    assert not re.search(r"(?<!\\)<[a-zA-Z/!?]", badge["criteria"]["narrative"])


@for_every(TEXTS)
def test_any_text_is_intact_for_quality_link(catalogue: Catalogue, text: str) -> None:
    nodes = json.loads(found(quality_link.artifacts(with_text(catalogue, text)), data_path("aldermoor")))[
        "@graph"
    ]
    assert nodes[0]["title"] == {"en": text}
    assert nodes[0]["learningOutcome"][0]["title"] == {"en": text}
