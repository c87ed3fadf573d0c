"""Strict YAML: plain values and the place of each, without surprises.

Stock loaders read `country: NO` as False, `0611` as 393 and `12:30` as 750, drop the first of two
equal keys, and expand aliases. Here only true, false, null, whole numbers without a leading zero and
decimals are special; everything else is text. The reader works on the stream of parse events with
its own stack: composing a node tree recurses in C, and a few thousand brackets end the process.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from generator.diagnostics import KeyPath
from generator.documents.quick_yaml import UNUSUAL, Stand, iter_quick_places, quick_value
from generator.documents.scalars import HIDDEN, LOADER, MAX_DEPTH, MAX_VALUES, scalar_value
from generator.documents.syntax import Complaint

__all__ = ["Fault", "Reading", "Spot", "iter_lines", "read_events", "spots_of"]

_MAX_FAULTS = 50  # a file with more is not a description; nobody reads further


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a value and its key stand: (line, first column, end column), from 0, and the raw text."""

    value: tuple[int, int, int]
    key: tuple[int, int, int] | None
    raw: str | None


@dataclass(frozen=True, slots=True)
class Fault:
    """Something the YAML itself must not do; `kind` names it, the rest says where and what."""

    kind: str
    line: int
    column: int
    end_column: int
    detail: str = ""
    other_line: int = 0
    complaint: Complaint | None = None


@dataclass(slots=True)
class Reading:
    """What came out of one file: the value, the faults, and the places if they were asked for."""

    value: Any = None
    faults: list[Fault] = field(default_factory=list)
    spots: dict[KeyPath, Spot] = field(default_factory=dict)


@dataclass(slots=True)
class _Open:
    """A mapping or list that is still being filled."""

    container: dict[str, Any] | list[Any]
    path: KeyPath
    key: str | None = None
    key_event: Any = None
    first_seen: dict[str, int] = field(default_factory=dict)


def _span(event: Any) -> tuple[int, int, int]:
    start, end = event.start_mark, event.end_mark
    end_column = end.column if end.line == start.line else start.column + 1
    return start.line, start.column, max(end_column, start.column + 1)


class _Reader:
    """Builds the value from parse events; `record` also keeps where everything stands."""

    def __init__(self, record: bool) -> None:
        self.out = Reading()
        self.record = record
        self.stack: list[_Open] = []
        self.documents = 0
        self.values = 0
        self.given_up = False

    def fault(self, kind: str, event: Any, detail: str = "", other_line: int = 0) -> None:
        self.out.faults.append(Fault(kind, *_span(event), detail, other_line))

    def feed(self, text: str) -> None:
        for event in yaml.parse(text, Loader=LOADER):
            handler = _HANDLERS.get(type(event))
            if handler is not None:
                handler(self, event)
            # What is nested too deep is not read on: a hundred thousand brackets take the parser seconds.
            if self.given_up or len(self.out.faults) >= _MAX_FAULTS:
                return

    def document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            self.fault("documents", event)
            self.given_up = True

    def alias(self, event: Any) -> None:
        self.fault("alias", event, event.anchor)
        if not self._take_as_key(event, "*" + event.anchor):
            self._place(None, event, None)

    def scalar(self, event: Any) -> None:
        self._check_marks(event, explicit=not (event.implicit[0] or event.implicit[1]))
        if event.style == '"' and (hidden := HIDDEN.search(event.value)):
            self.fault("hidden", event, f"U+{ord(hidden.group()):04X}")  # written as an escape, such as \x1b
        if not self._take_as_key(event, event.value):
            self._place(scalar_value(event), event, event.value)

    def mapping(self, event: Any) -> None:
        self._open({}, event)

    def sequence(self, event: Any) -> None:
        self._open([], event)

    def close(self, _event: Any) -> None:
        self.stack.pop()

    def _open(self, container: dict[str, Any] | list[Any], event: Any) -> None:
        self._check_marks(event, explicit=not event.implicit)
        if len(self.stack) >= MAX_DEPTH:
            self.fault("depth", event)
            self.given_up = True
            return
        top = self.stack[-1] if self.stack else None
        if top is not None and isinstance(top.container, dict) and top.key is None:
            self.fault("complex-key", event)
            self.given_up = True
            return
        path = self._place(container, event, None)
        self.stack.append(_Open(container, path))

    def _check_marks(self, event: Any, *, explicit: bool) -> None:
        if event.anchor is not None:
            self.fault("anchor", event, event.anchor)
        if explicit and event.tag is not None:
            self.fault("tag", event, event.tag)

    def _take_as_key(self, event: Any, text: str) -> bool:
        """Whether the event was the key of a mapping rather than a value."""
        top = self.stack[-1] if self.stack else None
        if top is None or isinstance(top.container, list) or top.key is not None:
            return False
        if text == "<<" and event.__class__ is yaml.ScalarEvent and event.implicit[0]:
            self.fault("merge", event)
        elif text in top.first_seen:
            self.fault("duplicate", event, text, top.first_seen[text])
        top.first_seen.setdefault(text, event.start_mark.line)
        top.key, top.key_event = text, event
        return True

    def _place(self, value: Any, event: Any, raw: str | None) -> KeyPath:
        """Puts a value where the stack points, and returns the way to it."""
        self.values += 1
        if self.values > MAX_VALUES and not self.given_up:
            self.fault("values", event)
            self.given_up = True
        path: KeyPath = ()
        key_event = None
        if not self.stack:
            self.out.value = value
        else:
            top = self.stack[-1]
            if isinstance(top.container, list):
                path = (*top.path, len(top.container))
                top.container.append(value)
            else:
                key, key_event = top.key or "", top.key_event
                path = (*top.path, key)
                top.container.setdefault(key, value)  # of two equal keys the first stays
                top.key = None
        if self.record:
            key_span = _span(key_event) if key_event is not None else None
            self.out.spots.setdefault(path, Spot(_span(event), key_span, raw))
        return path


