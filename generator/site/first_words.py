"""What search engines show of a hand-written page that does not describe itself: its first paragraph."""

from __future__ import annotations

from html import escape
from html.parser import HTMLParser

from generator.text import shortened

__all__ = ["first_words"]

_MOST = 160  # characters; search engines show about as many


def first_words(html: str) -> str:
    """The beginning of the first paragraph that has any text, escaped for an attribute; '' without one."""
    reader = _FirstParagraph()
    reader.feed(html)
    reader.close()
    return escape(shortened(reader.text, _MOST))


class _FirstParagraph(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self._inside = False
        self._done = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - HTMLParser passes both
        self._inside = self._inside or (tag == "p" and not self._done)

    def handle_endtag(self, tag: str) -> None:
        if tag == "p" and self._inside:
            self._inside = False
            self._done = bool(self.text.strip())

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.text += data
