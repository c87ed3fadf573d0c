"""What an institution may change in its own repository, as the handbook page on the look tells it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from markupsafe import escape

from generator.cli import main
from generator.resources import template_folder

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path fill="#7a1f3d" d="M0 0h8v8z"/></svg>'
OWN = {
    "catalogue/media/logo.svg": LOGO,
    "catalogue/pages/home.en.md": "Learn **by the sea**, in the evening.\n",
    "catalogue/pages/about-us.md": "# Who we are\n\nA college on a tidal river.\n",
    "catalogue/pages/styles/own.css": ".cz-brand { letter-spacing: 1px; }\n",
    "site_templates/assets/favicon.svg": LOGO,
    # A page of ours with something added, and one that is wholly the institution's.
    "site_templates/home.html": '{% extends "credenza:home.html" %}'
    "{% block main %}{{ super() }}<p>Open day in May</p>{% endblock %}\n",
    "site_templates/notice.html": '{% extends "catalogue_layout.html" %}'
    "{% block main %}<h1>{{ title }}</h1><p>Ask at the desk.</p>{% endblock %}\n",
    # The footer of all pages, and what MkDocs itself lets one add to each.
    "site_templates/catalogue_layout.html": '{% extends "credenza:catalogue_layout.html" %}'
    "{% block footer %}{{ super() }}<p>Harbour Street 1</p>{% endblock %}\n",
    "site_templates/mkdocs/main.html": '{% extends "base.html" %}'
    "{% block announce %}Closed in August{% endblock %}\n",
}
SETTINGS = """
accent_colour: "#7A1F3D"
logo: { src: media/logo.svg, alt: Harbour College }
footer: Short courses for people who already have a job.
"""
MADE, WRITTEN = "providers/index.html", "about-us/index.html"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a new catalogue in which everything was changed that the handbook page names."""
    root = tmp_path_factory.mktemp("own") / "catalogue"
    assert main(["new", "catalogue", str(root)]) == 0
    for name, text in OWN.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    settings = root / "catalogue" / "catalogue.yml"
    named = re.sub(r"(?m)^title:.*\n(?:[ ].*\n)*", "title: Courses by the Sea\n", settings.read_text("utf-8"))
    settings.write_text(named + SETTINGS, "utf-8")
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("extra_css: [styles/own.css]\n")
    command = [sys.executable, "-m", "generator", "build", "--strict"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    return root / "site"


def html(site: Path, path: str) -> str:
    return (site / path).read_text("utf-8")


@pytest.mark.parametrize("path", [MADE, WRITTEN])
def test_the_name(site: Path, path: str) -> None:
    page = html(site, path)
    assert re.search(r"<title>[^<]+Courses by the Sea</title>", page)
    assert re.search(r'class="cz-brand".*<span>Courses by the Sea</span>', page)


@pytest.mark.parametrize("path", [MADE, WRITTEN])
def test_the_logo(site: Path, path: str) -> None:
    assert '<img class="cz-brand__logo" src="../media/logo.svg"' in html(site, path)
    assert (site / "media/logo.svg").read_text() == LOGO


def test_the_colour_in_light_and_dark(site: Path) -> None:
    styles = html(site, "assets/credenza/credenza.css")
    ours = (template_folder() / "assets" / "credenza.css").read_text("utf-8")
    added = styles.removeprefix(ours)
    assert "--cz-accent:#7a1f3d" in added
    assert len(set(re.findall(r"--cz-accent:(#\w+)", added))) == 2


def test_the_icon(site: Path) -> None:
    assert html(site, "assets/credenza/favicon.svg") == LOGO


def test_the_words_on_the_home_page(site: Path) -> None:
    assert "<p>Learn <strong>by the sea</strong>, in the evening.</p>" in html(site, "index.html")


@pytest.mark.parametrize("path", [MADE, WRITTEN])
def test_the_words_in_the_footer(site: Path, path: str) -> None:
    footer = html(site, path).partition("<footer")[2]
    assert "Short courses for people who already have a job." in footer


def test_further_pages(site: Path) -> None:
    assert "A college on a tidal river." in html(site, WRITTEN)


@pytest.mark.parametrize("path", [MADE, WRITTEN])
def test_styles(site: Path, path: str) -> None:
    assert '<link rel="stylesheet" href="../styles/own.css">' in html(site, path)
    assert (site / "styles/own.css").is_file()


def test_a_template_that_adds_to_ours(site: Path) -> None:
    home = html(site, "index.html")
    assert "<p>Open day in May</p>" in home
    assert 'class="cz-home"' in home


def test_a_template_that_takes_the_place_of_ours(site: Path) -> None:
    assert "<p>Ask at the desk.</p>" in html(site, "404.html")


@pytest.mark.parametrize("path", [MADE, WRITTEN, "index.html", "404.html"])
def test_what_stands_on_all_pages(site: Path, path: str) -> None:
    page = html(site, path)
    assert "<p>Harbour Street 1</p>" in page
    assert "Closed in August" in page


@pytest.mark.parametrize("name", sorted(path.name for path in template_folder().glob("*.html")))
def test_every_template_may_be_put_in_the_place_of_ours(name: str, tmp_path: Path) -> None:
    from generator.views.render import environment

    (tmp_path / name).write_text("Ours: {{ words }}")
    said = environment(tmp_path).get_template(name).render(words="<b>")
    assert said == f"Ours: {escape('<b>')}"
