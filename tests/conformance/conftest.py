"""Where the judgement of others lies, and how it is asked.

The official shapes, schemas and vocabularies with their runners lie beside the repository, in
`../shared/conformance`; the environment variable CREDENZA_SHARED names another place. Without them these
tests cannot say anything: they are skipped, and in CI a missing folder is a failure.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from surroundings import shared_folder, skip_or_fail

from generator import exports
from generator.model import Catalogue, build
from generator.pipeline import Reader, check
from generator.project import Project

REPOSITORY = Path(__file__).parents[2]
TODAY = date(2027, 1, 15)


@pytest.fixture(scope="session")
def conformance() -> Path:
    """The folder with the runners; skips, or fails in CI, where it is missing."""
    folder = shared_folder() / "conformance"
    missing = [
        name for name in ("elm/check_elm.py", "formats/check_formats.py") if not (folder / name).is_file()
    ]
    if missing:
        skip_or_fail(f"the official schemas and shapes are missing: no {', '.join(missing)} in {folder}")
    return folder


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a runner said about some files."""

    status: int
    text: str
    files: int

    def assert_clean(self) -> None:
        """Every file was looked at, and none has a problem."""
        assert self.status == 0, self.text[-4000:]
        assert self.text.rstrip().endswith(f"{self.files} passed, 0 failed"), self.text[-400:]


Ask = Callable[[str, Sequence[Path]], Verdict]


@pytest.fixture(scope="session")
def ask(conformance: Path) -> Ask:
    """`ask(check, files)` runs one check over files with this Python: `elm-3.1`, `schemaorg`, …"""

    def run(name: str, files: Sequence[Path]) -> Verdict:
        command = [sys.executable]
        if name.startswith("elm-"):
            command += [str(conformance / "elm/check_elm.py"), "--profile", name.removeprefix("elm-")]
        else:
            command += [str(conformance / "formats/check_formats.py"), name]
        command += [str(file) for file in files]
        done = subprocess.run(command, capture_output=True, text=True, timeout=900, check=False)
        return Verdict(done.returncode, done.stdout + done.stderr, len(files))

    return run


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Catalogue | None, str], Path]:
    """Writes all outputs of a catalogue into a folder of that name, and gives the folder."""

    def write(published: Catalogue | None, name: str) -> Path:
        assert published is not None
        folder = tmp_path_factory.mktemp(name)
        for artifact in exports.artifacts(published):
            file = folder / artifact.path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(artifact.render())
        return folder

    return write


@pytest.fixture(scope="session")
def traps(written: Callable[[Catalogue | None, str], Path]) -> Path:
    """The outputs of the catalogue with one entry for each trap, hostile ones too: the rules would stop
    some of them, and an output must hold even if a rule fails to."""
    root = REPOSITORY / "tests" / "exports"
    built = build(Reader(Project(root=root, folder=root / "catalogue")).sounds(), {}).catalogue
    return written(built.published() if built else None, "traps")


@pytest.fixture(scope="session")
def sample(written: Callable[[Catalogue | None, str], Path]) -> Path:
    """The outputs of the sample catalogue."""
    return written(_published(REPOSITORY, "catalogue"), "sample")


@pytest.fixture(scope="session")
def real_catalogue() -> Catalogue:
    """The 195 real descriptions; skips, or fails in CI, where they are missing."""
    root = shared_folder() / "data"
    if not (root / "real-catalogue" / "catalogue.yml").is_file():
        skip_or_fail(f"the real descriptions are missing: no real-catalogue in {root}")
    found = _published(root, "real-catalogue")
    assert found is not None
    return found


@pytest.fixture(scope="session")
def real(written: Callable[[Catalogue | None, str], Path], real_catalogue: Catalogue) -> Path:
    """The outputs of the real descriptions."""
    return written(real_catalogue, "real")


@pytest.fixture(scope="session")
def published() -> Callable[[str], Catalogue]:
    """The published catalogue behind an output folder, by the name of its fixture."""

    @cache
    def of(name: str) -> Catalogue:
        if name == "traps":
            root = REPOSITORY / "tests" / "exports"
            built = build(Reader(Project(root=root, folder=root / "catalogue")).sounds(), {}).catalogue
            found = built.published() if built else None
        else:
            found = _published(REPOSITORY, "catalogue")
        assert found is not None
        return found

    return of


def _published(root: Path, folder: str) -> Catalogue | None:
    return check(Project(root=root, folder=root / folder), TODAY).published


def files_for(name: str, folder: Path) -> list[Path]:
    """The files of an output folder that a check is about."""
    if name == "sitemap":
        return sorted(folder.glob("sitemap-*.xml"))
    if name.startswith("elm-"):
        return sorted((folder / "elm").rglob(f"*-{name[4:7]}.jsonld"))
    return [folder / "catalogue.jsonld", *sorted((folder / "microcredentials").rglob("index.jsonld"))]


CHECKS = ("elm-3.1", "elm-3.3-derived", "schemaorg", "bioschemas", "sitemap")


@pytest.fixture(scope="session")
def verdicts(ask: Ask) -> Iterator[Callable[[Path], dict[str, Future[Verdict]]]]:
    """All checks of a folder, begun at once, two at a time: the runners are processes of their own."""
    with ThreadPoolExecutor(max_workers=2) as pool:
        begun: dict[Path, dict[str, Future[Verdict]]] = {}

        def of(folder: Path) -> dict[str, Future[Verdict]]:
            if folder not in begun:
                begun[folder] = {name: pool.submit(ask, name, files_for(name, folder)) for name in CHECKS}
            return begun[folder]

        yield of
        pool.shutdown(cancel_futures=True)
