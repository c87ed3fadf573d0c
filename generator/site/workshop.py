"""One build of a site, as far as MkDocs has no part in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, partial
from pathlib import Path

from generator import addresses
from generator.artifact import Artifact
from generator.diagnostics import Diagnostic, Severity
from generator.exports import EXPORTS
from generator.git.history import History, history
from generator.health import survey
from generator.model import Catalogue, CatalogueInfo
from generator.pipeline import Checked, Reader, check
from generator.project import Project
from generator.reporters import REPORTERS, summary_of
from generator.resources import template_folder
from generator.site import headers
from generator.site.assembly import Assembly
from generator.site.prose import HandWritten, home_texts, iter_hand_written
from generator.site.shell import Shell
from generator.views.markdown import prose
from generator.views.page import Page
from generator.views.render import Renderer
from generator.views.site import Site, site_of

__all__ = ["Around", "Building", "Workshop"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Around:
    """What surrounds a hand-written page: HTML for its head, above its content and below it."""

    head: str
    above: str
    below: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Building:
    """A checked catalogue with all the files that a site is made of, by path; none is rendered yet."""

    checked: Checked
    site: Site
    artifacts: Mapping[str, Artifact]
    written: tuple[HandWritten, ...]
    renderer: Renderer

    @property
    def info(self) -> CatalogueInfo:
        """What the catalogue says about itself."""
        return self.site.catalogue.info

    def name(self, language: str) -> str:
        """The catalogue's name in a language."""
        return self.info.title.best(language).text

    @property
    def homes(self) -> tuple[str, ...]:
        """The full addresses of the home page in all languages."""
        info = self.info
        return tuple(
            addresses.absolute(addresses.localised("", language, info), info) for language in info.languages
        )

    def around(self, path: str, language: str, title: str, description: str) -> Around:
        """The header and footer of the catalogue for a hand-written page at `path`."""
        page = Page(
            path=path,
            language=language,
            title=title,
            description=description,
            template="prose_frame.html",
            view=lambda: {"mark": _MARK},
            alternates=self._alternates(path),
        )
        rendered = self.renderer.render(page)
        above, below = _MAIN.split(rendered.body, maxsplit=1)
        return Around(head=rendered.head, above=above, below=below)

    def _alternates(self, path: str) -> Mapping[str, str]:
        """The hand-written page at `path` in all languages it was written in."""
        by_path = {page.path: page for page in self.written}
        this = by_path.get(path)
        if this is None:
            return {}
        found = {page.language: page.path for page in self.written if page.original == this.original}
        return {language: found[language] for language in self.info.languages if language in found}


_MARK = "credenza-content"
_MAIN = re.compile(rf"<main\b[^>]*>\s*{_MARK}\s*</main>")


@dataclass(slots=True)
class Workshop:
    """Makes buildings of one project again and again, and remembers what need not be done twice.

    `shells` and `scripts` (those that run inline in some page, by digest) are filled by whoever has the
    frames; artifacts look there when they are rendered. `watching`
    says that the findings on something broken shall be seen on its page.
    """

    project: Project
    pages: Path
    watching: bool = False
    shells: dict[tuple[str, str], Shell] = field(default_factory=dict)
    scripts: set[str] = field(default_factory=set)
    _reader: Reader | None = None
    _changes: History | None = None

    def check(self, today: date) -> Checked:
        """The catalogue as its files are now; while watching, with the dates of change of the first check."""
        if not self.watching:
            # A second reading will not come, so nothing is kept for it; and only errors are told in full.
            return check(self.project, today, exact_from=Severity.ERROR)
        if self._reader is None:
            self._reader = Reader(self.project)
            self._changes = history(self.project.root, self.project.folder)
        return check(self.project, today, reader=self._reader, changes=self._changes)

    @property
    def templates(self) -> tuple[Path, ...]:
        """The folders of templates, the institution's own before the packaged one."""
        overrides = self.project.overrides
        own = (overrides,) if overrides.is_dir() and not overrides.samefile(template_folder()) else ()
        return (*own, template_folder())

    def _own_files(self) -> frozenset[str]:
        """The files among its pages with which the institution says itself what ours would say."""
        ours = (headers.PATH, *(one.main for one in EXPORTS if one.steps_back))
        return frozenset(name for name in ours if (self.pages / name).is_file())

    def build(self, checked: Checked, catalogue: Catalogue) -> Building:
        """The site of a checked catalogue; `catalogue` is what it may show."""
        languages = catalogue.info.languages
        written = tuple(iter_hand_written(self.pages, languages))
        intro = {language: prose(text) for language, text in home_texts(self.pages, languages).items()}
        paths = [page.path for page in written if not page.is_home]
        health = cache(partial(survey, catalogue, checked))
        taken = self._own_files()
        site = site_of(catalogue, intro=intro, prose=paths, media=checked.media, health=health, taken=taken)
        overrides = self.templates[0] if len(self.templates) > 1 else None
        folder = self.project.folder / "media"
        assembly = Assembly(
            site=site,
            shells=self.shells,
            scripts=None if headers.PATH in taken else self.scripts,
            overrides=overrides,
            media={name: folder / name for name, file in checked.media.items() if file.fault is None},
            notices=_notices(checked, catalogue) if self.watching else {},
        )
        return Building(
            checked=checked,
            site=site,
            artifacts={artifact.path: artifact for artifact in assembly.artifacts()},
            written=tuple(page for page in written if not page.is_home),
            renderer=Renderer(site, overrides),
        )


def _notices(checked: Checked, catalogue: Catalogue) -> dict[str, str]:
    """The findings on each thing that is withheld, by the paths of its pages."""
    notices = {}
    for withheld in catalogue.withheld:
        page = addresses.path_of(withheld.kind, withheld.key)
        report = REPORTERS["text"](_findings_on(withheld.path, checked), summary_of(checked), color=False)
        for language in catalogue.info.languages:
            notices[addresses.localised(page, language, catalogue.info)] = report
    return notices


def _findings_on(path: str, checked: Checked) -> tuple[Diagnostic, ...]:
    """The errors in a file; where it has none of its own, those it may have inherited."""
    own = tuple(f for f in checked.errors if f.place.path == path)
    return own or checked.errors
