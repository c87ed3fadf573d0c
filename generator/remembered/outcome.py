"""The outcome of a check as its reports need it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from generator.diagnostics import Diagnostic
from generator.reporters.summary import Counted, Summary, summary_of

if TYPE_CHECKING:
    from generator.project import Project

__all__ = ["Outcome", "outcome_of"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What a check found, apart from the catalogue itself.

    `tell` gives the findings, which may have to be read first. `shallow` says that git's memory was cut
    short. `consulted` are the files outside the folders of the catalogue on which the findings depend, as
    paths from the catalogue folder; they may not exist. `name` is under which reports are kept, if they are.
    """

    tell: Callable[[], tuple[Diagnostic, ...]]
    summary: Summary
    shallow: bool = False
    consulted: tuple[str, ...] = ()
    name: str | None = None

    @property
    def fails(self) -> bool:
        """Whether the check fails."""
        return self.summary.failing > 0


class _Checked(Counted, Protocol):
    """What an outcome takes from the result of a check: what its summary counts, and a little more."""

    @property
    def project(self) -> Project: ...
    @property
    def shallow(self) -> bool: ...
    @property
    def consulted(self) -> tuple[Path, ...]: ...


def outcome_of(checked: _Checked) -> Outcome:
    """The outcome of a check."""
    folder, findings = checked.project.folder, tuple(checked.findings)
    return Outcome(
        tell=lambda: findings,
        summary=summary_of(checked),
        shallow=checked.shallow,
        consulted=tuple(file.relative_to(folder).as_posix() for file in checked.consulted),
    )
