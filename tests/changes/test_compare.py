"""What changed, in words: by value, by list, by default."""

from __future__ import annotations

from pathlib import Path

import pytest
from changes_repository import BASE, DATA, NORTHBRIDGE, OPEN, PATHWAY, Repository

from generator.changes import compare
from generator.earlier.past import earlier
from generator.git.revisions import Revision
from generator.pipeline import Reader
from generator.project import find_project

TITLE = "title: Open Data\n"
CHART = "Present a finding in an accessible chart"
TABLES = "Clean and combine two tabular data sets"

ROOT = Path(__file__).parents[2]


def test_a_revision_compared_with_itself_has_no_changes(repository: Repository) -> None:
    comparison = repository.compared()
    assert comparison.changes == ()
    assert comparison.quiet == ()


def test_the_sample_catalogue_compared_with_itself_has_no_changes() -> None:
    project = find_project(ROOT)
    assert project is not None
    sounds = Reader(project).sounds()
    files = {
        file.relative_to(project.folder).as_posix(): file.read_bytes()
        for file in sorted(project.folder.rglob("*.yml"))
    }
    before = earlier(Revision(name="v1", commit="0" * 40, files=files), "catalogue")
    comparison = compare(before, before.catalogue, sounds)
    assert len(before.sounds) > 50
    assert comparison.changes == ()
    assert comparison.quiet == ()
    assert comparison.broken_before == ()


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        (DATA, "ects: 5", "ects: 6", ["workload 5 → 6 ECTS"]),
        (
            DATA,
            "hours: 125",
            "hours: 130, contact_hours: 20",
            ["workload 125 → 130 hours", "workload contact hours added: 20"],
        ),
        (
            DATA,
            "deadline: 2027-01-15",
            "deadline: 2027-01-22",
            ["deadline of offering 2027-02-08 moved from 2027-01-15 to 2027-01-22"],
        ),
        (
            DATA,
            "  - { start: 2027-02-08",
            "  - { start: 2027-10-04 }\n  - { start: 2027-02-08",
            ["offering 2027-10-04 added"],
        ),
        (
            DATA,
            "es: Cultura de datos",
            "es: Datos para todos",
            ["title (es) reworded: “Cultura de datos” → “Datos para todos”"],
        ),
        (DATA, ", es: Cultura de datos", "", ["title (es) removed: “Cultura de datos”"]),
        (DATA, "weight: 70", "weight: 60", ["weight of assessment project-work: 70 → 60 percent"]),
        (DATA, "outcomes: [2]", "outcomes: [2, 3]", ["assessed outcome 3 of assessment quiz added"]),
        (DATA, "keywords: [open data]", "keywords: [open data, charts]", ["keyword “charts” added"]),
        (DATA, "keywords: [open data]", "keywords: [charts, open data]", ["keyword “charts” added"]),
        (DATA, f"  - {CHART}\n", "", [f"former outcome 3 removed: “{CHART}”"]),
        (
            DATA,
            "tabular data sets",
            "tabular datasets",
            [f"outcome 1 corrected: “{TABLES}” → “{TABLES.replace('data sets', 'datasets')}”"],
        ),
        (
            DATA,
            "Present a",
            "Criticise a",
            [f"outcome 3 reworded: “{CHART}” → “{CHART.replace('Present', 'Criticise')}”"],
        ),
        (
            OPEN,
            TITLE,
            TITLE + "stackability: { requires: [data-literacy] }\n",
            ["now requires northbridge/data-literacy"],
        ),
        (
            OPEN,
            TITLE,
            TITLE + "status: retired\nreplaced_by: [data-literacy]\n",
            ["status published → retired", "now replaced by northbridge/data-literacy"],
        ),
        (OPEN, TITLE, TITLE + "price: { amount: 300 }\n", ["price 250 → 300 EUR"]),
        (OPEN, TITLE, TITLE + "price: { currency: SEK, amount: 900 }\n", ["price 250 EUR → 900 SEK"]),
        (OPEN, TITLE, TITLE + "price: ~\n", ["price removed; it was 250 EUR"]),
        (OPEN, TITLE, TITLE + "prerequisites: none\n", ["prerequisites added: “none”"]),
        (OPEN, TITLE, TITLE + "level: { eqf: 6 }\n", ["level EQF 5 → 6"]),
        (
            PATHWAY,
            "[data-literacy, open-data]",
            "[open-data, data-literacy]",
            ["component: the same in another order"],
        ),
        (
            PATHWAY,
            "components: [data-literacy, open-data]",
            "components: [data-literacy]",
            ["component northbridge/open-data removed"],
        ),
        (
            NORTHBRIDGE,
            "Northbridge University",
            "Fjord College",
            ["legal name reworded: “Northbridge University” → “Fjord College”"],
        ),
        (
            "catalogue.yml",
            "languages: [en, es]",
            "languages: [en, es, ca]",
            ["language of the site ca added"],
        ),
    ],
)
def test_a_change_is_said_in_words(
    file: str, old: str, new: str, words: list[str], repository: Repository
) -> None:
    repository.replace(file, (old, new))
    assert repository.said() == words


