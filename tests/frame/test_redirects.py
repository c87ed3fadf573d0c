"""Former addresses."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from generator.earlier.redirects import redirects
from generator.model import Catalogue
from generator.pipeline import check
from generator.project import find_project


@pytest.fixture
def catalogue_of() -> Callable[[Path], Catalogue]:
    def read(root: Path) -> Catalogue:
        project = find_project(root)
        assert project is not None
        published = check(project, date(2027, 1, 15)).published
        assert published is not None
        return published

    return read


def test_a_former_id_leads_to_the_present_one(
    project: Path, catalogue_of: Callable[[Path], Catalogue]
) -> None:
    entry = project / "catalogue/microcredentials/northbridge/data-literacy.yml"
    entry.write_text(entry.read_text("utf-8") + "aliases: [data-basics, old-college/data]\n", "utf-8")
    assert dict(redirects(catalogue_of(project))) == {
        "microcredentials/northbridge/data-basics/": "microcredentials/northbridge/data-literacy/",
        "microcredentials/northbridge/earth-sampling/": "microcredentials/northbridge/soil-sampling/",
        "microcredentials/old-college/data/": "microcredentials/northbridge/data-literacy/",
    }


def test_a_provider_that_was_renamed_takes_its_microcredentials_along(
    project: Path, catalogue_of: Callable[[Path], Catalogue]
) -> None:
    provider = project / "catalogue/providers/northbridge.yml"
    provider.write_text(provider.read_text("utf-8") + "aliases: [north-college]\n", "utf-8")
    found = redirects(catalogue_of(project))
    assert found["providers/north-college/"] == "providers/northbridge/"
    assert (
        found["microcredentials/north-college/soil-sampling/"]
        == "microcredentials/northbridge/soil-sampling/"
    )
