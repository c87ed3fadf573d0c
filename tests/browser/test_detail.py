"""What a learner sees on the page of a microcredential on the day they look at it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.browser

Visitor = Callable[..., Any]
CIRCULAR = "microcredentials/montclar/economia-circular-empresa/"
HEAT_PUMPS = "microcredentials/lindental/waermepumpen-inbetriebnahme/"
ACCESSIBLE = "microcredentials/northbridge/accessible-digital-services/"
PAGES = (
    *(
        "",
        "providers/",
        "providers/montclar/",
        "fields/",
        "fields/06/",
        "pathways/",
        "data/",
        "about/",
        "health/",
        "health/northbridge/",
        "fr/health/lindental/",
        "404.html",
    ),
    *(CIRCULAR, HEAT_PUMPS, ACCESSIBLE, f"de/{HEAT_PUMPS}", "pathways/especialitzacio-economia-circular/"),
)


@pytest.mark.parametrize(
    ("run", "day", "state"),
    [
        ({"start": "2027-10-04", "opens": "2027-05-03", "closes": "2027-09-17"}, "2027-01-15", "later"),
        ({"start": "2027-10-04", "opens": "2027-05-03", "closes": "2027-09-17"}, "2027-05-03", "open"),
        ({"start": "2027-10-04", "opens": "2027-05-03", "closes": "2027-09-17"}, "2027-09-03", "soon"),
        ({"start": "2027-10-04", "opens": "2027-05-03", "closes": "2027-09-17"}, "2027-09-17", "soon"),
        ({"start": "2027-10-04", "opens": "2027-05-03", "closes": "2027-09-17"}, "2027-09-18", "closed"),
        ({"start": "2027-10-04", "end": "2027-12-17", "closes": "2027-09-17"}, "2027-12-17", "running"),
        ({"start": "2027-10-04", "end": "2027-12-17", "closes": "2027-09-17"}, "2027-12-18", "past"),
        ({"start": "2027-10-04"}, "2027-10-03", ""),
        ({"start": "2027-10-04", "closes": "2027-09-17", "availability": "full"}, "2027-09-01", "full"),
        ({"start": "2027-10-04", "availability": "full"}, "2027-10-05", "past"),
        ({"start": "2027-10-04", "availability": "cancelled"}, "2027-10-05", "cancelled"),
        ({}, "2027-10-05", ""),
    ],
)
def test_the_state_of_a_run_follows_from_its_dates(
    visit: Visitor, run: dict[str, str], day: str, state: str
) -> None:
    window = visit()
    window.open(CIRCULAR)
    module = window.base + "assets/credenza/dates.js"
    code = "async ([module, run, day]) => (await import(module)).stateOf(run, day)"
    assert window.page.evaluate(code, [module, run, day]) == state


def test_a_day_ends_at_midnight_of_the_catalogue_wherever_the_reader_is(visit: Visitor) -> None:
    window = visit()
    window.open(CIRCULAR)
    module = window.base + "assets/credenza/dates.js"
    code = "async ([module, zone, now]) => (await import(module)).today(zone, new Date(now))"
    late = "2027-09-17T22:30:00Z"
    assert window.page.evaluate(code, [module, "Europe/Brussels", late]) == "2027-09-18"
    assert window.page.evaluate(code, [module, "Atlantic/Azores", late]) == "2027-09-17"


def test_past_runs_are_folded_and_the_next_one_answers(visit: Visitor) -> None:
    page = visit()
    page.open(HEAT_PUMPS)
    page = page.page
    assert page.inner_text(".cz-past summary") == "Past dates (1)"
    assert not page.is_visible("#offering-fruehjahr-2026")
    assert page.is_visible("#offering-fruehjahr-2027")
    assert page.eval_on_selector_all("[data-cz-starts] li:not([hidden]) a", "all => all.length") == 1
    assert "Applications open" in page.inner_text("[data-cz-starts]")


def test_an_address_of_a_past_run_opens_the_fold(visit: Visitor) -> None:
    window = visit()
    window.open(f"{HEAT_PUMPS}#offering-fruehjahr-2026")
    assert window.page.is_visible("#offering-fruehjahr-2026")


def test_the_button_says_when_applications_open(visit: Visitor) -> None:
    window = visit()
    window.open(CIRCULAR)
    assert window.page.inner_text(".cz-answers .cz-button") == "Applications open on 3 May 2027"


def test_without_script_every_run_is_listed_with_its_dates(visit: Visitor) -> None:
    window = visit(script=False)
    window.open(HEAT_PUMPS)
    text = window.page.inner_text("main")
    assert "13–24 Apr 2026" in text
    assert "1–12 Mar 2027" in text
    assert "Past dates" not in text
    assert window.page.inner_text(".cz-answers .cz-button") == "Apply at Werkbank Lindental"


def test_without_script_no_control_is_dead(visit: Visitor) -> None:
    window = visit(script=False)
    window.open("")
    assert not window.page.is_visible("button")
    assert not window.page.is_visible("input")
    assert window.page.is_visible("text=Browse all microcredentials")


@pytest.mark.parametrize("dark", [False, True])
def test_the_chosen_colours_stay_from_page_to_page(visit: Visitor, dark: bool) -> None:
    window = visit(dark=dark)
    window.open("")
    page = window.page
    ground = "getComputedStyle(document.body).backgroundColor"
    before = page.evaluate(ground)
    assert page.get_attribute("button[data-cz-theme]", "aria-pressed") == str(dark).lower()
    page.click("button[data-cz-theme]")
    after = page.evaluate(ground)
    assert after != before
    window.open("providers/")
    assert page.evaluate(ground) == after
    assert page.get_attribute("button[data-cz-theme]", "aria-pressed") == str(not dark).lower()


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_no_page_scrolls_sideways(visit: Visitor, width: int) -> None:
    """WCAG 2.2, 1.4.10: content reflows at 320 CSS pixels, which is 1280 at 400 % zoom."""
    window = visit(width=width)
    too_wide = []
    for address in PAGES:
        window.open(address)
        if window.page.evaluate("document.documentElement.scrollWidth") > width:
            too_wide.append(address)
    assert not too_wide


def test_the_keyboard_comes_first_to_the_way_past_the_header(visit: Visitor) -> None:
    window = visit()
    window.open(CIRCULAR)
    page = window.page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "cz-skip"
    assert page.is_visible(".cz-skip")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("address", [CIRCULAR, HEAT_PUMPS, ACCESSIBLE])
def test_an_entry_prints_on_at_most_two_pages(visit: Visitor, address: str) -> None:
    window = visit()
    window.open(address)
    pdf = window.page.pdf(format="A4")
    assert 1 <= pdf.count(b"/Type /Page\n") <= 2


def test_the_language_switch_keeps_what_stands_behind_the_path(visit: Visitor) -> None:
    window = visit()
    window.open("microcredentials/?form=online")
    window.settle()
    window.page.click("a[hreflang=es]")
    window.settle()
    assert window.page.url.endswith("/es/microcredentials/?form=online")
