"""Reads the command line and hands over to a verb."""

from __future__ import annotations

import argparse
import gc
import importlib
import io
import os
import sys
from collections.abc import Iterable, Sequence

from generator import __version__
from generator.cli.verb import FAILURE, Failure, Verb, nobody_reads, note
from generator.reporters.terminal import shown
from generator.text import nearest

__all__ = ["VERBS", "main", "parser", "verb_of"]

VERBS = ("new", "check", "diff", "build", "serve", "export", "rehearse", "show", "explain", "schema")
"""The names of all verbs; each is a module of this package."""


def verb_of(name: str) -> Verb:
    """The verb of a name."""
    verb: Verb = importlib.import_module(f"generator.cli.{name}").VERB
    return verb


def parser(names: Iterable[str] = VERBS) -> argparse.ArgumentParser:
    """The parser of the command line; its help texts are the reference in the handbook.

    With `names` it knows these verbs only, and the others need not be loaded.
    """
    top = argparse.ArgumentParser(
        prog="credenza",
        description=(
            "Turns a folder of YAML files into a catalogue of microcredentials: "
            "checked, searchable, harvestable."
        ),
        epilog=(
            "Every verb works on the current folder. `credenza VERB --help` says more. Results go to "
            "standard output, remarks to standard error. Exit status: 0 clean, 1 findings, 2 wrong usage "
            "or a failure."
        ),
    )
    top.add_argument("--version", action="version", version=f"credenza {__version__}")
    verbs = top.add_subparsers(dest="verb", metavar="VERB", required=True, title="verbs")
    for verb in map(verb_of, names):
        sub = verbs.add_parser(
            verb.name,
            help=verb.help,
            description=verb.description,
            epilog=f"example:\n  {verb.example}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        sub.add_argument(
            "--project", metavar="FOLDER", default=".", help="another folder than the current one"
        )
        verb.options(sub)
        sub.set_defaults(run=verb.run)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """The exit status: 0 clean, 1 findings, 2 wrong usage or failure."""
    _prepare_streams()
    words = sys.argv[1:] if argv is None else argv
    if not words:
        note(parser().format_help().rstrip("\n"))
        return FAILURE
    if words[0] not in VERBS and not words[0].startswith("-"):
        meant = nearest(words[0], VERBS)
        hint = f" Did you mean {meant}?" if meant else ""
        note(f"credenza: there is no verb {words[0]}.{hint} All verbs: credenza --help")
        return FAILURE
    named = [verb for verb in VERBS if verb in words[:1]]
    try:
        arguments = parser(named or VERBS).parse_args(words)
    except SystemExit as stop:  # argparse ends the process; tests and other programs call main()
        return int(stop.code or 0)
    # A catalogue is one large tree that stays to the end: looking through it for waste finds none.
    gc.set_threshold(100_000, 50, 1_000)
    status = FAILURE
    try:
        status = int(arguments.run(arguments))
        sys.stdout.flush()
    except Failure as failure:
        note(f"credenza: {failure}")
        return FAILURE
    except KeyboardInterrupt:
        return FAILURE
    except BrokenPipeError:
        # The reader of a pipe has seen enough. The status is the verb's where it came to its
        # end; else it is not known that all is well.
        nobody_reads()
    except OSError as error:
        note(
            f"credenza: {error.strerror or error}: {shown(str(error.filename))}"
            if error.filename
            else f"credenza: {error}"
        )
        return FAILURE
    return status


def _prepare_streams() -> None:
    """Output to a terminal or pipe that lacks a character, or to none at all, must not end a verb."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:  # it was closed before the program began
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115 - it stays to the end
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
