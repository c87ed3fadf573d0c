"""Rules of family R about what leads nowhere: unknown ids, unknown providers, circles."""

from __future__ import annotations

import functools
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from generator.diagnostics import MOST_ALIKE, KeyPath, Message, Severity, either, say
from generator.documents import Kind
from generator.model import Status
from generator.model.references import Directory
from generator.rules.circles import circles
from generator.rules.reading.written import Reference, of_kind, references, related, source_of
from generator.rules.registry import CheckedRule, Context, Finding, rule
from generator.schema import Sound
from generator.text import nearest

__all__ = ["REFERENCES"]

_MOST_GUESSED = 200  # different misspelt ids in the whole catalogue

_FORMAT = "Credenza authoring format §6"
_ANNEX_STACKING = "Council Recommendation 2022/C 243/02, Annex I: integration and stackability"
_ANNEX_AWARDING = "Council Recommendation 2022/C 243/02, Annex I: awarding body"


@rule(
    "R301",
    Severity.ERROR,
    "Unknown microcredential",
    source=_ANNEX_STACKING,
    wrong="stackability:\n  requires: [data-cycel]\n",
    right="stackability:\n  requires: [data-cycle]\n",
)
def unknown_microcredential(context: Context) -> Iterator[Finding]:
    """A reference to nothing sends a learner to a dead end, and hides what a microcredential adds up to."""
    renamed, guesses = _renamed(context.sounds), _Guesses(context.directory)
    told = Counter[str]()
    for reference in (found for sound in context.sounds for found in references(sound)):
        if context.directory.resolve(reference.written, reference.provider) is None:
            path = reference.sound.document.path
            told[path] += 1
            if told[path] <= MOST_ALIKE:
                message, help_ = _unresolved(reference, context, renamed, guesses)
            else:  # nobody will read it, and to look for what was meant takes a millisecond
                message = say("`{id}` is not in this catalogue", id=reference.written)
                help_ = say("mend the first ones, then check again")
            yield Finding(source=source_of(reference.sound), path=reference.path, message=message, help=help_)


def _unresolved(
    reference: Reference, context: Context, renamed: Mapping[str, str], guesses: _Guesses
) -> tuple[Message, Message]:
    written, directory = reference.written, context.directory
    same_id = directory.candidates(written)
    if len(same_id) > 1 and "/" not in written:
        message = say(
            "`{id}` is used by {n} providers, so it is not clear which one is meant",
            id=written,
            n=len(same_id),
        )
        return message, say("write {ways}", ways=either(f"`{key}`" for key in same_id))
    message = say("`{id}` is not in this catalogue", id=written)
    if former := renamed.get(written if "/" in written else f"{reference.provider}/{written}"):
        return message, say("it has a new id: write `{id}`", id=directory.writing(former, reference.provider))
    if same_id:
        ways = either(f"`{directory.writing(key, reference.provider)}`" for key in same_id)
        return message, say("did you mean {ways}?", ways=ways)
    if written in context.known["pathway"]:
        return message, say(
            "`{id}` is a pathway; a pathway names its own parts, so remove it here", id=written
        )
    return message, _spelt_or_new(reference, guesses)


class _Guesses:
    """What was meant by misspelt ids, guessed once for each.

    To guess takes some milliseconds. A catalogue with more different slips is not being written but moved,
    or made to keep its readers waiting.
    """

    def __init__(self, directory: Directory) -> None:
        self._directory = directory
        self._known: dict[tuple[str, str], str | None] = {}

    def similar(self, written: str, provider: str) -> str | None:
        typed = (written, provider)
        if typed not in self._known and len(self._known) < _MOST_GUESSED:
            self._known[typed] = self._directory.similar(written, provider)
        return self._known.get(typed)


def _spelt_or_new(reference: Reference, guesses: _Guesses) -> Message:
    similar = guesses.similar(reference.written, reference.provider)
    if similar is not None:
        return say("did you mean `{id}`?", id=similar)
    if reference.sound.document.kind is Kind.PATHWAY:
        return say(
            "write the name of its file without .yml; if it has none yet, create {file} first",
            file=f"microcredentials/{reference.provider}/{reference.written.rsplit('/', 1)[-1]}.yml",
        )
    return say(
        "write the name of its file without .yml; for a credential that is not in this catalogue write "
        "{example}",
        example='`{ title: "…", url: "https://…" }`',
    )


