"""Texts as formats without markup of their own take them."""

from __future__ import annotations

import re
from html import escape

__all__ = ["html_paragraphs", "one_line", "xml"]

# What XML 1.0 (production 2, Char) has no way to write, not even as a reference.
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PARAGRAPHS = re.compile(r"\n\s*\n")
# Line ends of every kind, tabs and other characters that would break a line of a text format.
_BREAKS = re.compile(r"[\x00-\x20\x7f\x85\u2028\u2029]+")


def xml(text: str) -> str:
    """The text for an element or a quoted attribute of XML; what XML cannot hold is left out."""
    return escape(_NOT_IN_XML.sub("", text))


def one_line(text: str) -> str:
    """The text on one line, with single spaces."""
    return _BREAKS.sub(" ", text).strip()


def html_paragraphs(text: str) -> str:
    """The text as HTML paragraphs in which nothing of it is markup."""
    return "".join(f"<p>{escape(part.strip())}</p>" for part in _PARAGRAPHS.split(text) if part.strip())
