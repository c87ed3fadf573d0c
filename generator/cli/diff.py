"""`credenza diff`: says in words what changed since another git revision."""

from __future__ import annotations

import argparse

from generator.changes import FORMATS
from generator.changes.since import changes_since
from generator.cli.reports import with_language
from generator.cli.verb import CLEAN, FINDINGS, Failure, Verb, printed, project_here
from generator.git.revisions import RevisionError


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "revision",
        help="what to compare with: a branch, a tag or a commit, for example origin/main, v2 or HEAD~1",
    )
    parser.add_argument(
        "--format",
        choices=tuple(FORMATS),
        default="text",
        help="how to write it (default: text); markdown suits a comment on a pull request",
    )
    with_language(parser)


def _run(arguments: argparse.Namespace) -> int:
    try:
        result = changes_since(project_here(arguments), str(arguments.revision))
    except RevisionError as error:
        raise Failure(str(error)) from None
    printed(FORMATS[arguments.format](result, arguments.language), as_utf8=arguments.format != "text")
    return FINDINGS if result.failing else CLEAN


VERB = Verb(
    name="diff",
    help="say in words what changed since another git revision",
    description=(
        "Compares the catalogue in this folder with another git revision, value by value; layout and\n"
        "comments do not count, and nothing is checked out. Says too what must not change: credits,\n"
        "addresses, outcomes without a new version (rules D510 to D513). Exit status 0: nothing of that\n"
        "is an error; 1: something is."
    ),
    example="credenza diff origin/main",
    options=_options,
    run=_run,
)
