"""Nothing that stands in a catalogue is obeyed by whoever reads a report."""

from __future__ import annotations

import json
import re
import unicodedata

import lxml.html
import pytest
from lxml import etree
from markdown_it import MarkdownIt

from generator.diagnostics import say
from generator.reporters import REPORTERS


def written(name, found) -> str:
    return REPORTERS[name](found.findings, found.summary)


@pytest.mark.parametrize("name", sorted(REPORTERS))
def test_a_report_has_no_control_character_and_no_hidden_sign(name, hostile):
    report = written(name, hostile)
    hidden = {
        sign for sign in report if sign != "\n" and unicodedata.category(sign) in {"Cc", "Cf", "Zl", "Zp"}
    }
    assert hidden == set()


@pytest.mark.parametrize("name", sorted(REPORTERS))
def test_a_report_can_be_written_as_utf_8(name, hostile):
    """A name of a file that is not UTF-8 reaches us as half a character."""
    assert written(name, hostile).encode("utf-8")


@pytest.mark.parametrize("name", ["github", "concise"])
def test_a_finding_stays_on_one_line(name, hostile):
    assert len(written(name, hostile).splitlines()) == 2


def test_an_annotation_is_one_command_with_its_own_properties(hostile):
    command, _ = written("github", hostile).splitlines()
    match = re.fullmatch(r"::error ([^:]*)::(.*)", command)
    assert match
    names = [part.split("=")[0] for part in match[1].split(",")]
    assert names == ["file", "line", "col", "endColumn", "title"]
    # What is left of percent signs are escapes: the toolkit undoes these and no others.
    assert not re.search(r"%(?!25|0A|0D|3A|2C)", command)


@pytest.mark.parametrize("name", sorted(set(REPORTERS) - {"github"}))
def test_no_line_of_a_log_is_a_command_of_a_workflow(name, make, broken):
    """GitHub obeys lines that begin with two colons, whatever program prints them."""
    for width in range(60, 110):
        text = f"{'x' * width} ::stop-commands::here"
        one = make(message=say("{text}", text=text), help=say("{text}", text=text))
        lines = REPORTERS[name]((one,), broken.summary).splitlines()
        assert not any(line.lstrip().startswith("::") for line in lines)


@pytest.mark.parametrize("name", ["json", "gitlab", "sarif"])
def test_a_json_report_is_json(name, hostile):
    assert "alert(1)" in json.dumps(json.loads(written(name, hostile)))


def test_the_path_in_json_is_the_path_of_the_file(hostile):
    (one,) = json.loads(written("json", hostile))["findings"]
    assert one["path"] == hostile.findings[0].place.path
    assert one["keyPath"] == list(hostile.findings[0].key_path)


def test_a_sarif_message_has_no_embedded_link(hostile):
    result = json.loads(written("sarif", hostile))["runs"][0]["results"][0]
    assert not re.search(r"\[[^\]]*\]\(", result["message"]["text"])
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert re.fullmatch(r"[\w./~%-]+", uri)


def test_junit_xml_keeps_every_text_in_its_place(hostile):
    root = etree.fromstring(written("junit", hostile).encode())
    assert {element.tag for element in root.iter()} == {"testsuites", "testsuite", "testcase", "failure"}
    assert "]]><U+" not in root[0][0][0].text
    assert "]]>--><script>alert(1)</script>" in root[0][0][0].text


def test_a_page_has_no_element_and_no_address_from_the_catalogue(hostile, broken):
    page = lxml.html.fromstring(written("html", hostile))
    assert not page.xpath("//script | //img | //iframe | //link | //form | //*[@onerror]")
    assert all(link.get("href").startswith("#") for link in page.xpath("//a"))
    assert {e.tag for e in page.iter() if isinstance(e.tag, str)} <= {
        e.tag for e in lxml.html.fromstring(written("html", broken)).iter() if isinstance(e.tag, str)
    }


def test_markdown_shows_hostile_text_as_it_stands(hostile):
    """GitHub renders HTML in Markdown, links addresses and notifies people whose names stand behind @."""
    report = written("markdown", hostile)
    page = lxml.html.fromstring(f"<div>{MarkdownIt('commonmark').enable('table').render(report)}</div>")
    allowed = {"div", "h2", "h3", "p", "table", "thead", "tbody", "tr", "th", "td", "code"}
    assert {e.tag for e in page.iter() if isinstance(e.tag, str)} <= allowed
    assert len(page.xpath("//tbody/tr")) == 1
    assert len(page.xpath("//tbody/tr/td")) == 4
    # What GitHub would make a link of, without any sign of Markdown.
    assert not re.search(r"https?://|www\.|\w@\w", report)
    assert "@somebody" not in report
    assert not any("@s" in text for text in page.xpath("//text()"))
