"""What `build` and `serve` share: the settings of the site, and what is said on the way."""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.cli.verb import Failure, project_here

__all__ = ["log_to_stderr", "settings_here"]

_OURS = "mkdocs.plugins.credenza"


def settings_here(arguments: argparse.Namespace) -> Path:
    """The mkdocs.yml of the project; Failure where it, or the folder of pages it names, is missing."""
    from generator import mkdocs_plugin  # noqa: PLC0415 - it loads MkDocs, which takes a while

    root = project_here(arguments).root
    settings = root / "mkdocs.yml"
    if not settings.is_file():
        raise Failure(
            f"there is no mkdocs.yml in {root}. A short one does:\n\n"
            "site_name: Our microcredentials\n"
            "docs_dir: catalogue/pages\n"
            "theme:\n  name: material\n"
            "plugins:\n  - credenza"
        )
    try:
        pages = mkdocs_plugin.pages_folder(settings)
    except mkdocs_plugin.UnusableError as error:
        raise Failure(str(error)) from None
    if not pages.is_dir():
        raise Failure(
            f"the folder of hand-written pages is missing: {pages}\n"
            "mkdocs.yml names it under `docs_dir`. One file is enough, for example home.en.md with the\n"
            "introduction of the home page (git does not keep an empty folder)."
        )
    return settings


@contextmanager
def log_to_stderr(*others: str) -> Iterator[None]:
    """Sends to stderr what Credenza and the loggers named in `others` say, and the warnings of all."""
    logger = logging.getLogger("mkdocs")
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Plain())
    handler.addFilter(lambda r: r.levelno >= logging.WARNING or r.name.startswith((_OURS, *others)))
    level = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    try:
        yield
    finally:
        logger.setLevel(level)
        logger.removeHandler(handler)


class _Plain(logging.Formatter):
    """The words alone; a warning or an error says what it is."""

    def format(self, record: logging.LogRecord) -> str:
        words = super().format(record).removeprefix("credenza: ")
        return words if record.levelno < logging.WARNING else f"{record.levelname.lower()}: {words}"
