"""Where the files lie that come with the package but are no Python."""

from __future__ import annotations

from functools import cache
from pathlib import Path

__all__ = ["template_folder"]


@cache
def template_folder() -> Path:
    """The folder of the packaged templates, styles and scripts.

    In a wheel they are packed into the package; in a checkout they lie beside it. Raises
    FileNotFoundError when they are in neither place: then the installation is damaged.
    """
    package = Path(__file__).parent
    for folder in (package / "_site_templates", package.parent / "site_templates"):
        if folder.is_dir():
            return folder
    raise FileNotFoundError("the templates of Credenza are missing: install it again")
