"""`credenza rehearse`: says what aggregators would show of the catalogue, and what they would drop."""

from __future__ import annotations

import argparse
from collections.abc import Collection

from generator.cli.reports import with_language
from generator.cli.verb import (
    CLEAN,
    FINDINGS,
    Failure,
    Verb,
    note,
    printed,
    project_here,
    today_of,
    with_today,
)
from generator.pipeline import check
from generator.rehearsal import AGGREGATORS, FORMATS, rehearse
from generator.text import nearest


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "entries", nargs="*", metavar="ENTRY", help="only these entries, as provider/id (default: all)"
    )
    parser.add_argument(
        "--for",
        dest="aggregators",
        action="append",
        choices=tuple(AGGREGATORS),
        help="only this aggregator; may be given several times (default: all)",
    )
    parser.add_argument(
        "--format",
        choices=tuple(FORMATS),
        default="text",
        help="how to write it (default: text); markdown suits a comment on a pull request",
    )
    with_language(parser)
    with_today(parser)


def _run(arguments: argparse.Namespace) -> int:
    checked = check(project_here(arguments), today_of(arguments))
    if checked.published is None:
        raise Failure("catalogue.yml has errors, so nothing would be published; see: credenza check")
    _known(arguments.entries, checked.published.microcredentials)
    chosen = [one for name, one in AGGREGATORS.items() if name in (arguments.aggregators or AGGREGATORS)]
    rehearsal = rehearse(checked.published, chosen, arguments.entries)
    printed(FORMATS[arguments.format](rehearsal, arguments.language))
    if checked.errors:
        note(f"{len(checked.published.withheld)} entries with errors were left out; see: credenza check")
    return FINDINGS if any(True for _ in rehearsal.dropped) else CLEAN


def _known(keys: Collection[str], known: Collection[str]) -> None:
    for key in keys:
        if key not in known:
            near = nearest(key, known)
            hint = f"; did you mean {near}?" if near else "; an entry is named provider/id"
            raise Failure(f"no published entry is called {key!r}{hint}")


VERB = Verb(
    name="rehearse",
    help="say what aggregators would show of the catalogue",
    description=(
        "Reads the outputs as aggregators would, without asking any of them: how they find the data, what\n"
        "they show of each entry, and what they drop and why. Exit status 0: everything that is meant for\n"
        "an aggregator would be shown; 1: something would be dropped."
    ),
    example="credenza rehearse northbridge/urban-data --for quality-link",
    options=_options,
    run=_run,
)
