"""Nothing leaves the visitor's browser, under the policy that the site ships (CSP Level 3)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from surroundings import in_ci

pytestmark = pytest.mark.browser

Windows = Callable[..., Any]


def test_a_walk_through_the_site_asks_no_other_host_and_leaves_nothing_behind(
    window: Windows, whole: Path
) -> None:
    """That no page complains and that only this host is asked, every window here makes sure of."""
    one = window()
    files = (file.relative_to(whole).as_posix() for file in whole.rglob("*.html"))
    pages = sorted(file.removesuffix("index.html") for file in files)
    assert len(pages) > 500
    seen = pages if in_ci() else pages[::10]  # those of one type share a template: CI alone has time for all
    for address in seen:
        one.page.goto(one.base + address)
    asked = {url.partition("?")[0].removeprefix(one.base) for url in one.requests}
    assert {*seen} <= asked
    assert one.page.context.cookies() == []
    assert one.page.evaluate("[document.cookie, localStorage.length, sessionStorage.length]") == ["", 0, 0]


def test_the_policy_was_in_force(window: Windows) -> None:
    """Otherwise the walk would prove nothing."""
    one = window()
    page = one.open("about/")
    page.evaluate("""() => {
        const script = document.createElement("script")
        script.textContent = "document.title = 'obeyed'"
        document.body.append(script)
        const picture = new Image()
        picture.src = "https://elsewhere.example/pixel.gif"
        document.body.append(picture)
    }""")
    page.wait_for_timeout(100)
    assert page.title() != "obeyed"
    assert len(one.complaints) == 2
    assert all("Content Security Policy" in complaint for complaint in one.complaints)
    one.complaints.clear()
    one.requests.clear()
