"""Rules of family D about what must stay as it was at an earlier revision (`credenza check --against`)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator import addresses
from generator.diagnostics import Message, Severity, say
from generator.earlier.continuity import (
    Earlier,
    Ref,
    Refused,
    Thing,
    address_book,
    heirs,
    iter_things,
    path_of,
    renamed,
)
from generator.earlier.rewording import Pair, is_reworded, paired
from generator.model import Catalogue, CatalogueInfo, Level, Microcredential, Pathway, Source
from generator.rules.reading.said import figure, listed
from generator.rules.reading.written import source_of
from generator.rules.registry import CheckedRule, Context, Finding, rule
from generator.schema import Sound

__all__ = ["EVEN_IN_DRAFTS", "ONLY_AGAINST", "PERMANENCE", "level_changed"]

_ADDRESSES = (
    "Credenza authoring format §1: the file name is the id and the address; W3C: Cool URIs don't change"
)

EVEN_IN_DRAFTS = frozenset({"D510", "D513"})
"""Rules that fail a check in drafts too: what was published must not become a draft."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Since:
    """What has become of the earlier catalogue: both as published, and what each old address leads to now."""

    earlier: Earlier
    before: Catalogue
    after: Catalogue
    book: dict[str, Ref]
    heirs: dict[Ref, Ref]
    gone: dict[Ref, Thing]


def _since(context: Context) -> _Since | None:
    if context.earlier is None:
        return None
    before, after = context.earlier.catalogue.published(), context.catalogue.published()
    book = address_book(after, context.sounds)
    found = heirs(before, book)
    return _Since(
        earlier=context.earlier,
        before=before,
        after=after,
        book=book,
        heirs=found,
        gone={ref: thing for ref, thing in iter_things(before) if ref not in found},
    )


@rule(
    "D510",
    Severity.ERROR,
    "Published before, gone now",
    source=_ADDRESSES,
    wrong="# data-basics.yml was renamed to data-literacy.yml, and no file knows its former id\n",
    right="# data-literacy.yml\naliases: [data-basics]   # the former address leads here\n",
)
def vanished(context: Context) -> Iterator[Finding]:
    """Credentials, transcripts and other catalogues point to the page of what was published once.

    What is no longer offered is retired and keeps its page; what has another file name keeps its former id as
    an alias. The rule compares with an earlier revision: `credenza check --against REVISION`.
    """
    since = _since(context)
    if since is None:
        return
    known = address_book(since.before, since.earlier.sounds)
    new = {ref: thing for ref, thing in iter_things(since.after) if path_of(ref) not in known}
    moved = renamed(since.gone, new)
    now = dict(iter_things(context.catalogue))
    for ref, thing in since.gone.items():
        if _is_told_at_provider(thing, since, moved):
            continue
        if ref in now:
            yield _hidden(ref, now[ref])
        elif ref in moved:
            yield _renamed(ref, thing, new[moved[ref]])
        else:
            yield _vanished(ref, thing)


def _is_told_at_provider(thing: Thing, since: _Since, moved: dict[Ref, Ref]) -> bool:
    """Whether it would be there if only its provider were: that is said once, about the provider."""
    if not isinstance(thing, Microcredential | Pathway) or ("provider", thing.provider) not in since.gone:
        return False
    heir = moved.get(("provider", thing.provider))
    if heir is not None and isinstance(thing, Microcredential):
        return f"{heir[1]}/{thing.id}" in since.after.microcredentials
    return heir is None


def _hidden(ref: Ref, thing: Thing) -> Finding:
    return Finding(
        source=thing.source,
        path=("status",),
        message=say(
            "{thing} was published before; as a draft it loses its page",
            thing=_name(ref),
        ),
        help=say("write `status: retired` if it is no longer offered; its page stays, with a notice"),
    )


def _renamed(ref: Ref, thing: Thing, new: Thing) -> Finding:
    former = _alias(ref, new)
    return Finding(
        source=new.source,
        path=("aliases",),
        message=say(
            "this was {file} before, and nothing leads from its former address to here",
            file=thing.source.document.path,
        ),
        help=say("write `aliases: [{former}]`, or give the file its former name again", former=former),
    )


def _alias(ref: Ref, new: Thing) -> str:
    """The former id as the new file has to write it; with its provider where that is another one."""
    provider, _, id_ = ref[1].rpartition("/")
    return id_ if not isinstance(new, Microcredential) or new.provider == provider else ref[1]


