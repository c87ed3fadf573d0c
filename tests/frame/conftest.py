"""A small catalogue with two languages, built through MkDocs the way an institution builds it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

FILES = {
    "mkdocs.yml": """\
site_name: Small catalogue
docs_dir: catalogue/pages
theme:
  name: material
plugins:
  - credenza
""",
    "catalogue/catalogue.yml": """\
title: { en: Small catalogue, es: Catálogo pequeño }
url: https://small.example/courses/
languages: [en, es]
publisher: northbridge
""",
    "catalogue/providers/northbridge.yml": """\
legal_name: Northbridge University
type: higher-education
country: IE
quality_assurance:
  - { type: external, framework: ESG, scope: institution, body: Fictional Quality Agency }
defaults:
  level: { eqf: 6 }
  form_of_participation: online
  language_of_instruction: [en]
""",
    "catalogue/microcredentials/northbridge/data-literacy.yml": """\
title: Data Literacy
learning_outcomes:
  - Clean and combine two data sets
notional_workload: { ects: 3, hours: 75 }
assessment:
  - { type: project-work }
""",
    "catalogue/microcredentials/northbridge/soil-sampling.yml": """\
title: { en: Soil Sampling, es: Muestreo de suelos }
learning_outcomes:
  - { text: { en: Take a soil sample, es: Tomar una muestra de suelo } }
notional_workload: { ects: 2, hours: 50 }
assessment:
  - { type: quiz }
aliases: [earth-sampling]
""",
    "catalogue/pages/home.en.md": "Short courses by the **sea**.\n",
    "catalogue/pages/home.es.md": "Cursos cortos junto al mar.\n",
    "catalogue/pages/about-us.md": """\
# About us

See [data literacy](microcredentials/northbridge/data-literacy/), its
[file](../microcredentials/northbridge/data-literacy.yml) and [all data](catalogue.jsonld).

## History

Long.
""",
    "catalogue/pages/about-us.es.md": "# Sobre nosotros\n\nVolver a [inglés](about-us.md).\n",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The folder of a small catalogue that nothing was built from yet."""
    return write(tmp_path / "project", FILES)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the small catalogue; tests only read it."""
    root = write(tmp_path_factory.mktemp("built") / "project", FILES)
    outcome = run("mkdocs", root, "build", "--strict")
    assert outcome.returncode == 0, outcome.stderr
    return root / "site"


@pytest.fixture
def mkdocs() -> Callable[..., subprocess.CompletedProcess[str]]:
    """`mkdocs(project, "build")` runs MkDocs there."""
    return lambda root, *arguments: run("mkdocs", root, *arguments)


@pytest.fixture
def credenza() -> Callable[..., subprocess.CompletedProcess[str]]:
    """`credenza(project, "build")` runs Credenza there."""
    return lambda root, *arguments: run("generator", root, *arguments)


@pytest.fixture
def files_of() -> Callable[[Path], dict[str, bytes]]:
    """`files_of(folder)`: every file by its path below the folder."""
    return lambda folder: {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def write(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return root


def run(module: str, root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-W", "error::DeprecationWarning:generator", "-m", module, *arguments]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False, timeout=120)
