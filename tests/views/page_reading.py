"""What a browser would make of a page, as far as the tests want to know."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser

VOID = frozenset(("area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"))


@dataclass
class Element:
    """A start tag with its attributes and the text inside it."""

    tag: str
    attributes: dict[str, str]
    text: str = ""

    def get(self, name: str) -> str:
        """An attribute; '' when it is missing."""
        return self.attributes.get(name, "")


@dataclass
class _Reader(HTMLParser):
    elements: list[Element] = field(default_factory=list)
    open: list[Element] = field(default_factory=list)
    unclosed: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in VOID and not (tag in ("path", "rect") and self.get_starttag_text().endswith("/>")):  # type: ignore[union-attr]  # a start tag was just read
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1].tag != tag:
            self.unclosed.append(tag)
        if self.open:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.text += data


def read(html: str) -> list[Element]:
    """The elements of a page in order. Fails when a tag is closed in the wrong place."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert not reader.unclosed, f"closed in the wrong place: {reader.unclosed}"
    assert not reader.open, f"never closed: {[element.tag for element in reader.open]}"
    return reader.elements


def words(html: str) -> str:
    """The text of a page or of a part of it, with single spaces."""
    text = unescape(re.sub(r"<[^>]*>", " ", html))
    return re.sub(r" ([,.;:])", r"\1", " ".join(text.split()))
