"""Descriptions in Markdown as safe HTML; the only place that makes markup out of authors' text."""

from __future__ import annotations

import re
from collections.abc import Sequence

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup, escape

from generator.views.said import direction

__all__ = ["prose", "prose_in"]

_TAGS = {
    "a",
    "blockquote",
    "br",
    "code",
    "em",
    "h2",
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
_ATTRIBUTES = {"a": {"href"}, "ol": {"start"}}
_SCHEMES = {"http", "https", "mailto"}

# Paragraphs without a character that means something to Markdown or to HTML, each line beginning with a
# letter and ending without blanks: what most authors write, and what needs no parser. With `isprintable`
# this leaves out control characters and the blanks that HTML writes as entities.
_LINE = r"[^\W\d_](?:[^*_`\[\]<>&\\\n]*[^*_`\[\]<>&\\\s])?"
_PLAIN = re.compile(rf"{_LINE}(?:\n\n?{_LINE})*\n?")


def prose(text: str, lower: int = 2) -> Markup:
    """The HTML of a CommonMark text: no raw HTML, no pictures, links to http, https and mailto only.

    Headings become lower by `lower` steps, as they stand below one of the page. Links carry
    `rel="nofollow"`: the catalogue lists what providers write and does not vouch for it.
    """
    if _PLAIN.fullmatch(text) and text.replace("\n", " ").isprintable():
        paragraphs = "".join(f"<p>{paragraph}</p>\n" for paragraph in text.rstrip("\n").split("\n\n"))
        return Markup(paragraphs)  # noqa: S704 - has none of the characters that mean something in HTML
    return _parsed(text, lower)


def _parsed(text: str, lower: int) -> Markup:
    tokens = _PARSER.parse(text)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(6, int(token.tag[1]) + lower)}"
    html = _PARSER.renderer.render(tokens, _PARSER.options, {})
    clean = nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        link_rel="nofollow",
        url_relative="deny",
    )
    return Markup(clean)  # noqa: S704 - sanitised on the line above


def prose_in(text: str, language: str | None, lower: int = 2) -> Markup:
    """The same, marked with its language where that is not the page's own."""
    html = prose(text, lower)
    if language is None:
        return html
    return Markup('<div lang="{}" dir="{}">{}</div>').format(language, direction(language), html)


def _name_of_picture(_renderer: object, tokens: Sequence[Token], at: int, *_rest: object) -> str:
    """The words that stand for a picture: the picture itself would be fetched from another host."""
    return str(escape(tokens[at].content))


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).disable(["html_block", "html_inline"])
    parser.add_render_rule("image", _name_of_picture)
    return parser


_PARSER = _parser()
