"""What the parser's complaints about YAML mean to somebody who never heard of a parser."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.diagnostics import Message, say

__all__ = ["Complaint", "Reading", "plainly"]


@dataclass(frozen=True, slots=True)
class Complaint:
    """What the parser said, and its marks (line, column) from 0: where it stopped, what it was reading."""

    context: str
    problem: str
    stopped: tuple[int, int]
    began: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Reading:
    """The complaint in plain words: where to look (line, column, from 0), what is wrong, what to write."""

    line: int
    column: int
    message: Message
    help: Message


def plainly(complaint: Complaint, lines: Sequence[str]) -> Reading:
    """The most likely slip behind a complaint."""
    return next(reading for read in _WAYS if (reading := read(complaint, lines)) is not None)


_Way = Callable[[Complaint, Sequence[str]], Reading | None]


def _line(lines: Sequence[str], number: int) -> str:
    return lines[number] if 0 <= number < len(lines) else ""


def _last_written(lines: Sequence[str], before: int) -> int:
    """The number of the nearest line above that holds more than a comment, or -1."""
    number = min(before, len(lines)) - 1
    while number >= 0 and (not lines[number].strip() or lines[number].lstrip().startswith("#")):
        number -= 1
    return number


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _no_break_space(complaint: Complaint, lines: Sequence[str]) -> Reading | None:
    """Word processors put a no-break space where a space should be; YAML takes it for a letter."""
    for number in (complaint.stopped[0], _last_written(lines, complaint.stopped[0])):
        found = re.search(r"^[\s\u00a0-]*\u00a0|[:-]\u00a0", _line(lines, number))
        if found:
            column = found.end() - 1
            return Reading(
                number,
                column,
                say("there is a no-break space (U+00A0) here, which YAML does not take for a space"),
                say("delete it and type an ordinary space"),
            )
    return None


def _tab(complaint: Complaint, lines: Sequence[str]) -> Reading | None:
    number = complaint.stopped[0]
    indent = re.match(r"\s*", _line(lines, number))
    if indent is None or "\t" not in indent.group():
        return None
    return Reading(
        number,
        indent.group().index("\t"),
        say("this line is indented with a tab"),
        say("indent with spaces: two for each step"),
    )


def _second_colon(complaint: Complaint, lines: Sequence[str]) -> Reading | None:
    if "mapping values are not allowed" not in complaint.problem:
        return None
    number, column = complaint.stopped
    line = _line(lines, number)
    first = re.match(r"\s*(?:- +)*([\w-]+): +(?=\S)", line)
    if first and first.end() <= column:
        value = line[first.end() :].strip()
        quoted = value.replace("\\", "\\\\").replace('"', '\\"')
        return Reading(
            number,
            column,
            say("this text contains a colon followed by a space, so it looks like a second key"),
            say("put the text in quotes: `{key}: {value}`", key=first.group(1), value=f'"{_short(quoted)}"'),
        )
    return _deeper_than_above(number, lines) or Reading(
        number,
        column,
        say("a colon followed by a space is not expected here"),
        say("put texts that contain `: ` in quotes"),
    )


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "…"


def _deeper_than_above(number: int, lines: Sequence[str]) -> Reading | None:
    above = _last_written(lines, number)
    if above < 0:
        return None
    line, before = _line(lines, number), _line(lines, above)
    if _indent(line) > _indent(before) and re.match(r"\s*(?:- +)*[\w-]+: +\S", before):
        return Reading(
            number,
            _indent(line),
            say(
                "this line is indented deeper than line {above}, but that one has its value already",
                above=above + 1,
            ),
            say("begin both lines in the same column"),
        )
    if not re.search(r":(\s|$)", before):
        return Reading(
            above,
            _indent(before),
            say("there is no colon in this line, so it is no key"),
            say("write `key: value`, with a space after the colon"),
        )
    return None


def _no_colon(complaint: Complaint, lines: Sequence[str]) -> Reading | None:
    if "could not find expected ':'" not in complaint.problem or complaint.began is None:
        return None
    number, column = complaint.began
    stuck = re.match(r"\s*(?:- +)*([\w-]+):(?=[^\s])(.*)", _line(lines, number))
    if stuck:
        return Reading(
            number,
            stuck.end(1),
            say("there is no space after this colon"),
            say("write `{key}: {value}`", key=stuck.group(1), value=_short(stuck.group(2).strip())),
        )
    return Reading(
        number,
        column,
        say("there is no colon in this line, so it is no key"),
        say(
            "write `key: value`; if the line goes on with the text above, indent it, or begin that text "
            "with `|` on a line of its own"
        ),
    )


def _open_quote(complaint: Complaint, lines: Sequence[str]) -> Reading | None:
    if "quoted scalar" not in complaint.context or complaint.began is None:
        return None
    number, column = complaint.began
    if "escape" in complaint.problem:
        return Reading(
            *complaint.stopped,
            say("a backslash has a meaning of its own between double quotes"),
            say("write the text between 'single quotes', or double each backslash"),
        )
    quote = _line(lines, number)[column : column + 1] or '"'
    return Reading(
        number,
        column,
        say("the quote that is opened here is never closed"),
        say("put a {quote} at the end of the text, or remove this one", quote=quote),
    )


def _after_quote(complaint: Complaint, lines: Sequence[str]) -> Reading | None:
    """Words behind a closing quote; most often an apostrophe closed the quote too early."""
    number, column = complaint.stopped
    line = _line(lines, number)
    if "expected" not in complaint.problem or not re.search(r"""["']\s*$""", line[:column]):
        return None
    if not line[column : column + 1].strip():
        return None
    return Reading(
        number,
        column,
        say("the text goes on after its closing quote"),
        say("put the whole text between double quotes; write an apostrophe in 'single quotes' twice ('')"),
    )


