"""The small values that templates print: words with an address, and labelled rows of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup

from generator.views.said import Said

__all__ = ["SEPARATOR", "Item", "Label", "Row", "web_address"]

Label = str | Said

SEPARATOR = "\u00a0· "
"""Stands between names that begin with a capital, where "and" would make a sentence of them; never at a
line's beginning, as the blank before it does not break."""

_SAFE_ADDRESS = re.compile(r"(?:https?://[^\s<>\"']|mailto:[^\s<>\"'])", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """One value: its words, where they lead, a quieter remark after them, and small facts about it.

    `outside` is True when the address was given by an author and leads to another site.
    """

    text: Label
    href: str | None = None
    note: Label | None = None
    details: tuple[Label, ...] = ()
    outside: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A labelled line of a page: `items` in order, or `prose` where the value is a longer text.

    `term` is the official name where it differs from the label, `meaning` its plain explanation.
    """

    key: str
    label: str
    items: tuple[Item, ...] = ()
    prose: Markup | None = None
    term: str | None = None
    meaning: str | None = None


def web_address(address: str | None) -> str | None:
    """The address when it is one a link may lead to (http, https or mailto), else None."""
    return address if address and _SAFE_ADDRESS.match(address) else None
