"""What must stay: addresses, credits, the outcomes and the level of a version."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from changes_repository import BASE, DATA, NORTHBRIDGE, OPEN, PATHWAY, Repository

PUBLIC = "microcredentials/northbridge/public-data.yml"


def moved(extra: str = "", **changes: str) -> Mapping[str, str]:
    """`open-data.yml` under another name."""
    text = BASE[OPEN]
    for old, new in changes.items():
        text = text.replace(old, new)
    return {OPEN: "", PUBLIC: text + extra}


def test_nothing_is_found_where_nothing_changed(repository: Repository) -> None:
    assert repository.found() == []


def test_a_vanished_file_is_found_at_the_path_it_had(repository: Repository) -> None:
    repository.write({OPEN: ""})
    repository.replace(PATHWAY, (", open-data", ""))
    assert repository.found() == [("D510", OPEN, 1)]


def test_a_vanished_provider_and_pathway_are_found_too(repository: Repository) -> None:
    repository.write(
        {PATHWAY: "", "providers/harbour.yml": BASE[NORTHBRIDGE].replace("Northbridge", "Harbour")}
    )
    repository.commit()
    repository.write({"providers/harbour.yml": ""})
    assert repository.found() == [("D510", "providers/harbour.yml", 1)]
    assert repository.found("HEAD~1") == [("D510", PATHWAY, 1)]


def test_a_retired_entry_has_not_vanished(repository: Repository) -> None:
    repository.add(OPEN, "status: retired\n")
    assert repository.found() == []


def test_a_published_entry_must_not_become_a_draft(repository: Repository) -> None:
    repository.add(OPEN, "status: draft\n")
    assert repository.found() == [("D510", OPEN, 7)]
    assert repository.run("check", "--against", "HEAD") == 1
    assert repository.run("check") == 0


def test_a_draft_may_vanish_and_change_as_it_likes(repository: Repository) -> None:
    repository.add(OPEN, "status: draft\n")
    repository.commit()
    repository.replace(OPEN, ("ects: 2", "ects: 3"), ("Judge what a data set leaves out", "Paint a wall"))
    assert repository.found() == []
    repository.write({OPEN: ""})
    assert repository.found() == []


def test_a_provider_that_becomes_a_draft_is_found_once(repository: Repository) -> None:
    repository.replace(NORTHBRIDGE, ("country: IE\n", "country: IE\nstatus: draft\n"))
    assert repository.found() == [("D510", NORTHBRIDGE, 4)]


def test_a_renamed_file_without_alias_is_found_in_the_new_file(repository: Repository) -> None:
    repository.write(moved(**{"hours: 50": "hours: 60"}))
    (finding,) = [f for f in repository.result().findings if f.rule.id == "D510"]
    assert finding.place.path == f"catalogue/{PUBLIC}"
    assert f"catalogue/{OPEN}" in str(finding.message)
    assert "`aliases: [open-data]`" in str(finding.help)


def test_a_renamed_file_with_an_alias_is_right(repository: Repository) -> None:
    repository.write(moved("aliases: [open-data]\n"))
    repository.replace(PATHWAY, ("open-data", "public-data"))
    assert repository.found() == []


def test_an_entry_that_moves_to_another_provider_needs_its_former_folder_in_the_alias(
    repository: Repository,
) -> None:
    there = "microcredentials/harbour/open-data.yml"
    repository.write({"providers/harbour.yml": BASE[NORTHBRIDGE].replace("Northbridge", "Harbour")})
    repository.commit()
    repository.write({OPEN: "", there: BASE[OPEN]})
    (finding,) = repository.result().findings
    assert "`aliases: [northbridge/open-data]`" in str(finding.help)
    repository.add(there, "aliases: [northbridge/open-data]\n")
    assert repository.found() == []


def test_a_renamed_provider_without_alias_is_found_once(repository: Repository) -> None:
    files = {
        name.replace("northbridge", "harbour"): text for name, text in BASE.items() if "northbridge" in name
    }
    repository.write({name: "" for name in BASE if "northbridge" in name} | files)
    repository.replace(PATHWAY, ("northbridge", "harbour"))
    repository.replace("catalogue.yml", ("publisher: northbridge", "publisher: harbour"))
    assert repository.found() == [("D510", "providers/harbour.yml", 1)]


def test_a_file_that_cannot_be_read_now_keeps_its_address(repository: Repository) -> None:
    repository.add(OPEN, "nonsense\n")
    assert repository.found() == []


@pytest.mark.parametrize(
    ("workload", "rules"),
    [
        ("{ ects: 3, hours: 75 }", ["D511"]),
        ("{ hours: 50 }", ["D511"]),
        ("{ ects: 2.0, hours: 60 }", []),
        ("{ ects: many, hours: 50 }", []),
    ],
)
def test_credits_must_not_change(workload: str, rules: list[str], repository: Repository) -> None:
    repository.replace(OPEN, ("{ ects: 2, hours: 50 }", workload))
    assert [rule for rule, _, _ in repository.found()] == rules


def test_credits_that_are_stated_for_the_first_time_are_no_change(repository: Repository) -> None:
    repository.replace(OPEN, ("{ ects: 2, hours: 50 }", "{ hours: 50 }"))
    repository.commit()
    repository.replace(OPEN, ("{ hours: 50 }", "{ ects: 2, hours: 50 }"))
    assert repository.found() == []


def test_credits_must_not_change_behind_an_alias_either(repository: Repository) -> None:
    repository.write(moved("aliases: [open-data]\n", **{"ects: 2": "ects: 4"}))
    repository.replace(PATHWAY, ("open-data", "public-data"))
    assert repository.found() == [("D511", PUBLIC, 5)]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("  - Judge what a data set leaves out\n", "  - Judge which licence fits a purpose\n", 2),
        ("  - Judge what a data set leaves out\n", "", 2),
        ("  - Judge what", "  - Publish a data set under a licence\n  - Judge what", 4),
        ("assessment", "level: { eqf: 6 }\nassessment", 6),
        ("assessment", "level: { not_applicable: Nobody has decided yet }\nassessment", 6),
    ],
)
def test_other_outcomes_or_another_level_need_another_version(
    old: str, new: str, line: int, repository: Repository
) -> None:
    repository.replace(OPEN, (old, new))
    assert repository.found() == [("D512", OPEN, line)]
    repository.add(OPEN, "version: '2'\n")
    assert repository.found() == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Judge what a data set leaves out", "Judge what a dataset leaves out."),
        (
            "  - Judge what a data set leaves out",
            "  - { id: LO2, text: { en: Judge what a data set leaves out, es: Juzgar } }",
        ),
        ("assessment", "level: { eqf: 5, nqf: { framework: NFQ, level: 6 } }\nassessment"),
    ],
)
def test_corrections_translations_and_additions_need_no_other_version(
    old: str, new: str, repository: Repository
) -> None:
    repository.replace(OPEN, (old, new))
    assert repository.found() == []


def test_a_level_that_changes_by_default_is_found_once_where_it_stands(repository: Repository) -> None:
    repository.replace(NORTHBRIDGE, ("eqf: 5", "eqf: 6"))
    (finding,) = repository.result().findings
    assert (finding.rule.id, finding.place.path, finding.used_by) == ("D512", f"catalogue/{NORTHBRIDGE}", 2)


def test_a_former_id_stays_for_good(repository: Repository) -> None:
    repository.add(OPEN, "aliases: [public-data]\n")
    repository.commit()
    repository.replace(OPEN, ("aliases: [public-data]\n", ""))
    (finding,) = repository.result().findings
    assert finding.rule.id == "D513"
    assert "microcredentials/northbridge/public-data/" in str(finding.message)


def test_the_former_id_of_a_provider_is_missed_once(repository: Repository) -> None:
    repository.add(NORTHBRIDGE, "aliases: [north]\n")
    repository.commit()
    repository.replace(NORTHBRIDGE, ("aliases: [north]\n", ""))
    assert [rule for rule, _, _ in repository.found()] == ["D513"]


def test_a_file_with_errors_keeps_its_former_ids(repository: Repository) -> None:
    repository.add(OPEN, "aliases: [public-data]\n")
    repository.commit()
    repository.replace(OPEN, ("assessment: [{ type: quiz }]\n", ""))
    assert repository.found() == []


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("url: https://changes.example/", "url: https://other.example/", ["D513"]),
        (
            "url: https://changes.example/",
            "url: https://other.example/\nidentity_url: https://changes.example/",
            [],
        ),
        ("languages: [en, es]", "languages: [en]", ["D513"]),
        ("languages: [en, es]", "languages: [es, en]", ["D513"]),
        ("languages: [en, es]", "languages: [en, ca, es]", []),
    ],
)
def test_identifiers_and_the_pages_of_a_language_stay(
    old: str, new: str, found: list[str], repository: Repository
) -> None:
    repository.replace("catalogue.yml", (old, new))
    assert [rule for rule, _, _ in repository.found()] == found


def test_a_file_excuses_a_finding_with_a_reason_and_need_not_do_so_for_ever(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    repository.replace(OPEN, ("ects: 2", "ects: 3"))
    repository.add(OPEN, "lint: { D511: The number was a mistake and nobody had earned it yet }\n")
    assert repository.found() == []
    assert repository.run("check", "--against", "HEAD") == 0
    assert repository.run("check") == 0
    assert "Z001" not in capsys.readouterr().out


def test_the_house_may_set_the_severities(repository: Repository) -> None:
    repository.replace(OPEN, ("ects: 2", "ects: 3"))
    assert repository.run("diff", "HEAD") == 1
    repository.add("catalogue.yml", "validation: { rules: { D511: warning } }\n")
    assert repository.run("diff", "HEAD") == 0
    repository.replace("catalogue.yml", ("{ rules: { D511: warning } }", "{ fail_on: warning }"))
    assert repository.run("diff", "HEAD") == 1


def test_both_verbs_find_the_same(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    repository.write(moved())
    repository.replace(DATA, ("ects: 5", "ects: 6"), ("Present a", "Invent a"))
    found = repository.found()
    assert [rule for rule, _, _ in found] == ["D512", "D511", "D510"]
    assert repository.run("check", "--against", "HEAD", "--format", "concise") == 1
    out = capsys.readouterr().out
    assert [f"catalogue/{file}:{line}:" in out and f"[{rule}]" in out for rule, file, line in found] == [
        True
    ] * 3
