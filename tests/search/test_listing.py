"""Which entries a list has, and in which order."""

from __future__ import annotations

from collections.abc import Callable

from generator.model import Catalogue, Status
from generator.search import listed
from generator.text import Text, fold


def test_retired_entries_keep_their_page_and_leave_the_list(catalogue: Catalogue) -> None:
    retired = {mc.key for mc in catalogue.microcredentials.values() if mc.status is Status.RETIRED}
    assert retired
    assert retired.isdisjoint(mc.key for mc in listed(catalogue, "en"))
    assert len(listed(catalogue, "en")) == len(catalogue.microcredentials) - len(retired)


def test_the_order_is_that_of_the_titles_in_the_language_of_the_page(catalogue: Catalogue) -> None:
    for language in catalogue.info.languages:
        first_letters = [fold(mc.title.best(language).text)[0] for mc in listed(catalogue, language)]
        assert first_letters == sorted(first_letters)


def test_entries_with_the_same_title_are_ordered_by_their_keys(with_entry: Callable[..., Catalogue]) -> None:
    other = "northbridge/food-safety-small-producers"
    title = with_entry().microcredentials[other].title
    keys = [mc.key for mc in listed(with_entry(title=Text("en", {"en": title.original.text})), "en")]
    place = keys.index(other)
    assert keys[place - 1] == "northbridge/data-literacy-local-government"
