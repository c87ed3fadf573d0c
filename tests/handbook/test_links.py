"""Links between pages lead somewhere, also those to a section."""

import functools
import posixpath
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import markdown
import pytest
import yaml
from handbook_examples import PAGES, ROOT, hand_written

from generator.health import survey
from generator.pipeline import check
from generator.project import find_project
from generator.views import pages
from generator.views.site import site_of

_LINK = re.compile(r"(?<!!)\[[^\]]*\]\((?P<target>[^)\s]+)\)")
_IMAGE = re.compile(r"!\[(?P<alt>[^\]]*)\]\((?P<target>[^)\s]+)\)")
_FENCE = re.compile(r"^ *```.*?^ *```$", re.MULTILINE | re.DOTALL)
_WEB = ("https://", "http://", "mailto:")


def _text(page: Path) -> str:
    return _FENCE.sub("", page.read_text("utf-8"))


def _anchors(page: Path) -> set[str]:
    """The ids on the finished page, as the site's own Markdown settings make them."""
    settings = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))["markdown_extensions"]
    names = [next(iter(one)) if isinstance(one, dict) else one for one in settings]
    html = markdown.markdown(page.read_text("utf-8"), extensions=["fenced_code", *names])
    return set(re.findall(r'\bid="([^"]+)"', html))


@functools.cache
def _made_pages() -> frozenset[str]:
    """The addresses of the pages that the site makes of the sample catalogue."""
    project = find_project(ROOT)
    assert project is not None
    checked = check(project, date(2027, 1, 15))
    assert checked.published is not None
    site = site_of(checked.published, health=functools.partial(survey, checked.published, checked))
    return frozenset(page.path for page in pages(site))


@pytest.mark.parametrize("page", hand_written(), ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_of_a_page_leads_to_a_file_and_a_section_that_exist(page: Path) -> None:
    for match in _LINK.finditer(_text(page)):
        target, _, anchor = match["target"].partition("#")
        if match["target"].startswith(_WEB):
            continue
        if target.endswith("/"):
            made = posixpath.normpath(posixpath.join(page.parent.relative_to(PAGES).as_posix(), target)) + "/"
            assert made in _made_pages(), match["target"]
            continue
        file = (page.parent / target).resolve() if target else page
        assert file.exists(), match["target"]
        if anchor:
            assert anchor in _anchors(file), match["target"]


@pytest.mark.parametrize("page", hand_written(), ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_picture_of_a_page_has_a_text_and_stands_below_the_pages(page: Path) -> None:
    for match in _IMAGE.finditer(_text(page)):
        assert len(match["alt"]) > 20, match["target"]
        assert (page.parent / match["target"]).resolve().is_relative_to(PAGES), match["target"]
        assert (page.parent / match["target"]).is_file(), match["target"]


def test_every_page_of_the_handbook_is_reached_from_its_index() -> None:
    index = PAGES / "handbook" / "index.md"
    linked = {(index.parent / m["target"].partition("#")[0]).resolve() for m in _LINK.finditer(_text(index))}
    assert {page for page in index.parent.rglob("*.md") if page != index} <= linked


def test_every_page_of_the_handbook_stands_once_in_the_navigation_of_the_site() -> None:
    settings = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))
    pages = sorted(page.relative_to(PAGES).as_posix() for page in (PAGES / "handbook").rglob("*.md"))
    assert sorted(path for path in _paths(settings["nav"]) if path.startswith("handbook/")) == pages


def _paths(nav: object) -> Iterator[str]:
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, dict):
        for inner in nav.values():
            yield from _paths(inner)
    elif isinstance(nav, list):
        for inner in nav:
            yield from _paths(inner)


@pytest.mark.parametrize("page", sorted((PAGES / "handbook").glob("*.md")), ids=lambda page: page.name)
def test_a_page_begins_with_its_only_main_heading(page: Path) -> None:
    _, text = _settings_and_text(page)
    assert re.findall(r"^# ", text, re.MULTILINE) == ["# "]
    assert text.startswith("# ")


def test_every_page_says_in_a_sentence_of_its_own_what_search_engines_show() -> None:
    described = {
        page: _settings_and_text(page)[0]["description"]
        for page in sorted(PAGES.rglob("*.md"))
        if not page.name.startswith("home.")
    }
    assert len(set(described.values())) == len(described) > 30
    assert {page: words for page, words in described.items() if not 60 <= len(words) <= 160} == {}


def _settings_and_text(page: Path) -> tuple[dict[str, str], str]:
    """The settings at the beginning of a page, and what follows without its fenced blocks."""
    text = _FENCE.sub("", page.read_text("utf-8"))
    _, settings, below = text.split("---\n", 2) if text.startswith("---\n") else ("", "{}", text)
    return yaml.safe_load(settings), below.lstrip("\n")


@pytest.mark.parametrize("name", ["privacy", "imprint", "home"])
def test_what_every_visitor_may_read_exists_in_every_language_of_the_site(name: str) -> None:
    languages = yaml.safe_load((ROOT / "catalogue" / "catalogue.yml").read_text("utf-8"))["languages"]
    for language in languages:
        names = {f"{name}.{language}.md"} | ({f"{name}.md"} if language == languages[0] else set())
        assert any((PAGES / one).is_file() for one in names), language


def test_translations_of_a_page_have_the_same_sections() -> None:
    for name in ("privacy", "imprint"):
        counts = {file.name: file.read_text("utf-8").count("\n## ") for file in PAGES.glob(f"{name}*.md")}
        assert len(set(counts.values())) == 1, counts
