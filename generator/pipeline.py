"""Strings the stages together: files, documents, schema, catalogue, rules, artifacts."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from generator.diagnostics import Diagnostic, Rule, Severity, in_bounds
from generator.documents import Document, Kind, discover, raw_of, read_source
from generator.earlier.continuity import Earlier
from generator.git.history import History, history
from generator.media.examine import MediaFile, examine
from generator.media.folder import media_files
from generator.model import Built, Catalogue, Status, build
from generator.online.answer import Answer, without_fragment
from generator.project import Project
from generator.rules import CHECKED, RULES, Context
from generator.rules.house import HouseRules, house_rules, settle, unknown_rules
from generator.rules.links import iter_links
from generator.rules.permanence import EVEN_IN_DRAFTS
from generator.rules.run import gap_findings, own_findings, run
from generator.schema import Sound
from generator.schema import check as check_schema
from generator.vocabularies.esco import EscoSkills, esco_skills

__all__ = ["Ask", "Checked", "Reader", "check", "context_of", "house_of", "set_by_identity"]

Ask = Callable[[Collection[str]], Mapping[str, Answer]]
"""Finds out what web addresses answer."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Checked:
    """The outcome of a check.

    `catalogue` holds everything sound, drafts included; None when catalogue.yml gives too little.
    `today` is the day the check was made for.
    `published` is what a site may show. `findings` are in the order of files and lines; `drafts` are the
    paths of drafts, whose findings never fail a check; `media` are the files of the media folder,
    `consulted` those outside the folders of the catalogue that the findings depend on, which may not exist.
    """

    project: Project
    today: date
    documents: Mapping[str, Document]
    catalogue: Catalogue | None
    published: Catalogue | None
    findings: tuple[Diagnostic, ...]
    house: HouseRules
    drafts: frozenset[str]
    shallow: bool = False
    media: Mapping[str, MediaFile] = field(default_factory=dict)
    consulted: tuple[Path, ...] = ()

    @property
    def failing(self) -> tuple[Diagnostic, ...]:
        """The findings for which the check fails."""
        limit = self.house.fail_on.rank
        return tuple(
            f
            for f in self.findings
            if f.severity.rank <= limit and (f.place.path not in self.drafts or f.rule.id in EVEN_IN_DRAFTS)
        )

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The findings that keep something from being published."""
        return tuple(
            f for f in self.findings if f.severity is Severity.ERROR and f.place.path not in self.drafts
        )


@dataclass(slots=True)
class Reader:
    """Reads the files of a project, and remembers what has not changed since the last time."""

    project: Project
    _known: dict[str, tuple[bytes, Sound]] = field(default_factory=dict)

    def sounds(self) -> tuple[Sound, ...]:
        """Every YAML file of the catalogue, read and held against its schema, sorted by path."""
        known, self._known = self._known, {}
        for source in discover(self.project.folder, self.project.root):
            raw = raw_of(source)
            before = known.get(source.path)
            if before is not None and before[0] == raw:
                self._known[source.path] = before
            else:
                self._known[source.path] = (raw, check_schema(read_source(source, raw)))
        return tuple(sound for _, sound in self._known.values())


def check(
    project: Project,
    today: date,
    *,
    reader: Reader | None = None,
    changes: History | None = None,
    earlier: Earlier | None = None,
    ask: Ask | None = None,
    exact_from: Severity = Severity.HINT,
    to_publish: bool = True,
) -> Checked:
    """Reads and checks a whole catalogue; all findings of all files at once.

    With an `earlier` catalogue, what has to stay as it was there is checked too. With `ask`, all links are
    handed to it, and what they answer is checked too. Findings of rules that weigh less than `exact_from`
    name their file but not their line, which saves reading it again. Without `to_publish`, nothing is
    `published`.
    """
    changes = changes if changes is not None else history(project.root, project.folder)
    sounds = (reader or Reader(project)).sounds()
    built = build(sounds, changes.days)
    context = context_of(sounds, built, today, media=_media(project.folder / "media"), earlier=earlier)
    consulted = _esco_files(project, sounds)
    context = replace(context, esco=_esco(project, consulted))
    if ask is not None:
        addresses = {without_fragment(link.address) for link in iter_links(context)}
        context = replace(context, answers=ask(addresses))
    house = house_of(sounds)

    def exact(rule: Rule, severity: Severity) -> bool:
        settled = house.severities.get(rule.id, severity)
        return settled is not None and settled.rank <= exact_from.rank

    outcomes = [*gap_findings(built.gaps), *run(CHECKED, context, exact)]
    found = [*own_findings(sounds), *unknown_rules(sounds, RULES), *(finding for finding, _ in outcomes)]
    findings = sorted(set_by_identity(settle(found, sounds, house)), key=lambda f: f.order)
    published = None
    if to_publish and built.catalogue is not None:
        published = built.catalogue.published(_broken(findings, outcomes))
    return Checked(
        project=project,
        today=today,
        documents=context.documents,
        catalogue=built.catalogue,
        published=published,
        findings=tuple(in_bounds(findings)),
        house=house,
        drafts=_drafts(sounds, built.checkable),
        shallow=changes.shallow,
        media=context.media,
        consulted=consulted,
    )


def context_of(
    sounds: tuple[Sound, ...],
    built: Built,
    today: date,
    *,
    media: Mapping[str, MediaFile] | None = None,
    earlier: Earlier | None = None,
) -> Context:
    """What rules may look at, from the files of a catalogue and what was built of them."""
    return Context(
        catalogue=built.checkable,
        documents={sound.document.path: sound.document for sound in sounds},
        sounds=sounds,
        directory=built.directory,
        known=_known_keys(sounds),
        today=today,
        media=media or {},
        earlier=earlier,
    )


def house_of(sounds: Iterable[Sound]) -> HouseRules:
    """The catalogue's own severities; of two main files, those of the one that counts."""
    mains = (sound for sound in sounds if sound.document.kind is Kind.CATALOGUE)
    return house_rules(min(mains, key=lambda sound: sound.document.precedence, default=None))


