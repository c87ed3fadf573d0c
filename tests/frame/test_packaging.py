"""What an institution gets: the wheel in an empty environment, and a repository of content alone."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = "microcredentials/northbridge/data-literacy/index.html"

pytestmark = pytest.mark.packaging


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "VIRTUAL_ENV"))}
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, made from the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    done = run(
        sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, cwd=folder
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return next(folder.glob("credenza-*.whl"))


@pytest.fixture(scope="session")
def programs(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment that held nothing before the wheel was installed."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=True)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    done = run(programs / "python", "-m", "pip", "install", "--quiet", wheel, cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return programs


def test_the_wheel_holds_the_program_and_its_templates_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        names = set(packed.namelist())
    packaged = {name.split("/")[0] for name in names}
    assert packaged == {"generator", f"{wheel.name.removesuffix('-py3-none-any.whl')}.dist-info"}
    templates = ROOT / "site_templates"
    expected = {
        f"generator/_site_templates/{file.relative_to(templates).as_posix()}"
        for file in templates.rglob("*")
        if file.is_file()
    }
    assert {name for name in names if name.startswith("generator/_site_templates/")} == expected
    data = {p.relative_to(ROOT).as_posix() for p in (ROOT / "generator").rglob("*.json")}
    data |= {p.relative_to(ROOT).as_posix() for p in (ROOT / "generator").rglob("*.po")}
    assert data
    assert data <= names


def test_a_repository_of_content_alone_is_built(
    project: Path, programs: Path, built: Path, files_of: Callable[[Path], dict[str, bytes]]
) -> None:
    assert sorted(entry.name for entry in project.iterdir()) == ["catalogue", "mkdocs.yml"]
    where = run(programs / "python", "-c", "import generator; print(generator.__file__)", cwd=project)
    assert Path(where.stdout.strip()).is_relative_to(programs.parent)
    for command in ((programs / "credenza", "check"), (programs / "credenza", "build", "--strict")):
        done = run(*command, cwd=project)
        assert done.returncode == 0, done.stderr
    site = files_of(project / "site")
    assert site.keys() == files_of(built).keys()
    assert site[PAGE] == (built / PAGE).read_bytes()
    again = run(programs / "mkdocs", "build", "--strict", cwd=project)
    assert again.returncode == 0, again.stderr
    assert files_of(project / "site") == site


def test_a_repository_may_override_one_template(project: Path, programs: Path) -> None:
    own = project / "site_templates"
    (own / "assets").mkdir(parents=True)
    (own / "redirect.html").write_text("<title>moved</title><a href='{{ href }}'>{{ words }}</a>", "utf-8")
    (own / "assets/own.css").write_text("h1 { color: teal }", "utf-8")
    done = run(programs / "credenza", "build", cwd=project)
    assert done.returncode == 0, done.stderr
    moved = project / "site/microcredentials/northbridge/earth-sampling/index.html"
    assert moved.read_text("utf-8").startswith("<title>moved</title><a href='../../../microcredentials/")
    assert (project / "site/assets/credenza/own.css").is_file()
    assert "<h1>Data Literacy</h1>" in (project / "site" / PAGE).read_text("utf-8")


def test_a_new_catalogue_builds_at_once(tmp_path: Path, programs: Path) -> None:
    started = run(programs / "credenza", "new", "catalogue", cwd=tmp_path)
    assert started.returncode == 0, started.stderr
    done = run(programs / "credenza", "build", "--strict", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "site/index.html").is_file()
