"""All findings as Markdown, for job summaries and for comments on a pull request."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.diagnostics import Diagnostic
from generator.interface import Voice, voice
from generator.reporters.summary import Summary, totals
from generator.reporters.terminal import shown
from generator.reporters.told import Told, tell

__all__ = ["markdown"]

_MOST = 1_000_000  # bytes; GitHub refuses a job summary above 1 MiB
"""How long a report may be."""


def markdown(
    findings: Sequence[Diagnostic],
    summary: Summary,
    *,
    color: bool = False,  # noqa: ARG001  # all reporters are called in the same way
    language: str = "en",
) -> str:
    """The totals, then a table for each file; what exceeds one megabyte is counted at the end."""
    said = voice(language)
    head = f"## {said.ui.say('Check of the catalogue')}\n\n{literal(totals(summary, said))}\n"
    parts, room, left = [head], _MOST - len(head.encode()), len(findings)
    for path, told in groupby(tell(findings, said), key=lambda one: one.finding.place.path):
        heading = _heading(path, said)
        for row in (f"{heading}{row}" if i == 0 else row for i, row in enumerate(_rows(told, said))):
            room -= len(row.encode())
            if room < 0:
                more = said.ui.count("{n} more finding", "{n} more findings", left)
                return "".join([*parts, f"\n{literal(more)}\n"])
            parts.append(row)
            left -= 1
    return "".join(parts)


def _heading(path: str, said: Voice) -> str:
    ui = said.ui
    columns = (ui.say("Line"), ui.say("Rule"), ui.say("What was found"), ui.say("What to write"))
    return f"\n### {literal(shown(path))}\n\n| {' | '.join(columns)} |\n| ---: | --- | --- | --- |\n"


def _rows(told: Iterator[Told], said: Voice) -> Iterator[str]:
    for one in told:
        rule = f"{said.severity(one.finding.severity)} {one.finding.rule.id}"
        help_ = f"{one.help} ({one.note})" if one.note else one.help
        cells = (str(one.finding.place.line), rule, one.message, help_)
        yield f"| {' | '.join(map(literal, cells))} |\n"


_CODE = re.compile(r"`([^`]+)`")
_SIGNS = re.compile(r"[\\*_\[\]<>&|~#$`{}!+^=]|:(?=//)|(?<=\bwww)\.", re.IGNORECASE)


def literal(text: str) -> str:
    """A line that Markdown shows as it stands; only what is between backticks is set as code.

    Character references are never read as markup (CommonMark §6.2), nor do they become links or mentions
    of people (GitHub's @name).
    """
    pieces = _CODE.split(text)
    return "".join(
        f"<code>{_escaped(piece)}</code>" if position % 2 else _escaped(piece)
        for position, piece in enumerate(pieces)
    )


def _escaped(text: str) -> str:
    written = _SIGNS.sub(lambda match: f"&#{ord(match.group())};", text)
    # A mention is made of the text after it is rendered: something must stand between the sign and the name.
    return written.replace("@", "&#64;<!-- -->")
