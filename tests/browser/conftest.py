"""A built site on 127.0.0.1 under a strict policy, and a real browser to look at it."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from generator.health import survey
from generator.model import Catalogue
from generator.pipeline import Checked, check
from generator.project import find_project
from generator.site.assembly import Assembly, plain_shells
from generator.text import Text
from generator.views.site import site_of

ROOT = Path(__file__).parents[2]
TODAY = date(2027, 1, 15)
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


class _Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Says nothing: what is asked for is seen from the browser's side."""

    def do_GET(self) -> None:
        """Browsers ask for this file of their own accord, whatever a page says."""
        if self.path == "/favicon.ico":
            self.send_response(204)
            self.end_headers()
        else:
            super().do_GET()

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()


@dataclass
class Visit:
    """A browser window with all it asked for and complained about."""

    page: Page
    base: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def open(self, address: str) -> None:
        """Goes to an address of the site, and waits for the list where there is a script."""
        self.page.goto(self.base + address)

    def browse(self, address: str = "microcredentials/") -> None:
        """Opens the list and waits until the script shows what the address says."""
        self.open(address)
        self.settle()

    def settle(self) -> None:
        """Waits until everything that was asked of the list is shown."""
        self.page.wait_for_selector('[data-cz="results"][aria-busy="false"]', state="attached")

    @property
    def titles(self) -> list[str]:
        """The titles of the cards, in their order."""
        return [one.inner_text() for one in self.page.query_selector_all("[data-cz=results] h3 a")]

    @property
    def keys(self) -> list[str]:
        """The entries shown, as `provider/id`, in their order."""
        links = self.page.query_selector_all("[data-cz=results] h3 a")
        return [
            "/".join(link.get_property("href").json_value().rstrip("/").split("/")[-2:]) for link in links
        ]

    @property
    def count(self) -> int:
        """The number of results as it is said."""
        return int(self.page.inner_text("[data-cz=count]").split()[0].replace(",", ""))

    def choose(self, facet: str, code: str) -> None:
        """Ticks or unticks a value, whether or not its facet is unfolded."""
        self.page.eval_on_selector(f'input[name="{facet}"][value="{code}"]', "input => input.click()")
        self.settle()

    def type(self, words: str) -> None:
        """Types into the empty search box."""
        self.page.fill("[data-cz=query]", "")
        self.page.type("[data-cz=query]", words)
        self.settle()

    @property
    def counts(self) -> dict[tuple[str, str], int]:
        """Facet and code to the count beside it."""
        read = "i => [i.name, i.value, i.closest('label').querySelector('.cz-facet__count').textContent]"
        rows = self.page.eval_on_selector_all(".cz-facet [type=checkbox]", f"all => all.map({read})")
        return {(facet, code): int(text.replace(",", "")) for facet, code, text in rows}


@pytest.fixture(scope="session")
def checked() -> Checked:
    """The sample catalogue as it is checked."""
    project = find_project(ROOT)
    assert project is not None
    return check(project, TODAY)


@pytest.fixture(scope="session")
def catalogue(checked: Checked) -> Catalogue:
    """The sample catalogue as it is published, with one more entry that states as little as it may."""
    published = checked.published
    assert published is not None
    told = published.microcredentials["northbridge/data-literacy-local-government"]
    silent = replace(
        told,
        key="northbridge/silent",
        id="silent",
        title=Text("en", {"en": "Statistics in Silence"}),
        summary=None,
        offerings=(),
        price=None,
        pace=None,
        fields=(),
        first_published=None,
        aliases=("hushed",),
    )
    entries = {**published.microcredentials, silent.key: silent}
    return replace(published, microcredentials=dict(sorted(entries.items())))


@pytest.fixture(scope="session")
def site_folder(catalogue: Catalogue, checked: Checked, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site of the sample catalogue in a plain frame."""
    folder = tmp_path_factory.mktemp("site")
    site = site_of(catalogue, health=functools.partial(survey, catalogue, checked))
    assembly = Assembly(site=site, shells=plain_shells(catalogue.info))
    for artifact in assembly.artifacts():
        file = folder / artifact.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(artifact.render())
    return folder


@pytest.fixture(scope="session")
def base(site_folder: Path) -> Iterator[str]:
    """The address of the site."""
    handler = functools.partial(_Handler, directory=str(site_folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def visit(browser: Browser, base: str) -> Iterator[Callable[..., Visit]]:
    """Opens windows on 15 January 2027; in the end none may have complained or asked another host."""
    yield from _windows(browser, base)


@pytest.fixture(scope="module")
def lasting_visit(browser: Browser, base: str) -> Iterator[Callable[..., Visit]]:
    """The same for windows that stay open for all tests of a file."""
    yield from _windows(browser, base)


def _windows(browser: Browser, base: str) -> Iterator[Callable[..., Visit]]:
    contexts: list[BrowserContext] = []
    visits: list[Visit] = []

    def start(*, width: int = 1280, script: bool = True, dark: bool = False) -> Visit:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            java_script_enabled=script,
            color_scheme="dark" if dark else "light",
            locale="en-GB",
        )
        context.clock.set_fixed_time(datetime(2027, 1, 15, 12, tzinfo=UTC))
        contexts.append(context)
        one = Visit(page=context.new_page(), base=base)
        one.page.on("request", lambda request: one.requests.append(request.url))
        one.page.on("console", lambda message: _note(one, message.type, message.text))
        one.page.on("pageerror", lambda error: one.complaints.append(str(error)))
        visits.append(one)
        return one

    yield start
    for context in contexts:
        context.close()
    for one in visits:
        assert one.complaints == []
        assert {urlsplit(url).netloc for url in one.requests} <= {urlsplit(base).netloc}


def _note(visit: Visit, kind: str, text: str) -> None:
    if kind in ("error", "warning"):
        visit.complaints.append(f"{kind}: {text}")
