"""Measures what a build of N synthetic entries costs, beside what plain tools cost in the same run.

Usage: python benchmarks/bench.py [N]     (make bench N=10000)

Every figure comes from a process of its own, so that memory is that of one stage. The machine may be
busy: read the ratios, not the seconds. Reached is what the last lines say against the budget.
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml
from first_search import first_search

HERE = Path(__file__).resolve().parent
SMALL = 1_000
# Files are made in memory where there is a place for it: a disk shared with others costs ten times as much
# CPU in one minute as in the next, which would be counted as ours.
_MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of its own is made in it


@dataclass(frozen=True, kw_only=True)
class Cost:
    """CPU and wall seconds, peak memory in MB, exit status."""

    cpu: float
    wall: float
    peak: float
    status: int

    def __str__(self) -> str:
        return f"{self.cpu:8.2f} s CPU {self.wall:8.2f} s wall {self.peak:7.0f} MB"


def measured(
    command: list[str], folder: Path, *, output: Path | None = None, memory: Path | None = None
) -> Cost:
    """What a command costs, its children included.

    Its output goes to a file of its own, or to a log beside the project. `memory` is the folder where it
    remembers earlier runs.
    """
    began = time.monotonic()
    environment = {**os.environ, "XDG_CACHE_HOME": str(memory or folder.parent / "memory")}
    with (folder.parent / "bench.log").open("ab") as log, (output or Path(log.name)).open("ab") as out:
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=out, stderr=log)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return Cost(
        cpu=used.ru_utime + used.ru_stime,
        wall=time.monotonic() - began,
        peak=used.ru_maxrss / 1024,
        status=process.returncode,
    )


def python(code: str, folder: Path, *arguments: str) -> Cost:
    """What a stage costs as a program of its own."""
    return measured([sys.executable, "-c", code, *arguments], folder)


_READ = """
import sys, yaml, pathlib
for file in sorted(pathlib.Path("catalogue").rglob("*.yml")):
    yaml.compose(file.read_text("utf-8"), Loader=yaml.CSafeLoader)
"""
_HASH = """
import hashlib, pathlib
digest = hashlib.sha256()
for file in sorted(pathlib.Path("catalogue").rglob("*.yml")):
    digest.update(file.read_bytes())
"""
_CHECK = """
import datetime, pathlib
from generator.git.history import History
from generator.pipeline import check
from generator.project import find_project
checked = check(find_project(pathlib.Path.cwd()), datetime.date(2027, 1, 15), changes=History())
assert checked.published is not None
"""
_SEARCH = (
    _CHECK
    + """
from generator.search import search_artifacts
from generator.views import card_lines
from generator.views.site import site_of
site = site_of(checked.published, intro={}, prose=[])
print(sum(len(artifact.render()) for artifact in search_artifacts(checked.published, card_lines(site))))
"""
)
_EXPORTS = (
    _CHECK
    + """
