"""The only place that knows MkDocs: it lends the catalogue its frame, its prose and its server."""

from __future__ import annotations

import errno
import logging
import os
import posixpath
from collections.abc import Callable
from contextlib import nullcontext
from datetime import date
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

import jinja2
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.serve import serve as mkdocs_serve
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError, ConfigurationError, MkDocsException, PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.utils import CountHandler
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from generator.clock import today as today_by_clock
from generator.pipeline import Checked
from generator.project import find_project
from generator.reporters import REPORTERS, summary_of
from generator.serving.preview import Preview
from generator.serving.watching import FrameWatch, Notice, noticing, providing
from generator.site.assembly import STYLES
from generator.site.console import count, in_the_way, place_in_template, report, what_is_missing
from generator.site.first_words import first_words
from generator.site.headers import inline_scripts
from generator.site.mended import mended
from generator.site.prose import foreign_language, leads_out, placed
from generator.site.shell import SLOTS, Shell, ShellError, slot
from generator.site.workshop import Building, Workshop
from generator.site.writer import BusyError, ForeignFilesError, SiteWriter
from generator.terminal import counting
from generator.views.said import direction
from generator.waste import kept_to_the_end

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

__all__ = ["CredenzaPlugin", "UnusableError", "build", "pages_folder", "serve"]

UnusableError = MkDocsException
"""Settings, templates or hand-written pages that MkDocs cannot work with; its text says why."""

log = get_plugin_logger("credenza")

_STUBS = "credenza-shell"  # the folder of the pages that become shells; it is never published
_LAYOUT = "catalogue"
# The stubs, and a copy of the sitemap that carries the time of the build.
_LEFT_OUT = (_STUBS, "sitemap.xml.gz")
_NOT_NOW = "The site shown is the one before; it cannot be built from the files as they are now"
_FIRST, _LAST = 100, -100  # among the plugins of one event


class _NoOptions(Config):  # type: ignore[no-untyped-call] # MkDocs leaves a hook untyped
    """All settings stand in catalogue.yml."""


