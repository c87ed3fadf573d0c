"""LOQ XML: the sections, what refers to what, and what XML cannot say."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from generator.exports.loq import PATH
from generator.exports.loq.elements import escaped
from generator.model import Catalogue

LOQ = "{http://data.europa.eu/snb/model/ap/loq-constraints/}"
SKOS = "{http://www.w3.org/2004/02/skos/core#}"


@pytest.fixture(scope="module")
def root(outputs: dict[str, bytes]) -> ET.Element:
    return ET.fromstring(outputs[PATH])


def section(root: ET.Element, name: str) -> dict[str, ET.Element]:
    return {
        node.attrib["id"].rpartition("/outputs.example/")[2]: node for node in root.find(f"{LOQ}{name}") or ()
    }


def said(node: ET.Element, name: str) -> list[tuple[str | None, str | None]]:
    return [(one.get("language"), one.text) for one in node.iter(f"{LOQ}{name}")]


def test_every_entry_and_every_pathway_is_there_once(root: ET.Element, catalogue: Catalogue) -> None:
    found = root.find(f"{LOQ}learningAchievementSpecificationReferences")
    assert found is not None
    identifiers = [node.attrib["id"] for node in found]
    assert len(set(identifiers)) == len(identifiers)
    assert len(identifiers) == len(catalogue.microcredentials) + len(catalogue.pathways)
    assert [node.tag for node in found].count(f"{LOQ}qualification") == 1


def test_everything_that_is_referred_to_stands_in_a_section(root: ET.Element) -> None:
    identifiers = [node.attrib["id"] for node in root.iter() if "id" in node.attrib]
    referred = {node.attrib["idref"] for node in root.iter() if "idref" in node.attrib}
    assert len(set(identifiers)) == len(identifiers)
    assert len(referred) > 20
    assert referred <= set(identifiers)


def test_a_text_stands_once_for_each_of_its_languages(root: ET.Element) -> None:
    entries = section(root, "learningAchievementSpecificationReferences")
    full = entries["microcredentials/aldermoor/full/#microcredential"]
    assert {tag for tag, _ in said(full, "title")} == {"en", "de", "ca"}


def test_a_note_holds_one_language_and_the_others_follow(root: ET.Element) -> None:
    entries = section(root, "learningAchievementSpecificationReferences")
    full = entries["microcredentials/aldermoor/full/#microcredential"]
    required = full.find(f"{LOQ}entryRequirement")
    assert required is not None
    assert said(required, "noteLiteral") == [("en", "None but curiosity")]
    further = [one for note in full.findall(f"{LOQ}additionalNote") for one in said(note, "noteLiteral")]
    assert ("de", "Nichts als Neugier") in further


def test_an_assessment_is_named_by_what_it_says_and_not_by_its_place(root: ET.Element) -> None:
    names = list(section(root, "learningAssessmentSpecificationReferences"))
    assert len(names) > 6
    assert all(len(name.rpartition("#assessment-")[2]) == 8 for name in names)


def test_no_identifier_is_given_twice(root: ET.Element) -> None:
    """loq.xsd, UniqueNotationCheck."""
    notations = [one.findtext(f"{SKOS}notation") for one in root.iter(f"{LOQ}identifier")]
    assert len(notations) > 6
    assert len(set(notations)) == len(notations)


def test_a_part_that_is_a_qualification_would_be_named_in_a_note(root: ET.Element) -> None:
    pathway = section(root, "learningAchievementSpecificationReferences")["pathways/acoustics/#pathway"]
    parts = [one.attrib["idref"] for one in pathway.findall(f"{LOQ}hasPart")]
    assert [iri.split("/")[-2] for iri in parts] == ["minimal", "full", "ohne-stufe"]


def test_hostile_texts_arrive_as_they_were_written(root: ET.Element, catalogue: Catalogue) -> None:
    mc = catalogue.microcredentials["aldermoor/hostile"]
    node = section(root, "learningAchievementSpecificationReferences")[
        "microcredentials/aldermoor/hostile/#microcredential"
    ]
    assert said(node, "title")[0] == ("en", mc.title.original.text)
    assert said(node, "description")[0] == ("en", mc.summary.original.text if mc.summary else None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", "plain"),
        ('<a b="c">&', "&lt;a b=&quot;c&quot;&gt;&amp;"),
        ("bell\x07 and \x00nothing", "bell and nothing"),
        ("line\r\nline", "line&#13;\nline"),
        ("]]>", "]]&gt;"),
        ("\ufffe\ud800ok", "ok"),
    ],
)
def test_what_xml_cannot_say_is_escaped_or_left_out(text: str, expected: str) -> None:
    assert escaped(text) == expected
    assert ET.fromstring(f"<t>{escaped(text)}</t>").text is not None