def _renamed(sounds: tuple[Sound, ...]) -> Mapping[str, str]:
    """The present key for each former one."""
    return {
        former if "/" in former else f"{sound.document.provider}/{former}": sound.document.key
        for sound in of_kind(sounds, Kind.MICROCREDENTIAL)
        for former in sound.data.get("aliases", ())
    }


@rule(
    "R302",
    Severity.ERROR,
    "Unknown provider",
    source=_ANNEX_AWARDING + "; country of the issuer",
    wrong="awarding_body: [nothbridge]\n",
    right="awarding_body: [northbridge]   # providers/northbridge.yml\n",
)
def unknown_provider(context: Context) -> Iterator[Finding]:
    """Who awards a microcredential, and in which country, is what makes others trust it.

    Each provider has one file in the folder providers, and is named everywhere by the name of that file.
    """
    yield from _folders_without_provider(context)
    known = context.known["provider"]

    @functools.cache
    def help_for(written: str) -> Message:
        return _provider_help(written, known)

    for sound in context.sounds:
        for path, written in _provider_references(sound):
            if written not in known:
                message = say("there is no provider `{id}`", id=written)
                yield Finding(source=source_of(sound), path=path, message=message, help=help_for(written))
    for mc in context.catalogue.microcredentials.values():
        is_inherited = ("awarding_body",) in mc.source.origins
        for i, written in enumerate(mc.awarding_bodies):
            path = ("awarding_body", i)
            if is_inherited and written not in known:
                message = say("there is no provider `{id}`", id=written)
                yield Finding(source=mc.source, path=path, message=message, help=help_for(written))
            elif written != mc.provider and _is_draft(context, written) and mc.status is not Status.DRAFT:
                message = say(
                    "the provider `{id}` is still a draft, so nobody can see who awards this", id=written
                )
                help_ = say("remove `status: draft` from providers/{id}.yml, or add it here", id=written)
                yield Finding(source=mc.source, path=path, message=message, help=help_)


def _is_draft(context: Context, provider: str) -> bool:
    found = context.catalogue.providers.get(provider)
    return found is not None and found.status is Status.DRAFT


def _provider_help(written: str, known: frozenset[str]) -> Message:
    similar = nearest(written, known) or _beginning_alike(written, known)
    if similar is not None:
        return say("did you mean `{id}`?", id=similar)
    return say("create providers/{id}.yml with its `legal_name`, `type` and `country`", id=written)


def _beginning_alike(written: str, known: frozenset[str]) -> str | None:
    """The id that begins like what was written, or the other way round: `harbour-college`, `harbour`."""
    alike = (id_ for id_ in known if id_.startswith(f"{written}-") or written.startswith(f"{id_}-"))
    return min(alike, default=None)


def _folders_without_provider(context: Context) -> Iterator[Finding]:
    """One finding per folder: the missing file is one mistake, however many entries wait for it."""
    folders: defaultdict[str, list[Sound]] = defaultdict(list)
    for sound in of_kind(context.sounds, Kind.MICROCREDENTIAL):
        if sound.document.provider not in context.known["provider"]:
            folders[sound.document.provider].append(sound)
    for provider, inside in folders.items():
        similar = nearest(provider, context.known["provider"])
        message = say(
            "the folder is called `{folder}`, but there is no provider `{folder}` "
            "(nothing in the folder can be published: {n} so far)",
            folder=provider,
            n=len(inside),
        )
        help_ = _provider_help(provider, frozenset())
        if similar is not None:
            help_ = say(
                "did you mean `{similar}`? Then rename the folder; otherwise create providers/{id}.yml",
                similar=similar,
                id=provider,
            )
        yield Finding(source=source_of(inside[0]), path=(), message=message, help=help_)


def _provider_references(sound: Sound) -> Iterator[tuple[KeyPath, str]]:
    """Where a file names providers, and by which ids."""
    data = sound.data
    match sound.document.kind:
        case Kind.MICROCREDENTIAL:
            for i, offering in enumerate(data.get("offerings", ())):
                if "provider" in offering:
                    yield ("offerings", i, "provider"), offering["provider"]
            yield from _listed(data, ("awarding_body",))
        case Kind.PROVIDER:
            yield from _listed(data, ("part_of",))
            yield from _listed(data, ("defaults", "awarding_body"))
        case Kind.PATHWAY if "provider" in data:
            yield ("provider",), data["provider"]
        case Kind.CATALOGUE:
            if "publisher" in data:
                yield ("publisher",), data["publisher"]
            yield from _listed(data, ("defaults", "awarding_body"))


