"""Rules of family U about what the catalogue states of itself."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Severity, say
from generator.documents import Kind
from generator.rules.reading.written import of_kind, source_of
from generator.rules.registry import CheckedRule, Context, Finding, rule

__all__ = ["STATEMENTS"]


@rule(
    "U967",
    Severity.WARNING,
    "Accessibility statement not published",
    source="Directive (EU) 2016/2102, Article 7; Implementing Decision (EU) 2018/1523",
    wrong="accessibility:\n  contact: { email: access@northbridge.example }\n",
    right="accessibility:\n"
    "  contact: { email: access@northbridge.example }\n"
    "  enforcement_body: { name: Fictional Equality Authority }\n"
    '  tested: { date: "2026-11-02", method: Self-evaluation with an automated checker }\n',
)
def incomplete_statement(context: Context) -> Iterator[Finding]:
    """A statement that does not say what was tested, or whom to turn to, would promise what nobody knows.

    So the page is made only when all of it is there. Public bodies must publish one.
    """
    info = context.catalogue.info
    for sound in of_kind(context.sounds, Kind.CATALOGUE):
        written = {
            "contact": info.accessibility_contact,
            "enforcement_body": info.enforcement_body,
            "tested.date": info.accessibility_tested,
        }
        missing = ", ".join(f"`{key}`" for key, value in written.items() if not value)
        if "accessibility" in sound.data and missing:
            yield Finding(
                source=source_of(sound),
                path=("accessibility",),
                message=say("the accessibility statement is not published, as it lacks {keys}", keys=missing),
                help=say("add what is missing under `accessibility:`, but claim no test that nobody made"),
                part="key",
            )


STATEMENTS: tuple[CheckedRule, ...] = (incomplete_statement,)
"""The rules of this module."""
