"""One source file as read: its data, its faults, and the place of every value in it."""

from __future__ import annotations

import enum
import functools
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from generator.diagnostics import (
    MOST_ALIKE,
    Diagnostic,
    KeyPath,
    Message,
    Place,
    Rule,
    Severity,
    and_more,
    say,
)
from generator.documents.findings import Y001, Y002, Y003, Y004, Y005, Y006
from generator.documents.scalars import CONTROL, DIRECTION, MAX_DEPTH, MAX_VALUES
from generator.documents.strict_yaml import Fault, Spot, iter_lines, read_events, spots_of
from generator.documents.syntax import plainly
from generator.text import shortened

__all__ = ["INVISIBLE_IN_KEY", "MAX_BYTES", "Document", "Kind", "read", "unread"]

MAX_BYTES = 1_000_000
_TAKEN = frozenset({"providers"})  # beside the folders of providers in open-badges/
_LONGEST_NAME = 100  # characters of an id: references may be as long (schema: id)


class Kind(enum.StrEnum):
    """What a file describes."""

    CATALOGUE = "catalogue"
    PROVIDER = "provider"
    MICROCREDENTIAL = "microcredential"
    PATHWAY = "pathway"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """A source file as read. `data` is None when it could not be read as a group of keys.

    `faults` are the findings of reading it (family Y). `provider` is the folder of a microcredential,
    empty for other kinds.
    """

    path: str
    kind: Kind
    id: str
    provider: str = ""
    text: str = ""
    data: Mapping[str, Any] | None = None
    faults: tuple[Diagnostic, ...] = ()

    @property
    def key(self) -> str:
        """The name by which others refer to what the file describes: `provider/id`, or the id."""
        return f"{self.provider}/{self.id}" if self.provider else self.id

    @property
    def precedence(self) -> tuple[bool, str]:
        """Sorts files of one key: the one that is named as its address is comes first."""
        *_, folder, name = ("", *self.path.split("/"))
        is_well_named = name == f"{self.id}.yml" and self.provider in ("", folder)
        return not is_well_named, self.path

    def place(self, key_path: KeyPath = (), *, part: str = "value") -> Place:
        """Where a value stands (or its key, with `part="key"`).

        A value that is not in the file stands where its nearest enclosing group stands; what is said
        about the file as a whole stands on its first line and quotes none.
        """
        spots = _spots(self.text)
        while key_path and key_path not in spots:
            key_path, part = key_path[:-1], "key"
        spot = spots.get(key_path)
        if spot is None or not key_path:
            return Place(self.path)
        line, start, end = spot.key if part == "key" and spot.key else spot.value
        return self._place_at(line, start, end)

    def raw(self, key_path: KeyPath) -> str | None:
        """The text of a single value as its author typed it, without quotes; None for groups and lists."""
        spot = _spots(self.text).get(key_path)
        return spot.raw if spot else None

    def has(self, key_path: KeyPath) -> bool:
        """Whether the file itself writes this value."""
        return key_path in _spots(self.text)

    def _place_at(self, line: int, start: int, end: int) -> Place:
        return place_at(self.path, self.text, line, start, end)


@functools.lru_cache(maxsize=32)
def _spots(text: str) -> Mapping[KeyPath, Spot]:
    """Places are found again when a finding needs them: clean files then cost no memory for them."""
    return spots_of(text)


@functools.lru_cache(maxsize=32)
def _lines(text: str) -> tuple[str, ...]:
    return tuple(iter_lines(text))


def place_at(path: str, text: str, line: int, start: int, end: int) -> Place:
    """A place from line and columns counted from 0, with the source line beside it."""
    lines = _lines(text)
    source = lines[line] if line < len(lines) else ""
    return Place(path, line + 1, start + 1, max(end, start + 1) + 1, source)


def read(
    raw: bytes,
    *,
    path: str,
    kind: Kind,
    id: str,  # noqa: A002  # called by keyword only; every kind of thing has an `id`
    provider: str = "",
    misplaced: bool = False,
) -> Document:
    """The document of a file's bytes; never raises, whatever the bytes are.

    `raw` may be cut after MAX_BYTES + 1 bytes: a longer file is refused unread.
    """
    text, faults = _decode(raw, path)
    faults.extend(_name_faults(path, kind, misplaced))
    data: Mapping[str, Any] | None = None
    if text is not None and (hidden := _CONTROL.search(text)):
        faults.append(_control(path, text, hidden))
    elif text is not None and kind is not Kind.UNKNOWN:
        reading = read_events(text)
        faults.extend(_diagnose(fault, path, text) for fault in reading.faults)
        faults.extend(_invisible(path, text))
        sound = not any(f.severity.rank == 0 for f in faults)
        if sound and isinstance(reading.value, dict):
            data = reading.value
        elif sound:
            faults.append(_not_a_group(path, text, reading.value))
    faults.sort(key=lambda fault: fault.order)
    return Document(
        path=path, kind=kind, id=id, provider=provider, text=text or "", data=data, faults=tuple(faults)
    )