class CredenzaPlugin(BasePlugin[_NoOptions]):  # type: ignore[no-untyped-call] # a hook of MkDocs has no types
    """Adds one empty page for each language, cuts the finished HTML at its slots, and fills in the catalogue.

    One object lives as long as the command, through all rebuilds of a server: MkDocs keeps plugins that
    have `on_startup`.
    """

    def __init__(self) -> None:
        self.today: date | None = None
        self._serving = False
        self._workshop: Workshop | None = None
        self._building: Building | None = None
        self._writer: SiteWriter | None = None
        self._preview: Preview | None = None
        self._files: Files | None = None

    # What a build and a server have in common, in the order in which MkDocs calls it.

    def on_startup(self, *, command: str, dirty: bool) -> None:  # noqa: ARG002 - MkDocs passes both by name
        """Remembers whether somebody is watching."""
        self._serving = command == "serve"

    @event_priority(_FIRST)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Checks the catalogue, dresses the theme, and turns the output into a staging folder."""
        if self._workshop is None:
            self._workshop = _workshop(config, watching=self._serving)
        self._building = self._build(self._workshop, strict=bool(config.strict) and not self._serving)
        _dress(config, self._workshop, self._building)
        writer = SiteWriter(Path(config.site_dir))
        try:
            config.site_dir = str(writer.begin())
        except BusyError:
            place = os.path.relpath(writer.site)
            raise PluginError(
                f"Another build is writing this site ({place}). Wait until it is done."
            ) from None
        self._writer = writer
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Puts translated prose in its place, adds the stubs, and lets prose link to the catalogue."""
        building = self._now
        _place_prose(files, building)
        _place_other_files(files, building, config)
        for language in building.info.languages:
            files.append(_stub(language, config))
        self._files = _CatalogueFiles(files, building, config)
        return self._files

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:  # noqa: ARG002 - MkDocs passes all by name
        """Lets our base.html reach the theme's, and gives every language a table of the theme's words."""
        own = _frames(self._workshop) if self._workshop else []
        theirs = jinja2.FileSystemLoader([folder for folder in config.theme.dirs if folder not in own])
        words = {f"partials/languages/{tag}.html": _words(tag) for tag in self._now.info.languages}
        loaders = (jinja2.PrefixLoader({"theme": theirs}, ":"), env.loader, jinja2.DictLoader(words))
        env.loader = jinja2.ChoiceLoader([loader for loader in loaders if loader is not None])
        return env

    def on_template_context(
        self,
        context: TemplateContext,
        *,
        template_name: str,
        config: MkDocsConfig,  # noqa: ARG002 - MkDocs passes all by name
    ) -> TemplateContext:
        """Gives the sitemap of the prose what it lists."""
        if template_name == "sitemap.xml":
            shells = [_stub_source(language) for language in self._now.info.languages]
            _extend(context, {"homes": self._now.homes, "shells": shells})
        return context

    def on_page_context(
        self,
        context: TemplateContext,
        *,
        page: Page,
        config: MkDocsConfig,
        nav: Navigation,  # noqa: ARG002 - MkDocs passes all by name
    ) -> TemplateContext:
        """Sets the language of one page; the theme reads it from the configuration of the whole site."""
        building = self._now
        is_shell = _is_stub(page.file)
        language = _language_of(page.file, building)
        config.theme["language"] = language
        config.site_name = building.name(language)
        if not is_shell and not page.meta.get("description"):
            page.meta["description"] = first_words(page.content or "")
        values = {
            "is_shell": is_shell,
            "language": language,
            "direction": direction(language),
            "styles": STYLES,
            "slots": {name: slot(name) for name in SLOTS},
        }
        if language != building.info.languages[0] and self._files is not None:
            context["nav"] = _translated(self._files, language, building)
        if not is_shell:
            description = page.meta.get("description") or ""
            values["around"] = building.around(page.url, language, str(page.title), str(description))
        _extend(context, values)
        return context

    @event_priority(_LAST)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002 - MkDocs passes all by name
        """Harvests a shell and the scripts in a page, after all other plugins had their say on it."""
        output = mended(output)
        if self._workshop is not None:
            self._workshop.scripts.update(inline_scripts(output))
        if _is_stub(page.file) and self._workshop is not None:
            language = _language_of(page.file, self._now)
            try:
                self._workshop.shells[_LAYOUT, language] = Shell.cut(
                    output,
                    path=page.url,
                    layout=_LAYOUT,
                    language=language,
                    name=self._now.name(language),
                    url=self._now.info.url,
                )
            except ShellError as error:
                raise PluginError(str(error)) from None
        return output

    @event_priority(_LAST)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Publishes the site, or shows it to whoever is watching."""
        writer = self._writer
        if writer is None:
            return
        config.site_dir = str(writer.site)
        if self._serving:
            writer.publish((), leave_out=_LEFT_OUT)
            self._preview = self._preview or Preview(writer.site)
            self._preview.show(self._now.artifacts.values())
        elif config.strict and _has_warnings():
            writer.abandon()  # MkDocs ends the build next, and says so itself
        else:
            self._publish(writer)
        self._writer = None

    def on_build_error(self, *, error: Exception) -> None:  # noqa: ARG002 - MkDocs passes it by name
        """Leaves the old site as it is."""
        if self._writer is not None:
            self._writer.abandon()
            self._writer = None

    @property
    def _now(self) -> Building:
        if self._building is None:
            raise PluginError("The catalogue was not read: another plugin stopped the build.")
        return self._building

    def _build(self, workshop: Workshop, *, strict: bool) -> Building:
        """The catalogue as its files are now. Ends the build where there is nothing to show."""
        with kept_to_the_end() if not self._serving else nullcontext():
            checked = workshop.check(self.today or today_by_clock())
            report(checked, self._building.checked if self._building else None)
            if checked.published is None:
                raise _UnbuildableError(checked)
            if strict and checked.failing:
                raise Abort(
                    f"Nothing was published: with --strict, the check must not fail, which it does for "
                    f"{count(len(checked.failing), 'finding')}. They are listed by: credenza check"
                )
            return workshop.build(checked, checked.published)

    def _publish(self, writer: SiteWriter) -> None:
        artifacts = self._now.artifacts
        try:
            done = writer.publish(
                artifacts.values(), leave_out=_LEFT_OUT, progress=counting(len(artifacts), "files", every=250)
            )
        except jinja2.TemplateError as error:
            raise PluginError(f"A template cannot be used: {place_in_template(error)}{error}") from error
        except ForeignFilesError as error:
            raise PluginError(in_the_way(writer.site, error.paths)) from None
        changes = f"{done.written} new or changed, {done.unchanged} as before, {done.removed} removed"
        log.info("The site is in %s. Its files: %s.", os.path.relpath(writer.site), changes)
        failures = self._now.site.data.failures
        for failure in failures:
            log.error(str(failure))
        if self._now.checked.errors or failures:
            raise Abort(what_is_missing(self._now))

    # What only a server needs.

    def on_serve(
        self,
        server: LiveReloadServer,
        *,
        config: MkDocsConfig,
        builder: Callable[..., None],
    ) -> LiveReloadServer:
        """Renders catalogue pages when a browser asks, and builds the frames anew only when they changed."""
        workshop, preview = self._workshop, self._preview
        if workshop is None or preview is None:
            return server
        frames = FrameWatch(_frame_files(config, workshop))
        notice = Notice()
        for path in (workshop.project.folder, *frames.paths):
            server.watch(str(path))

        def rebuild() -> None:
            # A server outlives whatever somebody breaks, and shows the site of before until it is mended.
            try:
                if frames.changed():
                    builder()
                    frames.is_built()
                else:
                    self._building = self._build(workshop, strict=False)
                    preview.show(self._building.artifacts.values())
                notice.clear()
            except _UnbuildableError as stop:
                log.error("%s The site of before is still shown.", stop)
                notice.show("The site shown is the one before; catalogue.yml has errors", stop.report)
            except MkDocsException as stop:
                log.error("%s The site of before is still shown.", stop)
                notice.show(_NOT_NOW, str(stop))
            except Exception as error:
                log.exception("The site could not be built; the one of before is still shown.")
                notice.show(_NOT_NOW, repr(error))

        def wait_for_rebuild() -> None:
            # As in serve_request: a page must not be judged missing while the site is being rebuilt.
            with server._epoch_cond:  # noqa: SLF001 - MkDocs offers no other way to wait
                server._epoch_cond.wait_for(lambda: server._visible_epoch == server._wanted_epoch)  # noqa: SLF001 - the same

        server.builder = rebuild
        provided = providing(server.serve_request, preview, server.mount_path, wait_for_rebuild)
        server.set_app(noticing(provided, notice))
        return server

    def on_shutdown(self) -> None:
        """Removes what a server kept beside its temporary folder."""
        if self._serving and self._preview is not None:
            SiteWriter(self._preview.folder).forget()


class _UnbuildableError(Abort):
    """catalogue.yml gives too little to build anything from; `report` says what to mend in it."""

    def __init__(self, checked: Checked) -> None:
        super().__init__("Nothing was built: catalogue.yml has to be mended first.")
        own = [f for f in checked.errors if PurePath(f.place.path).stem == "catalogue"]
        self.report = REPORTERS["text"](own or checked.errors, summary_of(checked), color=False)


def _workshop(config: MkDocsConfig, *, watching: bool) -> Workshop:
    """The workshop of the project that the configuration lies in. Ends the build where there is none."""
    start = Path(config.config_file_path or ".").resolve().parent
    project = find_project(start)
    if project is None:
        raise PluginError(
            f"There is no catalogue/catalogue.yml in {start}. Start a catalogue with: credenza new catalogue"
        )
    return Workshop(project=project, pages=Path(config.docs_dir), watching=watching)


def _frames(workshop: Workshop) -> list[str]:
    """The folders of templates for MkDocs, in the order in which they are looked through."""
    return [str(folder / "mkdocs") for folder in workshop.templates if (folder / "mkdocs").is_dir()]


def _frame_files(config: MkDocsConfig, workshop: Workshop) -> list[Path]:
    """All files and folders that the frames are made of."""
    names = [config.config_file_path, config.docs_dir, config.theme.custom_dir, *workshop.templates]
    settings = [workshop.project.folder / name for name in ("catalogue.yml", "catalogue.yaml")]
    return [path for path in (*(Path(name) for name in names if name), *settings) if path.exists()]


def _dress(config: MkDocsConfig, workshop: Workshop, building: Building) -> None:
    """The theme as the catalogue needs it."""
    own = _frames(workshop)
    theirs = [folder for folder in config.theme.dirs if folder not in own]
    first = [config.theme.custom_dir] if config.theme.custom_dir in theirs else []
    config.theme.dirs = [*first, *own, *(folder for folder in theirs if folder not in first)]
    # Material would fetch its fonts from Google: no request leaves for another host.
    config.theme["font"] = False
    # The catalogue has a 404 page of its own.
    config.theme.static_templates.discard("404.html")
    config.site_url = config.site_url or building.info.url
    # The catalogue's addresses end with a slash; those of the prose must be of the same kind.
    config.use_directory_urls = True
    # A link from prose that leads nowhere is at least a warning, with or without a file extension.
    levels = config.validation.links
    levels.unrecognized_links = max(levels.unrecognized_links, logging.WARNING)


def _place_prose(files: Files, building: Building) -> None:
    """Moves `about.es.md` to es/about/, and takes the introduction of the home page out."""
    for file in files.documentation_pages():
        language = foreign_language(file.src_uri, building.info.languages)
        if language is not None:
            log.info("%s is left out: catalogue.yml does not list the language %s.", file.src_uri, language)
            files.remove(file)
            continue
        page = placed(file.src_uri, building.info.languages)
        if page.is_home:
            files.remove(file)
            continue
        file.dest_uri = f"{page.path}index.html"
        for cached in ("url", "abs_dest_path"):
            file.__dict__.pop(cached, None)
        if page.path != page.original:
            # The navigation lists each page once, in the first language.
            file.inclusion = InclusionLevel.NOT_IN_NAV
        if file.dest_uri in building.artifacts:
            log.warning("%s is left out: the catalogue itself has a page at its address.", file.src_uri)


def _place_other_files(files: Files, building: Building, config: MkDocsConfig) -> None:
    """Leaves out what lies among the pages at an address of the catalogue's own, and links out of them."""
    for file in list(files):
        own = file.src_dir == config.docs_dir and not file.is_documentation_page()
        if file.src_dir == config.docs_dir and leads_out(Path(str(file.abs_src_path)), Path(config.docs_dir)):
            log.warning("%s is left out: it is a link out of the folder of pages.", file.src_uri)
            files.remove(file)
        elif own and file.dest_uri in building.artifacts:
            log.warning("%s is left out: the catalogue itself has a file at its address.", file.src_uri)
            files.remove(file)


