"""What a learner keeps: the shortlist and the comparison, in this browser and in addresses."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import pytest

from generator.earlier.redirects import redirects
from generator.model import Catalogue, Status

pytestmark = pytest.mark.browser

Visitor = Callable[..., Any]
ACCESSIBLE = "northbridge/accessible-digital-services"
HEAT_PUMPS = "lindental/waermepumpen-inbetriebnahme"
CIRCULAR = "montclar/economia-circular-empresa"
CLASSROOM = "montclar/aula-multilingue"
FIFTH = "northbridge/data-literacy-local-government"
FOUR = (ACCESSIBLE, HEAT_PUMPS, CIRCULAR, CLASSROOM)


def save(window: Any, *keys: str, into: str = "shortlist") -> None:
    """Presses the buttons on the pages of these entries."""
    for key in keys:
        window.open(f"microcredentials/{key}/")
        window.page.click(f'[data-cz-add="{into}"]')


def settled(window: Any, address: str) -> Any:
    """The page once everything on it has been loaded."""
    window.open(address)
    window.page.wait_for_selector('[data-cz="plain"]', state="hidden")
    window.page.wait_for_selector("[aria-busy=true]", state="detached")
    return window.page


def remember(window: Any, name: str, pairs: list[list[str]]) -> None:
    """Puts a list into the browser as an earlier visit would have left it."""
    window.open("about/")
    code = "([name, pairs]) => localStorage.setItem(`credenza-${name}:/`, pairs)"
    window.page.evaluate(code, [name, json.dumps(pairs)])


def titles(page: Any) -> list[str]:
    return [one.inner_text() for one in page.query_selector_all(".cz-kept h3")]


def active(page: Any) -> str:
    return str(page.evaluate("document.activeElement.textContent.trim()"))


def test_with_the_keyboard_alone_an_entry_is_saved_found_removed_and_brought_back(visit: Visitor) -> None:
    window = visit()
    window.browse()
    page = window.page
    first = window.titles[0]
    page.focus("[data-cz=results] h3 a")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == f"Save: {first}"
    page.keyboard.press("Enter")
    assert page.get_attribute("*:focus", "aria-pressed") == "true"
    assert page.inner_text("[data-cz-shortlist]") == "Shortlist (1)"
    assert page.inner_text("body > [role=status]") == "Shortlist: 1"
    page.focus("[data-cz-shortlist]")
    page.keyboard.press("Enter")
    page.wait_for_selector(".cz-kept article")
    assert titles(page) == [first]
    page.focus(f'button[aria-label="Remove: {first}"]')
    page.keyboard.press("Space")
    assert page.inner_text('[data-cz="announce"]') == f"Removed: {first}. 0 microcredentials"
    assert page.inner_text("[data-cz-shortlist]") == "Shortlist"
    assert active(page) == "Undo"
    page.keyboard.press("Enter")
    assert titles(page) == [first]
    assert page.inner_text("[data-cz-shortlist]") == "Shortlist (1)"
    assert active(page) == "Remove"


def test_what_was_saved_is_there_after_the_window_was_closed_and_in_every_language(visit: Visitor) -> None:
    window = visit()
    save(window, HEAT_PUMPS, CIRCULAR)
    page = settled(window, "de/shortlist/")
    assert titles(page)[0] == "Inbetriebnahme von Wärmepumpen"
    assert page.inner_text('[data-cz="count"]') == "2 Microcredentials"
    assert page.inner_text(".cz-kept .cz-status >> nth=0") == "Anmeldung offen"


def test_a_retired_entry_says_so_and_names_its_successor(visit: Visitor, catalogue: Catalogue) -> None:
    retired = next(
        mc
        for mc in catalogue.microcredentials.values()
        if mc.status is Status.RETIRED and catalogue.links_of(mc.key).replaced_by
    )
    successor = catalogue.microcredentials[catalogue.links_of(retired.key).replaced_by[0]]
    window = visit()
    remember(window, "shortlist", [[retired.key, "As it was called"]])
    page = settled(window, "shortlist/")
    notice = page.inner_text(".cz-kept .cz-notice")
    assert "no longer offered" in notice
    assert successor.title.best("en").text in notice
    assert page.query_selector(".cz-kept [data-cz-add]") is None


def test_an_entry_that_has_vanished_is_told_by_its_former_title_and_can_be_removed(visit: Visitor) -> None:
    window = visit()
    remember(window, "shortlist", [["northbridge/vanished", "Lamps & <b>Oil</b>"], [ACCESSIBLE, ""]])
    page = settled(window, "shortlist/")
    assert page.inner_text(".cz-kept__missing p") == "“Lamps & <b>Oil</b>” is no longer in this catalogue."
    page.click('button[aria-label="Remove: Lamps & <b>Oil</b>"]')
    assert page.inner_text("[data-cz-shortlist]") == "Shortlist (1)"
    # A browser notes every answer 404 by itself.
    assert all("404" in complaint for complaint in window.complaints)
    window.complaints.clear()


def test_an_entry_that_has_moved_is_found_under_its_new_address(visit: Visitor, catalogue: Catalogue) -> None:
    former, now = next(
        (old.removeprefix("microcredentials/").rstrip("/"), new.removeprefix("microcredentials/").rstrip("/"))
        for old, new in redirects(catalogue).items()
        if new.startswith("microcredentials/")
    )
    window = visit()
    remember(window, "shortlist", [[former, "Old name"]])
    page = settled(window, "shortlist/")
    assert titles(page) == [catalogue.microcredentials[now].title.best("en").text]
    kept = page.evaluate(
        "Object.entries(localStorage).find(([name]) => name.startsWith('credenza-short'))[1]"
    )
    assert json.loads(kept)[0][0] == now


def test_a_shared_list_is_shown_and_becomes_ones_own_only_when_asked(visit: Visitor) -> None:
    window = visit()
    save(window, CLASSROOM)
    page = settled(window, f"shortlist/?entries={ACCESSIBLE},{HEAT_PUMPS}")
    assert len(titles(page)) == 2
    assert page.is_visible('[data-cz="shared"]')
    assert page.inner_text("[data-cz-shortlist]") == "Shortlist (1)"
    page.click('[data-cz="adopt"]')
    assert page.inner_text("[data-cz-shortlist]") == "Shortlist (3)"
    assert not page.is_visible('[data-cz="shared"]')
    page.wait_for_selector(".cz-kept h3 >> nth=2")
    assert page.url.endswith("/shortlist/")


def test_an_address_cannot_lead_the_list_outside_the_catalogue(visit: Visitor) -> None:
    window = visit()
    page = settled(window, "shortlist/?entries=../evil,https://evil.example/x,<script>,a/b/c")
    assert page.is_visible('[data-cz="empty"]')
    assert not [url for url in window.requests if "evil" in url and "entries" not in url]


def test_the_list_is_handed_on_as_an_address_a_table_and_a_calendar(visit: Visitor) -> None:
    window = visit()
    save(window, ACCESSIBLE, HEAT_PUMPS)
    page = settled(window, "shortlist/")
    page.evaluate("navigator.clipboard.writeText = async (text) => { window.handed = text; }")
    page.click('[data-cz="share"]')
    page.wait_for_selector(".cz-kept__done")
    assert page.evaluate("window.handed").endswith(f"/shortlist/?entries={ACCESSIBLE},{HEAT_PUMPS}")
    with page.expect_download() as table:
        page.click('[data-cz="table"]')
    rows = list(csv.reader(io.StringIO(table.value.path().read_text("utf-8-sig"))))
    assert [row[0] for row in rows] == ["Title", "Accessible Digital Services", "Commissioning of Heat Pumps"]
    assert rows[2][3].startswith("€980; ")
    with page.expect_download() as calendar:
        page.click('[data-cz="calendar"]')
    lines = calendar.value.path().read_bytes().decode().split("\r\n")
    assert (lines[0], lines[-2:]) == ("BEGIN:VCALENDAR", ["END:VCALENDAR", ""])
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") >= 2
    assert lines.count("END:VCALENDAR") == 1


def test_two_windows_show_the_same_list(visit: Visitor) -> None:
    window = visit()
    save(window, ACCESSIBLE)
    page = settled(window, "shortlist/")
    other = page.context.new_page()
    other.goto(f"{window.base}microcredentials/{CIRCULAR}/")
    other.click('[data-cz-add="shortlist"]')
    page.wait_for_selector(".cz-kept h3 >> nth=1")
    assert page.inner_text("[data-cz-shortlist]") == "Shortlist (2)"


def test_four_fit_side_by_side_and_no_fifth_can_be_chosen(visit: Visitor) -> None:
    window = visit()
    save(window, *FOUR, into="compare")
    window.open(f"microcredentials/{FIFTH}/")
    page = window.page
    assert page.is_disabled('[data-cz-add="compare"]')
    assert page.is_enabled('[data-cz-add="shortlist"]')
    page.click("text=Compare (4/4)")
    page.wait_for_selector(".cz-compare tbody tr")
    assert page.inner_text('[data-cz="count"]') == "4 microcredentials side by side"
    assert len(page.query_selector_all(".cz-compare thead th")) == 4
    assert page.url.endswith("/compare/?entries=" + ",".join(FOUR))
    page.click(".cz-compare thead button >> nth=0")
    assert len(page.query_selector_all(".cz-compare thead th")) == 3
    assert page.url.endswith("/compare/?entries=" + ",".join(FOUR[1:]))
    assert active(page) == "3 microcredentials side by side"


def test_the_address_alone_reproduces_a_comparison_and_each_row_says_whether_it_differs(
    visit: Visitor,
) -> None:
    page = settled(visit(), f"compare/?entries={ACCESSIBLE},{HEAT_PUMPS}")
    rows = {
        row.query_selector("th").inner_text().split("\n")[0]: row.inner_text()
        for row in page.query_selector_all(".cz-compare tbody tr")
    }
    assert "differs" in rows["Cost"]
    assert "€480" in rows["Cost"]
    assert "€980" in rows["Cost"]
    assert "differs" in rows["Form of participation"]
    page = settled(visit(), f"compare/?entries={ACCESSIBLE},{FIFTH}")
    quality = page.inner_text(".cz-compare tr:has(th:text('Awarding body'))")
    assert "differs" not in quality


def test_what_one_does_not_state_is_said_and_what_none_states_is_one_line(visit: Visitor) -> None:
    page = settled(visit(), f"compare/?entries=northbridge/silent,{ACCESSIBLE}")
    cost = page.inner_text(".cz-compare tr:has(th:text-is('Cost'))")
    assert "not stated by the provider" in cost
    page = settled(visit(), "compare/?entries=northbridge/silent")
    assert page.query_selector(".cz-compare tr:has(th:text-is('Cost'))") is None
    assert "Cost" in page.inner_text('[data-cz="silent"]')


def test_a_phone_shows_two_of_four_chosen_with_the_keyboard(visit: Visitor) -> None:
    window = visit(width=360)
    page = settled(window, "compare/?entries=" + ",".join(FOUR))
    heads = ".cz-compare thead .cz-compare__title"
    assert page.eval_on_selector_all(heads, "all => all.map((one) => one.textContent)") == [
        "Accessible Digital Services",
        "Commissioning of Heat Pumps",
    ]
    page.focus('[data-cz="pick"] select >> nth=1')
    page.keyboard.press("ArrowDown")
    page.wait_for_selector(f"{heads}:text('Circular Economy')")
    assert page.evaluate("document.activeElement.tagName") == "SELECT"
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_a_comparison_prints_on_one_page(visit: Visitor) -> None:
    page = settled(visit(), "compare/?entries=" + ",".join(FOUR))
    assert page.pdf(format="A4").count(b"/Type /Page\n") == 1
    page.emulate_media(media="print")
    assert page.inner_text(".cz-address").endswith("/compare/?entries=" + ",".join(FOUR))
    assert len(page.query_selector_all(".cz-compare thead th")) == 4


@pytest.mark.parametrize("address", ["shortlist/", "compare/"])
def test_without_script_the_page_says_what_it_needs_and_leads_to_the_lists(
    visit: Visitor, address: str
) -> None:
    window = visit(script=False)
    window.open(address)
    page = window.page
    assert "needs JavaScript" in page.inner_text("main")
    assert not page.is_visible("main button")
    page.click("main >> text=All microcredentials")
    assert page.url.endswith("/microcredentials/")
    assert not page.is_visible(".cz-keep button")


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_full_lists_do_not_scroll_sideways(visit: Visitor, width: int) -> None:
    window = visit(width=width)
    for address in ("shortlist/", "compare/", "de/compare/"):
        page = settled(window, f"{address}?entries=" + ",".join(FOUR))
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address


def test_the_language_switch_keeps_the_comparison(visit: Visitor) -> None:
    window = visit()
    page = settled(window, f"compare/?entries={ACCESSIBLE},{HEAT_PUMPS}")
    page.click("a[hreflang=de]")
    page.wait_for_selector(".cz-compare tbody tr")
    assert page.url.endswith(f"/de/compare/?entries={ACCESSIBLE},{HEAT_PUMPS}")
    assert "verschieden" in page.inner_text(".cz-compare tbody tr >> nth=1")


def test_more_than_four_in_an_address_are_told_and_the_first_four_are_shown(visit: Visitor) -> None:
    page = settled(visit(), "compare/?entries=" + ",".join((*FOUR, FIFTH)))
    assert len(page.query_selector_all(".cz-compare thead th")) == 4
    assert page.inner_text('[data-cz="notes"]') == "1 more was left out: four fit side by side."
