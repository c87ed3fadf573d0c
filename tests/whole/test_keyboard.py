"""The site from home page to application with the keyboard alone, and what is said while it changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

Windows = Callable[..., Any]
MOST = 80  # presses of Tab until somebody would give up


def tab_to(page: Page, selector: str) -> None:
    """Presses Tab until something has the focus; it must be seen there, and nothing may lie over it."""
    for _ in range(MOST):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            assert page.evaluate(SEEN), f"{selector} has the focus, but is out of sight"
            return
    pytest.fail(f"{MOST} times Tab do not lead to {selector}")


# WCAG 2.2, 2.4.11 Focus Not Obscured: the middle of what has the focus is where a pointer would find it.
SEEN = """() => {
    const box = document.activeElement.getBoundingClientRect()
    const there = document.elementFromPoint(box.x + Math.min(box.width / 2, 40), box.y + box.height / 2)
    return there !== null && (document.activeElement.contains(there) || there.contains(document.activeElement)
        || there.closest("label")?.control === document.activeElement)
}"""


@pytest.mark.parametrize("width", [320, 1280])
def test_from_the_home_page_to_an_application(window: Windows, width: int) -> None:
    page = window(width=width, reduced_motion="reduce").open("")
    tab_to(page, ".cz-skip")
    page.keyboard.press("Enter")
    tab_to(page, "main input[type=search]")
    page.keyboard.type("heat pump")
    page.keyboard.press("Enter")
    page.wait_for_selector('[data-cz="results"][aria-busy="false"]')
    assert "q=heat+pump" in page.url
    tab_to(page, "[data-cz=results] h3 a")
    page.keyboard.press("Enter")
    page.wait_for_selector(".cz-detail")
    assert page.url.endswith("/microcredentials/lindental/waermepumpen-inbetriebnahme/")
    tab_to(page, ".cz-skip")
    page.keyboard.press("Enter")
    tab_to(page, "a.cz-button[data-cz-apply]")


def test_a_choice_among_the_filters_is_said_and_keeps_its_place(window: Windows) -> None:
    page = window(reduced_motion="reduce").open("microcredentials/")
    tab_to(page, ".cz-filters summary")
    tab_to(page, ".cz-filters input[type=checkbox]")
    before = page.inner_text("[data-cz=count]")
    page.keyboard.press("Space")
    expect(page.locator("[data-cz=count]")).not_to_have_text(before)
    expect(page.locator("[role=status][data-cz=announce]")).to_have_text(page.inner_text("[data-cz=count]"))
    assert page.evaluate("document.activeElement.matches('.cz-filters input[type=checkbox]:checked')")


def test_the_filters_of_a_phone_are_left_as_they_were_entered(window: Windows) -> None:
    page = window(width=320).open("microcredentials/")
    tab_to(page, "[data-cz=filters-button]")
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector('dialog[open]').contains(document.activeElement)")
    for _ in range(MOST):
        page.keyboard.press("Tab")
        assert page.evaluate(
            "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
        ), "the focus has left the dialog"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.matches('[data-cz=filters-button]')")


def test_folds_and_the_colours_obey_the_keyboard(window: Windows) -> None:
    page = window(reduced_motion="reduce").open("microcredentials/lindental/waermepumpen-inbetriebnahme/")
    tab_to(page, "[data-cz-theme]")
    page.keyboard.press("Space")
    assert page.get_attribute("[data-cz-theme]:focus", "aria-pressed") == "true"
    tab_to(page, ".cz-past > summary")
    page.keyboard.press("Enter")
    assert page.is_visible("#offering-fruehjahr-2026")


def test_what_is_too_wide_is_moved_with_the_arrow_keys(window: Windows) -> None:
    """WCAG 2.2, 2.1.1 Keyboard: boxes that scroll within a page."""
    page = window(width=320, reduced_motion="reduce").open("handbook/where-data-goes/")
    page.wait_for_selector(".md-typeset__scrollwrap[tabindex='0']")
    page.focus(".md-typeset__scrollwrap[tabindex='0']")
    first = page.locator(":focus td").first
    before = first.bounding_box()
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(200)
    after = first.bounding_box()
    assert before is not None
    assert after is not None
    assert after["x"] < before["x"]


@pytest.mark.parametrize("address", ["health/", "health/northbridge/", "data/"])
@pytest.mark.parametrize("script", [True, False])
def test_a_table_stays_one_for_programs_however_it_is_laid_out(
    window: Windows, address: str, script: bool
) -> None:
    """WCAG 2.2, 1.3.1, by the tree that the browser itself hands to screen readers."""
    page = window(width=320, java_script_enabled=script).open(address)
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    roles = [node["role"]["value"] for node in nodes if not node["ignored"]]
    rows = page.locator("table tr").count()
    assert rows > 5
    assert roles.count("row") == rows
    assert roles.count("rowheader") >= rows - 2 * page.locator("table").count()
    assert roles.count("columnheader") == page.locator("thead th").count()
