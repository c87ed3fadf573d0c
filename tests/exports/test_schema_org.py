from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from generator.exports import schema_org
from generator.model import Catalogue

Read = Callable[[str], Any]
FULL = "microcredentials/aldermoor/full/index.jsonld"


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from nodes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from nodes(inner)


def page(catalogue: Catalogue, key: str, language: str) -> dict[str, Any]:
    return schema_org.for_page(catalogue, catalogue.microcredentials[key], language)


def test_the_file_of_an_entry_is_the_block_of_its_page(catalogue: Catalogue, read: Read) -> None:
    for key in catalogue.microcredentials:
        assert read(schema_org.index_path(key)) == page(catalogue, key, "en")


def test_translations_share_the_id_and_have_their_own_url(catalogue: Catalogue) -> None:
    english, german = page(catalogue, "aldermoor/full", "en"), page(catalogue, "aldermoor/full", "de")
    assert (
        german["@id"]
        == english["@id"]
        == "https://outputs.example/microcredentials/aldermoor/full/#microcredential"
    )
    assert english["url"] == "https://outputs.example/microcredentials/aldermoor/full/"
    assert german["url"] == "https://outputs.example/de/microcredentials/aldermoor/full/"
    assert german["hasCourseInstance"][0]["url"] == f"{german['url']}#offering-spring"


def test_a_block_holds_texts_of_one_language_only(catalogue: Catalogue) -> None:
    block = page(catalogue, "aldermoor/full", "ca")
    assert block["name"] == "Mesurar el soroll a les ciutats"
    assert block["mainEntityOfPage"]["inLanguage"] == "ca"
    # Summary, prerequisites and target group are not written in Catalan, so they are not there at all.
    assert block["description"] == "Dibuixar un mapa de soroll d'un carrer\nTriar on mesurar"
    assert not {"coursePrerequisites", "audience", "conditionsOfAccess"} & set(block)


def test_an_entry_that_lacks_the_language_is_described_in_its_own(catalogue: Catalogue) -> None:
    block = page(catalogue, "kesselbach/ohne-stufe", "ca")
    assert block["mainEntityOfPage"]["inLanguage"] == "de"
    assert block["name"] == "Schallschutz auf der Baustelle"
    assert block["about"][0]["name"] == "Baugewerbe, Hoch- und Tiefbau"
    assert block["url"] == "https://outputs.example/ca/microcredentials/kesselbach/ohne-stufe/"


def test_a_term_without_a_name_in_the_language_is_marked_as_english(catalogue: Catalogue) -> None:
    from generator.exports.schema_org.block import Block

    block = Block(catalogue=catalogue, language="ga", page_language="ga")
    assert block.label("pace", "self-paced") == {"@language": "en", "@value": "Self-paced"}
    assert block.label("assessment-type", "quiz") != block.label("pace", "self-paced")
    assert block.label("pace", "unheard-of") is None


def test_names_are_plain_texts_because_clients_take_the_first_of_several(catalogue: Catalogue) -> None:
    for key in catalogue.microcredentials:
        for language in ("en", "de", "ca"):
            assert isinstance(page(catalogue, key, language)["name"], str)


@pytest.mark.parametrize("key", ["full", "minimal", "hostile", "qualification"])
def test_every_open_entry_has_an_instance_with_mode_place_and_address(read: Read, key: str) -> None:
    block = read(f"microcredentials/aldermoor/{key}/index.jsonld")
    assert block["hasCourseInstance"]
    for instance in block["hasCourseInstance"]:
        assert instance["courseMode"] in {"Online", "Onsite", "Blended"}
        assert instance["location"]["@type"] in {"Place", "VirtualLocation"}
        assert instance["url"].startswith(block["url"] + "#offering-")
        assert instance["url"] == instance["@id"]
        assert "description" not in instance


def test_the_offerings_carry_their_dates_places_and_prices(read: Read) -> None:
    spring, autumn = read(FULL)["hasCourseInstance"]
    assert (spring["startDate"], spring["endDate"]) == ("2027-02-08", "2027-03-26")
    assert spring["courseMode"] == "Blended"
    assert spring["location"]["address"]["addressCountry"] == "IE"
    assert spring["courseSchedule"]["description"] == "Mondays, 18:00 to 20:00"
    assert spring["maximumAttendeeCapacity"] == 20
    offer = spring["offers"]
    assert (offer["category"], offer["price"], offer["priceCurrency"]) == ("Partially Free", 300, "EUR")
    assert [(p["name"], p["price"]) for p in offer["priceSpecification"]] == [
        ("Residents", 0),
        ("Alumni", 225),
    ]
    assert offer["availabilityEnds"] == "2027-01-15"
    assert autumn["eventStatus"] == {"@id": "https://schema.org/EventCancelled"}
    assert (autumn["courseMode"], autumn["inLanguage"]) == ("Online", "ca")


def test_an_entry_without_dates_has_one_instance_on_demand(read: Read) -> None:
    (instance,) = read("microcredentials/kesselbach/ohne-stufe/index.jsonld")["hasCourseInstance"]
    assert instance["@id"].endswith("#offering-self-paced")
    assert "startDate" not in instance
    assert instance["offers"]["category"] == "Free"
    assert instance["location"]["address"] == {"@type": "PostalAddress", "addressCountry": "DE"}
    (undated,) = read("microcredentials/aldermoor/minimal/index.jsonld")["hasCourseInstance"]
    assert undated["@id"].endswith("#offering-undated")