def _stub_source(language: str) -> str:
    return f"{_STUBS}/{language}/index.md"


def _stub(language: str, config: MkDocsConfig) -> File:
    """An empty page that becomes the shell of a language."""
    content = "---\ntemplate: catalogue.html\nsearch:\n  exclude: true\n---\n"
    return File.generated(
        config, _stub_source(language), content=content, inclusion=InclusionLevel.NOT_IN_NAV
    )


def _is_stub(file: File) -> bool:
    return file.src_uri.startswith(f"{_STUBS}/")


def _language_of(file: File, building: Building) -> str:
    if _is_stub(file):
        return file.src_uri.split("/")[1]
    return placed(file.src_uri, building.info.languages).language


def _translated(files: Files, language: str, building: Building) -> Navigation:
    """A navigation of the pages that were translated into a language, in the order of their addresses."""
    pages = [
        file.page
        for file in sorted(files.documentation_pages(), key=lambda file: file.dest_uri)
        if file.page is not None and not _is_stub(file) and _language_of(file, building) == language
    ]
    return Navigation(items=list(pages), pages=pages)


def _words(language: str) -> str:
    """The theme's table of words for a language that it has none for; it says the rest in English."""
    return "{% macro t(key) %}{{ " + repr({"language": language}) + "[key] }}{% endmacro %}"


