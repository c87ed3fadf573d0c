"""What a build says on stderr to whoever started it."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable

from generator.diagnostics import Diagnostic, Severity
from generator.pipeline import Checked
from generator.reporters import REPORTERS, summary_of

__all__ = ["place_in_template", "progress_of", "report"]


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
    colour = sys.stderr.isatty() and not os.environ.get("NO_COLOR")
    sys.stderr.write(REPORTERS["text"](told, summary_of(checked), color=colour))
    if len(told) < len(checked.findings):
        sys.stderr.write("All of them, with what to write: credenza check\n")


def _same(finding: Diagnostic) -> tuple[str, str, str]:
    """What stays the same of a finding when it moves to another line."""
    return (finding.rule.id, finding.place.path, str(finding.message))


def progress_of(total: int) -> Callable[[int], None]:
    """Counts on one line of a terminal; says nothing where nobody is looking."""
    if not sys.stderr.isatty():
        return lambda _: None

    def progress(done: int) -> None:
        if done % 250 == 0 or done == total:
            sys.stderr.write(f"\r{done} of {total} files" + ("\n" if done == total else ""))
            sys.stderr.flush()

    return progress


def place_in_template(error: BaseException) -> str:
    """The template and line that an error comes from, as "file:line: ", where Jinja knows them."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if f.filename.endswith((".html", ".xml"))]
    return f"{frames[-1].filename}:{frames[-1].lineno}: " if frames else ""
