"""`credenza build`: makes the site."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator.cli.site import log_to_stderr, settings_here
from generator.cli.verb import Failure, Verb, today_of, with_today


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--strict",
        action="store_true",
        help="publish nothing while the check fails (validation.fail_on in catalogue.yml says from which "
        "severity), or while a link from a hand-written page leads nowhere",
    )
    parser.add_argument(
        "--site-dir",
        metavar="FOLDER",
        type=Path,
        help="where to put the site (default: site_dir in mkdocs.yml)",
    )
    with_today(parser)


def _run(arguments: argparse.Namespace) -> int:
    from generator import mkdocs_plugin  # noqa: PLC0415 - it loads MkDocs, which takes a while

    settings = settings_here(arguments)
    site_dir = arguments.site_dir.resolve() if arguments.site_dir else None
    with log_to_stderr():
        try:
            return mkdocs_plugin.build(
                settings, strict=arguments.strict, site_dir=site_dir, today=today_of(arguments)
            )
        except mkdocs_plugin.UnusableError as error:
            raise Failure(str(error)) from None


VERB = Verb(
    name="build",
    help="make the site",
    description=(
        "Makes the site from catalogue/ and mkdocs.yml, as `mkdocs build` does. Everything good is\n"
        "published; at the address of something with an error stands a note that it is temporarily\n"
        "unavailable. The old site stays whole until the new one is complete.\n"
        "Exit status 0: all is published; 1: something has an error. Only errors keep anything back:\n"
        "warnings and hints never make a build fail, whatever validation.fail_on says, unless with --strict."
    ),
    example="credenza build --strict",
    options=_options,
    run=_run,
)