def _extend(context: TemplateContext, values: dict[str, object]) -> None:
    context["credenza"] = values  # type: ignore[typeddict-unknown-key] # templates take any name


def _has_warnings() -> bool:
    """Whether MkDocs has counted a warning; in strict mode it says so only after the site is published."""
    handlers = logging.getLogger("mkdocs").handlers
    return any(handler.get_counts() for handler in handlers if isinstance(handler, CountHandler))


class _CatalogueFiles(Files):
    """The files of MkDocs, among which a link from prose also finds the catalogue's pages and data.

    They are not added one by one: MkDocs goes through all its files several times, and none of the
    catalogue's is its business. A page is found by its address (`microcredentials/uni/course/`) or by
    its YAML file (`../microcredentials/uni/course.yml`), which leads somewhere in a repository's web
    view too.
    """

    def __init__(self, files: Files, building: Building, config: MkDocsConfig) -> None:
        super().__init__(files)
        self._artifacts = building.artifacts
        self._config = config

    def get_file_from_path(self, path: str) -> File | None:
        """The file of that source path; of the catalogue's files one made for the purpose."""
        found = super().get_file_from_path(path)
        if found is not None:
            return found
        address = path.removeprefix("../").removesuffix(".yml")
        for target in (address, posixpath.join(address, "index.html")):
            if target in self._artifacts:
                return self._linked(path, target)
        return None

    def _linked(self, path: str, target: str) -> File:
        file = File.generated(self._config, path, content="", inclusion=InclusionLevel.NOT_IN_NAV)
        file.dest_uri = target
        return file


