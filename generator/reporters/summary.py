"""The totals of a check."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from generator.diagnostics import Diagnostic, Severity
from generator.documents import Document, Kind
from generator.interface import Voice, voice

if TYPE_CHECKING:
    from generator.rules.house import HouseRules

__all__ = ["Counted", "Summary", "summary_of", "totals"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Summary:
    """How much was looked at, how much was found.

    `read` counts files by kind ('microcredential', 'provider', …); `found` counts findings by severity;
    `affected` counts the files with findings; `failing` the findings for which the check fails, that is
    those of severity `fail_on` or graver in files that are no drafts. `paths` are all files read.
    """

    read: Mapping[str, int]
    found: Mapping[Severity, int]
    affected: int = 0
    failing: int = 0
    paths: tuple[str, ...] = ()
    drafts: frozenset[str] = frozenset()
    fail_on: Severity = Severity.ERROR

    @property
    def files(self) -> int:
        """How many files were read."""
        return sum(self.read.values())

    def fails(self, finding: Diagnostic) -> bool:
        """Whether the check fails for this finding."""
        return finding.severity.rank <= self.fail_on.rank and finding.place.path not in self.drafts


class Counted(Protocol):
    """What a summary needs of the outcome of a check."""

    @property
    def documents(self) -> Mapping[str, Document]:
        """All files that were read, by path."""
        ...

    @property
    def findings(self) -> Sequence[Diagnostic]:
        """Everything that was found, in order."""
        ...

    @property
    def failing(self) -> Collection[Diagnostic]:
        """The findings for which the check fails."""
        ...

    @property
    def drafts(self) -> frozenset[str]:
        """The paths of drafts."""
        ...

    @property
    def house(self) -> HouseRules:
        """The severities of the catalogue."""
        ...


def summary_of(checked: Counted) -> Summary:
    """The totals of a check."""
    return Summary(
        read=Counter(document.kind.value for document in checked.documents.values()),
        found=Counter(finding.severity for finding in checked.findings),
        affected=len({finding.place.path for finding in checked.findings}),
        failing=len(checked.failing),
        paths=tuple(sorted(checked.documents)),
        drafts=checked.drafts,
        fail_on=checked.house.fail_on,
    )


def totals(summary: Summary, said: Voice | None = None) -> str:
    """The last line of a report: "2 errors and 1 hint in 2 of 59 files (45 microcredentials, …)."."""
    said = said or voice()
    ui = said.ui
    files = ui.count("{n} file", "{n} files", summary.files)
    read = ", ".join(_read(summary, said))
    found = counted(summary.found, said)
    if not found:
        if not read:
            return ui.say("Nothing to mend in {files}.", files=files)
        return ui.say("Nothing to mend in {files} ({read}).", files=files, read=read)
    values = {"found": found, "affected": ui.number(summary.affected), "files": files}
    if not read:
        return ui.say("{found} in {affected} of {files}.", **values)
    return ui.say("{found} in {affected} of {files} ({read}).", **values, read=read)


def counted(found: Mapping[Severity, int], said: Voice) -> str:
    """Findings by severity in words, "2 errors and 1 hint"; '' for none."""
    n = {severity: found.get(severity, 0) for severity in Severity}
    ui = said.ui
    words = {
        Severity.ERROR: ui.count("{n} error", "{n} errors", n[Severity.ERROR]),
        Severity.WARNING: ui.count("{n} warning", "{n} warnings", n[Severity.WARNING]),
        Severity.HINT: ui.count("{n} hint", "{n} hints", n[Severity.HINT]),
    }
    return ui.join([words[severity] for severity in Severity if n[severity]])


def _read(summary: Summary, said: Voice) -> list[str]:
    n = {kind: summary.read.get(kind.value, 0) for kind in Kind}
    ui = said.ui
    words = {
        Kind.MICROCREDENTIAL: ui.count(
            "{n} microcredential", "{n} microcredentials", n[Kind.MICROCREDENTIAL]
        ),
        Kind.PROVIDER: ui.count("{n} provider", "{n} providers", n[Kind.PROVIDER]),
        Kind.PATHWAY: ui.count("{n} pathway", "{n} pathways", n[Kind.PATHWAY]),
    }
    return [word for kind, word in words.items() if n[kind]]
