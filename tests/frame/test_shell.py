"""The HTML around a catalogue page."""

from __future__ import annotations

import pytest

from generator.site.shell import Shell, ShellError, root_of, slot
from generator.views.page import Page, Rendered

TEMPLATE = (
    '<html lang="en"><head><title>{title}</title><meta name="description" content="{description}">'
    '<link rel="canonical" href="{canonical}"><meta name="credenza" content="{head}"></head>'
    "<body>{body}</body></html>"
)


def page(path: str, **changes: object) -> Page:
    values: dict[str, object] = {
        "path": path,
        "language": "en",
        "title": "Data & more",
        "description": 'Say "yes"',
        "template": "x.html",
        "view": dict,
        "alternates": {},
    }
    return Page(**{**values, **changes})  # type: ignore[arg-type] # values of several types by name


def cut(html: str = TEMPLATE, *, path: str = "stubs/en/", extra: str = "", language: str = "en") -> Shell:
    slots = {name: slot(name) for name in ("title", "description", "canonical", "head")}
    return Shell.cut(
        html.format(**slots, body=extra + slot("body")),
        path=path,
        layout="catalogue",
        language=language,
        name="Small",
        url="https://small.example/courses/",
    )


def filled(shell: Shell, path: str, **changes: object) -> str:
    return shell.fill(page(path, **changes), Rendered(head="<!--head-->", body="<main>é</main>")).decode()


def test_every_slot_is_filled_and_texts_are_escaped() -> None:
    assert filled(cut(), "a/b/") == (
        '<html lang="en"><head><title>Data &amp; more – Small</title>'
        '<meta name="description" content="Say &#34;yes&#34;">'
        '<link rel="canonical" href="https://small.example/courses/a/b/"><!--head--></head>'
        "<body><main>é</main></body></html>"
    )


def test_a_slot_named_in_the_content_stays_text() -> None:
    shell = cut()
    html = shell.fill(page("", title=slot("body")), Rendered(head="", body=slot("title"))).decode()
    assert f"<title>{slot('body')} – Small</title>" in html
    assert f"<body>{slot('title')}</body>" in html


@pytest.mark.parametrize(
    ("address", "home", "deep"),
    [
        ("../../assets/a.css", "assets/a.css", "../../../assets/a.css"),
        ("../../", "./", "../../../"),
        ("../..", "./", "../../../"),
        ("../../a/?q=1&amp;r=2#x", "a/?q=1&amp;r=2#x", "../../../a/?q=1&amp;r=2#x"),
        ("sibling.html", "stubs/en/sibling.html", "../../../stubs/en/sibling.html"),
        ("#content", "#content", "#content"),
        ("https://other.example/a/", "https://other.example/a/", "https://other.example/a/"),
        ("//other.example/a/", "//other.example/a/", "//other.example/a/"),
        ("/from/the/host/", "/from/the/host/", "/from/the/host/"),
        ("mailto:a@b.example", "mailto:a@b.example", "mailto:a@b.example"),
        ("data:image/png;base64,AAAA", "data:image/png;base64,AAAA", "data:image/png;base64,AAAA"),
    ],
)
@pytest.mark.parametrize("quote", ['"', "'"])
def test_a_link_of_the_frame_fits_the_depth_of_each_page(
    address: str, home: str, deep: str, quote: str
) -> None:
    shell = cut(extra=f"<a class=x href={quote}{address}{quote}>link</a>")
    assert f"href={quote}{home}{quote}>" in filled(shell, "")
    assert f"href={quote}{deep}{quote}>" in filled(shell, "one/two/three/")


def test_a_link_without_quotes_is_rewritten_too() -> None:
    shell = cut(extra="<script src=../../a.js></script>")
    assert "<script src=../a.js></script>" in filled(shell, "one/")


def test_text_that_only_looks_like_a_link_is_left_alone() -> None:
    text = 'write href="../../x" there'
    assert text in filled(cut(extra=text), "one/")


def test_the_page_for_missing_pages_links_from_the_root_of_the_host() -> None:
    shell = cut(extra='<a href="../../data/">')
    assert '<a href="/courses/data/">' in filled(shell, "404.html")


def test_a_page_that_search_engines_shall_skip_says_so() -> None:
    assert '<meta name="robots" content="noindex">' in filled(cut(), "a/", noindex=True)
    assert "noindex" not in filled(cut(), "a/")


def test_a_canonical_address_elsewhere_is_kept() -> None:
    html = filled(cut(), "es/a/", canonical="https://small.example/courses/a/")
    assert '<link rel="canonical" href="https://small.example/courses/a/">' in html


def test_the_name_of_the_catalogue_is_not_said_twice() -> None:
    assert "<title>Small</title>" in filled(cut(), "", title="Small")
    assert "<title>Small</title>" in filled(cut(), "", title="")


@pytest.mark.parametrize("name", ["title", "description", "canonical", "head", "body"])
def test_a_lost_slot_is_an_error_that_names_it(name: str) -> None:
    slots = {one: slot(one) for one in ("title", "description", "canonical", "head", "body")} | {name: ""}
    with pytest.raises(ShellError, match=f"lost its slot `{name}`"):
        Shell.cut(
            TEMPLATE.format(**slots),
            path="",
            layout="catalogue",
            language="en",
            name="Small",
            url="https://x.example/",
        )


def test_a_body_that_would_be_printed_twice_is_an_error() -> None:
    with pytest.raises(ShellError, match="2 times the slot `body`"):
        cut(extra=slot("body"))


def test_a_frame_in_another_language_is_an_error() -> None:
    with pytest.raises(ShellError, match="'es' says `lang=en`"):
        cut(language="es")


@pytest.mark.parametrize(("path", "root"), [("", ""), ("a/", "../"), ("a/b/c/", "../../../")])
def test_the_way_to_the_root_has_a_step_for_every_folder(path: str, root: str) -> None:
    assert root_of(path) == root
