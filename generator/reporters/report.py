"""What every way of reporting takes and gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from generator.diagnostics import Diagnostic
from generator.reporters.summary import Summary

__all__ = ["Report", "Reporter"]


class Report(Protocol):
    """Writes findings, in the order they are given, and the totals."""

    def __call__(
        self,
        findings: Sequence[Diagnostic],
        summary: Summary,
        *,
        color: bool = False,
        language: str = "en",
    ) -> str:
        """One text that ends with a line end; `color` allows ANSI escape sequences."""
        ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Reporter:
    """One way of reporting: `title` says what it is, `write` does it.

    `suffixes` are the endings of file names that ask for it. `lines` says that it may share a stream with
    others of its kind. `from_repository` says that its readers want paths from the root of the repository,
    wherever in it the project lies.
    """

    title: str
    write: Report
    suffixes: tuple[str, ...] = ()
    lines: bool = False
    from_repository: bool = False

    def __call__(
        self,
        findings: Sequence[Diagnostic],
        summary: Summary,
        *,
        color: bool = False,
        language: str = "en",
    ) -> str:
        """What `write` gives."""
        return self.write(findings, summary, color=color, language=language)