def _vanished(ref: Ref, thing: Thing) -> Finding:
    # There is no line to point at: the finding stands at the path that the file had.
    return Finding(
        source=Source(document=thing.source.document, origins={}),
        path=(),
        message=say(
            "this file was there before and is gone, and with it the page of {thing}",
            thing=_name(ref),
        ),
        help=say(
            "bring it back with `status: retired`, or write `aliases: [{id}]` into the file that takes its "
            "place",
            id=ref[1].rpartition("/")[2],
        ),
    )


_KINDS = {
    "microcredential": say("the microcredential"),
    "provider": say("the provider"),
    "pathway": say("the pathway"),
}


def _name(ref: Ref) -> Message:
    return say("{kind} `{id}`", kind=_KINDS[ref[0]], id=ref[1])


def _succession(context: Context) -> Iterator[tuple[Microcredential, Microcredential, frozenset[str]]]:
    """Each microcredential as it was and as it is, with the keys whose values are not sound now."""
    since = _since(context)
    if since is None:
        return
    refused = Refused(context.sounds)
    for (kind, key), heir in sorted(since.heirs.items()):
        if kind == "microcredential" and heir[1] in since.after.microcredentials:
            before, after = since.before.microcredentials[key], since.after.microcredentials[heir[1]]
            yield before, after, refused.of(heir)


@rule(
    "D511",
    Severity.ERROR,
    "Credits changed under the same id",
    source="ECTS Users' Guide 2015: credits express the volume of learning; QualityLink: identity of courses",
    wrong="# data-literacy.yml, 3 ECTS until now\nnotional_workload: { ects: 5 }\n",
    right="# data-literacy-2.yml\nnotional_workload: { ects: 5 }\nreplaces: [data-literacy]   # retired\n",
)
def credits_changed(context: Context) -> Iterator[Finding]:
    """People have earned the old number of credits, and their credentials point to this page.

    Other catalogues treat a description with other credits as another course. Credits that are stated for the
    first time are no change. The rule compares with an earlier revision: `credenza check --against REVISION`.
    """
    for before, after, refused in _succession(context):
        was, is_ = before.workload.ects, after.workload.ects
        if was is None or was == is_ or "notional_workload" in refused:
            continue
        if is_ is None:
            message = say("{was} ECTS before, none now, under the same id", was=figure(was))
        else:
            message = say("{was} ECTS before, {now} now, under the same id", was=figure(was), now=figure(is_))
        yield Finding(
            source=after.source,
            path=("notional_workload", "ects"),
            message=message,
            help=say(
                "describe it in a new file with `replaces: [{id}]`, and give this one `status: retired`",
                id=after.id,
            ),
        )


@rule(
    "D512",
    Severity.WARNING,
    "Outcomes or level changed, version did not",
    source="Credenza authoring format §6: life cycle; Council Recommendation 2022/C 243/02, Annex II",
    wrong="# other outcomes than at the last release\nversion: '1'\n",
    right="# other outcomes than at the last release\nversion: '2'\n",
)
def same_version(context: Context) -> Iterator[Finding]:
    """Whoever holds a credential must be able to tell which outcomes it stood for.

    A corrected spelling mistake is no new version; another verb, another number, an outcome more or less is.
    The rule compares with an earlier revision: `credenza check --against REVISION`.
    """
    for before, after, refused in _succession(context):
        if after.version is not None and after.version != before.version:
            continue
        if "learning_outcomes" not in refused:
            yield from _other_outcomes(before, after)
        if "level" not in refused and level_changed(before.level, after.level):
            yield Finding(
                source=after.source,
                path=("level",),
                message=say("the level changed, but the version did not"),
                help=_NEW_VERSION,
            )


_NEW_VERSION = say(
    "give it a new `version`; if it is another microcredential now, a new file with `replaces`"
)


def _other_outcomes(before: Microcredential, after: Microcredential) -> Iterator[Finding]:
    changed = [pair for pair in paired(before.learning_outcomes, after.learning_outcomes) if _is_other(pair)]
    if not changed:
        return
    only = changed[0].after if len(changed) == 1 else None
    yield Finding(
        source=after.source,
        path=("learning_outcomes", only.number - 1) if only else ("learning_outcomes",),
        message=say(
            "the outcomes changed ({changes}), but the version did not",
            changes=listed(map(_change, changed)),
        ),
        help=_NEW_VERSION,
        part="value" if only else "key",
    )


