"""The file of ESCO's skills: found, read with care, and told where it cannot be used."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.pipeline import Checked
from generator.vocabularies.esco import esco_skills

CheckFiles = Callable[..., Checked]

HEAD = "conceptUri,preferredLabel,altLabels,status\n"
ONE, TWO = ("http://data.europa.eu/esco/skill/11111111-aaaa-4bbb-8ccc-00000000000" + n for n in "12")
CATALOGUE = """\
title: Catalogue of cases
url: https://cases.example/
languages: [en]
publisher: northbridge
validation: { esco_file: FILE }
"""


def rules_of(checked: Checked) -> set[str]:
    return {finding.rule.id for finding in checked.findings if finding.rule.id in ("V206", "V207")}


def test_a_label_of_several_concepts_leads_to_none_of_them() -> None:
    skills = esco_skills(
        f"{HEAD}{ONE},clean data,tidy data,\n{TWO},tidy data,,released\n".encode("utf-8-sig")
    )
    assert skills is not None
    assert skills.find("Clean  DATA") == ONE
    assert skills.find("tidy data") == TWO  # the preferred label comes before the other one
    twice = esco_skills(f"{HEAD}{ONE},tidy data,,\n{TWO},tidy data,,\n".encode())
    assert twice is not None
    assert twice.find("tidy data") is None
    assert twice.find("") is None


@pytest.mark.parametrize(
    "raw",
    [b"", b"\xff\xfe", b"a,b\n1,2\n", b"conceptUri\nx\n", b'conceptUri,preferredLabel\n"' + b"x" * 200_000],
)
def test_what_is_not_the_file_of_skills_is_none_or_empty(raw: bytes) -> None:
    skills = esco_skills(raw)
    assert skills is None or not skills.labels


@pytest.mark.parametrize(
    "named", ["esco/no.csv", "../../../../../../etc/passwd", "/etc/passwd", ".", "catalogue.yml"]
)
def test_a_file_that_is_not_there_outside_or_something_else_is_told(
    named: str, check_files: CheckFiles
) -> None:
    assert rules_of(check_files({"catalogue.yml": CATALOGUE.replace("FILE", named)})) == {"V206"}


def test_without_the_file_nothing_is_said_about_skills(check_files: CheckFiles) -> None:
    entry = Path(__file__).parents[1] / "cases/V207/bad/microcredentials/northbridge/data-literacy.yml"
    assert (
        rules_of(check_files({"microcredentials/northbridge/data-literacy.yml": entry.read_bytes()})) == set()
    )
