"""Single values of YAML: what is a number or a truth, what is text, what must not be in a text."""

from __future__ import annotations

import re
from typing import Any

import yaml

__all__ = [
    "CONTROL",
    "DIRECTION",
    "HIDDEN",
    "LOADER",
    "MAX_DEPTH",
    "MAX_SPECIAL",
    "MAX_VALUES",
    "scalar_value",
]

MAX_DEPTH = 30
MAX_VALUES = 10_000  # a long description in all languages of the Union has about two thousand
MAX_SPECIAL = 15  # a longer scalar is text: a double would lose digits, and JSON readers differ

# The compiled parser is eight times faster; the pure-Python one gives the same events.
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_SPECIAL: dict[str, bool | None] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)\Z")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+\Z")


# What YAML 1.2.2 §5.1 lets not stand in a file, and controls of text direction: nobody sees them.
CONTROL = "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
DIRECTION = "[\u202a-\u202e\u2066-\u2069]"
HIDDEN = re.compile(f"{CONTROL}|{DIRECTION}")


def scalar_value(event: Any) -> Any:
    """The value of a scalar event; quoted scalars are always text."""
    text: str = event.value
    if not event.implicit[0]:
        return text
    if text in _SPECIAL:
        return _SPECIAL[text]
    if len(text) <= MAX_SPECIAL:
        if _INTEGER.match(text):
            return int(text)
        if _DECIMAL.match(text):
            number = float(text)
            return int(number) if number.is_integer() else number  # 3.0 credits are 3 credits everywhere
    return text
