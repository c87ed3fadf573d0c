"""Guesses at the code an author meant."""

import itertools
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from generator.text import edit_distance, fold

MOST = 3
_IGNORED = re.compile(r"[\s_'’‘`´\-\u2010-\u2015]+")
_LONGEST = 120  # a pasted paragraph is no misspelt code, so nobody should wait for it
_MOST_MISTAKES = 10
_SHORTEST_PREFIX = 4
_SHORTEST_SHARED_DIGITS = 2


@lru_cache(maxsize=16384)
def squeeze(text: str) -> str:
    """The text without case, accents, spaces, hyphens, underscores or apostrophes."""
    return _IGNORED.sub("", fold(text))


@dataclass(frozen=True, kw_only=True, slots=True)
class Words:
    """All ways to write the codes of one list, squeezed, each with the codes it stands for in their order.

    `by_length` are all of them with their digits and their letters, `ordered` those long enough to be the
    beginning of something, sorted. They are looked up once per mistake, and a strange file may hold many.
    """

    codes: tuple[str, ...]
    equal: tuple[Mapping[str, tuple[str, ...]], ...]
    every: Mapping[str, tuple[str, ...]]
    by_length: Mapping[int, tuple[tuple[str, str, frozenset[str]], ...]]
    ordered: tuple[str, ...]


def words_of(
    codes: tuple[str, ...],
    *,
    synonyms: Mapping[str, tuple[str, ...]],
    names: Mapping[str, tuple[str, ...]],
) -> Words:
    """The codes of a list with their synonyms and their names, ready for `best_matches`."""
    every = _squeezed({code: (code, *synonyms[code], *names[code]) for code in codes})
    by_length: defaultdict[int, list[tuple[str, str, frozenset[str]]]] = defaultdict(list)
    for word in every:
        by_length[len(word)].append((word, _digits(word), frozenset(word)))
    return Words(
        codes=codes,
        equal=tuple(map(_squeezed, ({code: (code,) for code in codes}, synonyms, names))),
        every=every,
        by_length={length: tuple(words) for length, words in by_length.items()},
        ordered=tuple(sorted(word for word in every if len(word) >= _SHORTEST_PREFIX)),
    )


def _squeezed(texts: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The codes by what stands for them."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for code, options in texts.items():
        for option in options:
            found[squeeze(option)][code] = None
    return {word: tuple(codes) for word, codes in found.items()}


def best_matches(typed: str, words: Words) -> tuple[str, ...]:
    """At most three codes, best first, from the first way of matching that finds any."""
    if len(typed) > _LONGEST:
        return ()
    wanted = squeeze(typed)
    if not wanted:
        return ()
    ways = (
        *(equal.get(wanted, ()) for equal in words.equal),
        _with_leading_zero(wanted, words.codes),
        _sharing_digits(wanted, words.codes),
        _misspelt(wanted, words),
        _beginning(wanted, words),
    )
    return next((found for way in ways if (found := _first(way))), ())


def _first(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(code for code, _ in zip(codes, range(MOST), strict=False))


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
    """No mistake in two letters, one in four, two in eight, then a third of the length, but never many."""
    if length <= 2:  # "XX" is two letters away from every country
        return 0
    if length <= 4:
        return 1
    return min(max(2, length // 3), _MOST_MISTAKES)


def _misspelt(wanted: str, words: Words) -> Iterator[str]:
    allowed = _allowed_distance(len(wanted))
    distances: dict[str, int] = {}
    for word, distance in _near(wanted, words, allowed):
        for code in words.every[word]:
            distances[code] = min(distance, distances.get(code, distance))
    least = min(distances.values(), default=allowed + 1)
    near = [code for code in words.codes if distances.get(code, allowed + 1) <= min(allowed, least + 1)]
    yield from sorted(near, key=lambda code: distances[code])


def _near(wanted: str, words: Words, allowed: int) -> Iterator[tuple[str, int]]:
    """The words at most so far away, with their distances; another number is another thing, no mistake."""
    digits, letters = _digits(wanted), frozenset(wanted)
    for length in range(max(len(wanted) - allowed, allowed + 1), len(wanted) + allowed + 1):
        for word, its_digits, its_letters in words.by_length.get(length, ()):
            # Each mistake brings at most one letter in or out, which is told faster than the distance.
            missing = max(len(letters - its_letters), len(its_letters - letters))
            if missing <= allowed and its_digits == digits:
                distance = edit_distance(wanted, word, allowed)
                if distance <= allowed:
                    yield word, distance


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdecimal())


def _beginning(wanted: str, words: Words) -> Iterator[str]:
    """Terms with a name that starts like the typed text, or the other way round."""
    if len(wanted) < _SHORTEST_PREFIX:
        return iter(())
    longer = itertools.takewhile(
        lambda word: word.startswith(wanted),
        itertools.islice(words.ordered, bisect_left(words.ordered, wanted), None),
    )
    beginnings = (wanted[:length] for length in range(_SHORTEST_PREFIX, len(wanted) + 1))
    found = {code for word in (*longer, *beginnings) if word in words.every for code in words.every[word]}
    return (code for code in words.codes if code in found)
