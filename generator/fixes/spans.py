"""Where keys and values stand in a text, to the character: what an edit may replace."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from generator.diagnostics import KeyPath

__all__ = ["Source", "Span", "inside", "source_of"]

# The compiled parser is eight times faster; the pure-Python one gives the same events.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_CLOSED_BY = {yaml.MappingStartEvent: yaml.MappingEndEvent, yaml.SequenceStartEvent: yaml.SequenceEndEvent}


@dataclass(frozen=True, slots=True)
class Span:
    """The characters of one key or value, quotes and brackets included, from `start` to `end` (exclusive).

    `quote` is the quotation mark around a scalar, '' for a plain one; `typed` the scalar's text if it
    stands in the source exactly so, on one line and without escapes, else None. `flow` marks a list or
    group in brackets.
    """

    start: int
    end: int
    line: int
    quote: str = ""
    typed: str | None = None
    flow: bool = False


@dataclass(slots=True)
class Source:
    """The spans of a text: of its values and keys by key path, and of texts whose spaces count."""

    values: dict[KeyPath, Span] = field(default_factory=dict)
    keys: dict[KeyPath, Span] = field(default_factory=dict)
    kept: list[tuple[int, int]] = field(default_factory=list)


@dataclass(slots=True)
class _Open:
    """A group or list that is still being read: its path, and the key or position to come."""

    path: KeyPath
    is_list: bool
    start: Any
    key: str | None = None
    position: int = -1


def source_of(text: str) -> Source:
    """The spans of a text that was read without faults; raises yaml.YAMLError for others."""
    out = Source()
    stack: list[_Open] = []
    events: Iterator[Any] = yaml.parse(text, Loader=_LOADER)
    for event in events:
        if type(event) in _CLOSED_BY:
            path = _next_path(stack)
            stack.append(_Open(path, isinstance(event, yaml.SequenceStartEvent), event))
        elif type(event) in _CLOSED_BY.values():
            closed = stack.pop()
            begin, end = closed.start.start_mark, event.end_mark
            flow = bool(closed.start.flow_style)
            out.values[closed.path] = Span(begin.index, end.index, begin.line + 1, flow=flow)
        elif isinstance(event, yaml.ScalarEvent):
            _scalar(event, text, stack, out)
    return out


def _next_path(stack: list[_Open]) -> KeyPath:
    """The path of the value that comes next in the innermost list or group."""
    if not stack:
        return ()
    top = stack[-1]
    if top.is_list:
        top.position += 1
        return (*top.path, top.position)
    key, top.key = top.key or "", None
    return (*top.path, key)


def _scalar(event: Any, text: str, stack: list[_Open], out: Source) -> None:
    span = _span(event, text)
    if event.style in ("|", ">"):
        # The spaces behind the sign itself do not count, those of the text below it do.
        out.kept.append((_line_end(text, span.start), span.end))
    elif event.style in ("'", '"'):
        out.kept.append((span.start, span.end))
    top = stack[-1] if stack else None
    if top is not None and not top.is_list and top.key is None:
        top.key = event.value
        out.keys[(*top.path, event.value)] = span
    else:
        out.values[_next_path(stack)] = span


def _span(event: Any, text: str) -> Span:
    start, end = event.start_mark.index, event.end_mark.index
    quote = event.style if event.style in ("'", '"') else ""
    inner = text[start + len(quote) : end - len(quote)]
    whole = event.style not in ("|", ">") and inner == event.value
    return Span(start, end, event.start_mark.line + 1, quote, inner if whole else None)


def _line_end(text: str, start: int) -> int:
    ends = (text.find(sign, start) for sign in "\r\n")
    return min((end for end in ends if end >= 0), default=len(text))


def inside(data: Any, path: KeyPath) -> Any:
    """The value at a key path of data, None where there is none."""
    for part in path:
        if isinstance(data, Mapping) and isinstance(part, str):
            data = data.get(part)
        elif isinstance(data, list) and isinstance(part, int) and part < len(data):
            data = data[part]
        else:
            return None
    return data