_HANDLERS: dict[type, Any] = {
    yaml.DocumentStartEvent: _Reader.document,
    yaml.AliasEvent: _Reader.alias,
    yaml.ScalarEvent: _Reader.scalar,
    yaml.MappingStartEvent: _Reader.mapping,
    yaml.SequenceStartEvent: _Reader.sequence,
    yaml.MappingEndEvent: _Reader.close,
    yaml.SequenceEndEvent: _Reader.close,
}


def read_events(text: str, *, record: bool = False) -> Reading:
    """The value of a YAML text and everything it must not do; never raises on any text.

    With `record`, `spots` holds the place of every value by key path.
    """
    if not record and (value := quick_value(text)) is not UNUSUAL:
        return Reading(value)
    reader = _Reader(record)
    try:
        reader.feed(text)
    except yaml.MarkedYAMLError as error:
        stopped = _at(error.problem_mark) or _at(error.context_mark) or (0, 0)
        complaint = Complaint(error.context or "", error.problem or "", stopped, _at(error.context_mark))
        # A text that begins with * or & is said to be an alias already; what follows in its line is no news.
        if all(fault.line != stopped[0] for fault in reader.out.faults):
            reader.out.faults.append(Fault("syntax", *stopped, stopped[1] + 1, complaint=complaint))
    except yaml.YAMLError as error:
        complaint = Complaint("", str(error).splitlines()[0], (0, 0), None)
        reader.out.faults.append(Fault("syntax", 0, 0, 1, complaint=complaint))
    return reader.out


def _at(mark: Any) -> tuple[int, int] | None:
    return (mark.line, mark.column) if mark is not None else None


def spots_of(text: str) -> Mapping[KeyPath, Spot]:
    """Where every value of a YAML text stands, by key path."""
    return _Spots(text)


class _Spots(Mapping[KeyPath, Spot]):
    """The spots of a text, which is read as far as the one that is asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._coming = iter_quick_places(text)
        self._stands: dict[KeyPath, Stand] = {}
        self._careful: Mapping[KeyPath, Spot] | None = None

    def __getitem__(self, path: KeyPath) -> Spot:
        if path not in self:
            raise KeyError(path)
        if self._careful is not None:
            return self._careful[path]
        _, event, key = self._stands[path]
        raw = event.value if type(event) is yaml.ScalarEvent else None
        return Spot(_span(event), _span(key) if key is not None else None, raw)

    def __contains__(self, path: object) -> bool:
        return self._read_until(path)

    def __iter__(self) -> Iterator[KeyPath]:
        self._read_until(None)
        return iter(self._careful if self._careful is not None else self._stands)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _read_until(self, path: object) -> bool:
        """Whether there is such a spot."""
        if self._careful is None and path not in self._stands:
            for stand in self._coming:
                if stand is None:
                    self._careful = read_events(self._text, record=True).spots
                    break
                self._stands[stand[0]] = stand
                if stand[0] == path:
                    break
        return path in (self._careful if self._careful is not None else self._stands)


def iter_lines(text: str) -> Iterator[str]:
    """The lines as the parser counts them: ended by LF, CRLF, CR, NEL, LS or PS."""
    if text.isascii() and "\r" not in text:
        yield from text.split("\n")
    else:
        yield from re.split("\r\n|[\n\r\x85\u2028\u2029]", text)
