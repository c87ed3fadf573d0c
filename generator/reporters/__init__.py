"""Ways to write findings for their readers."""

from generator.reporters.concise import concise
from generator.reporters.github import github
from generator.reporters.gitlab import gitlab
from generator.reporters.html_report import html_report
from generator.reporters.json_report import json_report
from generator.reporters.junit import junit
from generator.reporters.markdown import markdown
from generator.reporters.report import Report, Reporter
from generator.reporters.sarif import sarif
from generator.reporters.summary import Summary, summary_of
from generator.reporters.text import report_text, text

REPORTERS: dict[str, Reporter] = {
    "text": Reporter(
        title="for reading: each finding with its line and what to write",
        write=text,
        suffixes=(".txt", ".log"),
        lines=True,
    ),
    "concise": Reporter(title="one line per finding", write=concise, lines=True),
    "json": Reporter(title="everything, for programs", write=json_report, suffixes=(".json",)),
    "github": Reporter(
        title="annotations of a workflow on GitHub, with the job summary",
        write=github,
        lines=True,
        from_repository=True,
    ),
    "gitlab": Reporter(title="Code Quality report of GitLab", write=gitlab, from_repository=True),
    "sarif": Reporter(
        title="SARIF 2.1.0, for code scanning", write=sarif, suffixes=(".sarif",), from_repository=True
    ),
    "junit": Reporter(title="JUnit XML: one test for each file", write=junit, suffixes=(".xml",)),
    "html": Reporter(title="one page for a browser", write=html_report, suffixes=(".html", ".htm")),
    "markdown": Reporter(
        title="for comments and job summaries", write=markdown, suffixes=(".md",), from_repository=True
    ),
}
"""Every way by the name that `--format` takes."""

__all__ = ["REPORTERS", "Report", "Reporter", "Summary", "report_text", "summary_of"]
