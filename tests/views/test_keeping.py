"""The pages of what a learner keeps, before any script runs."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from page_reading import read, words

from generator.resources import template_folder
from generator.views.frame import SHORTLIST
from generator.views.keeping import COMPARE, keeping_pages
from generator.views.microcredential import microcredential_page
from generator.views.page import Page
from generator.views.render import Renderer
from generator.views.site import Site

KEY = "northbridge/accessible-digital-services"
SCRIPTS = template_folder() / "assets" / "keep"


def page_of(site: Site, path: str, language: str = "en") -> Page:
    return next(page for page in keeping_pages(site, language) if page.path.endswith(path))


def settings_of(body: str) -> dict[str, dict[str, object]]:
    found = re.search(r'<script type="application/json" data-cz="settings">(.*?)</script>', body)
    assert found is not None
    settings: dict[str, dict[str, object]] = json.loads(found[1])
    return settings


@pytest.mark.parametrize("path", [SHORTLIST, COMPARE])
def test_the_page_is_useful_before_a_script_runs_and_no_control_is_dead(
    site: Site, renderer: Renderer, path: str
) -> None:
    page = page_of(site, path)
    body = renderer.render(page).body
    assert page.noindex
    before = body[: body.index('data-cz="tool" hidden')]
    assert "needs JavaScript" in words(before)
    assert "../microcredentials/" in [e.get("href") for e in read(f"<body>{body}</body>")]
    assert "<button" not in before[before.index("<main") :]


@pytest.mark.parametrize(
    ("path", "script"), [(SHORTLIST, "shortlist"), (COMPARE, "compare"), ("pathways/", "plan")]
)
def test_the_page_brings_every_word_that_its_script_says(
    site: Site, renderer: Renderer, path: str, script: str
) -> None:
    code = (SCRIPTS / f"{script}.js").read_text()
    if script == "plan":
        from generator.views.pathways import pathway_pages

        page = next(p for p in pathway_pages(site, "en") if p.template == "pathway.html")
    else:
        page = page_of(site, path)
    settings = settings_of(renderer.render(page).body)
    said = set(re.findall(r'strings\.say\("(\w+)"', code))
    counted = set(re.findall(r'strings\.count\("(\w+)"', code))
    assert said, counted
    assert said <= set(settings["strings"])
    assert counted <= set(settings["plurals"])


def test_every_criterion_has_a_name_and_reads_a_part_that_the_page_of_an_entry_has(
    site: Site, renderer: Renderer
) -> None:
    code = (SCRIPTS / "compare.js").read_text()
    table = code[code.index("const CRITERIA") : code.index("};")]
    names = re.findall(r"^  (\w+)[:,]", table, re.MULTILINE)
    labels = settings_of(renderer.render(page_of(site, COMPARE)).body)["labels"]
    assert set(names) == set(labels)
    body = renderer.render(microcredential_page(site, site.microcredential(KEY), "en")).body
    for part in re.findall(r'row\(entry, "([^"]+)"\)', table):
        mark = f'id="{part[1:]}"' if part.startswith("#") else f"cz-row--{part}"
        assert mark in body, part
    assert "data-taught" in body


def test_what_is_retired_cannot_be_saved(site: Site, renderer: Renderer) -> None:
    for mc in site.catalogue.microcredentials.values():
        body = renderer.render(microcredential_page(site, mc, "en")).body
        assert ("data-cz-add" in body) is (mc.status != "retired"), mc.key


def test_the_header_leads_to_the_shortlist_from_every_depth_and_language(
    site: Site, renderer: Renderer
) -> None:
    body = renderer.render(microcredential_page(site, site.microcredential(KEY), "de")).body
    link = next(e for e in read(f"<body>{body}</body>") if "data-cz-shortlist" in e.attributes)
    assert link.get("href") == "../../../../de/shortlist/"


def test_the_scripts_ask_nobody_else_and_write_no_markup() -> None:
    for file in [*SCRIPTS.glob("*.js"), Path(SCRIPTS.parent / "keep.js")]:
        code = file.read_text()
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|https?://", code), (
            file.name
        )
