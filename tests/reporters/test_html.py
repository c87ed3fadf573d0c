"""The page of a report: for everybody, without a server."""

from __future__ import annotations

import base64
import hashlib
import re
from itertools import pairwise

import lxml.html
import pytest

from generator.reporters import REPORTERS
from generator.resources import template_folder


@pytest.fixture
def page(broken):
    return lxml.html.fromstring(REPORTERS["html"](broken.findings, broken.summary))


def test_the_page_says_its_language_and_has_one_main_heading(page, broken):
    assert page.get("lang") == "en"
    assert len(page.xpath("//h1")) == len(page.xpath("//main")) == 1
    spanish = lxml.html.fromstring(REPORTERS["html"](broken.findings, broken.summary, language="es"))
    assert spanish.get("lang") == "es"


def test_headings_go_down_one_level_at_a_time(page):
    levels = [int(heading.tag[1]) for heading in page.xpath("//h1 | //h2 | //h3 | //h4")]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_each_file_has_a_heading_that_the_list_of_files_leads_to(page):
    for link in page.xpath("//nav//a"):
        (heading,) = page.xpath(f"//h2[@id='{link.get('href')[1:]}']")
        assert heading.text_content() == link.text_content()
    assert len(page.xpath("//nav//a")) == 3


def test_the_marked_place_is_the_one_of_the_finding(page):
    assert [mark.text for mark in page.xpath("//mark")] == ["workload", "30", "workload", "{ eqf: 6"]
    assert page.xpath("//pre[mark or code/mark]")[1].text_content() == (
        "notional_workload: { ects: 3, hours: 30 }"
    )


def test_the_reason_of_a_rule_is_in_a_fold(page):
    fold = page.xpath("//details")[0]
    assert fold.xpath("summary")[0].text_content() == "Why: Unknown key"
    assert "never reaches a learner" in fold.text_content()
    assert "notional_workload: { ects: 5 }" in fold.text_content()


def test_ids_are_unique_and_every_reference_finds_one(page):
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert set(page.xpath("//@aria-labelledby")) <= set(ids)


def test_the_page_asks_nobody_for_anything(page):
    assert not page.xpath("//@src | //link | //script | //@style")
    assert "url(" not in page.xpath("//style")[0].text
    assert "@import" not in page.xpath("//style")[0].text


def test_the_policy_allows_the_one_style_of_the_page_and_nothing_else(page):
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    digest = base64.b64encode(hashlib.sha256(page.xpath("//style")[0].text.encode()).digest()).decode()
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}'")


def test_nothing_to_mend_is_said_without_empty_tables(nothing):
    page = lxml.html.fromstring(REPORTERS["html"](nothing.findings, nothing.summary))
    assert page.xpath("//p")[0].text_content().startswith("Nothing to mend in 4 files")
    assert not page.xpath("//table | //nav")


def colours(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block))


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_has_enough_contrast_in_light_and_dark(scheme):
    """WCAG 2.2, 1.4.6 (AAA) asks 7:1 of text; 4.5:1 (1.4.3, AA) is the least we take."""
    style = template_folder().joinpath("report", "report.css").read_text("utf-8")
    light, dark = style.split("@media (prefers-color-scheme: dark)", 1)
    values = colours(light) if scheme == "light" else colours(dark)
    assert len(values) == 11
    for text in ("text", "soft", "link", "error", "warning", "hint"):
        for ground in ("ground", "raised"):
            assert contrast(values[text], values[ground]) >= 6, (text, ground)
    assert contrast(values["on-mark"], values["mark"]) >= 7
