"""One change, and how it is said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from generator.diagnostics import Message, say

__all__ = ["Change", "Plain", "Subject", "cut", "plain", "text_changed", "value_changed"]

Plain: TypeAlias = str | int | float | bool | None
"""A value as JSON knows it."""

_LONGEST = 90  # letters of a text that are quoted
_AROUND = 4  # words shown before the first one that differs


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """One thing that means something else now.

    `kind` and `key` say of what: 'microcredential', 'provider', 'pathway' or 'catalogue', and its key.
    `what` is the way to the value in the file (`offerings[spring-2027].start`), empty for the thing as a
    whole. `action` is 'added', 'removed', 'changed', 'moved' (a date), 'reworded', 'corrected' (a text that
    still says the same), 'reordered', 'renamed' or 'broken' (it cannot be compared). `file` is the file of
    the thing, `through` the file whose defaults changed, where the thing's own file did not say so.
    """

    kind: str
    key: str
    what: str
    action: str
    words: Message
    file: str
    before: Plain = None
    after: Plain = None
    language: str | None = None
    through: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Subject:
    """What a change is about, before it is known what changed: `note` makes a change of it."""

    kind: str
    key: str
    file: str
    through: Callable[[tuple[str, ...]], str | None] = lambda _: None

    def note(
        self,
        path: tuple[str, ...],
        what: str,
        action: str,
        words: Message,
        *,
        before: Plain = None,
        after: Plain = None,
        language: str | None = None,
    ) -> Change:
        """A change of the value at `what`; `path` are the keys by which it may be inherited."""
        return Change(
            kind=self.kind,
            key=self.key,
            what=what,
            action=action,
            words=words,
            file=self.file,
            before=before,
            after=after,
            language=language,
            through=self.through(path),
        )


def plain(value: object) -> Plain:
    """A value of the model as JSON writes it: days as `2027-02-08`, whole numbers without a point."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if value is None or isinstance(value, bool | int | float):
        return value
    return value.isoformat() if isinstance(value, date) else str(value)


def value_changed(
    label: Message,
    before: Plain,
    after: Plain,
    units: tuple[str, str] = ("", ""),
    *,
    is_day: bool = False,
    is_owned: bool = False,
) -> tuple[str, Message]:
    """The action and the words for a single value that is another now, new, or no longer stated.

    `units` are those before and after. With `is_owned`, the label ends in the name of something.
    """
    old, new = _shown(before, units[0]), _shown(after, units[1])
    if before is None:
        return "added", say("{label} added: {after}", label=label, after=new)
    if after is None:
        return "removed", say("{label} removed; it was {before}", label=label, before=old)
    if is_day:
        return "moved", say("{label} moved from {before} to {after}", label=label, before=old, after=new)
    if units[0] == units[1]:
        old = _shown(before, "")
    if is_owned:  # it may be a figure: "price of offering 2027-02-08"
        return "changed", say("{label}: {before} → {after}", label=label, before=old, after=new)
    return "changed", say("{label} {before} → {after}", label=label, before=old, after=new)


def text_changed(
    label: Message, before: str | None, after: str | None, *, same_meaning: bool
) -> tuple[str, Message]:
    """The action and the words for a text in one language; what differs is quoted, not all of it."""
    if before is None:
        return "added", say("{label} added: “{text}”", label=label, text=cut(after or ""))
    if after is None:
        return "removed", say("{label} removed: “{text}”", label=label, text=cut(before))
    old, new = _differing(before, after)
    if old == new:
        return "corrected", say("{label}: only spaces or line ends differ", label=label)
    words = say(
        "{label} corrected: “{before}” → “{after}”"
        if same_meaning
        else "{label} reworded: “{before}” → “{after}”",
        label=label,
        before=old,
        after=new,
    )
    return "corrected" if same_meaning else "reworded", words


def cut(text: str) -> str:
    """The beginning of a text on one line."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"


def _differing(before: str, after: str) -> tuple[str, str]:
    """What differs in two texts, with a few words before it."""
    old, new = before.split(), after.split()
    if len(" ".join(old)) <= _LONGEST and len(" ".join(new)) <= _LONGEST:
        return " ".join(old), " ".join(new)
    same = next(
        (i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new))
    )
    end = 0
    while end < min(len(old), len(new)) - same and old[-1 - end] == new[-1 - end]:
        end += 1
    return _part(old, same, end), _part(new, same, end)


def _part(words: list[str], start: int, end: int) -> str:
    first = max(0, start - _AROUND)
    last = min(len(words), len(words) - end + 2)
    return ("… " if first else "") + cut(" ".join(words[first:last])) + (" …" if last < len(words) else "")


def _shown(value: Plain, unit: str) -> object:
    if isinstance(value, bool):
        return say("yes") if value else say("no")
    return (
        Message("{value} {unit}", {"value": cut(str(value)), "unit": Message(unit)})
        if unit
        else cut(str(value))
    )
