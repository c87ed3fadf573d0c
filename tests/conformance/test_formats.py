"""The smaller formats held against what others wrote: schemas, shapes, libraries of those who read them."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import feedparser
import pytest
from icalendar import Calendar
from rdflib import Graph

from generator.project import Project
from generator.site.assembly import plain_shells
from generator.site.workshop import Workshop

pytestmark = pytest.mark.conformance

REPOSITORY = Path(__file__).parents[2]
CATALOGUES = ["traps", "sample", "real"]
FILES = {
    "moochub": "moochub.json",
    "dcat": "dcat.ttl",
    "atom": "feed.xml",
    "linkset": "linkset.json",
    "llms": "llms.txt",
}


@pytest.mark.parametrize("check", FILES)
@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_a_file_passes(request: pytest.FixtureRequest, ask: Any, catalogue: str, check: str) -> None:
    folder: Path = request.getfixturevalue(catalogue)
    ask(check, [folder / FILES[check]]).assert_clean()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Sequence[Path]:
    """All pages of entries of the sample catalogue in its first two languages, as files."""
    folder = tmp_path_factory.mktemp("pages")
    workshop = Workshop(
        project=Project(root=REPOSITORY, folder=REPOSITORY / "catalogue"),
        pages=REPOSITORY / "catalogue" / "pages",
    )
    checked = workshop.check(date(2027, 1, 15))
    assert checked.published is not None
    workshop.shells.update(plain_shells(checked.published.info))
    found = []
    for path, artifact in workshop.build(checked, checked.published).artifacts.items():
        if re.fullmatch(r"(es/)?microcredentials/[^/]+/[^/]+/index\.html", path):
            file = folder / (path.replace("/", "-"))
            file.write_bytes(artifact.render())
            found.append(file)
    return found


def test_clients_find_the_signposts_on_every_page_of_an_entry(ask: Any, pages: Sequence[Path]) -> None:
    assert len(pages) >= 80
    ask("signposting", pages).assert_clean()


@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_a_calendar_library_reads_every_calendar(request: pytest.FixtureRequest, catalogue: str) -> None:
    folder: Path = request.getfixturevalue(catalogue)
    files = sorted(folder.rglob("*.ics"))
    assert files
    seen: dict[str, bytes] = {}
    for file in files:
        calendar = Calendar.from_ical(file.read_bytes())
        for event in calendar.walk("VEVENT"):
            assert not event.errors, (file, event.errors)
            assert event.decoded("DTEND") > event.decoded("DTSTART")
            assert type(event.decoded("DTSTART")) is date, "whole days"
            written = event.to_ical()
            assert seen.setdefault(str(event["UID"]), written) == written


@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_a_feed_library_reads_the_feed_without_a_complaint(
    request: pytest.FixtureRequest, catalogue: str
) -> None:
    folder: Path = request.getfixturevalue(catalogue)
    feed = feedparser.parse((folder / "feed.xml").read_bytes())
    assert not feed.bozo
    assert feed.version == "atom10"
    entries = json.loads((folder / "catalogue.json").read_bytes())["microcredentials"]
    assert {entry.link for entry in feed.entries} == {one["page"] for one in entries}


@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_a_strict_reader_of_csv_finds_one_line_for_each_entry(
    request: pytest.FixtureRequest, catalogue: str
) -> None:
    folder: Path = request.getfixturevalue(catalogue)
    text = (folder / "catalogue.csv").read_bytes().decode("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    assert all(len(row) == len(head) for row in rows)
    entries = json.loads((folder / "catalogue.json").read_bytes())["microcredentials"]
    assert [row[0] for row in rows] == [one["id"] for one in entries]
    assert not any(re.match(r"\s*[=+\-@]", cell) for row in rows for cell in row)


@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_a_library_for_linked_data_reads_the_entry_for_portals(
    request: pytest.FixtureRequest, catalogue: str
) -> None:
    folder: Path = request.getfixturevalue(catalogue)
    graph = Graph().parse(folder / "dcat.ttl", format="turtle")
    query = "SELECT ?url WHERE { ?x <http://www.w3.org/ns/dcat#downloadURL> ?url }"
    base = json.loads((folder / "data/index.json").read_bytes())["catalogue"]
    urls = [str(row[0]) for row in graph.query(query)]  # type: ignore[index] # a row of a SELECT has columns
    assert len(urls) >= 8
    assert all((folder / url.removeprefix(base)).is_file() for url in urls)


@pytest.mark.parametrize("catalogue", ["sample", "real"])
def test_no_entry_was_left_out_of_any_file(request: pytest.FixtureRequest, catalogue: str) -> None:
    folder: Path = request.getfixturevalue(catalogue)
    entries = json.loads((folder / "catalogue.json").read_bytes())["microcredentials"]
    index = json.loads((folder / "data/index.json").read_bytes())
    whole = {one["path"]: one["records"] for output in index["outputs"] for one in output.get("files", [])}
    assert whole["catalogue.jsonld"] == whole["catalogue.csv"] == len(entries)
    for output in index["outputs"]:
        if output["name"] in {"schema-org", "elm", "open-badges", "edc"}:
            assert output["single_files"]["count"] >= len(entries)


Injury = Callable[[str], str]
INJURIES: dict[str, tuple[str, Injury]] = {
    "a record without its licence": ("moochub", lambda text: text.replace('"license":', '"licence":', 1)),
    "a record without a uuid": ("moochub", lambda text: re.sub(r'"id":"[^"]+"', '"id":"17"', text, count=1)),
    "a mode of its own": (
        "moochub",
        lambda text: text.replace('"courseMode":["', '"courseMode":["hybrid","', 1),
    ),
    "a day for an instant": ("moochub", lambda text: re.sub(r"T\d\d:\d\d:\d\d\+\d\d:\d\d", "", text)),
    "a data set without a title": (
        "dcat",
        lambda text: re.sub(r"(a dcat:Dataset ;\n)    dcterms:title [^;]*;\n", r"\1", text),
    ),
    "a distribution without an address": (
        "dcat",
        lambda text: re.sub(r"    dcat:accessURL [^;]*;\n", "", text),
    ),
    "a publisher that is no agent": ("dcat", lambda text: text.replace("a foaf:Agent", "a dcat:Dataset")),
    "languages without a type": (
        "dcat",
        lambda text: text.replace("a dcterms:LinguisticSystem", "a skos:Concept"),
    ),
    "a feed without entries": ("atom", lambda text: re.sub(r"(?s)<entry>.*</entry>", "", text)),
    "an entry without a title": (
        "atom",
        lambda text: re.sub(r"(?s)(<entry>.*?)<title.*?</title>", r"\1", text, count=1),
    ),
    "a feed cut short": ("atom", lambda text: text.replace("</feed>", "")),
    "a link set without an anchor": ("linkset", lambda text: text.replace('"anchor"', '"context"', 1)),
    "a relation that is no list": (
        "linkset",
        lambda text: re.sub(r'"cite-as":\[(\{[^}]*\})\]', r'"cite-as":\1', text, count=1),
    ),
    "a page without a title": ("llms", lambda text: text.replace("# ", "", 1)),
    "a page without sections": ("llms", lambda text: text.replace("## ", "")),
}


@pytest.mark.parametrize("injury", INJURIES)
def test_an_injured_file_is_refused(ask: Any, traps: Path, tmp_path: Path, injury: str) -> None:
    check, injure = INJURIES[injury]
    content = (traps / FILES[check]).read_text("utf-8")
    injured = injure(content)
    assert injured != content
    file = tmp_path / FILES[check]
    file.write_text(injured, encoding="utf-8")
    verdict = ask(check, [file])
    assert verdict.status == 1
    assert "0 passed, 1 failed" in verdict.text


@pytest.mark.parametrize("relation", ["describedby", "cite-as", "type"])
def test_a_page_without_a_signpost_is_refused(
    ask: Any, pages: Sequence[Path], tmp_path: Path, relation: str
) -> None:
    content = pages[0].read_text("utf-8")
    injured = re.sub(rf'<link rel="{relation}"[^>]*>', "", content)
    assert injured != content
    file = tmp_path / "page.html"
    file.write_text(injured, encoding="utf-8")
    assert ask("signposting", [file]).status == 1


CALENDAR_INJURIES: dict[str, Injury] = {
    "an event without its end": lambda text: text.replace("END:VEVENT\r\n", ""),
    "a day that is none": lambda text: text.replace("DTSTART;VALUE=DATE:2027", "DTSTART;VALUE=DATE:20x7"),
    "a line that is none": lambda text: text.replace("SUMMARY:", "SUMMARY "),
}


@pytest.mark.parametrize("injury", CALENDAR_INJURIES)
def test_an_injured_calendar_is_refused(traps: Path, injury: str) -> None:
    content = (traps / "providers/aldermoor/offerings.ics").read_bytes().decode()
    injured = CALENDAR_INJURIES[injury](content)
    assert injured != content
    try:
        events = list(Calendar.from_ical(injured).walk("VEVENT"))
    except ValueError:
        return
    assert any(event.errors for event in events)