def test_a_changed_default_is_told_for_each_that_inherits_it_with_the_file_it_comes_from(
    repository: Repository,
) -> None:
    repository.add(OPEN, "price: { amount: 90 }\n")
    repository.commit()
    repository.replace(NORTHBRIDGE, ("eqf: 5", "eqf: 6"), ("amount: 250", "amount: 300"))
    told = [(c.key, str(c.words), c.through) for c in repository.compared().changes]
    through = "catalogue/providers/northbridge.yml"
    assert told == [
        ("northbridge/data-literacy", "level EQF 5 → 6", through),
        ("northbridge/data-literacy", "price 250 → 300 EUR", through),
        ("northbridge/open-data", "level EQF 5 → 6", through),
    ]


def test_a_default_that_is_new_or_gone_is_told_as_one(repository: Repository) -> None:
    repository.replace(NORTHBRIDGE, ("  price: { amount: 250 }\n", "  pace: self-paced\n"))
    told = {(str(c.words), c.through) for c in repository.compared().changes}
    assert told == {
        ("pace added: self-paced", "catalogue/providers/northbridge.yml"),
        ("price removed; it was 250 EUR", "catalogue/providers/northbridge.yml"),
    }


def test_a_value_that_moves_from_the_file_to_its_defaults_is_no_change(repository: Repository) -> None:
    repository.add(DATA, "pace: scheduled\n")
    repository.add(OPEN, "pace: scheduled\n")
    repository.commit()
    for file in (DATA, OPEN):
        repository.replace(file, ("pace: scheduled\n", ""))
    repository.add(NORTHBRIDGE, "  pace: scheduled\n")
    assert repository.said() == []


def test_what_an_offering_inherits_is_not_told_twice(repository: Repository) -> None:
    repository.replace(NORTHBRIDGE, ("amount: 250", "amount: 300"))
    changes = repository.compared().changes
    assert changes
    assert not [change for change in changes if change.what.startswith("offerings")]


def test_outcomes_that_trade_places_keep_what_assesses_them(repository: Repository) -> None:
    first, second = (
        "  - Clean and combine two tabular data sets\n",
        "  - Criticise a published statistic with reference to its source\n",
    )
    repository.replace(DATA, (first + second, second + first), ("outcomes: [2]", "outcomes: [1]"))
    assert repository.said() == ["outcome: the same in another order"]


def test_an_outcome_with_an_id_is_the_same_whatever_it_says(repository: Repository) -> None:
    line = "  - Present a finding in an accessible chart\n"
    repository.replace(DATA, (line, "  - { id: LO3, text: Present a finding in an accessible chart }\n"))
    repository.commit()
    repository.replace(DATA, ("Present a finding in an accessible chart", "Lead a workshop"))
    assert [(c.action, c.what) for c in repository.compared().changes] == [
        ("reworded", "learning_outcomes[3].text")
    ]


def test_only_layout_and_comments_is_said_so(repository: Repository) -> None:
    text = (repository.folder / OPEN).read_text("utf-8")
    repository.write({OPEN: "# A comment\n" + text.replace("title: Open Data", 'title:   "Open Data"')})
    repository.add(DATA, "lint: { L604: This is meant to be so short }\n")
    comparison = repository.compared()
    assert comparison.changes == ()
    assert comparison.quiet == (f"catalogue/{DATA}", f"catalogue/{OPEN}")


def test_a_file_with_errors_is_not_said_to_differ_in_layout_only(repository: Repository) -> None:
    repository.write({OPEN: "# a comment\n" + BASE[OPEN] + "nonsense: 1\n"})
    comparison = repository.compared()
    assert comparison.broken_now == (f"catalogue/{OPEN}",)
    assert comparison.quiet == ()


def test_a_draft_that_is_removed_is_called_one(repository: Repository) -> None:
    maps = "microcredentials/northbridge/maps.yml"
    repository.commit({maps: BASE[OPEN].replace("Open Data", "Maps") + "status: draft\n"})
    repository.write({maps: ""})
    assert repository.said() == ["draft removed: “Maps”"]
    assert repository.found() == []


