"""A pathway for somebody who holds some of its parts already."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.browser

Visitor = Callable[..., Any]
CIRCULAR = "pathways/especialitzacio-economia-circular/"
TRADES = "pathways/energiewende-im-handwerk/"
FIRST = "montclar/economia-circular-empresa"


def opened(window: Any, address: str) -> Any:
    window.open(address)
    window.page.wait_for_selector('[data-cz="plan"]', state="visible")
    return window.page


def left(page: Any) -> tuple[str, list[str]]:
    return page.inner_text('[data-cz="left"]'), page.inner_text('[data-cz="sums"]').split("\n")


def test_what_is_ticked_with_the_keyboard_is_taken_off_the_sums_and_announced(visit: Visitor) -> None:
    page = opened(visit(), CIRCULAR)
    assert left(page) == ("2 microcredentials remain", ["15 ECTS credits", "375 hours"])
    page.focus(".cz-steps .cz-brief__title >> nth=0")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert left(page) == ("1 microcredential remains", ["10 ECTS credits", "250 hours"])
    assert page.inner_text('[data-cz="announce"]') == "1 microcredential remains"
    assert "Choose 1 of these 2" in page.inner_text('[data-cz="todo"]')
    assert page.url.endswith(f"{CIRCULAR}?held={FIRST}")


def test_one_of_a_choice_is_enough_and_what_comes_besides_is_never_held(visit: Visitor) -> None:
    page = opened(visit(), CIRCULAR)
    page.check(".cz-hold input >> nth=0")
    page.check(".cz-hold input >> nth=2")
    assert left(page) == ("You hold every microcredential of this pathway.", ["5 ECTS credits", "125 hours"])
    assert page.inner_text('[data-cz="todo"]') == "Final project"


def test_in_an_order_the_next_step_is_marked_and_without_one_none_is(visit: Visitor) -> None:
    page = opened(visit(), CIRCULAR)
    assert "next" in page.inner_text('[data-cz="todo"] > li >> nth=0')
    page = opened(visit(), TRADES)
    assert "next" not in page.inner_text('[data-cz="todo"]')
    assert left(page) == ("3 microcredentials remain", ["98 hours"])


def test_what_is_held_is_remembered_and_can_be_forgotten(visit: Visitor) -> None:
    window = visit()
    opened(window, CIRCULAR).check(".cz-hold input >> nth=0")
    page = opened(window, f"de/{CIRCULAR}")
    assert page.is_checked(".cz-hold input >> nth=0")
    page.click('[data-cz="again"]')
    assert not page.is_checked(".cz-hold input >> nth=0")
    page = opened(window, CIRCULAR)
    assert not page.is_checked(".cz-hold input >> nth=0")


def test_a_plan_that_came_with_the_address_leaves_what_is_kept_alone(visit: Visitor) -> None:
    window = visit()
    page = opened(window, f"{CIRCULAR}?held={FIRST},northbridge/unknown,<b>")
    assert page.is_visible('[data-cz="foreign"]')
    assert left(page)[0] == "1 microcredential remains"
    page.check(".cz-hold input >> nth=1")
    page = opened(window, CIRCULAR)
    assert left(page)[0] == "2 microcredentials remain"


@pytest.mark.parametrize(
    ("options", "choose", "span"),
    [
        ([3, 5, 8], 1, (3, 8, True)),
        ([3, 5, 8], 2, (8, 13, True)),
        ([3, None, 8], 2, (11, 11, False)),
        ([None], 1, (0, 0, False)),
    ],
)
def test_a_choice_between_sizes_gives_a_span_and_silence_is_not_counted_as_nothing(
    visit: Visitor, options: list[int | None], choose: int, span: tuple[int, int, bool]
) -> None:
    page = opened(visit(), CIRCULAR)
    step = {
        "choose": choose,
        "options": [{"key": f"a/{n}", "title": "", "ects": ects} for n, ects in enumerate(options)],
    }
    code = """async ([base, step]) => {
        const { remaining, span } = await import(base + "assets/credenza/keep/remaining.js");
        const { least, most, complete } = span([remaining(step, new Set())], null, "ects");
        return [least, most, complete];
    }"""
    base = page.url.split("pathways/")[0]
    assert tuple(page.evaluate(code, [base, step])) == span


def test_without_script_nothing_asks_to_be_ticked(visit: Visitor) -> None:
    window = visit(script=False)
    window.open(CIRCULAR)
    assert not window.page.is_visible("text=What remains for you")
    assert not window.page.is_visible("main input")
    assert "15 ECTS credits" in window.page.inner_text("main")
