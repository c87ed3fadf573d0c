from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import feedparser
import pytest
from hostile_texts import KEY, TEXTS, with_text

from generator.exports import atom
from generator.model import Catalogue


def feed_of(catalogue: Catalogue) -> Any:
    (artifact,) = atom.artifacts(catalogue)
    feed = feedparser.parse(artifact.render())
    assert not feed.bozo, feed.bozo_exception
    return feed


@pytest.fixture
def feed(catalogue: Catalogue) -> Any:
    return feed_of(catalogue)


def test_the_newest_comes_first_and_what_has_no_day_comes_last(feed: Any) -> None:
    days = [entry.updated for entry in feed.entries]
    assert days == sorted(days, reverse=True)
    assert days[0] == "2026-10-01T00:00:00+02:00" == feed.feed.updated
    assert days[-1].startswith("1970-01-01")


def test_a_retired_entry_stands_there_once_with_its_successor(feed: Any) -> None:
    (retired,) = [entry for entry in feed.entries if entry.id.endswith("/retired/")]
    assert retired.tags[0].term == "retired"
    assert retired.summary == "This microcredential is no longer offered."
    (successor,) = [link.href for link in retired.links if link.rel == "successor-version"]
    assert successor == f"https://outputs.example/microcredentials/{KEY}/"


def test_no_id_differs_from_another_by_its_fragment_only(feed: Any) -> None:
    ids = [entry.id for entry in feed.entries]
    assert len(set(ids)) == len(ids)
    assert not any("#" in one for one in ids)


def test_a_text_says_its_language_where_it_is_not_that_of_the_feed(feed: Any) -> None:
    (german,) = [entry for entry in feed.entries if entry.id.endswith("/ohne-stufe/")]
    assert german.title_detail.language == "de"
    assert feed.feed.title_detail.language == "en"


def test_a_large_feed_ends_with_its_newest_entries(catalogue: Catalogue) -> None:
    mc = catalogue.microcredentials[KEY]
    many = {
        f"aldermoor/{n:04}": replace(
            mc, key=f"aldermoor/{n:04}", modified=date(2020, 1, 1) + timedelta(days=n)
        )
        for n in range(atom.MOST + 10)
    }
    entries = feed_of(replace(catalogue, microcredentials=many)).entries
    assert len(entries) == atom.MOST
    assert entries[0].id.endswith(f"/{atom.MOST + 9:04}/")


@pytest.mark.parametrize("text", TEXTS)
def test_hostile_texts_are_text_and_nothing_else(catalogue: Catalogue, text: str) -> None:
    feed = feed_of(with_text(catalogue, TEXTS[text]))
    assert len(feed.entries) == len(catalogue.microcredentials)
    (entry,) = [one for one in feed.entries if one.id.endswith("/full/")]
    assert entry.title_detail.type == "text/plain"
    if text in {"markup", "quotes", "brackets", "turtle", "direction"}:
        assert entry.title == TEXTS[text]
