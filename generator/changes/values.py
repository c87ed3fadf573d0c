"""Compares two values in the way their row of the table says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from generator.changes.attributes import TABLES
from generator.changes.rows import Group, Items, Names, Outcomes, Row, Table, Value, Words
from generator.changes.words import Change, Plain, Subject, cut, plain, text_changed, value_changed
from generator.diagnostics import Message, say
from generator.earlier.rewording import is_material, paired
from generator.model import Outcome
from generator.text import Text

__all__ = ["At", "compare_rows"]

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True, slots=True)
class At:
    """Where a comparison stands: of what, the way there, and how readers call it.

    `path` are the keys by which values are inherited; `group` is the name of a group around ("price"),
    `owner` that of an item of a list ("offering spring-2027").
    """

    subject: Subject
    what: str = ""
    path: tuple[str, ...] = ()
    owner: Message | None = None
    group: Message | None = None

    def label(self, words: Message | None) -> Message:
        """How readers call something here."""
        name = _within(self.group, words)
        if name is None or self.owner is None:
            return name or self.owner or Message("")
        return say("{part} of {whole}", part=name, whole=self.owner)

    def into(self, name: str) -> str:
        """The way to something here."""
        return f"{self.what}.{name}" if self.what and name else self.what or name

    def within(self, row: Row) -> At:
        """Inside a group."""
        group = _within(self.group, row.words)
        return replace(self, what=self.into(row.name), path=(*self.path, row.name), group=group)

    def item(self, row: Row, name: str) -> At:
        """Inside one item of a list; a text is quoted anyway when it changes."""
        is_text = isinstance(row.form, Items) and row.form.of is Text
        owner = self.label(row.words if is_text else _named(row, cut(name)))
        what = f"{self.into(row.name)}[{name}]"
        return replace(self, what=what, path=(*self.path, row.name), owner=owner, group=None)

    def note(
        self, row: Row, what: str, said: tuple[str, Message], before: Plain, after: Plain, **more: Any
    ) -> Change:
        """A change of the value of a row here."""
        action, words = said
        return self.subject.note(
            (*self.path, row.name), what, action, words, before=before, after=after, **more
        )


def _within(group: Message | None, part: Message | None) -> Message | None:
    """The name of a part of a group; that of either where the other has none."""
    return say("{group} {part}", group=group, part=part) if group and part else group or part


def _named(row: Row, name: object) -> Message | None:
    """The name of one of several values: "keyword “open data”"."""
    return say("{what} {name}", what=row.words, name=name) if row.words else None


def compare_rows(rows: Sequence[Row], before: object, after: object, at: At) -> Iterator[Change]:
    """Every change in the values of some rows; `before` or `after` is None where there is no such group."""
    told: set[str] = set()
    for row in rows:
        if row.follows and row.follows in told:
            continue
        for change in _compare(row, before, after, at):
            told.add(row.field)
            yield change


def _compare(row: Row, before: object, after: object, at: At) -> Iterator[Change]:
    old, new = row.of(before), row.of(after)
    match row.form:
        case Value() as form:
            units = _unit(form, before), _unit(form, after)
            yield from _values(row, plain(old), plain(new), at, units, is_day=form.is_day)
        case Words():
            yield from _texts(row, old, new, at)
        case Group(of=of):
            yield from compare_rows(TABLES[of], old, new, at.within(row))
        case Names() as form:
            yield from _names(row, form, old or (), new or (), at)
        case Items() as form:
            yield from _items(row, form, old or (), new or (), at)
        case Outcomes():
            yield from _outcomes(row, old or (), new or (), at)
        case Table():
            yield from _table(row, old or {}, new or {}, at)


def _unit(form: Value, group: object) -> str:
    return form.unit_of(group) if form.unit_of and group is not None else form.unit


def _values(
    row: Row, old: Plain, new: Plain, at: At, units: tuple[str, str] = ("", ""), *, is_day: bool = False
) -> Iterator[Change]:
    if old != new:
        said = value_changed(
            at.label(row.words), old, new, units, is_day=is_day, is_owned=at.owner is not None
        )
        yield at.note(row, at.into(row.name), said, old, new)


def _table(row: Row, old: Mapping[str, object], new: Mapping[str, object], at: At) -> Iterator[Change]:
    for key in sorted({*old, *new}):
        was, now = plain(old.get(key)), plain(new.get(key))
        if was != now:
            said = value_changed(at.label(_named(row, key)), was, now)
            yield at.note(row, f"{at.into(row.name)}.{key}", said, was, now)


def _texts(row: Row, old: Text | None, new: Text | None, at: At) -> Iterator[Change]:
    was, now = old.by_language if old else {}, new.by_language if new else {}
    label, what = at.label(row.words), at.into(row.name)
    tags = tuple(dict.fromkeys((*was, *now)))
    if len(was) == len(now) == 1 and len(tags) == 2 and was[tags[0]] == now[tags[1]]:
        said = value_changed(say("language of {label}", label=label), tags[0], tags[1])
        yield at.note(row, what, said, tags[0], tags[1])
        return
    for tag in tags:
        before, after = was.get(tag), now.get(tag)
        if before != after:
            same = before is not None and after is not None and not is_material(before, after)
            named = say("{label} ({language})", label=label, language=tag) if len(tags) > 1 else label
            said = text_changed(named, before, after, same_meaning=same)
            yield at.note(row, what, said, before, after, language=tag)


def _names(row: Row, form: Names, old: Sequence[object], new: Sequence[object], at: At) -> Iterator[Change]:
    for action, names, template in (
        ("removed", [n for n in old if n not in new], form.removed),
        ("added", [n for n in new if n not in old], form.added),
    ):
        for name in names:
            yield _item(row, str(name), action, template, at)
    if set(old) == set(new) and tuple(old) != tuple(new):
        yield _reordered(row, at)


def _items(row: Row, form: Items, old: Sequence[Any], new: Sequence[Any], at: At) -> Iterator[Change]:
    pairs, gone, added = _paired(old, new, form.name)
    if not form.strict and len(gone) == len(added):
        places = {id(one): place for place, one in enumerate(new)}
        pairs = sorted((*pairs, *zip(gone, added, strict=True)), key=lambda pair: places[id(pair[1])])
        gone, added = [], []
    for one in gone:
        yield _item(row, form.name(one), "removed", form.removed, at)
    for one in added:
        yield _item(row, form.name(one), "added", form.added, at)
    if not gone and not added and [a for a, _ in pairs] != list(old):
        yield _reordered(row, at)
    for one, other in pairs:
        yield from compare_rows(TABLES[form.of], one, other, at.item(row, form.name(one)))


def _paired(
    old: Sequence[T], new: Sequence[T], name: Callable[[T], Hashable]
) -> tuple[list[tuple[T, T]], list[T], list[T]]:
    """Pairs of namesakes in the newer order, and what has none; of several with one name the first."""
    known: defaultdict[Hashable, list[T]] = defaultdict(list)
    for one in old:
        known[name(one)].append(one)
    pairs: list[tuple[T, T]] = []
    added: list[T] = []
    for one in new:
        same = known[name(one)]
        if same:
            pairs.append((same.pop(0), one))
        else:
            added.append(one)
    left = {id(one) for rest in known.values() for one in rest}
    return pairs, [one for one in old if id(one) in left], added


def _outcomes(row: Row, old: Sequence[Outcome], new: Sequence[Outcome], at: At) -> Iterator[Change]:
    numbers = []
    for pair in paired(old, new):
        if pair.before is None and pair.after is not None:
            words = say("outcome {n} added: “{text}”", n=pair.after.number, text=_said(pair.after))
            what = f"{at.into(row.name)}[{pair.after.number}]"
            yield at.note(row, what, ("added", words), None, pair.after.text.original.text)
        elif pair.after is None and pair.before is not None:
            words = say("former outcome {n} removed: “{text}”", n=pair.before.number, text=_said(pair.before))
            what = f"{at.into(row.name)}[{pair.before.number}]"
            yield at.note(row, what, ("removed", words), pair.before.text.original.text, None)
        elif pair.before is not None and pair.after is not None:
            numbers.append(pair.before.number)
            inside = at.item(row, str(pair.after.number))
            yield from compare_rows(TABLES[Outcome], pair.before, pair.after, inside)
    if numbers != sorted(numbers):
        yield _reordered(row, at)


def _said(outcome: Outcome) -> str:
    return cut(outcome.text.original.text)


def _item(row: Row, name: str, action: str, template: str, at: At) -> Change:
    words = Message(template, {"what": at.label(_named(row, cut(name))), "name": cut(name)})
    old, new = (name, None) if action == "removed" else (None, name)
    return at.note(row, f"{at.into(row.name)}[{name}]", (action, words), old, new)


def _reordered(row: Row, at: At) -> Change:
    words = say("{label}: the same in another order", label=at.label(row.words))
    return at.note(row, at.into(row.name), ("reordered", words), None, None)