_CLOSING = {"[": "]", "{": "}"}
# A quote opens a text only where a value may begin; one that is not closed takes the rest of its line with
# it, so that no line is looked through twice.
_SIGNIFICANT = re.compile(
    r"""(?:^|(?<=\s))#.*|(?<![^\s\[{,:])(?:"(?:[^"\\]|\\.?)*+(?:"|\Z)|'(?:[^']|'')*+(?:'|\Z))"""
    r"""|(?:^|(?<=[\s\[{,]))[\[{]|[\]}]"""
)


def _last_opened(lines: Sequence[str], until: int) -> tuple[int, int] | None:
    """Where the last bracket above a line stands that is not closed; None where all are."""
    opened: list[tuple[int, int]] = []
    for number in range(min(until + 1, len(lines))):
        for sign in _SIGNIFICANT.finditer(lines[number]):
            if sign.group() in _CLOSING:
                opened.append((number, sign.start()))
            elif sign.group() in ("]", "}") and opened:
                opened.pop()
    return opened[-1] if opened else None


def _bracket(complaint: Complaint, lines: Sequence[str]) -> Reading | None:
    if "flow" not in complaint.context or complaint.began is None:
        return None
    number, column = complaint.began
    if _line(lines, number)[column : column + 1] not in tuple(_CLOSING):
        # At the end of the file the parser names the place behind the last line.
        number, column = _last_opened(lines, number) or complaint.began
    opening = _line(lines, number)[column : column + 1]
    closing = _CLOSING.get(opening) or say("{one} or {other}", one="]", other="}")
    return Reading(
        number,
        column,
        say(
            "the list or group that is opened here with {opening} is not closed properly",
            opening=opening or say("a bracket"),
        ),
        say(
            "close it with {closing}; between its parts stands a comma, and texts that contain commas, "
            "brackets or colons need quotes",
            closing=closing,
        ),
    )


def _special_start(complaint: Complaint, lines: Sequence[str]) -> Reading | None:
    number, column = complaint.stopped
    line = _line(lines, number)
    if "while scanning an a" in complaint.context and complaint.began:  # an alias, an anchor
        number, column = complaint.began
        return _starts_with(number, column, line[column : column + 1] or "*")
    if "cannot start any token" in complaint.problem:
        return _starts_with(number, column, line[column : column + 1])
    if "block scalar" in complaint.context:
        return Reading(
            number,
            column,
            say("after | or > the text begins on the next line"),
            say("move the text to the next line, indented; or put it in quotes on this line"),
        )
    if "block sequence entries" in complaint.problem:
        return Reading(
            number,
            column,
            say("a list cannot begin behind its key"),
            say("begin the list on the next line, or write it as `[one, two]`"),
        )
    return None


def _starts_with(number: int, column: int, sign: str) -> Reading:
    return Reading(
        number,
        column,
        say("a text cannot begin with {sign}", sign=sign or say("this character")),
        say("put the text in quotes"),
    )


def _list_and_keys(complaint: Complaint, lines: Sequence[str]) -> Reading | None:
    number, column = complaint.stopped
    if "expected '-' indicator" in complaint.problem:
        return Reading(
            number,
            column,
            say("this line is no entry of the list above it"),
            say("begin every entry with `- ` in the same column, or begin the line in the column of its key"),
        )
    if "expected key" in complaint.problem:
        line = _line(lines, number)
        above = _last_written(lines, number)
        if line.lstrip().startswith("-"):
            help_ = say("indent the entries of a list alike, deeper than their key or as deep as it")
        else:
            help_ = say("begin the keys of one group in the same column, with spaces only")
        if above < 0:
            return Reading(number, column, say("a key is expected here"), help_)
        return Reading(
            number,
            column,
            say("this line does not fit the indentation of the lines above it"),
            help_,
        )
    return None


def _directive(complaint: Complaint, lines: Sequence[str]) -> Reading | None:
    number = complaint.stopped[0]
    if "directive" in complaint.context or "YAML document" in complaint.problem or "tag" in complaint.context:
        column = _indent(_line(lines, number))
        return Reading(
            number,
            column,
            say("% and ! begin instructions to the parser"),
            say("put the text in quotes, or remove it"),
        )
    return None


def _otherwise(complaint: Complaint, lines: Sequence[str]) -> Reading:
    number, column = complaint.stopped
    if number >= len(lines) or not _line(lines, number).strip():
        above = _last_written(lines, number)
        if above >= 0:
            number, column = above, _indent(_line(lines, above))
    said = " ".join(part for part in (complaint.context, complaint.problem) if part)
    return Reading(
        number,
        column,
        say("this is not valid YAML ({said})", said=said),
        say("check quotes, colons and the indentation of this line and the one above"),
    )


_WAYS: tuple[_Way, ...] = (
    _no_break_space,
    _tab,
    _second_colon,
    _no_colon,
    _open_quote,
    _after_quote,
    _special_start,
    _bracket,
    _list_and_keys,
    _directive,
    _otherwise,
)