def _esco_files(project: Project, sounds: Iterable[Sound]) -> tuple[Path, ...]:
    """Where the catalogue says that the skills of ESCO lie."""
    mains = (sound for sound in sounds if sound.document.kind is Kind.CATALOGUE)
    named = (sound.data.get("validation", {}).get("esco_file") for sound in mains)
    return tuple(project.folder / str(written) for written in named if written)


def _esco(project: Project, files: Iterable[Path]) -> EscoSkills | None:
    """The skills of ESCO, where one of the files lies in the project and holds them."""
    for file in map(Path.resolve, files):
        if file.is_relative_to(project.root.resolve()) and file.is_file():
            return esco_skills(file.read_bytes())
    return None


def _media(folder: Path) -> dict[str, MediaFile]:
    """The files of the media folder by their path below it."""
    return {
        file.below: examine(file.below.rsplit("/", 1)[-1], file.head, file.size)
        for file in media_files(folder)
    }


def _known_keys(sounds: Iterable[Sound]) -> dict[str, frozenset[str]]:
    return {kind.value: frozenset(s.document.key for s in sounds if s.document.kind is kind) for kind in Kind}


def _drafts(sounds: Iterable[Sound], catalogue: Catalogue) -> frozenset[str]:
    """The files that describe drafts, by their own word or by inheritance."""
    written = {s.document.path for s in sounds if s.data.get("status") == "draft"}
    inherited = {
        mc.source.document.path for mc in catalogue.microcredentials.values() if mc.status is Status.DRAFT
    }
    return frozenset(written | inherited)


def set_by_identity(findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Each finding once, also when several microcredentials inherit the value it stands on."""
    return list({(f.order, f.key_path): f for f in findings}.values())


def _broken(findings: Iterable[Diagnostic], outcomes: Iterable[tuple[Diagnostic, str]]) -> frozenset[str]:
    """The files with errors, and those that inherit a value with an error."""
    errors = {(f.order, f.key_path) for f in findings if f.severity is Severity.ERROR}
    inherited = {path for f, path in outcomes if (f.order, f.key_path) in errors}
    return frozenset({f.place.path for f in findings if f.severity is Severity.ERROR} | inherited)