def unread(
    why: Message,
    *,
    path: str,
    kind: Kind,
    id: str,  # noqa: A002  # called by keyword only; every kind of thing has an `id`
    provider: str = "",
    misplaced: bool = False,
) -> Document:
    """The document of something that has a place in the catalogue but must not be opened.

    Where anything would have been read from, the finding is an error.
    """
    help_ = say("put the files themselves there, or remove it; nothing outside the catalogue folder is read")
    fault = replace(
        _found(Y006, Place(path), why, help_),
        severity=Severity.WARNING if misplaced else Severity.ERROR,
    )
    return Document(path=path, kind=kind, id=id, provider=provider, faults=(fault,))


def _found(rule: Rule, place: Place, message: Message, help_: Message) -> Diagnostic:
    return Diagnostic(rule=rule, severity=rule.severity, place=place, message=message, help=help_)


def _decode(raw: bytes, path: str) -> tuple[str | None, list[Diagnostic]]:
    """The text of a file, or the finding that says why it has none."""
    faults: list[Diagnostic] = []
    if len(raw) > MAX_BYTES:
        message = say("the file is larger than 1 MB; a description needs a few kilobytes")
        return None, [
            _found(Y005, Place(path), message, say("move long texts and images elsewhere and link to them"))
        ]
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        line = before.count("\n")
        column = len(before) - (before.rfind("\n") + 1)
        seen = f"0x{raw[error.start]:02X}"
        message = say("the file is not UTF-8: byte {seen} cannot be read here", seen=seen)
        shown = raw.split(b"\n")[line].decode("utf-8", "replace")
        place = Place(path, line + 1, column + 1, column + 2, shown)
        if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
            place, message = Place(path), say("the file is UTF-16, not UTF-8")
        return None, [_found(Y003, place, message, say("save the file again with the encoding UTF-8"))]
    if text.startswith("\ufeff"):
        text = text[1:]
        message = say("the file begins with an invisible byte order mark")
        faults.append(_found(Y004, Place(path), message, say("save it as UTF-8 without BOM")))
    if "\r" in text:
        line = text[: text.index("\r")].count("\n")
        message = say("the lines end as on Windows or an old Mac (carriage return)")
        faults.append(
            _found(Y004, Place(path, line + 1), message, say("save the file with Unix line ends (LF)"))
        )
    return text, faults


def _name_faults(path: str, kind: Kind, misplaced: bool) -> Iterator[Diagnostic]:
    name = path.rsplit("/", 1)[-1]
    stem = name.rpartition(".")[0]
    if misplaced:
        message = say("`{name}` lies where nothing is read from, so nothing of it is published", name=name)
        help_ = say(
            "move it to providers/<provider>.yml, microcredentials/<provider>/<id>.yml or pathways/<id>.yml"
        )
        yield _found(Y006, Place(path), message, help_)
        return
    if len(stem) > _LONGEST_NAME:
        # An error: a file of the site would get a name that file systems refuse, and the build would stop.
        message = say("the file name has {n} characters, too many for an address", n=len(stem))
        help_ = say("rename it: at most {most} characters before .yml", most=_LONGEST_NAME)
        yield replace(_found(Y006, Place(path), message, help_), severity=Severity.ERROR)
    folder = path.split("/")[-2] if kind is Kind.MICROCREDENTIAL else ""
    if stem.lower() in _TAKEN and kind is Kind.PROVIDER:
        # An error: its microcredentials and other providers would claim the same files of data.
        message = say("no provider can be called `{name}`: the catalogue has such a folder itself", name=stem)
        help_ = say("rename it: add the town or a number, such as `{name}-2`", name=stem)
        yield replace(_found(Y006, Place(path), message, help_), severity=Severity.ERROR)
    for part, wanted, message in (
        (
            folder,
            _suggested(folder),
            say("the folder name `{part}` should be lower-case letters, digits and hyphens", part=folder),
        ),
        (
            name,
            f"{_suggested(stem)}.yml",
            say(
                "the file name `{part}` should be lower-case letters, digits and hyphens, followed by .yml",
                part=name,
            ),
        ),
    ):
        if part and part != wanted:
            yield _found(Y006, Place(path), message, say("rename it to `{name}`", name=wanted))


def _suggested(part: str) -> str:
    ascii_ = unicodedata.normalize("NFKD", part).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_.lower()).strip("-") or "a-short-name"


