"""Numbers as short printable text, so that any static host compresses and any browser reads them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

__all__ = ["ALPHABET", "digits", "gaps", "variable"]

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
"""64 characters that need no escape in JSON, in the order of their code points but for the last two."""

_PAYLOAD = 5
_MORE = 1 << _PAYLOAD


def digits(numbers: Sequence[int]) -> tuple[int, str]:
    """A column of whole numbers from 0: the width of each in characters, and all of them in a row."""
    width = 1
    while max(numbers, default=0) >= 64**width:
        width += 1
    if width == 1:
        return 1, "".join([ALPHABET[n] for n in numbers])
    shifts = [6 * place for place in reversed(range(width))]
    return width, "".join([ALPHABET[(n >> shift) & 63] for n in numbers for shift in shifts])


def variable(numbers: Iterable[int]) -> str:
    """Whole numbers from 0 in a row, small ones in one character: 5 bits a character, lowest first."""
    return "".join([_CODES[n] if n < len(_CODES) else _code(n) for n in numbers])


def gaps(ascending: Sequence[int]) -> list[int]:
    """The first number, then the distance of each to the one before it."""
    return [n - before for before, n in zip([0, *ascending], ascending, strict=False)]


def _code(number: int) -> str:
    text = ""
    while number >= _MORE:
        text += ALPHABET[(number & (_MORE - 1)) | _MORE]
        number >>= _PAYLOAD
    return text + ALPHABET[number]


_CODES = tuple(_code(n) for n in range(1 << 15))
