"""The icon in the browser's tab."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., subprocess.CompletedProcess[str]]


def icons(page: Path) -> list[str]:
    return re.findall(r'<link rel="icon" href="([^"]*)">', page.read_text("utf-8"))


def test_pages_of_the_catalogue_and_hand_written_ones_have_the_same_icon(built: Path) -> None:
    assert icons(built / "index.html") == ["assets/credenza/favicon.svg"]
    assert icons(built / "es/about-us/index.html") == ["../../assets/credenza/favicon.svg"]
    assert (built / "assets/credenza/favicon.svg").read_bytes().startswith(b"<svg ")


def test_the_icon_that_an_institution_names_is_the_icon(project: Path, credenza: Run) -> None:
    settings = project / "mkdocs.yml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace("  name: material", "  name: material\n  favicon: own.png"), "utf-8")
    outcome = credenza(project, "build")
    assert outcome.returncode == 0, outcome.stderr
    assert icons(project / "site/index.html") == ["own.png"]
    assert icons(project / "site/about-us/index.html") == ["../own.png"]


def test_the_icon_has_the_accent_of_the_catalogue(project: Path, credenza: Run) -> None:
    catalogue = project / "catalogue/catalogue.yml"
    catalogue.write_text(catalogue.read_text("utf-8") + 'accent_colour: "#ffd700"\n', "utf-8")
    outcome = credenza(project, "build")
    assert outcome.returncode == 0, outcome.stderr
    icon = (project / "site/assets/credenza/favicon.svg").read_text("utf-8")
    assert 'fill="#ffd700"' in icon
    assert 'stroke="#fff' not in icon, "white is not seen on yellow"