def _diagnose(fault: Fault, path: str, text: str) -> Diagnostic:
    place = place_at(path, text, fault.line, fault.column, fault.end_column)
    first = fault.other_line + 1
    match fault.kind:
        case "syntax" if fault.complaint is not None:
            reading = plainly(fault.complaint, _lines(text))
            place = place_at(path, text, reading.line, reading.column, reading.column + 1)
            return _found(Y001, place, reading.message, reading.help)
        case "duplicate":
            message = say("`{key}` is written twice", key=fault.detail)
            return _found(
                Y002, place, message, say("keep one of them; the first is on line {line}", line=first)
            )
        case "hidden":
            message = say("a hidden character ({name}) is written into this text", name=fault.detail)
            return _found(Y003, place, message, say("delete it, or write the text without a backslash"))
        case "depth":
            message = say("the values are nested more than {depth} levels deep", depth=MAX_DEPTH)
            return _found(Y005, place, message, say("write plain keys and lists as in the examples"))
        case "values":
            message = say(
                "the file holds more than {n} values; a description needs a few hundred", n=MAX_VALUES
            )
            help_ = say("remove what was copied into it by mistake, or spread it over several files")
            return _found(Y005, place, message, help_)
        case "documents":
            message = say("a second document begins here (`---`)")
            return _found(Y005, place, message, say("put each microcredential into a file of its own"))
        case "tag":
            tag = shortened(_tag_as_typed(_lines(text)[fault.line][fault.column :], fault.detail))
            message = say("YAML tags are not allowed (`{tag}`)", tag=tag)
            return _found(Y005, place, message, say("write the plain value"))
        case "complex-key":
            message = say("a group or list is used as a key")
            return _found(Y005, place, message, say("write `key: value` with a simple word as the key"))
        case "merge":
            message = say("merge keys (`<<`) are not allowed")
            return _found(Y005, place, message, say("write the keys out, or put them into `defaults:`"))
        case kind:
            sign = "*" if kind == "alias" else "&"
            message = say(
                "`{name}` is a YAML {kind}, which is not allowed here",
                name=sign + fault.detail,
                kind=say("alias") if kind == "alias" else say("anchor"),
            )
            help_ = say("write the value out; a text that begins with {sign} needs quotes", sign=sign)
            return _found(Y005, place, message, help_)


def _tag_as_typed(line: str, tag: str) -> str:
    """A tag as it begins the rest of its line, where an anchor may stand before it; else its full name."""
    typed = re.match(r"(?:&\S+\s+)?(!<[^>]*>|![^\s,\[\]{}]*)", line)
    return typed[1] if typed else tag


_CONTROL = re.compile(CONTROL)


def _control(path: str, text: str, hidden: re.Match[str]) -> Diagnostic:
    """The finding for a character that no text file should hold; the file is not read further."""
    before = tuple(iter_lines(text[: hidden.start()]))
    place = place_at(path, text, len(before) - 1, len(before[-1]), len(before[-1]) + 1)
    name = f"U+{ord(hidden.group()):04X}"
    message = say("a hidden control character ({name}) stands here", name=name)
    return _found(Y003, place, message, say("delete it"))


_BIDI = re.compile(DIRECTION)
INVISIBLE_IN_KEY = re.compile("[\u00a0\u00ad\u200b-\u200f\u2060\ufeff]")
_SUSPICIOUS = re.compile(f"{_BIDI.pattern}|{INVISIBLE_IN_KEY.pattern}")
# Possessive repetitions (`*+`) keep a line of nothing but dashes from taking for ever.
_KEY_LINE = re.compile(r"^\s*+(?:- )*+([^\s#'\"][^:#]*+):(?:\s|$)")


def _invisible(path: str, text: str) -> Iterator[Diagnostic]:
    """Characters that nobody sees: direction controls anywhere, the others where a key stands."""
    if not _SUSPICIOUS.search(text):
        return
    directions, in_keys = [], []
    for number, line in enumerate(_lines(text)):
        directions += [(number, match.start()) for match in _BIDI.finditer(line)]
        key = _KEY_LINE.match(line)
        if key and (hidden := INVISIBLE_IN_KEY.search(key.group(1))):
            in_keys.append((number, key.start(1) + hidden.start()))
    message = say("a hidden text-direction control ({name}) stands here")
    help_ = say("delete it; right-to-left scripts read correctly without it")
    yield from _characters(Y003, path, text, directions, message, help_)
    message = say("an invisible character ({name}) stands in a key")
    yield from _characters(Y004, path, text, in_keys, message, say("delete it and type the key again"))


def _characters(  # noqa: PLR0917 - each names one part of the finding
    rule: Rule, path: str, text: str, at: list[tuple[int, int]], message: Message, help_: Message
) -> Iterator[Diagnostic]:
    """A finding for each character that stands at these lines and columns, as many as are worth telling."""
    for n, (number, column) in enumerate(at[: MOST_ALIKE + 1]):
        place = place_at(path, text, number, column, column + 1)
        name = f"U+{ord(_lines(text)[number][column]):04X}"
        finding = _found(rule, place, replace(message, values={"name": name}), help_)
        yield finding if n < MOST_ALIKE else and_more(finding, len(at) - MOST_ALIKE)


def _not_a_group(path: str, text: str, value: object) -> Diagnostic:
    if value is None:
        return _found(Y001, Place(path), say("the file is empty"), say("write one `key: value` per line"))
    what = say("a list") if isinstance(value, list) else say("a text")
    message = say("the file holds {what}, where keys with values belong", what=what)
    other = ("#", "---", "%")  # comments and what may stand before the first key
    written = (i for i, line in enumerate(_lines(text)) if line.strip() and not line.startswith(other))
    number = next(written, 0)
    place = place_at(path, text, number, 0, len(_lines(text)[number]))
    return _found(Y001, place, message, say("write `key: value`, with a space after the colon, one per line"))
