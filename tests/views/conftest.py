"""The sample catalogue and pages made from it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.model import Catalogue, Microcredential
from generator.pipeline import Checked, check
from generator.project import find_project
from generator.views.microcredential import microcredential_page
from generator.views.page import Rendered
from generator.views.render import Renderer
from generator.views.site import Site, site_of

ROOT = Path(__file__).parents[2]

# What the tests of this folder share beside fixtures.
sys.path.insert(0, str(Path(__file__).parent))

Draw = Callable[..., Rendered]


@pytest.fixture(scope="session")
def checked() -> Checked:
    """The sample catalogue as it is checked on a day in 2027."""
    project = find_project(ROOT)
    assert project is not None
    return check(project, date(2027, 1, 15))


@pytest.fixture(scope="session")
def sample(checked: Checked) -> Catalogue:
    """The sample catalogue as it would be published on that day."""
    assert checked.published is not None
    return checked.published


@pytest.fixture(scope="session")
def site(sample: Catalogue) -> Site:
    """The site of the sample catalogue, without hand-written pages."""
    return site_of(sample)


@pytest.fixture(scope="session")
def renderer(site: Site) -> Renderer:
    """The packaged templates over the sample site."""
    return Renderer(site)


@pytest.fixture
def draw(sample: Catalogue) -> Draw:
    """`draw(key, language, **changes)`: the page of a sample entry with some of its values changed."""

    def page_of(key: str, language: str = "en", **changes: Any) -> Rendered:
        entry: Microcredential = replace(sample.microcredentials[key], **changes)
        changed = site_of(replace(sample, microcredentials={**sample.microcredentials, key: entry}))
        return Renderer(changed).render(microcredential_page(changed, entry, language))

    return page_of
