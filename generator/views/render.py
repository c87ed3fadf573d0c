"""Pages to HTML by the templates of the institution, and by ours where it has none."""

from __future__ import annotations

from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined

from generator.resources import template_folder
from generator.views.frame import frame
from generator.views.markup import VALUES
from generator.views.page import Page, Rendered
from generator.views.reader import Reader
from generator.views.site import Site

__all__ = ["Renderer", "environment"]


def environment(overrides: Path | None = None) -> Environment:
    """The templates, an institution's own before ours. Everything is escaped; a missing value is an error."""
    folders = [folder for folder in (overrides, template_folder()) if folder is not None]
    templates = Environment(
        loader=ChoiceLoader([FileSystemLoader(folder) for folder in folders]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
    )
    templates.globals["values"] = VALUES
    return templates


class Renderer:
    """Renders the pages of one site."""

    def __init__(self, site: Site, overrides: Path | None = None) -> None:
        self._site = site
        self._environment = environment(overrides)

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
        return Rendered(
            head=self._environment.get_template("head.html").render(context),
            body=self._environment.get_template(page.template).render(context),
        )


_DEFAULTS: dict[str, object] = {
    "json_ld": None,
    "described_by": None,
    "picture": None,
    "report": (),
    "styles": (),
    "modules": (),
}
"""What the layout asks of every page, and most have not."""