def _listed(data: Mapping[str, object], path: tuple[str, ...]) -> Iterator[tuple[KeyPath, str]]:
    value: object = data
    for key in path:
        value = value.get(key) if isinstance(value, Mapping) else None
    if isinstance(value, list):
        for i, written in enumerate(value):
            yield (*path, i), str(written)


@rule(
    "R303",
    Severity.ERROR,
    "Refers to itself",
    source=_ANNEX_STACKING,
    wrong="# microcredentials/northbridge/data-literacy.yml\nstackability:\n  requires: [data-literacy]\n",
    right="# microcredentials/northbridge/data-literacy.yml\nstackability:\n  requires: [spreadsheets]\n",
)
def refers_to_itself(context: Context) -> Iterator[Finding]:
    """Nothing can be required before itself, replace itself or be part of itself: another file is meant."""
    for sound in context.sounds:
        own = sound.document.key
        if sound.document.kind is Kind.MICROCREDENTIAL:
            for reference in references(sound):
                if context.directory.resolve(reference.written, reference.provider) == own:
                    yield _to_itself(sound, reference.path, reference.written)
        elif sound.document.kind is Kind.PROVIDER:
            for path, written in _listed(sound.data, ("part_of",)):
                if written == own:
                    yield _to_itself(sound, path, written)


def _to_itself(sound: Sound, path: KeyPath, written: str) -> Finding:
    message = say("`{id}` refers to itself here", id=written)
    help_ = say("write the id of the one you mean, or remove it")
    return Finding(source=source_of(sound), path=path, message=message, help=help_)


Edges = dict[str, dict[str, tuple[Sound, KeyPath]]]
"""Which key leads to which, and where that is written."""


@rule(
    "R304",
    Severity.ERROR,
    "References in a circle",
    source=_ANNEX_STACKING,
    wrong="# a.yml\nstackability: { requires: [b] }\n# b.yml\nstackability: { requires: [a] }\n",
    right="# a.yml\nstackability: { requires: [b] }\n# b.yml\nstackability: { leads_to: [a] }\n",
)
def circle(context: Context) -> Iterator[Finding]:
    """If each of two microcredentials asks for the other first, nobody can begin.

    If each replaces the other, nobody knows which one counts.
    """
    for edges, wording in (
        (_required(context), say("the prerequisites go in a circle")),
        (_replaced(context), say("these replace each other in a circle")),
        (_memberships(context), say("these providers are part of each other in a circle")),
    ):
        for found in circles(edges):
            sound, path = edges[found[0]][found[1]]
            yield Finding(
                source=source_of(sound),
                path=path,
                message=say("{what}: {circle}", what=wording, circle=_told(found)),
                help=say("remove one of these references; decide which one comes first"),
            )


def _told(circle: tuple[str, ...], most: int = 8) -> str:
    """The circle for a sentence: `a → b → a`, without the provider where all are of one."""
    providers = {key.split("/", 1)[0] for key in circle if "/" in key}
    names = [key.split("/", 1)[-1] if len(providers) == 1 else key for key in circle]
    shown = names if len(names) <= most else [*names[: most - 1], "…", names[-1]]
    return " → ".join((*shown, names[0]))


def _required(context: Context) -> Edges:
    edges: Edges = defaultdict(dict)
    for sound in of_kind(context.sounds, Kind.MICROCREDENTIAL):
        _note(edges, context, sound, ("stackability", "requires"), from_here=True)
    return edges


def _replaced(context: Context) -> Edges:
    """Newer to older, from whichever side it is written."""
    edges: Edges = defaultdict(dict)
    for sound in of_kind(context.sounds, Kind.MICROCREDENTIAL):
        _note(edges, context, sound, ("replaces",), from_here=True)
        _note(edges, context, sound, ("replaced_by",), from_here=False)
    return edges


def _note(edges: Edges, context: Context, sound: Sound, path: tuple[str, ...], *, from_here: bool) -> None:
    own = sound.document.key
    for reference in related(sound, path):
        other = context.directory.resolve(reference.written, reference.provider)
        if other is not None and other != own:
            start, end = (own, other) if from_here else (other, own)
            edges[start].setdefault(end, (sound, reference.path))


def _memberships(context: Context) -> Edges:
    edges: Edges = defaultdict(dict)
    for sound in of_kind(context.sounds, Kind.PROVIDER):
        for path, written in _listed(sound.data, ("part_of",)):
            if written in context.known["provider"] and written != sound.document.key:
                edges[sound.document.key].setdefault(written, (sound, path))
    return edges


REFERENCES: tuple[CheckedRule, ...] = (unknown_microcredential, unknown_provider, refers_to_itself, circle)
"""The rules of this module."""
