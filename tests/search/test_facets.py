"""What a facet asks of an entry, and what it makes of silence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import orjson
import pytest

from generator.addresses import skill_code
from generator.interface import interface
from generator.model import (
    Assessment,
    Catalogue,
    Level,
    Microcredential,
    Offering,
    Price,
    Skill,
    Status,
    Workload,
)
from generator.search import FACETS, listed
from generator.search.columns import Columns
from generator.search.facets import CodeFacet, RangeFacet, main_currency
from generator.search.measures import is_self_paced, lowest_price, total_hours
from generator.text import Text

KEY = "northbridge/data-literacy-local-government"


def entry(catalogue: Catalogue) -> Microcredential:
    return catalogue.microcredentials[KEY]


def column(catalogue: Catalogue, key: str) -> dict[str, Any]:
    columns = Columns(catalogue, listed(catalogue, "en"), interface("en")).all(FACETS)
    return next(facet for facet in columns if facet["key"] == key)


def place(catalogue: Catalogue) -> int:
    return [mc.key for mc in listed(catalogue, "en")].index(KEY)


def test_every_facet_has_its_own_name_in_addresses() -> None:
    keys = [facet.key for facet in FACETS]
    assert len(set(keys)) == len(keys)
    assert {"q", "sort", "page"}.isdisjoint(keys)


def test_a_facet_that_follows_another_stands_after_it() -> None:
    keys = [facet.key for facet in FACETS]
    for facet in FACETS:
        if isinstance(facet, CodeFacet) and facet.follows:
            assert keys.index(facet.follows) < keys.index(facet.key)


def test_whoever_follows_a_facet_is_a_function_of_it(catalogue: Catalogue) -> None:
    countries = {mc.provider: catalogue.providers[mc.provider].country for mc in listed(catalogue, "en")}
    providers, country = column(catalogue, "provider"), column(catalogue, "country")
    named = {
        code: country["values"][at][0]
        for (code, *_), at in zip(providers["values"], country["of"], strict=True)
    }
    assert named == countries


def test_credits_count_at_the_hours_of_the_provider_and_at_25_where_it_gives_none(
    with_entry: Callable[..., Catalogue],
) -> None:
    assert total_hours(entry(with_entry(workload=Workload(ects=4), hours_per_ects=None))) == 100
    assert total_hours(entry(with_entry(workload=Workload(ects=4), hours_per_ects=30))) == 120
    assert total_hours(entry(with_entry(workload=Workload(hours=36)))) == 36
    assert total_hours(entry(with_entry(workload=Workload(ects=4, hours=90)))) == 90


def test_a_workload_of_nothing_but_foreign_points_is_not_stated(
    with_entry: Callable[..., Catalogue], undigits: Callable[[str, int], list[int]]
) -> None:
    catalogue = with_entry(workload=Workload(other_system="ECVET", other_points=3))
    workload = column(catalogue, "workload")
    assert undigits(workload["column"], workload["width"])[place(catalogue)] == 0


@pytest.mark.parametrize(("hours", "code"), [(25, "25"), (25.5, "26-75"), (75, "26-75"), (301, "301-")])
def test_ranges_of_hours_leave_no_gap_for_halves(catalogue: Catalogue, hours: float, code: str) -> None:
    facet = next(f for f in FACETS if f.key == "workload")
    assert isinstance(facet, RangeFacet)
    within = [
        bound.code
        for bound in facet.bounds(catalogue, interface("en"))
        if (bound.above is None or hours > bound.above) and (bound.to is None or hours <= bound.to)
    ]
    assert within == [code]


def test_the_price_is_the_lowest_full_one_of_entry_and_offerings(
    with_entry: Callable[..., Catalogue],
) -> None:
    cheap = Offering(slug="a", price=Price(amount=90))
    catalogue = with_entry(price=Price(amount=120), offerings=(cheap,))
    assert lowest_price(entry(catalogue)) == (90, "EUR")


def test_a_price_in_another_currency_is_named_and_not_compared(
    with_entry: Callable[..., Catalogue], undigits: Callable[[str, int], list[int]]
) -> None:
    catalogue = with_entry(price=Price(amount=400, currency="PLN"), offerings=())
    assert main_currency(catalogue) == "EUR"
    price = column(catalogue, "price")
    assert price["apart"]
    assert undigits(price["column"], price["width"])[place(catalogue)] == 1


def test_free_is_free_in_every_currency(
    with_entry: Callable[..., Catalogue], undigits: Callable[[str, int], list[int]]
) -> None:
    catalogue = with_entry(price=Price(amount=0, currency="PLN"), offerings=())
    price = column(catalogue, "price")
    at = undigits(price["column"], price["width"])[place(catalogue)]
    assert price["numbers"][at - 2] == 0


def test_a_price_of_which_only_a_remark_is_known_is_not_stated(
    with_entry: Callable[..., Catalogue], undigits: Callable[[str, int], list[int]]
) -> None:
    catalogue = with_entry(price=Price(note=Text("en", {"en": "Ask us"})), offerings=())
    price = column(catalogue, "price")
    assert undigits(price["column"], price["width"])[place(catalogue)] == 0


def test_no_level_for_a_reason_is_not_the_same_as_a_level_that_is_not_stated(
    with_entry: Callable[..., Catalogue],
) -> None:
    facet = next(f for f in FACETS if f.key == "level")
    assert isinstance(facet, CodeFacet)
    reason = Text("en", {"en": "A company course"})
    for level, codes in (
        (Level(eqf=6), ("6",)),
        (Level(not_applicable=reason), ("not-applicable",)),
        (Level(), ()),
    ):
        catalogue = with_entry(level=level)
        assert facet.codes(catalogue, entry(catalogue)) == codes


def test_an_entry_stands_under_every_form_in_which_it_is_offered(
    with_entry: Callable[..., Catalogue],
) -> None:
    facet = next(f for f in FACETS if f.key == "form")
    assert isinstance(facet, CodeFacet)
    runs = (Offering(slug="a", form_of_participation="onsite"),)
    catalogue = with_entry(form_of_participation="online", offerings=runs)
    assert facet.codes(catalogue, entry(catalogue)) == ("online", "onsite")


def test_a_detailed_field_counts_for_the_narrow_and_the_broad_one(
    with_entry: Callable[..., Catalogue],
) -> None:
    facet = next(f for f in FACETS if f.key == "field")
    assert isinstance(facet, CodeFacet)
    catalogue = with_entry(fields=("0613",))
    assert facet.codes(catalogue, entry(catalogue)) == ("06", "061")
    assert facet.broader("061") == "06"


def test_a_self_paced_entry_with_dates_only_is_no_entry_for_any_day(
    with_entry: Callable[..., Catalogue],
) -> None:
    assert is_self_paced(entry(with_entry(pace="self-paced", offerings=())))
    assert is_self_paced(entry(with_entry(offerings=(Offering(slug="self-paced", pace="self-paced"),))))
    assert not is_self_paced(entry(with_entry(pace="scheduled", offerings=())))


def test_every_facet_of_the_design_is_there() -> None:
    asked = """field level workload weekly duration form language price start provider country skill pathway
    supervision"""
    assert {facet.key for facet in FACETS} == set(asked.split())


def test_skills_have_codes_that_do_not_depend_on_the_language() -> None:
    label = Text("ca", {"ca": "aplicar la compra pública", "en": "apply public procurement"})
    assert skill_code(Skill(label=label)) == "apply-public-procurement"
    esco = "http://data.europa.eu/esco/skill/2b92a5b2-6758-4ee3-9fb4-b6387a55cc8f"
    assert skill_code(Skill(label=label, uri=esco)) == "2b92a5b2-6758-4ee3-9fb4-b6387a55cc8f"


def test_skills_whose_slugs_would_be_the_same_are_kept_apart() -> None:
    names = ("C", "C++", "C#", "数据", "данные")
    assert len({skill_code(Skill(label=Text("en", {"en": name}))) for name in names}) == len(names)


def test_a_facet_with_very_many_values_is_loaded_only_when_asked_for(
    catalogue: Catalogue, files: dict[str, bytes], start: dict[str, Any]
) -> None:
    stub = next(facet for facet in start["facets"] if facet["key"] == "skill")
    assert stub == {"key": "skill", "title": "Skill", "open": False, "kind": "later"}
    whole = orjson.loads(files[f"search/en/{start['version']}/facets/skill.json"])
    used = {
        skill_code(skill)
        for mc in listed(catalogue, "en")
        for skill in (*mc.skills, *(skill for one in mc.learning_outcomes for skill in one.skills))
    }
    assert {code for code, *_ in whole["values"]} == used


def test_the_supervision_of_the_entry_holds_where_an_assessment_says_nothing(
    with_entry: Callable[..., Catalogue],
) -> None:
    facet = next(f for f in FACETS if f.key == "supervision")
    assert isinstance(facet, CodeFacet)
    silent, told = Assessment(type="quiz"), Assessment(type="quiz", supervision="unsupervised-id")
    catalogue = with_entry(supervision="supervised-onsite-id", assessment=(silent, told))
    assert facet.codes(catalogue, entry(catalogue)) == ("supervised-onsite-id", "unsupervised-id")
    catalogue = with_entry(supervision=None, assessment=(silent,))
    assert facet.codes(catalogue, entry(catalogue)) == ()


def test_a_pathway_nobody_can_begin_any_more_is_no_choice(catalogue: Catalogue) -> None:
    facet = next(f for f in FACETS if f.key == "pathway")
    assert isinstance(facet, CodeFacet)
    part = catalogue.microcredentials["aurelia/trustworthy-ai-testing"]
    name = "postgraduate-certificate-trustworthy-ai"
    assert facet.codes(catalogue, part) == (name,)
    retired = replace(catalogue.pathways[name], status=Status.RETIRED)
    assert facet.codes(replace(catalogue, pathways={**catalogue.pathways, name: retired}), part) == ()
