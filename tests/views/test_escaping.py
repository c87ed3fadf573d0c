"""Every text is hostile: none of it ever becomes markup."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from page_reading import read, words

from generator.documents import Document
from generator.model import Catalogue, CatalogueInfo, Source
from generator.text import Text
from generator.views import pages
from generator.views.markdown import prose
from generator.views.render import Renderer
from generator.views.said import Said
from generator.views.site import site_of

ATTACK = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7*7 }}</script><!--"
LINK = "javascript:alert(1)"
ADDRESSES = frozenset({"url", "homepage", "application_url", "uri", "reference"})
WORDS = frozenset({"email", "phone", "code", "version", "src", "region"})
ALLOWED_SCRIPTS = ({"type": "module"}, {"type": "application/ld+json"}, {"type": "application/json"}, {})


def poisoned(value: Any) -> Any:
    """The same value with every text and address of an author replaced by an attack."""
    if isinstance(value, Text):
        return Text(value.default, dict.fromkeys(value.by_language, ATTACK))
    if isinstance(value, Source | Document):
        return value
    if isinstance(value, tuple):
        return tuple(poisoned(item) for item in value)
    if isinstance(value, dict):
        return {key: poisoned(item) for key, item in value.items()}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return dataclasses.replace(
            value, **{f.name: _field(f.name, getattr(value, f.name)) for f in dataclasses.fields(value)}
        )
    return value


def _field(name: str, value: Any) -> Any:
    if isinstance(value, str) and name in ADDRESSES:
        return LINK
    if isinstance(value, str) and name in WORDS:
        return ATTACK
    return poisoned(value)


@pytest.fixture(scope="module")
def attacked(sample: Catalogue) -> Catalogue:
    info: CatalogueInfo = dataclasses.replace(poisoned(sample.info), url=sample.info.url)
    return dataclasses.replace(
        sample,
        info=info,
        providers=poisoned(dict(sample.providers)),
        microcredentials=poisoned(dict(sample.microcredentials)),
        pathways=poisoned(dict(sample.pathways)),
    )


def test_no_page_lets_a_hostile_text_become_markup(attacked: Catalogue) -> None:
    site = site_of(attacked)
    renderer = Renderer(site)
    seen = set()
    for page in pages(site):
        rendered = renderer.render(page)
        seen.add(page.template)
        for element in read(f"<body>{rendered.head}{rendered.body}</body>"):
            assert not [name for name in element.attributes if name.startswith("on")], page.path
            for name in ("href", "src", "action"):
                assert not element.get(name).lower().startswith(("javascript:", "data:")), page.path
            if element.tag == "img":
                assert element.get("src") != "x", page.path
            if element.tag == "script":
                kind = {"type": element.get("type")} if element.get("type") else {}
                assert kind in ALLOWED_SCRIPTS, page.path
                assert "alert(1)" not in element.text or "json" in element.get("type"), page.path
    assert {"home.html", "microcredential.html", "provider.html", "pathway.html", "field.html"} <= seen


def test_a_hostile_text_is_still_shown_as_it_was_written(attacked: Catalogue) -> None:
    site = site_of(attacked)
    page = next(p for p in pages(site) if p.template == "microcredential.html")
    assert ATTACK in words(Renderer(site).render(page).body)


@given(st.text(max_size=200))
def test_any_text_survives_in_a_page(text: str) -> None:
    html = Said(text, "ar").__html__()
    elements = read(html)
    assert [element.tag for element in elements] == ["span"]
    assert elements[0].get("dir") == "rtl"
    # The parser joins the ends of lines as HTML asks; everything else must come back.
    assert elements[0].text.replace("\r\n", "\n").replace("\r", "\n") == text.replace("\r\n", "\n").replace(
        "\r", "\n"
    )


@given(st.text(alphabet=st.sampled_from("<>[]()!#*_`\"'&:/\\ \n-1ajscript"), max_size=80))
def test_any_markdown_gives_only_the_tags_of_prose(text: str) -> None:
    allowed = {
        "a",
        "blockquote",
        "br",
        "code",
        "em",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "li",
        "ol",
        "p",
        "pre",
        "strong",
        "ul",
    }
    elements = read(str(prose(f"word\n\n{text}")))
    assert (elements[0].tag, elements[0].text) == ("p", "word")
    for element in elements:
        assert element.tag in allowed
        assert set(element.attributes) <= {"href", "rel", "start"}
        assert element.get("href").startswith(("http://", "https://", "mailto:")) or not element.get("href")


@pytest.mark.parametrize(
    "text",
    [
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](data:text/html,<script>alert(1)</script>)",
        "[x](/elsewhere/)",
        "[x](//other.example/)",
        "<a href='https://e.example' onclick='alert(1)'>x</a>",
        "![x](https://e.example/x.png)",
    ],
)
def test_what_a_description_may_not_do_leaves_only_its_words(text: str) -> None:
    html = str(prose(text))
    assert "x" in words(html)
    elements = read(html)
    assert elements[0].tag == "p"
    for element in elements:
        assert element.tag in ("p", "a")
        assert not element.attributes.get("href") or element.get("href") == "https://e.example"


def test_markdown_keeps_paragraphs_lists_links_and_lowers_headings() -> None:
    html = str(prose("# One\n\nTwo **three**\n\n- four\n- [five](https://six.example/)"))
    assert [e.tag for e in read(html)] == ["h3", "p", "strong", "ul", "li", "li", "a"]
    assert read(html)[-1].attributes == {"href": "https://six.example/", "rel": "nofollow"}
