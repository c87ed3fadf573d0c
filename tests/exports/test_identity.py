"""Identifiers stay what they are, whatever else changes: two versions of a catalogue side by side."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import exports
from generator.earlier.redirects import redirects
from generator.model import Catalogue, build
from generator.pipeline import Reader
from generator.project import Project

HERE = Path(__file__).parent
FULL = "microcredentials/aldermoor/full.yml"
# Identifiers of things on the host that gives them; addresses of pages and files may move to another.
IDENTIFIER = re.compile(
    r"https://outputs\.example/(?:[a-z-]+/)*"
    r"#(?:microcredential|provider|pathway|offering|outcome|assessment|activity)[A-Za-z0-9-]*"
)
Change = Callable[[Path], None]


def read(folder: Path) -> Catalogue:
    built = build(Reader(Project(root=folder.parent, folder=folder)).sounds(), {})
    assert built.catalogue is not None
    return built.catalogue.published()


def identifiers(catalogue: Catalogue) -> dict[str, set[str]]:
    """The identifiers in each output by the name of the output."""
    found = {}
    for export in exports.EXPORTS:
        if export.listing is None:
            # Lines of calendars are folded (RFC 5545, 3.1).
            texts = (one.render().decode().replace("\r\n ", "") for one in export.artifacts(catalogue))
            found[export.name] = {match for text in texts for match in IDENTIFIER.findall(text)}
    return found


@pytest.fixture
def before(catalogue: Catalogue) -> dict[str, set[str]]:
    return identifiers(catalogue)


@pytest.fixture
def after(tmp_path: Path) -> Callable[[Change], Catalogue]:
    """The catalogue with a change."""

    def changed(change: Change) -> Catalogue:
        folder = tmp_path / "catalogue"
        shutil.copytree(HERE / "catalogue", folder)
        change(folder)
        return read(folder)

    return changed


def replaced(folder: Path, name: str, old: str, new: str) -> None:
    file = folder / name
    text = file.read_text("utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), "utf-8")


def outcomes_in_other_order(folder: Path) -> None:
    first, second = (
        "  - id: map\n    type: skill\n",
        "  - type: responsibility-autonomy\n",
    )
    text = (folder / FULL).read_text("utf-8")
    start, middle = text.index(first), text.index(second)
    end = text.index("notional_workload:")
    (folder / FULL).write_text(text[:start] + text[middle:end] + text[start:middle] + text[end:], "utf-8")


def moved_to_another_host(folder: Path) -> None:
    replaced(
        folder,
        "catalogue.yml",
        "url: https://outputs.example/\n",
        "url: https://elsewhere.example/courses/\nidentity_url: https://outputs.example/\n",
    )


def languages_in_other_order(folder: Path) -> None:
    """In which language a file is written does not depend on that: it says so, or its provider."""
    replaced(folder, "catalogue.yml", "languages: [en, de, ca]", "languages: [ca, en, de]")
    replaced(
        folder,
        "providers/aldermoor.yml",
        "country: IE\n",
        "country: IE\ndefaults: { default_language: en }\n",
    )


def translations_in_other_order(folder: Path) -> None:
    replaced(
        folder,
        FULL,
        "text: { en: Choose where to measure, de: Entscheiden wo gemessen wird, ca: Triar on mesurar }",
        "text: { ca: Triar on mesurar, de: Entscheiden wo gemessen wird, en: Choose where to measure }",
    )


def offerings_in_other_order(folder: Path) -> None:
    text = (folder / FULL).read_text("utf-8")
    start, second = text.index("  - id: spring"), text.index("  - start: 2027-10-04")
    (folder / FULL).write_text(text[:start] + text[second:] + text[start:second], "utf-8")


SAME = (
    outcomes_in_other_order,
    moved_to_another_host,
    languages_in_other_order,
    translations_in_other_order,
    offerings_in_other_order,
)


@pytest.mark.parametrize("change", SAME, ids=lambda change: change.__name__)
def test_no_identifier_of_any_output_changes(
    before: dict[str, set[str]], after: Callable[[Change], Catalogue], change: Change
) -> None:
    assert {name for name, found in before.items() if found} >= {
        "schema-org", "elm", "loq", "quality-link", "open-badges", "edc",
    }  # fmt: skip
    assert identifiers(after(change)) == before


def renamed(folder: Path) -> None:
    file = folder / FULL
    file.rename(file.with_name("noise.yml"))
    new = file.with_name("noise.yml")
    new.write_text(new.read_text("utf-8") + "aliases: [full]\n", "utf-8")
    replaced(folder, "microcredentials/aldermoor/retired.yml", "replaced_by: [full]", "replaced_by: [noise]")
    replaced(folder, "pathways/acoustics.yml", "aldermoor/full", "aldermoor/noise")


def test_a_new_id_makes_a_new_identifier_and_the_old_one_still_leads_there(
    before: dict[str, set[str]], after: Callable[[Change], Catalogue]
) -> None:
    found = after(renamed)
    now = identifiers(found)
    for name, known in before.items():
        moved = {iri.replace("/aldermoor/full/", "/aldermoor/noise/") for iri in known}
        # The list of everything also says what the entry was called before.
        former = {iri for iri in known & now[name] if "/aldermoor/full/#microcredential" in iri}
        assert now[name] == moved | (former if name == "json" else set()), name
    assert redirects(found)["microcredentials/aldermoor/full/"] == "microcredentials/aldermoor/noise/"


def test_a_uuid_that_was_given_outlives_a_new_id(after: Callable[[Change], Catalogue]) -> None:
    found = after(renamed)
    texts = {one.path: one.render().decode() for export in exports.EXPORTS for one in export.artifacts(found)}
    given = "5b1f0a52-7f0c-4f3e-9d52-0d7f5b1c2a34"
    for path in ("moochub.json", "open-badges/aldermoor/noise.json", "elm/aldermoor/noise-3.3.jsonld"):
        assert given in texts[path], path


def test_identifiers_have_no_language_and_outcomes_no_number(before: dict[str, set[str]]) -> None:
    every = set().union(*before.values())
    assert len(every) > 25
    for iri in every:
        assert not re.search(r"example/(en|de|ca)/", iri)
        assert not re.search(r"#(outcome|assessment)-\d{1,3}$", iri)
