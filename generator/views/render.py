"""Pages to HTML by the templates of the institution, and by ours where it has none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined, nodes
from jinja2.visitor import NodeTransformer

from generator.interface import Interface, interface
from generator.resources import template_folder
from generator.views.frame import frame
from generator.views.markup import VALUES
from generator.views.page import Page, Rendered
from generator.views.reader import Reader
from generator.views.site import Site

__all__ = ["Renderer", "environment"]


def environment(overrides: Path | None = None, ui: Interface | None = None) -> Environment:
    """The templates, an institution's own before ours. Everything is escaped; a missing value is an error.

    A template of the institution reaches ours of the same name, in order to extend it, as `credenza:<name>`.
    With an interface, the words that templates ask it for become part of the templates.
    """
    folders = [FileSystemLoader(folder) for folder in (overrides, template_folder()) if folder is not None]
    templates = _Templates(
        ui,
        loader=ChoiceLoader([*folders, PrefixLoader({"credenza": folders[-1]}, ":")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
    )
    templates.globals["values"] = VALUES
    return templates


class _Templates(Environment):
    """Templates that speak one language: `_("Dates")` is looked up once, not on each page."""

    def __init__(self, ui: Interface | None, **options: Any) -> None:
        super().__init__(**options)
        self._ui = ui

    def compile(self, source: Any, *arguments: Any, **options: Any) -> Any:
        """The template as code, as Jinja's own `compile` gives it."""
        if isinstance(source, str) and self._ui is not None:
            name, filename = (*arguments, None, None)[:2]
            source = _Said(self._ui).visit(self.parse(source, name, filename))
        return super().compile(source, *arguments, **options)


class _Said(NodeTransformer):
    """Puts words in the place of calls that ask for them, where they have no fields to fill in."""

    def __init__(self, ui: Interface) -> None:
        self._ui = ui

    def visit_Call(self, node: nodes.Call) -> nodes.Expr:  # noqa: N802 - Jinja names it so
        """The words, for a call of `_` with one constant."""
        self.generic_visit(node)
        asks = isinstance(node.node, nodes.Name) and node.node.name == "_"
        if asks and len(node.args) == 1 and isinstance(node.args[0], nodes.Const) and not node.kwargs:
            return nodes.Const(self._ui.gettext(node.args[0].value), lineno=node.lineno)
        return node


class Renderer:
    """Renders the pages of one site."""

    def __init__(self, site: Site, overrides: Path | None = None) -> None:
        self._site = site
        self._environments = {
            language: environment(overrides, interface(language))
            for language in site.catalogue.info.languages
        }

    def render(self, page: Page) -> Rendered:
        """The HTML of a page: what goes into its head besides title and description, and its body."""
        reader = Reader(self._site, page.language, page.path)
        view = page.view()
        context: dict[str, object] = {
            **_DEFAULTS,
            **view,
            "page": page,
            "frame": frame(page, reader),
            "about_href": reader.href("about/"),
            "_": reader.ui.gettext,
            "ngettext": reader.ui.ngettext,
        }
        templates = self._environments[page.language]
        return Rendered(
            head=templates.get_template("head.html").render(context),
            body=templates.get_template(page.template).render(context),
        )


_DEFAULTS: dict[str, object] = {
    "json_ld": None,
    "signposts": None,
    "picture": None,
    "report": (),
    "styles": (),
    "modules": (),
    "preloads": (),
}
"""What the layout asks of every page, and most have not."""
