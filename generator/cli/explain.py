"""`credenza explain`: what a rule demands and why."""

from __future__ import annotations

import argparse
import textwrap

from generator.cli.reports import with_language
from generator.cli.verb import CLEAN, Failure, Verb, printed
from generator.diagnostics import Rule, Severity
from generator.interface import voice
from generator.rules import RULES
from generator.text import nearest

_WIDTH = 88


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "rule", nargs="?", help="the code of a rule, for example S101; all rules when left out"
    )
    with_language(parser)


def _run(arguments: argparse.Namespace) -> int:
    if arguments.rule is None:
        said = voice(arguments.language)
        width = max(len(said.severity(severity)) for severity in Severity)
        for rule in RULES.values():
            printed(f"{rule.id}  {said.severity(rule.severity):{width}}  {said.title(rule)}\n")
        return CLEAN
    code = str(arguments.rule).upper()
    if code not in RULES:
        near = nearest(code, RULES)
        hint = f" Did you mean {near}?" if near else ""
        raise Failure(f"there is no rule {code}.{hint} All rules: credenza explain")
    printed(page(RULES[code], arguments.language) + "\n")
    return CLEAN


def page(rule: Rule, language: str = "en") -> str:
    """The page of one rule as plain text."""
    said = voice(language)
    parts = [
        f"{rule.id} ({said.severity(rule.severity)}): {said.title(rule)}",
        textwrap.fill(said.why(rule), _WIDTH),
        textwrap.fill(said.ui.say("Source: {source}", source=rule.source), _WIDTH),
    ]
    for heading, example in ((said.ui.say("Wrong:"), rule.wrong), (said.ui.say("Right:"), rule.right)):
        if example:
            parts.append(heading + "\n" + textwrap.indent(example.rstrip("\n"), "  "))
    return "\n\n".join(parts)


VERB = Verb(
    name="explain",
    help="say what a rule demands, why, and how to satisfy it",
    description="Explains one rule, or lists all of them.",
    example="credenza explain S101",
    options=_options,
    run=_run,
)
