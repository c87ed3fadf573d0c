"""The HTML of the small values that every page is full of; `parts/values.html` hands it to the templates.

A page prints some hundred of them, and a macro of a template costs five times as much as these lines do.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from markupsafe import Markup, escape

from generator.views.brief import Brief
from generator.views.values import SEPARATOR, Item, Label, Row

__all__ = ["VALUES", "brief", "briefs", "facts", "item", "items", "rows"]


def item(it: Item) -> Markup:
    """The words, as a link where they lead somewhere; then the remark, then the facts."""
    return Markup(_item(it))  # noqa: S704 - escaped part by part in `_item`


def items(several: Sequence[Item]) -> Markup:
    """One value as it is, several as a list."""
    return Markup(_items(several))  # noqa: S704 - escaped part by part in `_item`


def rows(several: Iterable[Row], kind: str = "") -> Markup:
    """Labels with their values; `kind` names the look."""
    look = f" cz-rows--{escape(kind)}" if kind else ""
    lines = "".join(
        [f"{_row_head(row.key, row.label)}<dd>{_items(row.items)}</dd></div>\n" for row in several]
    )
    return Markup(f'<dl class="cz-rows{look}">\n{lines}</dl>')  # noqa: S704 - escaped above and in `_item`


def facts(several: Iterable[Row], what: str) -> Markup:
    """The fact sheet: label, official name and meaning, which `what` offers to unfold; then the values."""
    lines = "".join(
        f'<div class="cz-fact" id="{_fact_head(row.key, row.label, row.term, row.meaning, what)}\n'
        f"<dd>{_items(row.items)}{_prose(row)}</dd></div>"
        for row in several
    )
    return Markup(f'<dl class="cz-facts__list">{lines}</dl>')  # noqa: S704 - escaped below, prose sanitised


def brief(it: Brief) -> Markup:
    """A microcredential in one line of a list."""
    return Markup(_brief(it))  # noqa: S704 - escaped part by part in `_brief`


# A line is the same object wherever it stands in one language at one depth (`views.brief`).
@lru_cache(maxsize=2048)
def _brief(it: Brief) -> str:
    tag = f' <span class="cz-tag">{escape(it.language)}</span>' if it.language else ""
    facts = "".join([f'<span class="cz-dot">{_escaped(fact)}</span>' for fact in it.facts])
    return (
        f'<li class="cz-brief cz-f{escape(it.strip)}"><a class="cz-brief__title" href="{escape(it.href)}">'
        f'{escape(it.title)}</a>{tag}<p class="cz-meta">'
        f'<span class="cz-dot">{escape(it.provider)}</span>{facts}</p></li>'
    )


def briefs(several: Iterable[Brief]) -> Markup:
    """Microcredentials as a list of lines."""
    lines = "".join(map(_brief, several))
    return Markup(f'<ul class="cz-briefs">{lines}</ul>')  # noqa: S704 - escaped in `_brief`


# The words above a fact are the same on every page of a language.
@lru_cache(maxsize=2048)
def _fact_head(key: str, label: str, term: str | None, meaning: str | None, what: str) -> str:
    official = f' <span class="cz-term">{escape(term)}</span>' if term else ""
    return (
        f'{escape(key)}"><dt>{escape(label)}{official}<details>'
        f"<summary>{escape(what)}</summary><p>{escape(meaning)}</p></details></dt>"
    )


# What our styles look for; a page has some thirty rows, and is to be light.
_STYLED = frozenset({"level", "quality"})


@lru_cache(maxsize=2048)
def _row_head(key: str, label: str) -> str:
    own = f" cz-row--{escape(key)}" if key in _STYLED else ""
    return f'<div class="cz-row{own}"><dt>{escape(label)}</dt>'


def _prose(row: Row) -> str:
    return f'<div class="cz-prose">{escape(row.prose)}</div>' if row.prose else ""


def _items(several: Sequence[Item]) -> str:
    if len(several) == 1:
        return _item(several[0])
    if not several:
        return ""
    lines = "".join([f"<li>{_item(it)}</li>" for it in several])
    return f'<ul class="cz-values">{lines}</ul>'


def _item(it: Item) -> str:
    html = _label(it.text)
    if it.href:
        follow = ' rel="nofollow"' if it.outside else ""
        html = f'<a href="{_escaped(it.href)}"{follow}>{html}</a>'
    if it.note:
        html = f'{html} <span class="cz-note">{_label(it.note)}</span>'
    for detail in it.details:
        html = f'{html}<span class="cz-fine">{SEPARATOR}{_label(detail)}</span>'
    return html


def _label(label: Label) -> str:
    # A Markup equals the same words as text, so only text may be looked up.
    return _escaped(label) if type(label) is str else escape(label)


# Most labels and addresses come again on the next page.
@lru_cache(maxsize=8192)
def _escaped(text: str) -> str:
    return str(escape(text))


VALUES = {"item": item, "items": items, "rows": rows, "brief": brief, "briefs": briefs, "facts": facts}
"""What templates find under the name `values`."""
