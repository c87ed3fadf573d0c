"""The shape of the program: imports point one way, and MkDocs stays behind one door."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "generator"

# Lowest first; a module imports from its own layer (the same line) and from those before it.
LAYERS = (
    ("__init__",),
    (
        "diagnostics",
        "text",
        "artifact",
        "resources",
        "clock",
        "files",
        "spool",
        "terminal",
        "waste",
        "project",
    ),
    ("media", "online"),
    ("vocabularies",),
    ("interface", "locales"),
    ("documents",),
    ("git",),
    ("schema",),
    ("model",),
    ("addresses", "elements", "coverage"),
    ("earlier",),
    ("rules", "scaffold"),
    ("fixes",),
    ("exports", "search", "health"),
    ("views",),
    ("reporters", "serving"),
    ("pipeline",),
    ("remembered",),
    ("changes", "rehearsal", "site"),
    ("mkdocs_plugin",),
    ("cli",),
    ("__main__",),
)
LEVEL = {part: level for level, parts in enumerate(LAYERS) for part in parts}

# Within a layer of one folder only: the exports do not know each other, nor do the views know the search.
APART = (("exports", "search"), ("scaffold", "rules"), ("site", "serving"), ("site", "changes"))

# Only these may print, ask the clock or the environment, or write files (the rim).
RIM = {"cli", "mkdocs_plugin", "serving", "clock", "files", "terminal", "remembered", "__main__"}
RIM |= {"site/writer", "site/locking", "site/console"}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def part_of(file: Path) -> str:
    """The first name below `generator`: a module or a folder of modules."""
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports_of(file: Path) -> Iterator[str]:
    """Full names of all modules that a file imports, those under TYPE_CHECKING too."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: a relative import"
            assert node.module is not None
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def own_imports(file: Path) -> Iterator[str]:
    for name in imports_of(file):
        first, _, rest = name.partition(".")
        if first == "generator":
            part = rest.split(".")[0]
            yield part if part in LEVEL else "__init__"


def test_every_part_of_the_package_has_its_layer() -> None:
    assert {part_of(file) for file in modules()} == set(LEVEL)


@pytest.mark.parametrize("file", modules(), ids=lambda file: file.relative_to(ROOT).as_posix())
def test_imports_point_one_way(file: Path) -> None:
    part = part_of(file)
    upward = {other for other in own_imports(file) if LEVEL[other] > LEVEL[part]}
    assert not upward, f"{part} must not import {', '.join(sorted(upward))}"


@pytest.mark.parametrize("pair", APART, ids=" and ".join)
def test_neighbours_do_not_know_each_other(pair: tuple[str, str]) -> None:
    for part, other in (pair, pair[::-1]):
        for file in modules():
            if part_of(file) == part:
                assert other not in set(own_imports(file)), file


def test_only_one_file_imports_mkdocs() -> None:
    users = {
        file.name
        for file in modules()
        if any(name.split(".")[0] in {"mkdocs", "material", "properdocs"} for name in imports_of(file))
    }
    assert users == {"mkdocs_plugin.py"}


def test_stages_do_not_print_ask_the_clock_or_write() -> None:
    forbidden = {"print", "input", "today", "now", "utcnow", "environ", "getenv"}
    forbidden |= {"write_text", "write_bytes", "mkdir", "unlink", "rmtree", "system"}
    for file in modules():
        module = file.relative_to(PACKAGE).with_suffix("").as_posix()
        if part_of(file) in RIM or module in RIM or file.name == "__main__.py":
            continue
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            name = None
            if isinstance(node, ast.Call):
                called = node.func
                name = called.id if isinstance(called, ast.Name) else getattr(called, "attr", None)
            elif isinstance(node, ast.Attribute) and node.attr == "environ":
                name = "environ"
            assert name not in forbidden, f"{file}: {name}"


def test_catalogue_pages_render_without_mkdocs() -> None:
    program = """
import sys
from datetime import date
from pathlib import Path
from generator.site.assembly import plain_shells
from generator.site.workshop import Workshop
from generator.project import find_project

project = find_project(Path.cwd())
workshop = Workshop(project=project, pages=project.folder / "pages")
checked = workshop.check(date(2027, 1, 15))
workshop.shells.update(plain_shells(checked.published.info))
building = workshop.build(checked, checked.published)
pages = [a.render() for path, a in sorted(building.artifacts.items()) if path.endswith("/index.html")][:40]
assert len(pages) == 40 and all(page.startswith(b"<!doctype html>") for page in pages)
loaded = [name for name in sys.modules if name.split(".")[0] in {"mkdocs", "material"}]
assert not loaded, loaded
"""
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_checking_does_not_load_mkdocs() -> None:
    program = "import sys, generator.cli; assert 'mkdocs' not in sys.modules"
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 0
