"""The examples in hand-written pages, and what the checker says about them.

A comment before a block says what the block is:

    <!-- example: microcredential -->             lines of such a file; the other lines come from base/
    <!-- example: microcredential finds S101 -->  the same, with exactly these findings
    <!-- file: catalogue/…/open-data.yml -->      a whole file; optionally "finds …" as well
    <!-- message -->                              what `credenza check` prints about the file before it
    <!-- show: open-data -->                      what `credenza show` prints, the file before it in place

Everything is checked in a copy of the small catalogue in base/, which itself has no finding.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from handbook_reference import PAGES_MADE

from generator.diagnostics import Diagnostic
from generator.pipeline import Checked, check
from generator.project import find_project

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "catalogue" / "pages"
BASE = Path(__file__).parent / "base"
TODAY = date(2027, 1, 15)

BASE_FILES = {
    "catalogue": "catalogue/catalogue.yml",
    "provider": "catalogue/providers/northbridge.yml",
    "microcredential": "catalogue/microcredentials/northbridge/data-literacy.yml",
    "pathway": "catalogue/pathways/working-with-data.yml",
}

_BLOCK = re.compile(
    r"(?:<!--[ ](?P<what>[^>]*?)[ ]-->\n\n?)?"
    r"^(?P<indent>[ ]*)```(?P<language>\w*)\n(?P<text>.*?)^(?P=indent)```$",
    re.MULTILINE | re.DOTALL,
)
_KEY = re.compile(r"([A-Za-z_][\w-]*):")


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """A fenced block of a page: its language, its text and what the comment before it says."""

    page: Path
    line: int
    language: str
    what: str
    text: str
    span: tuple[int, int]

    def __str__(self) -> str:
        return f"{self.page.relative_to(ROOT)}:{self.line}"


def hand_written() -> list[Path]:
    """README, changelog and every page, sorted."""
    return [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted(PAGES.rglob("*.md"))]


def blocks_of(page: Path) -> list[Block]:
    """The fenced blocks of a page, in order."""
    text = page.read_text("utf-8")
    return [
        Block(
            page=page,
            line=text.count("\n", 0, match.start("text")),
            language=match["language"],
            what=match["what"] or "",
            text=re.sub(f"^{match['indent']}", "", match["text"], flags=re.MULTILINE),
            span=match.span("text"),
        )
        for match in _BLOCK.finditer(text)
    ]


def iter_yaml_blocks() -> Iterator[Block]:
    """The YAML examples of all hand-written pages but the reference, which has tests of its own."""
    for page in hand_written():
        if page.name not in PAGES_MADE:
            yield from (block for block in blocks_of(page) if block.language == "yaml")


def path_and_text(block: Block) -> tuple[str, str]:
    """Where the file of an example lies in its catalogue, and its whole text."""
    kind, _, rest = block.what.partition(": ")
    name = rest.split(" finds ")[0]
    if kind == "file":
        return name, block.text
    assert kind == "example", f"{block}: say before the block what it is an example of"
    path = BASE_FILES[name]
    return path, merged((BASE / path).read_text("utf-8"), block.text)


def expected(block: Block) -> list[str]:
    """The codes of the rules that an example breaks on purpose, sorted."""
    return sorted(block.what.partition(" finds ")[2].split())


def merged(base: str, fragment: str) -> str:
    """The lines of a file, with the keys of a fragment in the place of its own."""
    own = {match[1] for match in map(_KEY.match, fragment.splitlines()) if match}
    kept, keep = [], True
    for line in base.splitlines(keepends=True):
        if match := _KEY.match(line):
            keep = match[1] not in own
        if keep:
            kept.append(line)
    return "".join(kept) + fragment


def checked(folder: Path, files: dict[str, str]) -> Checked:
    """The check of the base catalogue with these files in it."""
    shutil.copytree(BASE, folder, dirs_exist_ok=True)
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    project = find_project(folder)
    assert project is not None
    return check(project, TODAY)


def said(findings: tuple[Diagnostic, ...]) -> str:
    """The findings in short, for the message of a failing test."""
    return "\n".join(f"{f.place.path}:{f.place.line} {f.rule.id} {f.message} → {f.help}" for f in findings)
