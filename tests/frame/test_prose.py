"""Hand-written pages: their language and their place."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.site.prose import foreign_language, home_texts, iter_hand_written, placed

LANGUAGES = ("en", "es", "pt-BR")


@pytest.mark.parametrize(
    ("source", "language", "path"),
    [
        ("about.md", "en", "about/"),
        ("about.en.md", "en", "about/"),
        ("about.es.md", "es", "es/about/"),
        ("handbook/index.md", "en", "handbook/"),
        ("handbook/index.es.md", "es", "es/handbook/"),
        ("handbook/README.md", "en", "handbook/"),
        ("handbook/first steps.pt-BR.md", "pt-BR", "pt-BR/handbook/first steps/"),
        ("index.md", "en", ""),
        ("index.es.md", "es", "es/"),
        ("version.2.md", "en", "version.2/"),
        ("about.draft.md", "en", "about.draft/"),
        ("es.md", "en", "es/"),
    ],
)
def test_a_suffix_with_a_language_of_the_catalogue_makes_a_translation(
    source: str, language: str, path: str
) -> None:
    page = placed(source, LANGUAGES)
    assert (page.language, page.path) == (language, path)


@pytest.mark.parametrize(
    ("source", "language"),
    [
        ("about.de.md", "de"),
        ("a/about.de-AT.md", "de-AT"),
        ("about.es.md", None),
        ("about.pt-BR.md", None),
        ("about.md", None),
        ("version.2.md", None),
        ("notes.old.md", None),
        ("notes.zz.md", None),
        ("de.md", None),
    ],
)
def test_a_suffix_with_another_language_marks_what_is_left_out(source: str, language: str | None) -> None:
    assert foreign_language(source, LANGUAGES) == language


def test_translations_know_the_page_they_translate() -> None:
    assert {placed(name, LANGUAGES).original for name in ("a/b.md", "a/b.es.md", "a/b.pt-BR.md")} == {"a/b/"}


@pytest.mark.parametrize(
    ("source", "home"),
    [
        ("home.md", True),
        ("home.es.md", True),
        ("home/index.md", False),
        ("a/home.md", False),
        ("homes.md", False),
    ],
)
def test_only_home_in_the_folder_itself_introduces_the_home_page(source: str, home: bool) -> None:
    assert placed(source, LANGUAGES).is_home is home


def test_pages_are_found_in_order_and_hidden_ones_are_left_out(tmp_path: Path) -> None:
    for name in ("b.md", "b.de.md", "a/c.md", ".hidden.md", ".git/x.md", "a/picture.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert [page.source for page in iter_hand_written(tmp_path, LANGUAGES)] == ["a/c.md", "b.md"]
    assert list(iter_hand_written(tmp_path / "missing", LANGUAGES)) == []


def test_the_introduction_is_read_in_each_language_whatever_its_bytes(tmp_path: Path) -> None:
    (tmp_path / "home.md").write_bytes("\ufeffWelcome".encode())
    (tmp_path / "home.es.md").write_bytes(b"Ol\xe9")
    assert home_texts(tmp_path, LANGUAGES) == {"en": "Welcome", "es": "Ol\ufffd"}


def test_a_link_out_of_the_folder_of_pages_is_no_page(tmp_path: Path) -> None:
    """Whoever may change a page must not publish any file of the machine that builds the site."""
    outside, pages = tmp_path / "secret.md", tmp_path / "pages"
    pages.mkdir()
    outside.write_text("the key of the house", "utf-8")
    (pages / "home.md").symlink_to(outside)
    (pages / "about.md").symlink_to(outside)
    (pages / "news.md").write_text("# News", "utf-8")
    (pages / "latest.md").symlink_to("news.md")
    assert [page.source for page in iter_hand_written(pages, ["en"])] == ["latest.md", "news.md"]
    assert home_texts(pages, ["en"]) == {}
