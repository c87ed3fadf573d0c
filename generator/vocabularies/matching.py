"""Guesses at the code an author meant."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from generator.text import edit_distance, fold

MOST = 3
_IGNORED = re.compile(r"[\s_'’‘`´\-\u2010-\u2015]+")
_LONGEST = 120  # a pasted paragraph is no misspelt code, so nobody should wait for it
_SHORTEST_PREFIX = 4
_SHORTEST_SHARED_DIGITS = 2


@lru_cache(maxsize=16384)
def squeeze(text: str) -> str:
    """The text without case, accents, spaces, hyphens, underscores or apostrophes."""
    return _IGNORED.sub("", fold(text))


def best_matches(
    typed: str,
    *,
    codes: tuple[str, ...],
    synonyms: Mapping[str, tuple[str, ...]],
    names: Mapping[str, tuple[str, ...]],
) -> tuple[str, ...]:
    """At most three codes, best first, from the first way of matching that finds any."""
    if len(typed) > _LONGEST:
        return ()
    wanted = squeeze(typed)
    if not wanted:
        return ()
    known = {code: (code, *synonyms[code], *names[code]) for code in codes}
    ways = (
        _equal(wanted, {code: (code,) for code in codes}),
        _equal(wanted, synonyms),
        _equal(wanted, names),
        _with_leading_zero(wanted, codes),
        _sharing_digits(wanted, codes),
        _misspelt(wanted, known),
        _beginning(wanted, known),
    )
    return next((found for way in ways if (found := _first(way))), ())


def _first(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(code for code, _ in zip(codes, range(MOST), strict=False))


def _equal(wanted: str, texts: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    return (code for code, options in texts.items() if wanted in map(squeeze, options))


def _with_leading_zero(wanted: str, codes: tuple[str, ...]) -> Iterator[str]:
    """Spreadsheets read the ISCED-F code 0612 as a number, so that its zero is lost."""
    return (code for code in codes if code == f"0{wanted}")


def _sharing_digits(wanted: str, codes: tuple[str, ...]) -> Iterator[str]:
    """Codes such as those of ISCED-F, whose first digits name the field they belong to."""
    if not wanted.isdecimal():
        return
    shared = {code: _shared_length(wanted, code) for code in codes if code.isdecimal()}
    longest = max(shared.values(), default=0)
    if longest < _SHORTEST_SHARED_DIGITS:
        return
    nearest = [code for code, length in shared.items() if length == longest]
    yield from sorted(nearest, key=lambda code: _digit_rank(wanted, code))


def _digit_rank(wanted: str, code: str) -> tuple[int, int]:
    """Codes of the same length first, then the nearest number."""
    return abs(len(code) - len(wanted)), abs(int(code) - int(wanted))


def _shared_length(left: str, right: str) -> int:
    length = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        length += 1
    return length


def _allowed_distance(length: int) -> int:
    """No mistake in two letters, one in four, two in eight, then a third of the length."""
    if length <= 2:  # "XX" is two letters away from every country
        return 0
    if length <= 4:
        return 1
    return max(2, length // 3)


def _misspelt(wanted: str, texts: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    distances = {code: _distance(wanted, options) for code, options in texts.items()}
    allowed = _allowed_distance(len(wanted))
    least = min(distances.values(), default=allowed + 1)
    near = [code for code, distance in distances.items() if distance <= min(allowed, least + 1)]
    yield from sorted(near, key=lambda code: distances[code])


def _distance(wanted: str, options: tuple[str, ...]) -> int:
    """The distance to the nearest option; another number is another thing, not a mistake."""
    allowed = _allowed_distance(len(wanted))
    digits = _digits(wanted)
    return min(
        (
            edit_distance(wanted, option, allowed)
            for option in map(squeeze, options)
            if len(option) > allowed and _digits(option) == digits
        ),
        default=allowed + 1,
    )


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdecimal())


def _beginning(wanted: str, texts: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Terms with a name that starts like the typed text, or the other way round."""
    if len(wanted) < _SHORTEST_PREFIX:
        return iter(())
    return (
        code
        for code, options in texts.items()
        if any(_starts_alike(wanted, squeeze(option)) for option in options)
    )


def _starts_alike(wanted: str, option: str) -> bool:
    if len(option) < _SHORTEST_PREFIX:
        return False
    return option.startswith(wanted) or wanted.startswith(option)
