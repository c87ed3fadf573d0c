"""All files of a site, in one stream: pages, data, search, styles, pictures, former addresses."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from jinja2 import Environment

from generator import addresses
from generator.addresses import file_of
from generator.artifact import Artifact
from generator.earlier.redirects import redirects
from generator.health import health_artifacts
from generator.interface import interface
from generator.model import CatalogueInfo
from generator.resources import template_folder
from generator.search import search_artifacts
from generator.site import headers
from generator.site.shell import SLOTS, Shell, Shells, root_of, slot
from generator.views import card_lines, pages
from generator.views.colours import accent_styles, coloured
from generator.views.frame import ASSETS
from generator.views.page import Page, Rendered
from generator.views.render import Renderer, environment
from generator.views.said import direction
from generator.views.site import Site

__all__ = ["ICON", "STYLES", "Assembly", "plain_shells"]

STYLES = (f"{ASSETS}credenza.css",)
"""The style sheets of every page, below the site's root."""

ICON = f"{ASSETS}favicon.svg"
"""The mark of a tab in the browser, where the institution names none of its own."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Assembly:
    """What a site is made of.

    `overrides` is the institution's template folder, which may be missing; `media` are its pictures that
    may be published, by their path below the media folder. `scripts` are those that may run inline, by
    their digest; None where the institution has written its own rules for its host. `notices` holds, by
    page path, the findings that whoever is watching sees on a page; a build that publishes has none.
    """

    site: Site
    shells: Shells
    scripts: Collection[str] | None = None
    overrides: Path | None = None
    media: Mapping[str, Path] = field(default_factory=dict)
    notices: Mapping[str, str] = field(default_factory=dict)

    def artifacts(self) -> Iterator[Artifact]:
        """Every file of the site but the hand-written pages; nothing is rendered yet."""
        catalogue = self.site.catalogue
        yield from _assets(self.overrides, catalogue.info)
        yield from (_copy(f"media/{name}", file) for name, file in sorted(self.media.items()))
        yield from self.site.data.values()
        yield from search_artifacts(catalogue, card_lines(self.site))
        if self.site.health is not None:
            yield from health_artifacts(catalogue, self.site.health)
        yield from self._pages()
        yield Artifact(path=".nojekyll", media_type="text/plain", render=bytes)
        if self.scripts is not None:
            render = partial(headers.headers, self.scripts)
            yield Artifact(path=headers.PATH, media_type=headers.MEDIA_TYPE, render=render)

    def _pages(self) -> Iterator[Artifact]:
        templates = environment(self.overrides)
        renderer = Renderer(self.site, self.overrides)
        taken = set()
        for page in pages(self.site):
            taken.add(page.path)
            yield _html(page.path, partial(self._page, renderer, templates, page))
        info = self.site.catalogue.info
        for former, path in redirects(self.site.catalogue).items():
            for language in info.languages:
                old = addresses.localised(former, language, info)
                if old not in taken:
                    new = addresses.localised(path, language, info)
                    yield _html(old, partial(_redirect, templates, info, language, old, new))

    def _page(self, renderer: Renderer, templates: Environment, page: Page) -> bytes:
        rendered = renderer.render(page)
        if page.path in self.notices:
            rendered = _with_notice(rendered, self.notices[page.path], templates)
        return self.shells[page.layout, page.language].fill(page, rendered)


def plain_shells(info: CatalogueInfo, overrides: Path | None = None) -> dict[tuple[str, str], Shell]:
    """Shells for a site without MkDocs."""
    template = environment(overrides).get_template("plain_shell.html")
    shells = {}
    for language in info.languages:
        html = template.render(
            language=language,
            direction=direction(language),
            styles=STYLES,
            icon=ICON,
            slots={name: slot(name) for name in SLOTS},
        )
        name = info.title.best(language).text
        shells["catalogue", language] = Shell.cut(
            html, path="", layout="catalogue", language=language, name=name, url=info.url
        )
    return shells


def _html(path: str, render: partial[bytes]) -> Artifact:
    return Artifact(path=file_of(path), media_type="text/html", render=render)


def _redirect(templates: Environment, info: CatalogueInfo, language: str, old: str, new: str) -> bytes:
    html = templates.get_template("redirect.html").render(
        language=language,
        direction=direction(language),
        href=root_of(old) + new,
        address=addresses.absolute(new, info),
        words=interface(language).say("This page has a new address."),
    )
    return html.encode()


def _with_notice(rendered: Rendered, report: str, templates: Environment) -> Rendered:
    notice = templates.get_template("parts/findings.html").render(report=report)
    body, found = re.subn("</h1>", lambda end: end[0] + notice, rendered.body, count=1)
    return replace(rendered, body=body if found else notice + rendered.body)


def _assets(overrides: Path | None, info: CatalogueInfo) -> Iterator[Artifact]:
    """Styles and scripts; a file of the institution takes the place of ours of the same name."""
    accent = accent_styles(info)
    own = {a.path: a for a in _copies(overrides / "assets" if overrides else None, ASSETS)}
    ours = {a.path: a for a in _copies(template_folder() / "assets", ASSETS)}
    for path, artifact in sorted((ours | own).items()):
        if path in STYLES:
            yield _with_accent(artifact, accent)
        elif path == ICON and path not in own:
            yield replace(artifact, render=partial(_coloured, artifact, info))
        else:
            yield artifact


def _with_accent(styles: Artifact, accent: str) -> Artifact:
    return replace(styles, render=lambda: styles.render() + accent.encode())


def _coloured(drawing: Artifact, info: CatalogueInfo) -> bytes:
    return coloured(drawing.render(), info)


def _copies(folder: Path | None, prefix: str) -> Iterator[Artifact]:
    if folder is None or not folder.is_dir():
        return
    for file in sorted(folder.rglob("*")):
        below = file.relative_to(folder)
        if file.is_file() and not any(part.startswith(".") for part in below.parts):
            yield _copy(prefix + below.as_posix(), file)


def _copy(path: str, file: Path) -> Artifact:
    media_type = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    return Artifact(path=path, media_type=media_type, render=file.read_bytes)
