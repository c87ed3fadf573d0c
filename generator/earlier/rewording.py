"""Whether a text still says the same, and which outcome of a list has become which."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from generator.model import Outcome
from generator.text import Text, edit_distance, fold

__all__ = ["Pair", "bag", "is_material", "is_reworded", "likeness", "paired"]

# Measured as the share of letters in words that stayed. Below the first limit an outcome promises something
# else: another long word in a sentence of ten is enough. Below the second it is another outcome.
_SAME_MEANING = 0.85
_SAME_OUTCOME = 0.4

_Same = Callable[[Outcome, Outcome], bool]

_SENTENCE = 400  # characters of an outcome by which it is known again
_MOST_MEETINGS = 2000  # a sentence of thirty words has about fifty
_LEAD_IN = 4  # words before the verb that may come or go: "Learners are able to explain"


def is_material(before: str, after: str) -> bool:
    """Whether a reader learns something else from the text: not for typos, accents, signs or small words."""
    old, new = _words(before), _words(after)
    if old == new:
        return False
    if not old or not new or _numbers(old) != _numbers(new) or _other_start(old, new):
        return True
    return _kept(old, new) < _SAME_MEANING


def is_reworded(before: Text, after: Text) -> bool:
    """Whether a text changed materially, in its original language or, without that, in one both have."""
    shared = [tag for tag in (before.default, *before.languages) if after.in_language(tag) is not None]
    if not shared:  # translated, or written in another language by its settings only
        return is_material(before.original.text, after.original.text)
    return is_material(before.by_language[shared[0]], after.by_language[shared[0]])


@dataclass(frozen=True, kw_only=True, slots=True)
class Pair:
    """An outcome before and after; None where it was added or removed."""

    before: Outcome | None
    after: Outcome | None


def paired(before: Sequence[Outcome], after: Sequence[Outcome]) -> tuple[Pair, ...]:
    """Which outcome has become which: by id, by equal text, then by likeness.

    Sorted by the place in the newer list; what was removed comes last.
    """
    if before == after:
        return tuple(Pair(before=one, after=other) for one, other in zip(before, after, strict=True))
    old, new = list(before), list(after)
    found = [
        *_taken(old, new, lambda a, b: a.id is not None and a.id == b.id),
        *_taken(old, new, lambda a, b: a.number == b.number and _same_text(a.text, b.text)),
        *_taken(old, new, lambda a, b: _same_text(a.text, b.text)),
        *_alike(old, new),
    ]
    pairs = [Pair(before=a, after=b) for a, b in found]
    pairs += [Pair(before=None, after=b) for b in new]
    pairs.sort(key=lambda pair: pair.after.number if pair.after else 0)
    return (*pairs, *(Pair(before=a, after=None) for a in old))


def bag(*texts: str) -> Counter[str]:
    """The words of some texts, each weighted by its letters: small words say little."""
    return _weighted([word for text in texts for word in _words(text)])


def _weighted(words: Iterable[str]) -> Counter[str]:
    return Counter({word: n * len(word) for word, n in Counter(words).items()})


def likeness(one: Counter[str], other: Counter[str]) -> float:
    """How much two bags of words share, from 0 to 1 (Dice's coefficient)."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 1.0


def _taken(old: list[Outcome], new: list[Outcome], same: _Same) -> Iterator[tuple[Outcome, Outcome]]:
    """The pairs of equals, taken out of both lists."""
    for a in tuple(old):
        b = next((one for one in new if same(a, one)), None)
        if b is not None:
            old.remove(a)
            new.remove(b)
            yield a, b


def _alike(old: list[Outcome], new: list[Outcome]) -> Iterator[tuple[Outcome, Outcome]]:
    """The pairs that resemble each other most, taken out of both lists; of equals the nearest in place."""
    # An outcome is a sentence; how a longer text goes on says nothing more about which is which.
    bags = {
        id(one): bag(*(text[:_SENTENCE] for text in one.text.by_language.values())) for one in (*old, *new)
    }
    ranked = sorted(
        (-score, abs(a.number - b.number), a.number, b.number)
        for a in old
        for b in new
        if (score := likeness(bags[id(a)], bags[id(b)])) >= _SAME_OUTCOME
    )
    by_number = {a.number: a for a in old}, {b.number: b for b in new}
    for _, _, i, j in ranked:
        a, b = by_number[0][i], by_number[1][j]
        if a in old and b in new:
            old.remove(a)
            new.remove(b)
            yield a, b


def _same_text(one: Text, other: Text) -> bool:
    return any(
        _words(text) == _words(other.by_language.get(tag, "")) for tag, text in one.by_language.items()
    )


# Outcomes are held against each other, so that each is taken apart many times.
@functools.lru_cache(maxsize=1024)
def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", fold(text)))


def _numbers(words: Sequence[str]) -> list[str]:
    return [word for word in words if any(sign.isdigit() for sign in word)]


def _other_start(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether the first word, the verb of an outcome, is another; words put before it are no matter."""
    return not any(_is_same(old[0], word) for word in new[:_LEAD_IN]) and not any(
        _is_same(new[0], word) for word in old[:_LEAD_IN]
    )


def _kept(old: Sequence[str], new: Sequence[str]) -> float:
    """The share of letters in words that both have in the same order, misspelt ones included.

    Where the same few words come again and again, their order is not looked at: it would take hours.
    """
    if _meetings(old, new) > _MOST_MEETINGS:
        return likeness(_weighted(old), _weighted(new))
    kept = 0
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        before, after = old[i:j], new[k:m]
        # "data set" became "dataset", or "organise" became "organize"
        if kind == "equal" or (kind == "replace" and _is_same("".join(before), "".join(after))):
            kept += _letters(before) + _letters(after)
        elif kind == "replace":
            same = [(a, b) for a, b in zip(before, after, strict=False) if _is_same(a, b)]
            kept += sum(len(a) + len(b) for a, b in same)
    return kept / (_letters(old) + _letters(new))


def _meetings(old: Sequence[str], new: Sequence[str]) -> int:
    """How many pairs of equal words two texts have."""
    times = Counter(new)
    return sum(n * times[word] for word, n in Counter(old).items())


def _letters(words: Sequence[str]) -> int:
    return sum(map(len, words))


def _is_same(one: str, other: str) -> bool:
    """Whether two words differ by no more than a slip of the pen; short words must be equal."""
    if one == other:
        return True
    length = min(len(one), len(other))
    limit = 0 if length < 4 else 1 if length < 8 else 2
    return limit > 0 and edit_distance(one[:100], other[:100], limit) <= limit
