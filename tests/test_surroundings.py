"""A green run in CI says that everything has run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
SETTINGS = "[pytest]\nmarkers =\n    browser: b\n    conformance: c\n"
SKIPPED = """
import pytest
from surroundings import skip_or_fail

@pytest.mark.{mark}
@pytest.mark.skipif(True, reason="no tool here")
def test_by_its_mark():
    pass

@pytest.mark.{mark}
def test_in_its_body():
    pytest.skip("no tool here")

@pytest.fixture
def tool():
    pytest.skip("no tool here")

@pytest.mark.{mark}
def test_by_its_fixture(tool):
    pass
"""


def outcome(folder: Path, content: str, *, ci: str) -> subprocess.CompletedProcess[str]:
    """A run of pytest over one file, under the rules of this project's own conftest."""
    for name in ("conftest.py", "surroundings.py"):
        shutil.copy(HERE / name, folder)
    (folder / "pytest.ini").write_text(SETTINGS)
    (folder / "test_one.py").write_text(content)
    return subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "--import-mode=importlib",
            "-p",
            "no:cacheprovider",
            "-rs",
            str(folder),
        ],
        cwd=folder,
        env={**os.environ, "CI": ci},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("mark", ["browser", "conformance"])
def test_in_ci_no_browser_or_conformance_test_may_be_skipped(mark: str, tmp_path: Path) -> None:
    done = outcome(tmp_path, SKIPPED.format(mark=mark), ci="true")
    assert done.returncode == 1, done.stdout
    assert done.stdout.count("was skipped, which CI does not accept") == 3
    assert "no tool here" in done.stdout
    assert " skipped" not in done.stdout.splitlines()[-1]


def test_elsewhere_they_are_skipped_with_their_reason(tmp_path: Path) -> None:
    done = outcome(tmp_path, SKIPPED.format(mark="browser"), ci="")
    assert done.returncode == 0, done.stdout
    assert "3 skipped" in done.stdout
    assert "no tool here" in done.stdout


def test_in_ci_other_tests_may_be_skipped_and_expected_failures_stay_so(tmp_path: Path) -> None:
    content = """
import pytest

def test_for_another_system():
    pytest.skip("not on this system")

@pytest.mark.browser
@pytest.mark.xfail(strict=True)
def test_known_to_fail():
    assert 1 == 2
"""
    done = outcome(tmp_path, content, ci="true")
    assert done.returncode == 0, done.stdout
    assert "1 skipped, 1 xfailed" in done.stdout


def test_in_ci_no_file_may_skip_itself_as_a_whole(tmp_path: Path) -> None:
    content = 'import pytest\npytest.skip("no tool here", allow_module_level=True)\n'
    assert outcome(tmp_path, content, ci="").returncode == 5  # nothing was collected
    done = outcome(tmp_path, content, ci="true")
    assert done.returncode == 2, done.stdout
    assert "no tool here" in done.stdout


@pytest.mark.parametrize(("ci", "status", "told"), [("", 0, "1 skipped"), ("1", 1, "1 failed")])
def test_a_missing_tool_skips_a_test_and_in_ci_fails_it(
    ci: str, status: int, told: str, tmp_path: Path
) -> None:
    content = 'from surroundings import skip_or_fail\n\ndef test_tool():\n    skip_or_fail("no such tool")\n'
    done = outcome(tmp_path, content, ci=ci)
    assert done.returncode == status
    assert told in done.stdout
    assert "no such tool" in done.stdout
