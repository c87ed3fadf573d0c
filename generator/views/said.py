"""Texts as a page says them, with the language they are in."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup, escape

from generator.text import base_language

__all__ = ["Said", "direction", "plain"]

_RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


def direction(language: str) -> str:
    """'rtl' for languages written from right to left, else 'ltr'."""
    return "rtl" if base_language(language) in _RIGHT_TO_LEFT else "ltr"


@dataclass(frozen=True, slots=True)
class Said:
    """A text for one page; `language` is None where it is the page's own.

    A template prints it with `{{ text }}`: escaped, and marked with `lang` where it is in another
    language (WCAG 2.2, 3.1.2). In an attribute it prints `{{ text.text }}`.
    """

    text: str
    language: str | None = None

    def __html__(self) -> str:
        if self.language is None:
            return escape(self.text)
        language, text = escape(self.language), escape(self.text)
        marked = f'<span lang="{language}" dir="{direction(self.language)}">{text}</span>'
        return Markup(marked)  # noqa: S704 - every part of it was escaped above

    def __str__(self) -> str:
        return self.text


def plain(text: str | Said) -> str:
    """The text alone, for titles and descriptions."""
    return text if isinstance(text, str) else text.text
