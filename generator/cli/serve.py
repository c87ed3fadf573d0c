"""`credenza serve`: shows the site and follows every change."""

from __future__ import annotations

import argparse

from generator.cli.site import log_to_stderr, settings_here
from generator.cli.verb import Failure, Verb

_HIGHEST_PORT = 65_535


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--address", metavar="IP:PORT", type=_address, help="where to listen (default: 127.0.0.1:8000)"
    )
    parser.add_argument("--open", action="store_true", help="open the site in a browser")


def _address(text: str) -> str:
    host, _, port = text.rpartition(":")
    if not host or not port.isdecimal() or not 0 < int(port) <= _HIGHEST_PORT:
        raise argparse.ArgumentTypeError(f"{text!r} is no address with a port, such as 127.0.0.1:8001")
    return text


def _run(arguments: argparse.Namespace) -> int:
    from generator import mkdocs_plugin  # noqa: PLC0415 - it loads MkDocs, which takes a while

    settings = settings_here(arguments)
    with log_to_stderr("mkdocs.livereload"):
        try:
            return mkdocs_plugin.serve(settings, address=arguments.address, open_in_browser=arguments.open)
        except mkdocs_plugin.UnusableError as error:
            raise Failure(str(error)) from None


VERB = Verb(
    name="serve",
    help="show the site on this computer and follow every change",
    description=(
        "Serves the site as `mkdocs serve` does. An edited file shows in the browser within about a second;\n"
        "the page of something with an error shows what to mend. Stop it with Ctrl+C.\n"
        "Exit status 1 when there is nothing to show at the start, since catalogue.yml has errors."
    ),
    example="credenza serve --open",
    options=_options,
    run=_run,
)
