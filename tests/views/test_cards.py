"""A result card says what is stated, and in one line what is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.model import Catalogue, Microcredential, Offering, Price
from generator.pipeline import check
from generator.project import find_project
from generator.text import Text
from generator.views.cards import Card, card
from generator.views.reader import Reader
from generator.views.site import site_of

ROOT = Path(__file__).parents[2]
KEY = "northbridge/data-literacy-local-government"
PRICE = Price(amount=250)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    project = find_project(ROOT)
    assert project is not None
    published = check(project, date(2027, 1, 15)).published
    assert published is not None
    return published


def made(catalogue: Catalogue, language: str = "en", **changes: Any) -> Card:
    entry: Microcredential = replace(catalogue.microcredentials[KEY], **changes)
    return card(entry, Reader(site_of(catalogue), language, "microcredentials/"))


def test_one_start_is_named_with_its_year(catalogue: Catalogue) -> None:
    run = Offering(slug="a", start=date(2027, 3, 1), application_deadline=date(2027, 2, 12))
    said = made(catalogue, offerings=(run,))
    assert said.dates == "Starts 1 Mar 2027"
    assert said.runs == "2027-03-01|2027-02-12"


def test_several_starts_are_counted_and_the_cancelled_one_is_not(catalogue: Catalogue) -> None:
    runs = (
        Offering(slug="c", start=date(2028, 3, 1)),
        Offering(slug="a", start=date(2027, 3, 1)),
        Offering(slug="b", start=date(2027, 9, 1), availability="cancelled"),
    )
    assert made(catalogue, offerings=runs).dates == "2 starts, 1 Mar 2027 to 1 Mar 2028"


def test_what_is_not_stated_is_one_calm_sentence(catalogue: Catalogue) -> None:
    assert made(catalogue, offerings=(), price=None, pace=None).gap == "Dates and price not stated"
    assert made(catalogue, offerings=(), price=PRICE, pace=None).gap == "Dates not stated"
    assert made(catalogue, offerings=(), price=PRICE, pace="self-paced").gap == ""


def test_a_full_run_is_called_full_without_script_too(catalogue: Catalogue) -> None:
    run = Offering(slug="a", start=date(2027, 3, 1), availability="full")
    said = made(catalogue, offerings=(run,))
    assert said.status
    assert said.runs == "2027-03-01|||full"


def test_a_title_in_another_language_says_in_which(catalogue: Catalogue) -> None:
    said = made(catalogue, language="de", title=Text("en", {"en": "Data"}))
    assert said.title.language == "en"
    assert "Englisch" in said.title_tag


def test_a_long_summary_ends_at_a_word(catalogue: Catalogue) -> None:
    said = made(catalogue, summary=Text("en", {"en": "word " * 100}))
    assert said.summary is not None
    assert said.summary.text.endswith("word…")
    assert len(said.summary.text) <= 171
