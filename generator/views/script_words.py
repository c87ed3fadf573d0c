"""Counted messages for scripts, which cannot ask gettext for a plural."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from generator.interface import Interface

__all__ = ["locale_of", "plural_forms"]

_SAMPLES = (*range(102), 1_000_000)
"""Numbers among which every plural form of a language of the EU occurs (Unicode CLDR, plural rules)."""


def locale_of(ui: Interface) -> str:
    """The language as a browser names it: "en-GB"."""
    return str(ui.locale).replace("_", "-")


def plural_forms(ui: Interface, say: Callable[[int], str]) -> Mapping[str, str]:
    """One wording for each plural category of the language; `say` gives the message for a number."""
    forms: dict[str, str] = {}
    for number in _SAMPLES:
        forms.setdefault(ui.locale.plural_form(number), say(number))
    return forms
