"""The pages on the state of the catalogue, as the people see them who look after it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.browser

Visitor = Callable[..., Any]


def test_all_of_it_is_there_without_script(visit: Visitor) -> None:
    window = visit(script=False)
    window.open("health/")
    page = window.page
    page.click("text=Northbridge University (fictional)")
    assert page.url.endswith("/health/northbridge/")
    assert page.locator("tbody tr").count() > 6
    assert not page.is_visible("button")


@pytest.mark.parametrize("width", [360, 1280])
def test_a_table_stays_a_table_for_screen_readers_however_it_is_laid_out(visit: Visitor, width: int) -> None:
    """WCAG 2.2, 1.3.1: what the layout takes apart stays together for a program."""
    window = visit(width=width)
    window.open("health/northbridge/")
    page = window.page
    table = page.get_by_role("table").first
    headers = [header.inner_text() for header in table.get_by_role("columnheader").all()]
    assert len(headers) == 8
    assert table.get_by_role("rowheader").count() == table.get_by_role("row").count() - 1 > 5
    first = table.get_by_role("row").nth(1)
    assert first.get_by_role("cell").count() == len(headers) - 1
    said = first.get_by_role("cell").first.inner_text()
    assert "yes" in said or "missing:" in said


def test_on_a_phone_every_value_has_its_label_beside_it(visit: Visitor) -> None:
    window = visit(width=360)
    window.open("health/northbridge/")
    shown = window.page.eval_on_selector_all(
        ".cz-table--stack td[data-label]", "all => all.map(e => getComputedStyle(e, '::before').content)"
    )
    assert len(shown) > 40
    assert all(label not in ("none", "normal", '""') for label in shown)


@pytest.mark.parametrize("dark", [False, True])
def test_words_stand_out_from_their_ground(visit: Visitor, dark: bool) -> None:
    """WCAG 2.2, 1.4.3: 4.5 to 1 for the colours in which ticks and severities are told."""
    window = visit(dark=dark)
    window.open("health/northbridge/")
    ratios = window.page.evaluate(
        """() => {
            const light = colour => {
                const [r, g, b] = colour.match(/[\\d.]+/g).slice(0, 3).map(Number).map(c => c / 255)
                    .map(c => c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4)
                return .2126 * r + .7152 * g + .0722 * b
            }
            const ground = e => {
                const own = getComputedStyle(e).backgroundColor
                return own === "rgba(0, 0, 0, 0)" ? ground(e.parentElement) : own
            }
            const told = ".cz-yes, .cz-no, .cz-severity, .cz-table caption"
            return [...document.querySelectorAll(told)].map(e => {
                const [a, b] = [light(getComputedStyle(e).color), light(ground(e))].sort((x, y) => y - x)
                return (a + .05) / (b + .05)
            })
        }"""
    )
    assert len(ratios) > 20
    assert min(ratios) >= 4.5
