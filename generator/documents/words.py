"""Where some words of a text stand in the lines of its file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from generator.diagnostics import Place
from generator.documents.strict_yaml import iter_lines

__all__ = ["narrowed"]

_QUOTES = ("'", '"')
# In a text without quotes, this can only begin something new: another key, an entry of a list, a comment.
_NEXT = re.compile(r"\s*(?:- |-$|#|[\w.-]+:(?:\s|$))")


def narrowed(place: Place, text: str, words: str) -> Place:
    """The place of `words` within the value that stands at `place` in the file `text`.

    Words that begin on one line and end on another are marked as far as their first line goes. Where they
    are not written as they are read (escapes in quotes), it is the place of the whole value.
    """
    lines = tuple(_lines_of_value(place, tuple(iter_lines(text))))
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
    found = pattern.search("\n".join(line for _, _, line in lines)) if words.strip() else None
    if found is None:
        return place
    at, length = found.start(), len(found.group().partition("\n")[0])
    for number, left, line in lines:
        if at <= len(line):
            return replace(
                place,
                line=number,
                column=left + at + 1,
                end_column=left + at + length + 1,
                source_line=line if number > place.line else place.source_line,
            )
        at -= len(line) + 1
    return place


def _lines_of_value(place: Place, lines: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """The lines of a value: number from 1, columns left out before it, and what of it is the value's."""
    left, below = place.column - 1, enumerate(lines[place.line :], place.line + 1)
    head, own = place.source_line[left:], place.source_line[left : place.end_column - 1]
    if head.startswith(("|", ">")):
        yield from _block(below)
    elif len(own) > 1 or head.strip() == own:
        yield place.line, left, own
    else:  # of a text that goes on below, only the first letter is marked
        yield place.line, left, head
        for number, line in below:
            if own not in _QUOTES and _NEXT.match(line):
                return
            yield number, 0, line
            if own in _QUOTES and own in line:
                return


def _block(below: Iterable[tuple[int, str]]) -> Iterator[tuple[int, int, str]]:
    """The lines of a block text (YAML 1.2.2 §8.1): they end where one is indented less than the first."""
    indent = 0
    for number, line in below:
        if line.strip():
            here = len(line) - len(line.lstrip(" "))
            indent = indent or here
            if here < indent:
                return
        yield number, 0, line