def _is_other(pair: Pair) -> bool:
    return pair.before is None or pair.after is None or is_reworded(pair.before.text, pair.after.text)


def _change(pair: Pair) -> Message:
    if pair.after is not None:
        if pair.before is None:
            return say("outcome {n} added", n=pair.after.number)
        return say("outcome {n} reworded", n=pair.after.number)
    return say("former outcome {n} removed", n=pair.before.number if pair.before else 0)


def level_changed(before: Level, after: Level) -> bool:
    """Whether something stated about a level is no longer so; what is stated in addition is no change."""
    if (before.not_applicable is None) is not (after.not_applicable is None):
        return True
    was = (before.eqf, before.cycle, before.nqf and (before.nqf.framework, before.nqf.level))
    now = (after.eqf, after.cycle, after.nqf and (after.nqf.framework, after.nqf.level))
    return any(one is not None and one != other for one, other in zip(was, now, strict=True))


@rule(
    "D513",
    Severity.ERROR,
    "Address or identifier not kept",
    source=_ADDRESSES,
    wrong="# data-literacy.yml had `aliases: [data-basics]` at the last release\naliases: []\n",
    right="aliases: [data-basics]   # stays for good\n",
)
def address_lost(context: Context) -> Iterator[Finding]:
    """An address that worked once stands in credentials, bookmarks and other catalogues.

    That goes for former ids, for the pages in each language, and for the beginning of all identifiers. The
    rule compares with an earlier revision: `credenza check --against REVISION`.
    """
    since = _since(context)
    if since is None:
        return
    yield from _lost_addresses(context, since)
    main = next(
        (s for s in context.sounds if s.document.key == "catalogue" and not s.document.provider), None
    )
    old, new = since.before.info, since.after.info
    if main is not None and old.publisher and new.publisher:  # both say enough to make a site
        yield from _lost_identity(main, old, new)
        yield from _lost_languages(main, old, new)


def _lost_addresses(context: Context, since: _Since) -> Iterator[Finding]:
    files: dict[Ref, Sound] = {(s.document.kind.value, s.document.key): s for s in context.sounds}
    former: dict[Ref, Sound] = {(s.document.kind.value, s.document.key): s for s in since.earlier.sounds}
    book = address_book(since.before, since.earlier.sounds)
    lost = {path for path in book if path not in since.book}
    for path in sorted(lost):
        ref = book[path]
        if ref in since.gone or _provider_of(path) in lost:
            continue
        sound = files.get(since.heirs.get(ref, ref))
        if sound is not None and (sound.document.data is None or ("aliases",) in sound.refused):
            continue  # it cannot be read now, and that is said already
        yield Finding(
            source=source_of(sound or former[ref]),
            path=("aliases",),
            message=say(
                "the address `{path}` led here before, and leads nowhere now",
                path=path,
            ),
            help=say(
                "write `{id}` under `aliases:` of the file to which it should lead",
                id=path.strip("/").rpartition("/")[2],
            ),
            part="key",
        )


def _provider_of(path: str) -> str | None:
    """The page of the provider whose former id is a part of the address of a microcredential."""
    parts = path.split("/")
    return addresses.provider_path(parts[1]) if parts[0] == "microcredentials" else None


def _lost_identity(main: Sound, old: CatalogueInfo, new: CatalogueInfo) -> Iterator[Finding]:
    if old.identity_url != new.identity_url:
        yield Finding(
            source=source_of(main),
            path=("identity_url",) if "identity_url" in main.data else ("url",),
            message=say(
                "all identifiers began with {old} and would begin with {new} now",
                old=old.identity_url,
                new=new.identity_url,
            ),
            help=say("write `identity_url: {old}`; only `url` says where the site is", old=old.identity_url),
        )


def _lost_languages(main: Sound, old: CatalogueInfo, new: CatalogueInfo) -> Iterator[Finding]:
    for language in old.languages[1:]:
        if language not in new.languages[1:]:
            yield Finding(
                source=source_of(main),
                path=("languages",),
                message=say("all pages below `{language}/` would be gone", language=language),
                help=say("keep `{language}` in the list, after the first language", language=language),
            )


PERMANENCE: tuple[CheckedRule, ...] = (vanished, credits_changed, same_version, address_lost)
"""The rules of this module."""

ONLY_AGAINST = frozenset(checked.rule.id for checked in PERMANENCE)
"""Their ids: they find nothing unless a revision is named to compare with."""
