"""Real git repositories in a temporary folder, with commits that are the same in every run."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from generator.changes import Comparison, Result
from generator.changes.since import changes_since
from generator.cli import main
from generator.project import find_project

BASE = {
    "catalogue.yml": """\
title: Catalogue of changes
url: https://changes.example/
languages: [en, es]
publisher: northbridge
""",
    "providers/northbridge.yml": """\
legal_name: Northbridge University
type: higher-education
country: IE
quality_assurance:
  - { type: external, framework: ESG, scope: institution, body: Fictional Quality Agency }
defaults:
  level: { eqf: 5 }
  form_of_participation: online
  language_of_instruction: [en]
  price: { amount: 250 }
""",
    "microcredentials/northbridge/data-literacy.yml": """\
title: { en: Data Literacy, es: Cultura de datos }
summary: Find, clean and present public data.
learning_outcomes:
  - Clean and combine two tabular data sets
  - Criticise a published statistic with reference to its source
  - Present a finding in an accessible chart
notional_workload: { ects: 5, hours: 125 }
assessment:
  - { type: project-work, weight: 70 }
  - { type: quiz, weight: 30, outcomes: [2] }
offerings:
  - { start: 2027-02-08, end: 2027-04-02, application_deadline: 2027-01-15 }
keywords: [open data]
""",
    "microcredentials/northbridge/open-data.yml": """\
title: Open Data
learning_outcomes:
  - Find an open data set for a question
  - Judge what a data set leaves out
notional_workload: { ects: 2, hours: 50 }
assessment: [{ type: quiz }]
""",
    "pathways/working-with-data.yml": """\
title: Working with Data
provider: northbridge
components: [data-literacy, open-data]
""",
}

DATA, OPEN = "microcredentials/northbridge/data-literacy.yml", "microcredentials/northbridge/open-data.yml"
NORTHBRIDGE, PATHWAY = "providers/northbridge.yml", "pathways/working-with-data.yml"

# No settings of the person who runs the tests, and the same people and days in every run.
ENVIRONMENT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_DATE": "2027-01-04T09:00:00+00:00",
    "GIT_COMMITTER_DATE": "2027-01-04T09:00:00+00:00",
}


class Repository:
    """A catalogue under git, in the folder `catalogue` of a project that may lie below the root."""

    def __init__(self, root: Path, project: str = "") -> None:
        self.root, self.project = root, root / project
        self.folder = self.project / "catalogue"
        self.folder.mkdir(parents=True)
        self.git("init", "--quiet", "--initial-branch=main", "--object-format=sha1")
        self.git("config", "user.name", "Test")
        self.git("config", "user.email", "test@changes.example")
        self.git("config", "core.autocrlf", "false")

    def git(self, *arguments: str) -> str:
        environment = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")} | ENVIRONMENT
        done = subprocess.run(
            ["git", *arguments], cwd=self.root, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def write(self, files: Mapping[str, str | bytes]) -> None:
        """Writes files below the catalogue folder; '' removes one."""
        for name, content in files.items():
            file = self.folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            if content:
                file.write_bytes(content if isinstance(content, bytes) else content.encode())
            else:
                file.unlink()

    def commit(self, files: Mapping[str, str | bytes] | None = None) -> str:
        self.write(files or {})
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "A step")
        return self.git("rev-parse", "HEAD")

    def replace(self, name: str, *pairs: tuple[str, str]) -> None:
        """Replaces pieces of a file, each of which stands in it once."""
        text = (self.folder / name).read_text("utf-8")
        for old, new in pairs:
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        (self.folder / name).write_text(text, "utf-8")

    def add(self, name: str, lines: str) -> None:
        (self.folder / name).write_text((self.folder / name).read_text("utf-8") + lines, "utf-8")

    def result(self, revision: str = "HEAD") -> Result:
        project = find_project(self.project)
        assert project is not None
        return changes_since(project, revision)

    def compared(self, revision: str = "HEAD") -> Comparison:
        return self.result(revision).comparison

    def said(self, revision: str = "HEAD") -> list[str]:
        """All changes in words, those of defaults with the file they come through."""
        return [
            f"{change.words}" + (f" [through {change.through}]" if change.through else "")
            for change in self.compared(revision).changes
        ]

    def found(self, revision: str = "HEAD") -> list[tuple[str, str, int]]:
        """Rule, file below the catalogue folder and line of what must not have changed."""
        return [
            (f.rule.id, f.place.path.removeprefix("catalogue/"), f.place.line)
            for f in self.result(revision).findings
        ]

    def run(self, *arguments: str) -> int:
        return main([*arguments, "--project", str(self.project)])
