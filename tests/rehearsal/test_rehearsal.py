"""What aggregators would make of a catalogue: what they show, what they drop, and why."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.artifact import Artifact
from generator.cli import main
from generator.model import Catalogue, build
from generator.pipeline import Reader
from generator.project import Project
from generator.rehearsal import AGGREGATORS, FORMATS, rehearse
from generator.rehearsal.aggregator import Published, Record
from generator.text import Text

REPOSITORY = Path(__file__).parents[2]
EXPORTS = REPOSITORY / "tests" / "exports"
ENTRY = "northbridge/accessible-digital-services"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    built = build(Reader(Project(root=EXPORTS, folder=EXPORTS / "catalogue")).sounds(), {})
    assert built.catalogue is not None
    return built.catalogue.published()


def read(catalogue: Catalogue, name: str) -> dict[str, Record]:
    ((_, reading),) = rehearse(catalogue, [AGGREGATORS[name]]).readings
    return {record.key: record for record in reading.records}


def shown(record: Record) -> dict[str, str]:
    assert record.is_taken, record
    return {str(field.name): field.value for field in record.fields}


def reasons(record: Record) -> list[str]:
    return [str(message) for message in (*record.dropped, *record.apart)]


def changed(catalogue: Catalogue, key: str, **values: Any) -> Catalogue:
    mc = replace(catalogue.microcredentials[key], **values)
    return replace(catalogue, microcredentials={**catalogue.microcredentials, key: mc})


def with_provider(catalogue: Catalogue, **values: Any) -> Catalogue:
    provider = replace(catalogue.providers["aldermoor"], **values)
    return replace(catalogue, providers={**catalogue.providers, "aldermoor": provider})


class Altered(Published):
    """The files of a catalogue, one of them changed on the way."""

    def __init__(self, catalogue: Catalogue, path: str, change: Callable[[Any], None]) -> None:
        super().__init__(catalogue)
        self._path, self._change = path, change

    def document(self, path: str) -> Any:
        document = super().document(path)
        if path == self._path:
            self._change(document)
        return document


@pytest.mark.parametrize("name", AGGREGATORS)
def test_every_entry_has_a_record_from_every_aggregator(catalogue: Catalogue, name: str) -> None:
    records = read(catalogue, name)
    assert list(records) == list(catalogue.microcredentials)
    assert any(record.is_taken and len(record.fields) >= 4 for record in records.values())
    for record in records.values():
        assert record.is_taken == bool(record.fields)


def test_quality_link_shows_what_its_framing_yields(catalogue: Catalogue) -> None:
    found = shown(read(catalogue, "quality-link")["aldermoor/full"])
    assert found == {
        "Title": "Measuring Noise in Cities",
        "Active": "true",
        "Level": "EQF level 6",
        "Credits": "2.5",
        "Field of study": "Earth sciences, Building and civil engineering",
        "Language of instruction": "English, Catalan",
        "Publisher": "University of Aldermoor",
        "Outcomes": "Draw a noise map of a street; Choose where to measure",
        "Offerings": "2027-02-08–2027-03-26; 2027-10-04",
    }
    assert shown(read(catalogue, "quality-link")["aldermoor/retired"])["Active"] == "false"


def test_quality_link_drops_what_has_no_english_title(catalogue: Catalogue) -> None:
    german = Text("de", {"de": "Lärm"})
    record = read(changed(catalogue, "aldermoor/full", title=german), "quality-link")["aldermoor/full"]
    assert reasons(record) == ["it has no English title, and titles are read in English only"]


def test_quality_link_says_what_is_lost_without_english(catalogue: Catalogue) -> None:
    mc = catalogue.microcredentials["aldermoor/full"]
    outcomes = tuple(replace(one, text=Text("de", {"de": "Messen"})) for one in mc.learning_outcomes[:1])
    german = changed(
        catalogue, mc.key, learning_outcomes=outcomes + mc.learning_outcomes[1:], summary=None,
        description=Text("de", {"de": "Zwei Wochen"}),
    )  # fmt: skip
    lost = [str(message) for message in read(german, "quality-link")[mc.key].lost]
    assert lost == ["outcomes without an English text (1)", "the description, which has no English text"]


def test_quality_link_drops_an_institution_that_no_register_knows(catalogue: Catalogue) -> None:
    records = read(with_provider(catalogue, identifiers={}), "quality-link")
    assert reasons(records["aldermoor/full"]) == [
        "aldermoor has no identifier of SCHAC, ETER or DEQAR, so it is not known"
    ]
    assert records["aldermoor/full"].dropped


def test_quality_link_drops_what_has_no_eqf_level(catalogue: Catalogue) -> None:
    mc = catalogue.microcredentials["aldermoor/full"]
    records = read(changed(catalogue, mc.key, level=replace(mc.level, eqf=None)), "quality-link")
    assert reasons(records[mc.key]) == ["it has no EQF level"]


def test_quality_link_is_not_for_others_than_institutions(catalogue: Catalogue) -> None:
    record = read(catalogue, "quality-link")["kesselbach/ohne-stufe"]
    assert reasons(record) == ["kesselbach is no higher education institution"]
    assert not record.dropped


def test_quality_link_skips_a_specification_without_an_identifier(catalogue: Catalogue) -> None:
    path = "elm/quality-link/aldermoor.jsonld"
    published = Altered(catalogue, path, lambda document: document["@graph"][0].pop("id"))
    reading = AGGREGATORS["quality-link"].read(published)
    assert not next(one for one in reading.records if one.key == "aldermoor/full").is_taken


def test_quality_link_reads_nothing_of_another_namespace(catalogue: Catalogue) -> None:
    def rename(document: Any) -> None:
        document["@context"]["@vocab"] = "http://data.europa.eu/snb/model/ontology/"

    published = Altered(catalogue, "elm/quality-link/aldermoor.jsonld", rename)
    assert not any(one.is_taken for one in AGGREGATORS["quality-link"].read(published).records)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("https://aldermoor.example/", "found on its own domain"),
        (
            "https://host.example/courses/",
            "v=qldiscover1; m=https://host.example/courses/quality-link/aldermoor.json",
        ),
        (f"https://host.example/{'x' * 240}/", "too long for a DNS TXT record"),
    ],
)
def test_quality_link_says_how_the_data_is_found(catalogue: Catalogue, url: str, said: str) -> None:
    moved = replace(catalogue, info=replace(catalogue.info, url=url))
    ((_, reading),) = rehearse(moved, [AGGREGATORS["quality-link"]]).readings
    assert [said in str(message) for message in reading.discovery] == [True]


def test_tess_makes_an_event_of_each_offering(catalogue: Catalogue) -> None:
    found = shown(read(catalogue, "tess")["aldermoor/full"])
    assert found["Events"] == "2027-02-08–2027-03-26; 2027-10-04"
    assert found["Organiser"] == "University of Aldermoor"
    assert found["Country"] == "IE"
    undated = read(catalogue, "tess")["aldermoor/minimal"]
    assert [str(message) for message in undated.lost] == ["the dates of offerings without a start (1)"]


def test_tess_takes_nothing_in_without_an_offering(catalogue: Catalogue) -> None:
    def empty(document: Any) -> None:
        for node in document["@graph"]:
            node.pop("hasCourseInstance", None)

    reading = AGGREGATORS["tess"].read(Altered(catalogue, "catalogue.jsonld", empty))
    assert not any(one.is_taken for one in reading.records)
    assert "it has no offering, and TeSS takes in nothing else" in reasons(reading.records[0])


def test_tess_makes_one_event_of_two_with_one_address(catalogue: Catalogue) -> None:
    def same(document: Any) -> None:
        for node in document["@graph"]:
            for instance in node.get("hasCourseInstance", ()):
                instance["url"] = node["url"]

    reading = AGGREGATORS["tess"].read(Altered(catalogue, "catalogue.jsonld", same))
    dropped = [one.key for one in reading.records if one.dropped]
    assert dropped == ["aldermoor/full"]


def test_moochub_drops_a_record_that_lacks_what_is_required(catalogue: Catalogue) -> None:
    def injure(document: Any) -> None:
        for record in document["data"]:
            record["attributes"]["creator"] = []

    reading = AGGREGATORS["moochub"].read(Altered(catalogue, "moochub.json", injure))
    assert not any(one.is_taken for one in reading.records)
    assert any("`creator` is missing, which is required" in reasons(one) for one in reading.records)
    assert shown(read(catalogue, "moochub")["aldermoor/full"])["Access"] == "paid"


def test_oersi_takes_what_is_free_and_tells_not_free_from_not_known(catalogue: Catalogue) -> None:
    records = read(catalogue, "oersi")
    assert records["kesselbach/ohne-stufe"].is_taken
    assert records["aldermoor/full"].apart
    assert not records["aldermoor/full"].dropped
    assert records["aldermoor/minimal"].dropped


def test_google_shows_no_list_of_fewer_than_three(catalogue: Catalogue) -> None:
    keys = ("aldermoor/full", "aldermoor/minimal")
    few = replace(catalogue, microcredentials={key: catalogue.microcredentials[key] for key in keys})
    assert all(record.dropped for record in read(few, "google").values())
    assert shown(read(catalogue, "google")["aldermoor/full"])["Title"] == "Measuring Noise in Cities"


def test_google_drops_a_page_without_a_description(catalogue: Catalogue) -> None:
    path = "microcredentials/aldermoor/full/index.jsonld"
    published = Altered(catalogue, path, lambda document: document.pop("description"))
    record = next(one for one in AGGREGATORS["google"].read(published).records if one.key == "aldermoor/full")
    assert reasons(record) == ["`description` is missing, which is required"]


@pytest.mark.parametrize("name", ["tess", "moochub", "google"])
def test_retired_entries_are_nothing_for_who_shows_what_is_on_offer(catalogue: Catalogue, name: str) -> None:
    record = read(catalogue, name)["aldermoor/retired"]
    assert record.apart
    assert not record.dropped


def test_an_output_that_is_switched_off_is_a_finding(catalogue: Catalogue) -> None:
    exports = dict.fromkeys(("schema-org", "quality-link", "moochub"), False)
    without = replace(catalogue, info=replace(catalogue.info, exports=exports))
    for name in AGGREGATORS:
        records = read(without, name)
        assert not any(record.is_taken for record in records.values()), name
        assert any(record.dropped for record in records.values()), name


def run(*words: str) -> int:
    return main(["rehearse", *words, "--project", str(REPOSITORY), "--today", "2027-01-15"])


def test_the_exit_status_says_whether_something_would_be_dropped(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(ENTRY, "--for", "tess", "--for", "quality-link") == 0
    text = capsys.readouterr().out
    assert "QualityLink: 1 shown, 0 dropped, 0 not meant for it" in text
    assert "TeSS: 1 shown" in text
    assert "Google" not in text
    assert run("--for", "oersi") == 1
    assert ": dropped\n" in capsys.readouterr().out


def test_an_entry_that_is_not_there_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(ENTRY[:-1]) == 2
    assert f"did you mean {ENTRY}?" in capsys.readouterr().err


def test_it_speaks_spanish_as_the_other_reports(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--for", "oersi", "--language", "es") == 1
    text = capsys.readouterr().out
    assert "no es gratuito" in text
    assert "it is not free" not in text


def test_programs_get_everything_as_json(catalogue: Catalogue) -> None:
    told = json.loads(FORMATS["json"](rehearse(catalogue, list(AGGREGATORS.values())), "en"))
    assert [one["name"] for one in told["aggregators"]] == list(AGGREGATORS)
    for one in told["aggregators"]:
        assert sum(one["summary"].values()) == len(one["entries"]) == len(catalogue.microcredentials)
        assert one["source"]
        assert one["knownOn"] >= "2026-05-31"
    assert told["aggregators"][0]["entries"][0]["file"].endswith("microcredentials/aldermoor/full.yml")


def test_a_comment_names_findings_first_and_lets_no_markup_through(catalogue: Catalogue) -> None:
    told = FORMATS["markdown"](rehearse(catalogue, list(AGGREGATORS.values())), "en")
    assert told.index("no price is stated") < told.index("<details>")
    assert "<script" not in told
    assert "<img" not in told
    assert len(told) < 65_536


def test_a_comment_is_never_longer_than_one_may_be(catalogue: Catalogue) -> None:
    mc = catalogue.microcredentials["aldermoor/minimal"]
    many = {f"aldermoor/m{n:03}": replace(mc, key=f"aldermoor/m{n:03}", id=f"m{n:03}") for n in range(400)}
    told = FORMATS["markdown"](
        rehearse(replace(catalogue, microcredentials=many), [AGGREGATORS["tess"]]), "en"
    )
    assert len(told) < 65_536
    assert "more entries; all of them" in told


def test_an_artifact_is_made_only_once_it_is_asked_for(catalogue: Catalogue) -> None:
    published = Published(catalogue)
    assert published.content("no/such/file") is None
    assert isinstance(published._outputs["moochub.json"], Artifact)