from generator.exports import EXPORTS
print(sum(len(artifact.render()) for export in EXPORTS for artifact in export.artifacts(checked.published)))
"""
)


_STAGES = {
    "compose only": _READ,
    "check": _CHECK,
    "check + exports": _EXPORTS,
    "check + search": _SEARCH,
}


@dataclass(frozen=True, kw_only=True)
class Checks:
    """What `credenza check` costs beside plain tools on the same files: of several rounds the cheapest.

    `again` is the check of what has not changed; `start` is the start of the program, which then only prints
    its help. `agree` says that both checks printed the same bytes.
    """

    compose: Cost
    cold: Cost
    read: Cost
    start: Cost
    again: Cost
    agree: bool


def checks(project: Path, rounds: int = 3) -> Checks:
    """The costs of checking; the machine may be busy with other things at any time, so all is run in turn."""
    program = [sys.executable, "-m", "generator", "check"]
    found: dict[str, list[Cost]] = defaultdict(list)
    agree = True
    for number in range(rounds):
        memory = project.parent / f"memory-{number}"
        reports = [project.parent / f"report-{number}-{name}.txt" for name in ("cold", "again")]
        command = [*program, "--today", "2027-01-15"]
        found["compose"].append(python(_READ, project))
        found["cold"].append(measured(command, project, output=reports[0], memory=memory))
        found["read"].append(python(_HASH, project))
        found["start"].append(measured([*program, "--help"], project))
        found["again"].append(measured(command, project, output=reports[1], memory=memory))
        agree &= reports[0].read_bytes() == reports[1].read_bytes()
    return Checks(**{name: _cheapest(costs) for name, costs in found.items()}, agree=agree)


def write_baseline(project: Path, folder: Path) -> None:
    """A site for MkDocs with Material, as they come: as many pages outside the nav as the project's site has.

    They have the texts and the sections of ours; where ours lists entries, they list as many. It checks
    nothing, exports nothing, and builds its own search index.
    """
    docs = folder / "docs" / "entries"
    docs.mkdir(parents=True)
    (folder / "docs" / "index.md").write_text("# Catalogue\n", encoding="utf-8")
    sources = sorted((project / "catalogue" / "microcredentials").rglob("*.yml"))
    entries = [yaml.load(source.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader) for source in sources]
    for number, entry in enumerate(entries):
        (docs / f"{number}.md").write_text(_as_markdown(entry), encoding="utf-8")
    others = sum(1 for _ in (project / "site").rglob("*.html")) - len(entries)
    for number in range(others):
        some = entries[number * _LISTED % len(entries) :][:_LISTED]
        (docs / f"list-{number}.md").write_text(_as_list(some), encoding="utf-8")
    (folder / "mkdocs.yml").write_text(
        "site_name: Baseline\ntheme: { name: material, font: false }\nnav: [index.md]\n"
        "markdown_extensions: [tables, attr_list]\nvalidation: { nav: { omitted_files: ignore } }\n",
        encoding="utf-8",
    )


_LISTED = 20  # entries on a page of a list, as on ours


def _as_list(entries: list[dict[str, Any]]) -> str:
    """A page that lists entries: title, summary, size and form of each."""
    cards = "\n\n".join(
        f"## [{entry['title']}]({number}.md)\n\n{entry['summary']}\n\n"
        f"{json.dumps(entry.get('notional_workload'))} · {entry.get('form_of_participation')}"
        for number, entry in enumerate(entries)
    )
    return f"# Microcredentials\n\n{cards}\n"


def _as_markdown(entry: dict[str, Any]) -> str:
    """The page that somebody would write by hand for an entry: the sections and the fact sheet of ours."""
    outcomes = "\n".join(f"1. {outcome}" for outcome in entry["learning_outcomes"])
    runs = entry.get("offerings", [])
    dates = "\n".join(
        f"| {run['start']} | {run['end']} | {run['application_deadline']} "
        f"| [Apply]({run['application_url']}) |"
        for run in runs
    )
    facts = "\n".join(
        f"| **{key.replace('_', ' ').capitalize()}** "
        f"| {json.dumps(entry.get(key, 'not stated'), default=str)} |"
        for key in (
            "title", "learning_outcomes", "notional_workload", "level", "form_of_participation", "assessment",
            "supervision", "awarding_body", "country", "stackability", "quality_assurance", "prerequisites",
            "further_information", "isced_f", "skills", "price",
        )
    )  # fmt: skip
    return (
        f"# {entry['title']}\n\n{entry['summary']}\n\n## What you will be able to do\n\n{outcomes}\n\n"
        f"## What it is about\n\n{entry['description']}\n\n"
        "## Dates\n\n| Start | End | Apply by | |\n|---|---|---|---|\n"
        f"{dates}\n\n## Fact sheet\n\n| Element | Value |\n|---|---|\n{facts}\n\n## Who stands behind it\n\n"
        "Stated by the provider.\n\n## This page as data\n\n[JSON-LD](index.jsonld)\n"
    )


def synthetic(count: int, project: Path) -> Path:
    """A project of so many entries."""
    subprocess.run([sys.executable, HERE / "synthetic.py", str(count), project], check=True)
    return project


_BUILD = [sys.executable, "-m", "generator", "build"]
_MKDOCS = [sys.executable, "-m", "mkdocs", "build", "--quiet"]


@dataclass(frozen=True, kw_only=True)
class Builds:
    """What first builds cost, of several rounds the cheapest; the memory is the most that any of them took.

    `plain` is MkDocs with Material on as many pages.
    """

    small: Cost
    large: Cost
    plain: Cost


def builds(small: Path, large: Path, rounds: int = 3) -> Builds:
    """The costs of first builds, each on an empty folder with an empty memory, all of them in turn."""
    found: dict[str, list[Cost]] = defaultdict(list)
    baseline = large.parent / "baseline"
    for _ in range(rounds):
        for name, project in (("small", small), ("large", large)):
            for made in (project / "site", project / ".site.credenza", large.parent / "memory"):
                shutil.rmtree(made, ignore_errors=True)
            found[name].append(measured(_BUILD, project))
        if not baseline.is_dir():
            write_baseline(large, baseline)
        shutil.rmtree(baseline / "site", ignore_errors=True)
        found["plain"].append(measured(_MKDOCS, baseline))
    return Builds(**{name: _cheapest(costs) for name, costs in found.items()})


def _cheapest(costs: list[Cost]) -> Cost:
    return replace(min(costs, key=lambda cost: cost.cpu), peak=max(cost.peak for cost in costs))


def rebuilds(project: Path) -> tuple[Cost, Cost]:
    """The costs of a build without changes, and of one after an edit."""
    unchanged = measured(_BUILD, project)
    entry = next((project / "catalogue" / "microcredentials").rglob("entry-000000.yml"))
    entry.write_text(entry.read_text(encoding="utf-8").replace("title: ", "title: New ", 1), encoding="utf-8")
    return unchanged, measured(_BUILD, project)


def _zipped(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 9, mtime=0))


def weights(project: Path) -> dict[str, float]:
    """KB of a detail page without the entry's own text, and of a whole one zipped."""
    site = project / "site"
    pages = sorted((site / "microcredentials").rglob("entry-000*/index.html"))
    sizes = sorted(_apart_from_text(project, site, page) for page in pages)
    return {"page_apart_from_text": sizes[len(sizes) // 2] / 1000, "page_zipped": _zipped(pages[0]) / 1000}


def _apart_from_text(project: Path, site: Path, page: Path) -> int:
    """Bytes of a page without the texts of the entry, which stand in its body, its head and its JSON-LD."""
    key = page.parent.relative_to(site / "microcredentials")
    file = project / "catalogue" / "microcredentials" / f"{key}.yml"
    html = page.read_text(encoding="utf-8")
    entry = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    for text in sorted(set(_texts(entry)), key=len, reverse=True):
        html = html.replace(text, "")  # a synthetic text has nothing to escape
    return len(html.encode())


def _texts(value: object) -> Iterator[str]:
    """The sentences and titles in an entry; a single word may be any word of the page."""
    if isinstance(value, str) and " " in value:
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts(inner)


def main(count: int) -> int:
    """Prints the figures and how they stand against the budget; 0 when all of it is kept."""
    with tempfile.TemporaryDirectory(dir=_MEMORY if _MEMORY.is_dir() else None) as name:
        root = Path(name)
        small, project = synthetic(SMALL, root / "small"), synthetic(count, root / "large")
        made = builds(small, project)
        unchanged, edited = rebuilds(project)
        print("builds (first builds: the cheapest of three)")
        _print(
            {
                f"build {SMALL}": made.small,
                f"build {count}": made.large,
                "MkDocs + Material": made.plain,
                "build again": unchanged,
                "one edit": edited,
            }
        )
        print("stages (each with start-up and all stages before it)")
        _print({label: python(code, project) for label, code in _STAGES.items()})
        checked = checks(project)
        print("checks (the whole command, with its report: the cheapest of three)")
        _print(
            {
                "compose": checked.compose,
                "check, cold": checked.cold,
                "read and hash": checked.read,
                "start-up": checked.start,
                "check, unchanged": checked.again,
            }
        )
        found = weights(project)
        loads, page_too = first_search(project / "site")
        print(
            f"detail page: {found['page_apart_from_text']:.1f} KB apart from its text, "
            f"{found['page_zipped']:.1f} KB zipped"
        )
        print(
            f"first filtered and searched list: {loads / 1000:.0f} KB zipped for the search, "
            f"{page_too / 1000:.0f} KB with the page and its styles"
        )
        return _against_budget(
            {
                f"cost per entry, {count} over {SMALL}": (
                    (made.large.cpu / count) / (made.small.cpu / SMALL),
                    1.2,
                ),
                "detail page apart from its text (KB)": (found["page_apart_from_text"], 20),
                "peak memory (MB)": (made.large.peak, 500),
                "CPU over MkDocs + Material": (made.large.cpu / made.plain.cpu, 0.5),
                "cold check over composing the same files": (checked.cold.cpu / checked.compose.cpu, 6),
                "unchanged check over reading, hashing and start-up": (
                    checked.again.cpu / (checked.read.cpu + checked.start.cpu),
                    1.5,
                ),
                "checks that report otherwise from memory": (0 if checked.agree else 1, 0),
                "bytes until the first searched list (KB)": (loads / 1000, 60 if count <= SMALL else 200),
            }
        )


def _print(costs: dict[str, Cost]) -> None:
    for label, cost in costs.items():
        print(f"  {label:<22}{cost}", flush=True)


def _against_budget(figures: dict[str, tuple[float, float]]) -> int:
    kept = True
    for label, (value, limit) in figures.items():
        kept &= value <= limit
        print(f"{'ok  ' if value <= limit else 'OVER'} {label}: {value:.2f} (at most {limit:g})")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
