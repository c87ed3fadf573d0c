"""The list of page types forgets none."""

from __future__ import annotations

from datetime import date

from page_types import MADE
from surroundings import REPOSITORY

from generator.pipeline import check
from generator.project import find_project
from generator.site.workshop import Workshop
from generator.views import pages


def test_every_template_that_a_page_of_the_sample_is_made_from_has_its_line() -> None:
    project = find_project(REPOSITORY)
    assert project is not None
    checked = check(project, date(2027, 1, 15))
    assert checked.published is not None
    building = Workshop(project=project, pages=project.folder / "pages").build(checked, checked.published)
    made = {page.path: page.template for page in pages(building.site)}
    assert {made[path] for path in MADE.values()} == set(made.values())
