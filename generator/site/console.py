"""What a build says on stderr to whoever started it."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

from generator.diagnostics import Diagnostic, Severity
from generator.documents import Kind
from generator.pipeline import Checked
from generator.reporters import REPORTERS, summary_of
from generator.reporters.terminal import shown
from generator.site.workshop import Building
from generator.terminal import colourful

__all__ = ["count", "in_the_way", "place_in_template", "report", "what_is_missing"]


def report(checked: Checked, before: Checked | None) -> None:
    """Says on stderr which errors there are, and which warnings are new since the last time.

    Says nothing where nothing is new. All warnings and hints are the business of `credenza check`.
    """
    if before is not None and before.findings == checked.findings:
        return
    known = {_same(f) for f in before.findings} if before is not None else None
    told = [
        f
        for f in checked.findings
        if f.severity is Severity.ERROR
        or (known is not None and f.severity is Severity.WARNING and _same(f) not in known)
    ]
    sys.stderr.write(REPORTERS["text"](told, summary_of(checked), color=colourful(sys.stderr)))
    if len(told) < len(checked.findings):
        sys.stderr.write("All of them, with what to write: credenza check\n")


def _same(finding: Diagnostic) -> tuple[str, str, str]:
    """What stays the same of a finding when it moves to another line."""
    return (finding.rule.id, finding.place.path, str(finding.message))


def place_in_template(error: BaseException) -> str:
    """The template and line that an error comes from, as "file:line: ", where Jinja knows them."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if f.filename.endswith((".html", ".xml"))]
    return f"{frames[-1].filename}:{frames[-1].lineno}: " if frames else ""


def count(number: int, thing: str) -> str:
    """The number with the word for what is counted: "1 file", "2 files"."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def what_is_missing(building: Building) -> str:
    """What a site with errors lacks, as the last sentences of a build."""
    withheld = building.site.catalogue.withheld
    faulty = {finding.place.path for finding in building.checked.errors} - {w.path for w in withheld}
    documents = building.checked.documents
    # A file that claims the address of another, or lies in no folder that is read, has none to be missed at.
    homeless = sorted(p for p in faulty if p in documents and documents[p].kind is not Kind.CATALOGUE)
    lacks = []
    if withheld:
        several = len(withheld) > 1
        place, are = ("their addresses", "they are") if several else ("its address", "it is")
        lacks.append(
            f"without {len(withheld)} of its entries (at {place} stands that {are} temporarily unavailable)"
        )
    failures = building.site.data.failures
    if failures:
        lacks.append(f"with {count(len(failures), 'gap')} in its outputs")
    if homeless:
        lacks.append(f"without what stands in {_some(homeless)}")
    missing = f"but {' and '.join(lacks)}" if lacks else "with all its entries, but there are errors"
    return f"The site is built, {missing}. The findings above say what to mend."


def in_the_way(site: Path, paths: Sequence[str]) -> str:
    """Why a site was not published into a folder, and what to do; `paths` are the files of others in it."""
    return (
        f"Nothing was published: {os.path.relpath(site)} holds files that Credenza did not put there and "
        f"would have to replace: {_some(paths)}. Empty the folder, or choose another one with --site-dir or "
        "with site_dir in mkdocs.yml."
    )


def _some(paths: Sequence[str]) -> str:
    more = f" and {count(len(paths) - 3, 'other')}" if len(paths) > 3 else ""
    return ", ".join(map(shown, paths[:3])) + more
