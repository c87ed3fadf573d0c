"""What every verb of the command line has, and the small things they share."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.clock import today
from generator.project import Project, find_project

__all__ = [
    "CLEAN",
    "FAILURE",
    "FINDINGS",
    "Failure",
    "Verb",
    "nobody_reads",
    "note",
    "printed",
    "project_here",
    "today_of",
    "with_today",
]

CLEAN, FINDINGS, FAILURE = 0, 1, 2
"""Exit statuses: nothing found; findings; wrong usage or a failure of the tool."""


class Failure(Exception):  # noqa: N818 - it is what a verb ends with, not an error of the program
    """Something that stops a verb; its message is for the person at the keyboard."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Verb:
    """One verb: its name, one line of help, its options, an example, and what it does."""

    name: str
    help: str
    description: str
    example: str
    options: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


def note(message: str) -> None:
    """Says something beside the result, on stderr."""
    sys.stderr.write(message + "\n")
    sys.stderr.flush()


def printed(text: str, *, as_utf8: bool = False) -> None:
    """Writes a part of the result to stdout; `as_utf8` whatever the encoding of the terminal is.

    JSON (RFC 8259 §8.1) and files that name their encoding are UTF-8 everywhere. A reader who has seen
    enough (`| head`) ends neither the verb nor its exit status.
    """
    try:
        sys.stdout.flush()
        if as_utf8 and (stream := getattr(sys.stdout, "buffer", None)) is not None:
            stream.write(text.encode("utf-8", "backslashreplace"))
        else:
            sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        nobody_reads()


def nobody_reads() -> None:
    """From now on stdout leads nowhere; closing a broken pipe once more would complain at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def project_here(arguments: argparse.Namespace) -> Project:
    """The project of the current folder (or of `--project`); Failure when there is none."""
    start = Path(arguments.project).resolve()
    project = find_project(start)
    if project is None:
        raise Failure(
            f"no catalogue found: there is no catalogue/catalogue.yml in {start} or above it.\n"
            "Start one with: credenza new catalogue"
        )
    return project


def with_today(parser: argparse.ArgumentParser) -> None:
    """Adds `--today` to a verb whose result depends on the day."""
    parser.add_argument(
        "--today", metavar="YYYY-MM-DD", type=_day, help="check as on this day (default: today)"
    )


def today_of(arguments: argparse.Namespace) -> date:
    """The day to check for: `--today`, else SOURCE_DATE_EPOCH (reproducible-builds.org), else the clock."""
    if arguments.today is not None:
        return date.fromisoformat(str(arguments.today))
    return today()


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day written as YYYY-MM-DD") from None