def test_a_retired_entry_stays_without_an_instance_and_its_successor_names_it(read: Read) -> None:
    retired = read("microcredentials/aldermoor/retired/index.jsonld")
    assert retired["creativeWorkStatus"] == "Retired"
    assert not {"hasCourseInstance", "offers"} & set(retired)
    assert read(FULL)["isBasedOn"] == [{"@id": retired["@id"]}]


def test_outcomes_have_no_id_and_skills_of_esco_have_an_address(read: Read) -> None:
    teaches = read(FULL)["teaches"]
    assert [one["name"] for one in teaches] == [
        "Draw a noise map of a street",
        "Choose where to measure",
        "use measuring devices",
        "measure noise",
    ]
    assert not any("@id" in one for one in teaches)
    assert teaches[2]["url"] == "http://data.europa.eu/esco/skill/00000000-0000-4000-8000-000000000002"
    assert teaches[2]["inDefinedTermSet"]["name"] == "ESCO"


def test_workload_is_ects_else_another_system_and_hours(read: Read) -> None:
    full = read(FULL)
    assert full["numberOfCredits"] == {"@type": "QuantitativeValue", "value": 2.5, "unitText": "ECTS"}
    assert full["timeRequired"] == "PT62H30M"
    other = read("microcredentials/kesselbach/ohne-stufe/index.jsonld")
    assert other["numberOfCredits"]["unitText"] == "ECVET"
    assert "numberOfCredits" not in read("microcredentials/aldermoor/minimal/index.jsonld")


def test_keywords_are_one_text_whose_commas_separate(read: Read) -> None:
    assert read(FULL)["keywords"] == "noise acoustics, maps"
    assert read("microcredentials/aldermoor/minimal/index.jsonld")["keywords"] == "Microcredential"


def test_none_needed_and_not_stated_are_different(read: Read) -> None:
    assert read("microcredentials/aldermoor/qualification/index.jsonld")["coursePrerequisites"]
    assert "coursePrerequisites" not in read("microcredentials/aldermoor/minimal/index.jsonld")


def test_the_credential_says_why_no_level_applies(read: Read) -> None:
    credential = read("microcredentials/kesselbach/ohne-stufe/index.jsonld")["educationalCredentialAwarded"]
    assert "Betriebliche Weiterbildung ohne Zuordnung" in credential["description"]
    assert "educationalLevel" not in credential


def test_the_publisher_is_the_provider_not_the_host(read: Read) -> None:
    block = read("microcredentials/kesselbach/ohne-stufe/index.jsonld")
    assert block["publisher"] == {"@id": "https://outputs.example/providers/kesselbach/#provider"}


def test_the_licence_of_the_data_is_not_given_for_the_course(read: Read) -> None:
    block = read(FULL)
    assert block["sdLicense"] == "https://creativecommons.org/licenses/by/4.0/"
    assert "license" not in block
    assert block["image"]["license"] == "https://creativecommons.org/publicdomain/zero/1.0/"
    assert block["image"]["contentUrl"] == "https://outputs.example/media/noise.jpg"


def test_the_catalogue_holds_every_entry_as_its_own_file_does(catalogue: Catalogue, read: Read) -> None:
    graph = read("catalogue.jsonld")["@graph"]
    courses = {node["@id"]: node for node in graph if node["@type"] == "Course"}
    assert len(courses) == len(catalogue.microcredentials)
    for key in catalogue.microcredentials:
        own = read(schema_org.index_path(key))
        context = own.pop("@context")
        assert courses[own["@id"]] == own
        assert read("catalogue.jsonld")["@context"] == context


def test_a_pathway_names_its_published_courses(read: Read) -> None:
    (programme,) = [
        n for n in read("catalogue.jsonld")["@graph"] if n["@type"] == "EducationalOccupationalProgram"
    ]
    assert [one["@id"].split("/")[-2] for one in programme["hasCourse"]] == ["minimal", "full", "ohne-stufe"]
    assert programme["numberOfCredits"]["value"] == 10
    assert programme["educationalCredentialAwarded"]["educationalLevel"][0]["termCode"] == "6"
    assert read(FULL)["isPartOf"] == ["https://outputs.example/pathways/acoustics/"]


def test_every_reference_to_a_course_or_programme_is_defined_in_the_catalogue(read: Read) -> None:
    graph = read("catalogue.jsonld")["@graph"]
    defined = {node["@id"] for node in nodes(graph) if "@id" in node and len(node) > 1}
    named = {node["@id"] for node in nodes(graph) if set(node) == {"@id"}}
    assert named - defined == {"https://schema.org/EventCancelled"}


def test_hostile_texts_arrive_as_they_were_written(catalogue: Catalogue, read: Read) -> None:
    mc = catalogue.microcredentials["aldermoor/hostile"]
    block = read("microcredentials/aldermoor/hostile/index.jsonld")
    assert block["name"] == mc.title.original.text
    assert block["teaches"][0]["name"] == mc.learning_outcomes[0].text.original.text
    assert "{title} {boom}" in block["educationalCredentialAwarded"]["description"]
    assert mc.summary is not None
    assert block["description"] == mc.summary.original.text


def test_a_list_names_open_entries_in_the_language_of_the_page(catalogue: Catalogue) -> None:
    block = schema_org.item_list(catalogue, catalogue.microcredentials.values(), "de", first=21)
    items = block["itemListElement"]
    assert block["numberOfItems"] == len(items) == 5
    assert items[0] == {
        "@type": "ListItem",
        "position": 21,
        "name": "Lärm in Städten messen",
        "url": "https://outputs.example/de/microcredentials/aldermoor/full/",
    }
    assert [item["position"] for item in items] == [21, 22, 23, 24, 25]
    assert not any("retired" in item["url"] for item in items)
