"""Every type of page can be used by everybody, as far as a program can judge (WCAG 2.2, levels A and AA)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from page_types import PAGE_TYPES
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

Windows = Callable[..., Any]

# All rules that axe has for levels A and AA, and its advice. That on the size of targets (2.5.8) is off by
# itself; that on contrast for level AAA would come in with the colours. What is folded is judged too.
JUDGE = """async only => {
    for (const fold of document.querySelectorAll("details")) fold.open = true
    const found = await axe.run(document, {
        rules: {"target-size": {enabled: true}, "color-contrast-enhanced": {enabled: false}},
        resultTypes: ["violations"],
        ...(only && {runOnly: only}),
    })
    return found.violations.flatMap(one => one.nodes.map(node =>
        `${one.id}: ${node.target.join(" ")}: ${node.failureSummary.replace(/\\s+/g, " ")}`))
}"""

# What somebody without a mouse walks through.
FOCUSABLE = """a[href], button, input, select, textarea, summary, [tabindex="0"]"""

# How much can be focused and is seen, and what of it does not show the focus. Whatever a script focuses after
# a key was pressed looks as if the keyboard had done it.
UNSEEN_FOCUS = """focusable => {
    const shown = [...document.querySelectorAll(focusable)].filter(e => e.checkVisibility() && !e.disabled)
    const lost = shown.filter(one => {
        one.focus()
        const style = getComputedStyle(one)
        const seen = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
        return document.activeElement !== one || !seen
    })
    return [shown.length, lost.map(one => one.outerHTML.slice(0, 120))]
}"""

MOVING = """() => [...document.querySelectorAll("*")].filter(one => ["", "::before", "::after"].some(part => {
    const style = getComputedStyle(one, part)
    return style.transitionDuration.split(", ").some(time => parseFloat(time) > 0)
        || style.animationName !== "none" || style.scrollBehavior === "smooth"
})).map(one => one.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="module")
def axe(tool: Callable[[str], Path]) -> str:
    return tool("axe-core/axe.min.js").read_text("utf-8")


@pytest.fixture(scope="module", params=PAGE_TYPES)
def opened(request: pytest.FixtureRequest, new_window: Windows) -> Iterator[Page]:
    """A page of each type, opened once for all tests of it."""
    with new_window(reduced_motion="reduce") as window:
        yield window.open(PAGE_TYPES[request.param])


@pytest.fixture(autouse=True)
def _as_it_was_opened(request: pytest.FixtureRequest) -> None:
    if "opened" in request.fixturenames:
        page = request.getfixturevalue("opened")
        page.set_viewport_size({"width": 1280, "height": 900})
        page.emulate_media(color_scheme="light")


@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing_to_mend_in_light_and_dark(opened: Page, axe: str, width: int) -> None:
    opened.set_viewport_size({"width": width, "height": 900})
    opened.evaluate(axe)
    assert opened.evaluate(JUDGE) == []
    opened.emulate_media(color_scheme="dark")
    # Nothing but colours differs in the dark.
    assert opened.evaluate(JUDGE, ["cat.color"]) == []


def test_axe_finds_what_is_wrong(window: Windows, axe: str) -> None:
    """A judge that never says no would be none."""
    page = window().open("about/")
    wrong = '<img src="../assets/credenza/favicon.svg"><h5>x</h5>'
    page.evaluate("wrong => document.querySelector('main h1').insertAdjacentHTML('afterend', wrong)", wrong)
    page.evaluate(axe)
    assert {found.partition(":")[0] for found in page.evaluate(JUDGE)} == {"heading-order", "image-alt"}


def test_whatever_has_the_focus_shows_it(opened: Page) -> None:
    """WCAG 2.2, 2.4.7 Focus Visible; 2.4.1: the first of all leads past the header."""
    opened.evaluate("document.activeElement.blur()")
    opened.keyboard.press("Tab")
    assert opened.evaluate("document.activeElement.matches('.cz-skip')")
    count, lost = opened.evaluate(UNSEEN_FOCUS, FOCUSABLE)
    assert count > 15
    assert lost == []


def test_no_page_scrolls_sideways_and_none_moves_where_that_is_unwelcome(opened: Page) -> None:
    """WCAG 2.2, 1.4.10: 320 px are a window of 1280 at 400 %; and 1.4.4: 640 px are one at 200 %."""
    for width in (320, 640):
        opened.set_viewport_size({"width": width, "height": 900})
        assert opened.evaluate("document.documentElement.scrollWidth") <= width
        opened.evaluate("scrollTo(1000, 0)")
        assert opened.evaluate("scrollX") == 0
    assert opened.evaluate(MOVING) == []