def build(
    config_file: Path, *, strict: bool = False, site_dir: Path | None = None, today: date | None = None
) -> int:
    """Builds the site as `mkdocs build` does. Returns 0, or 1 when something has to be mended.

    Raises UnusableError when there are no usable settings, templates or pages to build with.
    """
    _without_advertisement()
    config = load_config(
        str(config_file), strict=strict or None, site_dir=str(site_dir) if site_dir else None
    )
    _plugin_of(config).today = today
    config.plugins.on_startup(command="build", dirty=False)
    try:
        mkdocs_build(config)
    except Abort as stop:
        return _findings(stop)
    finally:
        config.plugins.on_shutdown()
    return 0


def _findings(stop: Abort) -> int:
    """1, after saying why a build ended; what is no finding on the catalogue is raised again."""
    if isinstance(stop.__context__, BuildError):
        raise stop
    log.error(str(stop))
    return 1


def serve(config_file: Path, *, address: str | None = None, open_in_browser: bool = False) -> int:
    """Serves the site as `mkdocs serve` does, until it is interrupted. Returns 0, or 1 as `build` does.

    Raises UnusableError as `build` does, and when the address cannot be listened on.
    """
    _without_advertisement()
    config = load_config(str(config_file), dev_addr=address)
    _plugin_of(config)
    try:
        mkdocs_serve(str(config_file), dev_addr=address, open_in_browser=open_in_browser)
    except Abort as stop:
        return _findings(stop)
    except OSError as error:
        if error.errno not in _NO_LISTENING or error.filename:
            raise
        host, port = config.dev_addr
        raise UnusableError(
            f"cannot listen on {host}:{port}: {error.strerror}. Choose another port, for example: "
            f"credenza serve --address 127.0.0.1:{port + 1 if 1024 <= port < 65535 else 8001}"
        ) from None
    return 0


_NO_LISTENING = (errno.EADDRINUSE, errno.EADDRNOTAVAIL, errno.EACCES)


def _without_advertisement() -> None:
    """Material tells of its successor at each start, which a course administrator can do nothing about."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "true")


def pages_folder(config_file: Path) -> Path:
    """The folder of hand-written pages that the configuration names; it may be missing.

    Raises UnusableError, with the file and the line, for a configuration that is no YAML.
    """
    loader = get_yaml_loader(config=MkDocsConfig(config_file_path=str(config_file)))
    try:
        with config_file.open("rb") as stream:
            settings = yaml_load(stream, loader)
    except (ConfigurationError, TypeError) as error:
        raise UnusableError(_place_in_settings(config_file, error)) from None
    if not isinstance(settings, dict):
        raise UnusableError(f"{config_file}:1: settings are keys with values, for example: docs_dir: pages")
    return config_file.parent / str(settings.get("docs_dir") or "docs")


def _place_in_settings(file: Path, error: Exception) -> str:
    """What is wrong with a configuration; its place where the YAML parser knows it."""
    cause = error.__context__
    mark, problem = getattr(cause, "problem_mark", None), getattr(cause, "problem", None)
    if mark is None:
        return f"{file}: {error}"
    return f"{mark.name}:{mark.line + 1}:{mark.column + 1}: this is no YAML: {problem}"


def _plugin_of(config: MkDocsConfig) -> CredenzaPlugin:
    for plugin in config.plugins.values():
        if isinstance(plugin, CredenzaPlugin):
            return plugin
    raise ConfigurationError("mkdocs.yml does not use Credenza. Add to it:\n\nplugins:\n  - credenza\n")
