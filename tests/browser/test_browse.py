"""What a learner does on the list of microcredentials."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from generator.model import Catalogue, Microcredential, Offering, Status
from generator.search.words import folded

pytestmark = pytest.mark.browser

TODAY = date(2027, 1, 15)
Visitor = Callable[..., Any]
Selection = Mapping[str, set[str]]


# ---------- the same questions, asked of the catalogue itself ----------


def offered(catalogue: Catalogue) -> list[Microcredential]:
    return [mc for mc in catalogue.microcredentials.values() if mc.status is Status.PUBLISHED]


def hours_code(mc: Microcredential) -> str:
    hours = mc.workload.hours
    if hours is None and mc.workload.ects is not None:
        hours = mc.workload.ects * (mc.hours_per_ects or 25)
    if hours is None:
        return "not-stated"
    steps = ((25, "25"), (75, "26-75"), (150, "76-150"), (300, "151-300"))
    return next((code for most, code in steps if hours <= most), "301-")


def price_codes(mc: Microcredential) -> set[str]:
    prices = [price for price in (mc.price, *(run.price for run in mc.offerings)) if price is not None]
    amounts = [(price.amount, price.currency) for price in prices if price.amount is not None]
    if not amounts:
        return {"not-stated"}
    amount, currency = min(amounts)
    if amount > 0 and currency != "EUR":
        return {"other"}
    codes = {str(most) for most in (100, 250, 500, 1000, 2500) if amount <= most}
    return codes | ({"free"} if amount == 0 else set()) | ({"2500-"} if amount > 2500 else set())


def takes_applications(run: Offering) -> bool:
    if run.availability in ("full", "cancelled"):
        return False
    if run.application_opens is not None and run.application_opens > TODAY:
        return False
    last = run.application_deadline or run.start
    return last is not None and last >= TODAY


def start_codes(mc: Microcredential) -> set[str]:
    dated = [run for run in mc.offerings if run.start or run.application_deadline]
    any_day = (
        mc.pace == "self-paced"
        if not mc.offerings
        else any(run.start is None and run.pace == "self-paced" for run in mc.offerings)
    )
    going = [run for run in dated if run.availability != "cancelled"]
    ahead = [run for run in going if (run.start or run.application_deadline or TODAY) >= TODAY]
    limit = TODAY + timedelta(days=92)
    is_open = any_day or any(takes_applications(run) for run in dated)
    codes = {
        "open": is_open,
        "soon": any(run.start and run.start <= limit for run in ahead),
        "later": any(run.start and run.start > limit for run in ahead),
        "self-paced": any_day,
        "past": bool(dated) and not ahead and not is_open,
    }
    return {code for code, holds in codes.items() if holds} or {"not-stated"}


def codes_of(mc: Microcredential, catalogue: Catalogue) -> dict[str, set[str]]:
    level = (
        str(mc.level.eqf) if mc.level.eqf else "not-applicable" if mc.level.not_applicable else "not-stated"
    )
    return {
        "field": {code[:n] for code in mc.fields for n in (2, 3)} or {"not-stated"},
        "price": price_codes(mc),
        "start": start_codes(mc),
        "form": {
            mc.form_of_participation,
            *(o.form_of_participation or mc.form_of_participation for o in mc.offerings),
        },
        "language": {*mc.languages, *(tag for run in mc.offerings for tag in run.languages)}
        or {"not-stated"},
        "level": {level},
        "workload": {hours_code(mc)},
        "provider": {mc.provider},
        "country": {catalogue.providers[mc.provider].country},
    }


def passes(codes: Mapping[str, set[str]], selection: Selection, but: str = "") -> bool:
    return all(codes[facet] & wanted for facet, wanted in selection.items() if facet != but)


def expected_count(catalogue: Catalogue, selection: Selection, facet: str, code: str) -> int:
    every = [codes_of(mc, catalogue) for mc in offered(catalogue)]
    return sum(code in codes[facet] and passes(codes, selection, but=facet) for codes in every)


def address_of(selection: Selection) -> str:
    pairs = [f"{facet}={code}" for facet, codes in sorted(selection.items()) for code in sorted(codes)]
    return "microcredentials/?" + "&".join(pairs)


# ---------- facets ----------


def some_selections() -> list[dict[str, set[str]]]:
    """None, a few that are typical, and others drawn by lot, the same in every run."""
    values = {
        "field": ["04", "05", "06", "07", "073"],
        "price": ["free", "250", "1000", "not-stated"],
        "start": ["open", "soon", "later", "self-paced", "past"],
        "form": ["online", "onsite", "blended", "work-based"],
        "language": ["en", "de", "es", "ca"],
        "level": ["4", "5", "6", "7", "not-applicable"],
        "workload": ["25", "26-75", "76-150"],
    }
    lot = random.Random(5)
    drawn = []
    for _ in range(8):
        facets = lot.sample(sorted(values), lot.randint(1, 3))
        drawn.append({facet: set(lot.sample(values[facet], lot.randint(1, 2))) for facet in facets})
    return [{}, {"level": {"6", "7"}}, {"form": {"online"}, "price": {"500"}}, *drawn]


@pytest.mark.parametrize(
    "selection", some_selections(), ids=lambda s: address_of(s).partition("?")[2] or "all"
)
def test_counts_are_those_of_a_count_by_hand(
    visit: Visitor, catalogue: Catalogue, selection: dict[str, set[str]]
) -> None:
    window = visit()
    window.browse(address_of(selection))
    every = [codes_of(mc, catalogue) for mc in offered(catalogue)]
    shown = {
        facet: {code for code in codes if any(code in one[facet] for one in every)}
        for facet, codes in selection.items()
    }
    shown = {facet: codes for facet, codes in shown.items() if codes}
    assert window.count == sum(passes(codes, shown) for codes in every)
    counts = window.counts
    assert {facet for facet, _ in counts} == set(every[0])
    for (facet, code), count in counts.items():
        assert count == expected_count(catalogue, shown, facet, code), (facet, code)
    for facet in every[0]:
        assert {code for one in every for code in one[facet]} == {c for f, c in counts if f == facet}


def test_two_values_of_a_facet_widen_and_two_facets_narrow(visit: Visitor) -> None:
    window = visit()
    window.browse()
    window.choose("level", "6")
    one = window.count
    window.choose("level", "7")
    two = window.count
    window.choose("form", "online")
    assert one < two
    assert window.count < two
    assert window.counts["level", "6"] <= one


def test_a_narrow_field_takes_the_place_of_the_broad_one(visit: Visitor) -> None:
    window = visit()
    window.browse("microcredentials/?field=07")
    narrow = next(
        code for facet, code in window.counts if facet == "field" and code.startswith("07") and len(code) == 3
    )
    window.choose("field", narrow)
    assert parse_qs(urlsplit(window.page.url).query)["field"] == [narrow]
    assert window.count == window.counts["field", narrow]


@pytest.mark.parametrize("facet", ["start", "price", "field"])
def test_what_is_not_stated_can_be_chosen(visit: Visitor, facet: str) -> None:
    window = visit()
    window.browse(f"microcredentials/?{facet}=not-stated")
    assert "northbridge/silent" in window.keys
    assert window.count == window.counts[facet, "not-stated"]


# ---------- text ----------


@pytest.mark.parametrize(
    ("path", "typed", "key"),
    [
        ("microcredentials/", "data literacy", "northbridge/data-literacy-local-government"),
        ("microcredentials/", "dat lit", "northbridge/data-literacy-local-government"),
        ("microcredentials/", "accessable digital", "northbridge/accessible-digital-services"),
        ("microcredentials/", "wounds caring", "northbridge/community-wound-care"),
        ("microcredentials/", "ghp7 AIT-URB-7", "aurelia/heat-resilient-streets"),
        ("microcredentials/", "Wärmepumpen", "lindental/waermepumpen-inbetriebnahme"),
        ("de/microcredentials/", "waermepumpe", "lindental/waermepumpen-inbetriebnahme"),
        ("de/microcredentials/", "Lawinen", "alpenrat/lawinenlage-beurteilen"),
        ("ca/microcredentials/", "economies circulars", "montclar/economia-circular-empresa"),
        ("es/microcredentials/", "cultivar mejillones", "puerto-sereno/cultivo-mejillon"),
        ("fr/microcredentials/", "numerisations archive", "valombre/numerisation-archives"),
    ],
)
def test_typing_finds_what_is_meant(visit: Visitor, path: str, typed: str, key: str) -> None:
    window = visit()
    window.browse(path)
    window.type(typed)
    assert key in window.keys[:3], window.keys


def test_results_come_while_typing(visit: Visitor) -> None:
    window = visit()
    window.browse()
    window.page.focus("[data-cz=query]")
    counts = [window.count]
    for letter in "avalanche":
        window.page.keyboard.type(letter)
        window.settle()
        counts.append(window.count)
    assert counts == sorted(counts, reverse=True)
    assert window.keys[0] == "alpenrat/lawinenlage-beurteilen"


def test_words_that_nobody_uses_are_named(visit: Visitor) -> None:
    window = visit()
    window.browse("microcredentials/?q=data+qqqxyzzz")
    assert "qqqxyzzz" in window.page.inner_text("[data-cz=note]")
    assert window.count > 0


def test_an_empty_result_says_what_to_leave_out(visit: Visitor) -> None:
    window = visit()
    window.browse("microcredentials/?q=avalanche&language=es")
    assert window.count == 0
    assert window.page.is_visible("[data-cz=empty]")
    window.page.click("[data-cz=ways] button >> nth=0")
    window.settle()
    assert window.count > 0
    assert window.page.is_hidden("[data-cz=empty]")


def test_the_browser_folds_words_as_the_index_does(visit: Visitor) -> None:
    window = visit()
    window.browse()
    words = ["Wärme", "Straße", "Čeština", "Łódź", "smørrebrød", "œuvre", "ΔΕΞΙΌΤΗΤΕΣ", "İstanbul", "ﬁnance"]
    module = window.base + "assets/credenza/search/words.js"
    script = f"async words => {{ const {{ fold }} = await import('{module}'); return words.map(fold); }}"
    assert window.page.evaluate(script, words) == [folded(word) for word in words]


# ---------- address ----------


def test_the_address_holds_everything(visit: Visitor) -> None:
    window = visit()
    window.browse()
    window.type("data")
    window.choose("form", "online")
    window.choose("level", "6")
    window.page.select_option("[data-cz=sort]", "price")
    window.settle()
    query = parse_qs(urlsplit(window.page.url).query)
    assert query == {"q": ["data"], "form": ["online"], "level": ["6"], "sort": ["price"]}
    titles, count = window.titles, window.count
    other = visit()
    other.browse(window.page.url.removeprefix(window.base))
    assert (other.titles, other.count) == (titles, count)
    window.page.reload()
    window.settle()
    assert (window.titles, window.count) == (titles, count)
    assert window.page.input_value("[data-cz=query]") == "data"


def test_back_and_forward_walk_through_the_choices(visit: Visitor) -> None:
    window = visit()
    window.browse()
    everything = window.count
    window.choose("level", "6")
    some = window.titles
    window.choose("form", "online")
    fewer = window.titles
    window.page.go_back()
    window.settle()
    assert window.titles == some
    window.page.go_back()
    window.settle()
    assert window.count == everything
    assert not window.page.is_checked('input[name="level"][value="6"]')
    window.page.go_forward()
    window.page.go_forward()
    window.settle()
    assert window.titles == fewer


def test_codes_that_are_unknown_are_left_out_and_said(visit: Visitor) -> None:
    window = visit()
    window.browse("microcredentials/?provider=nobody&level=6")
    assert window.count == window.counts["level", "6"]
    assert window.page.is_visible("[data-cz=note]")


def test_text_in_the_address_is_only_ever_text(visit: Visitor) -> None:
    window = visit()
    window.browse("microcredentials/?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&level=%3Cscript%3E")
    assert (
        window.page.query_selector(
            "main img, main script:not([type='module']):not([type='application/json'])"
        )
        is None
    )


def test_the_language_switch_keeps_what_was_chosen(visit: Visitor) -> None:
    window = visit()
    window.browse("microcredentials/?level=6")
    count = window.count
    window.page.click('a[hreflang="de"]')
    window.settle()
    assert "/de/microcredentials/?level=6" in window.page.url
    assert int(window.page.inner_text("[data-cz=count]").split()[0]) == count


# ---------- sorting, pages, chips ----------


def test_sorting_by_price_puts_the_free_first_and_the_silent_last(
    visit: Visitor, catalogue: Catalogue
) -> None:
    window = visit()
    window.browse("microcredentials/?sort=price")
    free = {mc.key for mc in offered(catalogue) if "free" in price_codes(mc)}
    assert set(window.keys[: len(free)]) == free
    window.page.click("[data-cz=pager] li:nth-last-child(2) a")
    window.settle()
    assert "northbridge/silent" in window.keys
    assert price_codes(catalogue.microcredentials[window.keys[-1]]) == {"not-stated"}


def test_sorting_by_start_begins_with_the_next_one(visit: Visitor, catalogue: Catalogue) -> None:
    window = visit()
    window.browse("microcredentials/?sort=start&start=soon")
    nearest = min(
        run.start
        for mc in offered(catalogue)
        for run in mc.offerings
        if run.start and run.start >= TODAY and run.availability != "cancelled"
    )
    firsts = {
        mc.title.best("en").text
        for mc in offered(catalogue)
        if any(run.start == nearest and run.availability != "cancelled" for run in mc.offerings)
    }
    assert window.titles[0] in firsts


def test_sorting_by_newest_follows_the_first_publication(visit: Visitor, catalogue: Catalogue) -> None:
    window = visit()
    window.browse("microcredentials/?sort=newest")
    newest = max(mc.first_published for mc in offered(catalogue) if mc.first_published)
    assert window.titles[0] in {
        mc.title.best("en").text for mc in offered(catalogue) if mc.first_published == newest
    }


def test_pages_go_on_where_the_first_ends(visit: Visitor) -> None:
    window = visit()
    window.browse("microcredentials/?sort=price")
    first = window.titles
    window.page.click("[data-cz=pager] a[rel=next]")
    window.settle()
    assert "page=2" in window.page.url
    assert set(first).isdisjoint(window.titles)
    assert window.page.evaluate("document.activeElement.dataset.cz") == "count"


def test_a_chip_takes_its_filter_away(visit: Visitor) -> None:
    window = visit()
    window.browse("microcredentials/?level=6&form=online")
    window.page.click("[data-cz=chips] button >> nth=0")
    window.settle()
    assert "form=" not in window.page.url
    assert "level=6" in window.page.url
    assert len(window.page.query_selector_all("[data-cz=chips] li")) == 1


def test_the_number_of_results_is_announced(visit: Visitor) -> None:
    window = visit()
    window.browse()
    window.choose("level", "6")
    expected = window.page.inner_text("[data-cz=count]")
    window.page.wait_for_function(
        "text => document.querySelector('[role=status]').textContent.includes(text)", arg=expected
    )


def test_a_click_on_a_facet_asks_for_nothing_but_cards(visit: Visitor) -> None:
    window = visit()
    window.browse()
    before = len(window.requests)
    window.choose("level", "6")
    window.choose("price", "500")
    asked = window.requests[before:]
    assert asked
    # The icon of the tab is asked for when the browser has time for it.
    assert all("/cards/" in url for url in asked if not url.endswith("/favicon.svg")), asked


def test_cards_say_what_dates_mean_today(visit: Visitor, catalogue: Catalogue) -> None:
    window = visit()
    window.browse("microcredentials/?start=open")
    states = [one.inner_text() for one in window.page.query_selector_all(".cz-card__status")]
    assert states == ["Applications open"] * min(20, window.count)


# ---------- narrow screens, keyboard ----------


def test_on_a_phone_filters_are_applied_when_they_are_shown(visit: Visitor) -> None:
    window = visit(width=360)
    window.browse()
    everything = window.count
    window.page.click("[data-cz=filters-button]")
    window.page.click('dialog input[name="price"][value="free"]')
    window.page.wait_for_function(
        "document.querySelector('[data-cz=dialog-show]').textContent.startsWith('Show ')"
    )
    assert window.count == everything
    assert "price" not in window.page.url
    window.page.click("[data-cz=dialog-show]")
    window.settle()
    assert window.count < everything
    assert "price=free" in window.page.url
    assert window.page.inner_text("[data-cz=filters-button]") == "Filters (1)"


def test_on_a_phone_closing_the_filters_changes_nothing(visit: Visitor) -> None:
    window = visit(width=360)
    window.browse()
    before = window.count
    window.page.click("[data-cz=filters-button]")
    window.page.click('dialog input[name="price"][value="free"]')
    window.page.keyboard.press("Escape")
    window.settle()
    assert window.count == before
    window.page.click("[data-cz=filters-button]")
    assert not window.page.is_checked('dialog input[name="price"][value="free"]')


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_nothing_is_wider_than_the_window(visit: Visitor, width: int) -> None:
    window = visit(width=width)
    window.browse("microcredentials/?level=6&level=7&form=online")
    assert window.page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_keyboard_reaches_search_facets_and_results(visit: Visitor) -> None:
    window = visit()
    window.browse()
    reached = set()
    window.page.focus("[data-cz=query]")
    for _ in range(90):
        place = window.page.evaluate(
            "(document.activeElement.closest('[data-cz]') || document.body).dataset.cz || ''"
        )
        reached.add(place)
        if place == "results":
            break
        window.page.keyboard.press("Tab")
    assert {"query", "panel", "sort", "results"} <= reached


def test_the_space_bar_ticks_a_value_and_keeps_its_place(visit: Visitor) -> None:
    window = visit()
    window.browse()
    window.page.focus('input[name="price"][value="free"]')
    window.page.keyboard.press("Space")
    window.settle()
    assert "price=free" in window.page.url
    assert window.page.evaluate("document.activeElement.value") == "free"


# ---------- without script, or without the search ----------


def test_without_script_the_list_is_complete_over_its_pages(visit: Visitor, catalogue: Catalogue) -> None:
    window = visit(script=False)
    window.open("microcredentials/")
    titles: list[str] = []
    while True:
        titles += window.titles
        following = window.page.query_selector("[data-cz=pager] a[rel=next]")
        if following is None:
            break
        following.click()
        window.page.wait_for_load_state()
    assert sorted(titles) == sorted(mc.title.best("en").text for mc in offered(catalogue))


def test_without_script_no_control_is_dead_and_fields_lead_on(visit: Visitor) -> None:
    window = visit(script=False)
    window.open("microcredentials/")
    main = window.page.query_selector("main")
    assert [one for one in main.query_selector_all("button, input, select") if one.is_visible()] == []
    window.page.click(".cz-browse__fields a >> nth=0")
    assert "/fields/" in window.page.url


def test_further_pages_of_the_list_can_be_searched_too(visit: Visitor) -> None:
    window = visit()
    window.browse("browse/2/")
    second = window.titles
    window.choose("level", "6")
    assert window.count == window.counts["level", "6"]
    window.page.go_back()
    window.settle()
    assert window.titles == second
    window.page.click("[data-cz=pager] a[rel=prev]")
    window.settle()
    assert set(second).isdisjoint(window.titles)


def test_a_list_in_the_dark_has_no_complaint_either(visit: Visitor) -> None:
    window = visit(dark=True)
    window.browse("microcredentials/?q=data")
    assert window.count > 0


# ---------- when something goes wrong ----------


def test_a_search_that_cannot_be_loaded_leaves_a_complete_list(visit: Visitor) -> None:
    window = visit()
    window.page.route("**/search/en.json", lambda route: route.fulfill(status=503, body="{}"))
    window.open("microcredentials/")
    window.page.wait_for_selector("[data-cz-failed]", state="attached")
    assert len(window.titles) == 20
    assert window.page.is_visible(".cz-browse__fields")
    assert not window.page.is_visible("[data-cz=query]")
    window.complaints.clear()


def test_words_that_cannot_be_loaded_are_said_and_tried_again(visit: Visitor) -> None:
    window = visit()
    window.browse()
    window.page.route("**/words/*.json", lambda route: route.abort())
    window.type("data")
    assert window.page.is_visible("[data-cz=note]")
    window.complaints.clear()
    window.page.unroute("**/words/*.json")
    window.type("data")
    assert window.page.is_hidden("[data-cz=note]")
    assert window.keys[0] == "northbridge/data-literacy-local-government"


def test_a_page_from_before_a_new_build_begins_again(visit: Visitor) -> None:
    """Files of two builds are never mixed: the old folder is gone, so the page starts anew."""
    window = visit()
    former = {"once": True}

    def first_file(route: Any) -> None:
        if former.pop("once", False):
            answer = route.fetch()
            route.fulfill(response=answer, json={**answer.json(), "version": "0000000000"})
        else:
            route.continue_()

    window.page.route("**/search/en.json", first_file)
    window.browse()
    with window.page.expect_navigation():
        window.page.evaluate("document.querySelector('input[name=level]').click()")
    window.settle()
    assert "level=" in window.page.url
    assert window.count == len(window.titles)
    window.complaints.clear()
