"""Text that is safe and straight on a terminal."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["COMMAND", "disarmed", "shown", "width"]

COMMAND = re.compile(r"##(?=\w*\[)")
"""Runners on GitHub and Azure look for `##[name]` and `##vso[name]` anywhere in a line, and obey them."""

TAB = "    "


def shown(text: str) -> str:
    """The text with everything a terminal would obey, or a reader would not see, made visible.

    Tabs become four spaces, control characters their symbols (U+2400), other invisible characters and
    direction marks their code, for example <U+202E>: source lines come from strangers.
    """
    if text.isascii() and text.isprintable():
        return disarmed(text)
    return disarmed("".join(map(_shown, text)))


def disarmed(text: str) -> str:
    """The text without what the runner of a workflow would take for a command in the middle of a line."""
    return COMMAND.sub("# #", text) if "##" in text else text


def _shown(sign: str) -> str:
    if sign == "\t":
        return TAB
    code = ord(sign)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    if unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp") or sign == "\u00a0":
        return f"<U+{code:04X}>"
    return sign


def width(text: str) -> int:
    """How many columns a shown text takes: wide signs take two, combining ones none (UAX 11)."""
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


def _columns(sign: str) -> int:
    if unicodedata.combining(sign) or unicodedata.category(sign) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in ("W", "F") else 1
