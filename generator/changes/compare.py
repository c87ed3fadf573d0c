"""Compares two catalogues value by value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from generator.changes.attributes import TABLES
from generator.changes.values import At, compare_rows
from generator.changes.words import Change, Subject, cut
from generator.diagnostics import Message, say
from generator.earlier.continuity import (
    Earlier,
    Ref,
    Refused,
    Thing,
    address_book,
    iter_things,
    path_of,
    renamed,
)
from generator.earlier.rewording import paired
from generator.model import (
    Assessment,
    Catalogue,
    CatalogueInfo,
    Microcredential,
    Offering,
    Provider,
    Source,
    Status,
)
from generator.rules.run import traced
from generator.schema import Sound

__all__ = ["Comparison", "compare"]

# These groups merge key by key with the defaults; everything else is inherited as a whole.
_MERGED = ("contact", "price", "image")
_INHERITED = ("application_url", "form_of_participation", "pace", "study_intensity", "languages", "price")


@dataclass(frozen=True, kw_only=True, slots=True)
class Comparison:
    """What changed since an earlier revision.

    `changes` are in the order of kinds and keys. `quiet` are files that differ in nothing that is published:
    layout, comments, notes of one's own. `broken_before` and `broken_now` are files with errors, compared as
    far as they are sound. `is_new` is True where the earlier revision holds no file of the catalogue at all.
    """

    name: str
    commit: str
    changes: tuple[Change, ...]
    quiet: tuple[str, ...] = ()
    broken_before: tuple[str, ...] = ()
    broken_now: tuple[str, ...] = ()
    is_new: bool = False


def compare(earlier: Earlier, catalogue: Catalogue, sounds: tuple[Sound, ...]) -> Comparison:
    """What means something else in `catalogue`, built from `sounds`, than before; drafts included."""
    changes = tuple(_Comparing(earlier, catalogue, sounds).changes())
    return Comparison(
        name=earlier.name,
        commit=earlier.commit,
        changes=changes,
        quiet=tuple(_quiet(earlier.sounds, sounds, changes)),
        broken_before=tuple(sorted(s.document.path for s in earlier.sounds if s.has_errors)),
        broken_now=tuple(sorted(s.document.path for s in sounds if s.has_errors)),
        is_new=not earlier.sounds,
    )


def _quiet(before: Iterable[Sound], after: Iterable[Sound], changes: Iterable[Change]) -> Iterator[str]:
    """The files that are there on both sides, read differently, and have no part in any change.

    Of files with errors that cannot be said: what was refused was not compared.
    """
    told = {path for change in changes for path in (change.file, change.through)}
    texts = {sound.document.path: sound.document.text for sound in before if not sound.has_errors}
    for sound in after:
        document = sound.document
        if sound.has_errors:
            continue
        if document.path not in told and texts.get(document.path, document.text) != document.text:
            yield document.path


class _Comparing:
    def __init__(self, earlier: Earlier, catalogue: Catalogue, sounds: tuple[Sound, ...]) -> None:
        self.earlier, self.catalogue = earlier, catalogue
        self.before, self.after = dict(iter_things(earlier.catalogue)), dict(iter_things(catalogue))
        self.withheld_before = {(w.kind, w.key): w.path for w in earlier.catalogue.withheld}
        self.withheld_now = {(w.kind, w.key): w.path for w in catalogue.withheld}
        self.refused = Refused(earlier.sounds), Refused(sounds)
        self.main = next((s.document.path for s in sounds if s.document.kind == "catalogue"), "")
        self.heirs = self._heirs(address_book(catalogue, sounds))

    def _heirs(self, book: dict[str, Ref]) -> dict[Ref, Ref]:
        """What each earlier thing has become, under whatever key; each new thing continues one at most."""
        heirs = {ref: ref for ref in self.before if ref in self.after}
        for ref in self.before:
            heir = book.get(path_of(ref))
            if ref not in heirs and heir in self.after and heir not in self.before:
                heirs.setdefault(ref, heir)
        taken = set(heirs.values())
        gone = {r: t for r, t in self.before.items() if r not in heirs and r not in self.withheld_now}
        new = {r: t for r, t in self.after.items() if r not in taken and r not in self.withheld_before}
        self.by_content = renamed(gone, new)
        return heirs | self.by_content

    def changes(self) -> Iterator[Change]:
        yield from self._catalogue(self.earlier.catalogue.info, self.catalogue.info)
        origin = {heir: ref for ref, heir in self.heirs.items()}
        for ref in sorted({*self.before, *self.after, *self.withheld_before, *self.withheld_now}, key=_order):
            if ref in self.heirs and self.heirs[ref] != ref:
                continue  # told under its new key
            if ref in self.after:
                yield from self._one(origin.get(ref), ref)
            elif ref in self.before:
                yield self._gone(ref)
            elif ref in self.withheld_now and ref not in self.withheld_before:
                yield _whole(ref, self.withheld_now[ref], "broken", _BROKEN_NOW)
            elif ref in self.withheld_before and ref not in self.withheld_now:
                yield _whole(ref, self.withheld_before[ref], "removed", say("removed; it had errors"))

    def _catalogue(self, before: CatalogueInfo, after: CatalogueInfo) -> Iterator[Change]:
        if before.publisher and after.publisher:  # else catalogue.yml was missing, or gave too little
            refused = self.refused[0].of(("catalogue", "catalogue")) | self.refused[1].of(
                ("catalogue", "catalogue")
            )
            subject = Subject(kind="catalogue", key="catalogue", file=self.main)
            rows = tuple(row for row in TABLES[CatalogueInfo] if row.name not in refused)
            yield from compare_rows(rows, before, after, At(subject=subject))

    def _one(self, was: Ref | None, ref: Ref) -> Iterator[Change]:
        new = self.after[ref]
        path = new.source.document.path
        if was is None:
            broken = ref in self.withheld_before
            yield _whole(
                ref, path, "broken" if broken else "added", self._had_errors() if broken else _added(new)
            )
            return
        old = self.before[was]
        if was != ref:
            kept = was not in self.by_content
            words = say(
                "was {former}, whose address leads here"
                if kept
                else "was {former}, whose address leads nowhere",
                former=was[1],
            )
            yield replace(_whole(ref, path, "renamed", words), what="id", before=was[1], after=ref[1])
        refused = self.refused[0].of(was) | self.refused[1].of(ref)
        rows = tuple(row for row in TABLES[type(new)] if row.name not in refused)
        old, new = _without_inherited(old, new)
        subject = Subject(kind=ref[0], key=ref[1], file=path, through=_through(old.source, new.source))
        yield from compare_rows(rows, old, new, At(subject=subject))

    def _gone(self, ref: Ref) -> Change:
        old = self.before[ref]
        if ref in self.withheld_now:
            return _whole(ref, self.withheld_now[ref], "broken", _BROKEN_NOW)
        words = say("removed: “{title}”", title=_title(old))
        if old.status is Status.DRAFT:  # nobody else has ever seen it
            words = say("draft removed: “{title}”", title=_title(old))
        return _whole(ref, old.source.document.path, "removed", words)

    def _had_errors(self) -> Message:
        return say("had errors at {revision}, so that nothing can be compared", revision=self.earlier.name)


_BROKEN_NOW = say("has errors, so that nothing can be compared; see: credenza check")


def _whole(ref: Ref, path: str, action: str, words: Message) -> Change:
    return Change(kind=ref[0], key=ref[1], what="", action=action, words=words, file=path)


def _order(ref: Ref) -> tuple[int, str]:
    return ("provider", "microcredential", "pathway").index(ref[0]), ref[1]


def _added(thing: Thing) -> Message:
    if thing.status is Status.PUBLISHED:
        return say("added: “{title}”", title=_title(thing))
    return say("added as {status}: “{title}”", status=thing.status.value, title=_title(thing))


def _title(thing: Thing) -> str:
    return cut((thing.legal_name if isinstance(thing, Provider) else thing.title).original.text)


def _through(before: Source, after: Source) -> Any:
    """Finds the file whose defaults changed a value, None where a file of the thing itself did."""

    def through(path: tuple[str, ...]) -> str | None:
        was, now = traced(before, path)[0], traced(after, path)[0]
        inherited_before, inherited_now = was is not before.document, now is not after.document
        if inherited_now and (inherited_before or not _writes(before, path)):
            return now.path
        if inherited_before and not inherited_now and not _writes(after, path):
            return was.path
        return None

    return through


def _writes(source: Source, path: tuple[str, ...]) -> bool:
    """Whether the file itself writes the value, or says with `key: ~` that there is none."""
    document = source.document
    if path[0] not in _MERGED or not (document.data or {}).get(path[0]):
        return document.has(path[:1])
    return document.has(path[:2])


def _without_inherited(old: Thing, new: Thing) -> tuple[Any, Any]:
    """The same two without what only repeats other values.

    What offerings inherit on both sides is told of the microcredential. What assessments say about outcomes
    is told by the numbers that these have now.
    """
    if not isinstance(old, Microcredential) or not isinstance(new, Microcredential):
        return old, new
    now = {offering.slug: offering for offering in new.offerings}
    was = {offering.slug: offering for offering in old.offerings}
    repeated = {
        slug: [
            name
            for name in _INHERITED
            if getattr(was[slug], name) == getattr(old, name)
            and getattr(now[slug], name) == getattr(new, name)
        ]
        for slug in was.keys() & now.keys()
    }
    return (
        replace(
            old,
            offerings=tuple(_blanked(offering, repeated) for offering in old.offerings),
            assessment=tuple(_renumbered(old, new)),
        ),
        replace(new, offerings=tuple(_blanked(offering, repeated) for offering in new.offerings)),
    )


def _blanked(offering: Offering, repeated: dict[str, list[str]]) -> Offering:
    blank: dict[str, Any] = {
        name: () if name == "languages" else None for name in repeated.get(offering.slug, ())
    }
    return replace(offering, **blank)


def _renumbered(old: Microcredential, new: Microcredential) -> Iterator[Assessment]:
    numbers = {
        pair.before.number: pair.after.number if pair.after else -pair.before.number
        for pair in paired(old.learning_outcomes, new.learning_outcomes)
        if pair.before is not None
    }
    for assessment in old.assessment:
        yield replace(assessment, outcomes=_sorted(numbers[n] for n in assessment.outcomes))


def _sorted(numbers: Iterable[int]) -> tuple[int, ...]:
    found: Sequence[int] = sorted(numbers, key=abs)
    return tuple(found)
