"""The page that `credenza check --output report.html` writes, opened from the disk."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from generator.diagnostics import Diagnostic, Place, Severity, say
from generator.documents.findings import Y001
from generator.reporters import REPORTERS, Summary

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    line = f"title: Data: {'a very long line ' * 40}<script>document.title = 'obeyed'</script>"
    finding = Diagnostic(
        rule=Y001,
        severity=Severity.ERROR,
        place=Place(f"catalogue/{'deep/' * 30}x.yml", 1, 12, 13, line),
        message=say("this text contains a colon followed by a space, so it looks like a second key"),
        help=say("put it in quotes: `{line}`", line=line),
    )
    summary = Summary(read={"microcredential": 1}, found={Severity.ERROR: 1}, affected=1, failing=1)
    file = tmp_path_factory.mktemp("report") / "report.html"
    file.write_text(REPORTERS["html"]((finding,), summary), encoding="utf-8")
    return file.as_uri()


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_page_fits_its_window_and_its_own_policy(
    browser: Browser, address: str, width: int, dark: bool
) -> None:
    """WCAG 2.2, 1.4.10 Reflow: at 320 px nothing but code needs to be scrolled sideways."""
    page = browser.new_page(
        viewport={"width": width, "height": 800}, color_scheme="dark" if dark else "light"
    )
    complaints: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.title() == "Check of the catalogue"
    assert (complaints, asked) == ([], [address])
    # The style is in force: the policy names its hash.
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == ("rgb(20, 23, 31)" if dark else "rgb(255, 255, 255)")
    page.close()


def test_the_reason_unfolds_with_the_keyboard(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address)
    reason = page.locator("details p").first
    assert not reason.is_visible()
    page.locator("summary").focus()
    page.keyboard.press("Enter")
    assert reason.is_visible()
    page.close()