def test_what_assessed_a_removed_outcome_is_not_told_again(repository: Repository) -> None:
    repository.replace(DATA, (f"  - {TABLES}\n", ""), ("outcomes: [2]", "outcomes: [1]"))
    assert repository.said() == [f"former outcome 1 removed: “{TABLES}”"]


def test_additions_and_removals_are_told_with_their_titles(repository: Repository) -> None:
    text = (repository.folder / OPEN).read_text("utf-8")
    repository.write(
        {
            OPEN: "",
            "microcredentials/northbridge/maps.yml": text.replace("Open Data", "Maps").replace(
                "data set", "map"
            )
            + "status: draft\n",
        }
    )
    repository.replace(PATHWAY, (", open-data", ""))
    assert [(c.kind, c.key, c.action, str(c.words)) for c in repository.compared().changes][:2] == [
        ("microcredential", "northbridge/maps", "added", "added as draft: “Maps”"),
        ("microcredential", "northbridge/open-data", "removed", "removed: “Open Data”"),
    ]


@pytest.mark.parametrize(("alias", "told"), [("aliases: [open-data]\n", "leads here"), ("", "leads nowhere")])
def test_a_renamed_file_is_known_again_with_and_without_an_alias(
    alias: str, told: str, repository: Repository
) -> None:
    text = (repository.folder / OPEN).read_text("utf-8")
    repository.write(
        {
            OPEN: "",
            "microcredentials/northbridge/public-data.yml": text.replace("hours: 50", "hours: 60") + alias,
        }
    )
    said = repository.said()
    assert f"was northbridge/open-data, whose address {told}" in said
    assert "workload 50 → 60 hours" in said
    assert not [words for words in said if words.startswith(("added", "removed"))]


def test_a_renamed_provider_keeps_its_microcredentials(repository: Repository) -> None:
    files = {f"microcredentials/harbour/{Path(name).name}": BASE[name] for name in (DATA, OPEN)}
    repository.write({DATA: "", OPEN: "", NORTHBRIDGE: "", **files})
    repository.write({"providers/harbour.yml": BASE[NORTHBRIDGE] + "aliases: [northbridge]\n"})
    repository.replace(PATHWAY, ("northbridge", "harbour"))
    repository.replace("catalogue.yml", ("publisher: northbridge", "publisher: harbour"))
    actions = {(change.key, change.action) for change in repository.compared().changes if change.what == "id"}
    assert actions == {
        ("harbour", "renamed"),
        ("harbour/data-literacy", "renamed"),
        ("harbour/open-data", "renamed"),
    }
    assert repository.found() == []


def test_a_broken_file_is_not_compared_and_named_once(repository: Repository) -> None:
    repository.add(OPEN, "nonsense\n")
    assert [(c.key, c.action) for c in repository.compared().changes if c.kind == "microcredential"] == [
        ("northbridge/open-data", "broken")
    ]
    assert repository.compared().broken_now == (f"catalogue/{OPEN}",)
    repository.commit()
    repository.replace(OPEN, ("nonsense\n", ""))
    comparison = repository.compared()
    assert comparison.broken_before == (f"catalogue/{OPEN}",)
    assert [(c.key, c.action) for c in comparison.changes if c.kind == "microcredential"] == [
        ("northbridge/open-data", "broken")
    ]


def test_a_refused_value_is_not_said_to_be_removed(repository: Repository) -> None:
    repository.add(OPEN, "price: 300\nhomepage: not an address\n")
    assert repository.said() == []
    assert repository.compared().broken_now == (f"catalogue/{OPEN}",)


def test_a_broken_provider_says_nothing_of_what_it_hands_down(repository: Repository) -> None:
    repository.replace(NORTHBRIDGE, ("price: { amount: 250 }", "price: 250"))
    assert repository.said() == []


def test_an_earlier_revision_may_lack_the_catalogue(repository: Repository, tmp_path: Path) -> None:
    repository.git("rm", "-r", "--quiet", "--cached", "catalogue")
    empty = repository.git("commit-tree", repository.git("write-tree"), "-m", "Nothing yet")
    comparison = repository.compared(empty)
    assert comparison.is_new
    assert {change.action for change in comparison.changes} == {"added"}
    assert repository.found(empty) == []


def test_an_earlier_revision_may_lack_only_the_settings(repository: Repository) -> None:
    repository.git("rm", "--quiet", "--cached", "catalogue/catalogue.yml")
    without = repository.git("commit-tree", repository.git("write-tree"), "-m", "No settings")
    assert not [change for change in repository.compared(without).changes if change.kind == "catalogue"]
    assert repository.found(without) == []
