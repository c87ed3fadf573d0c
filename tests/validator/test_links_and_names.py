"""Two files with one address, links that lead elsewhere, and folders with the names of files."""

from __future__ import annotations

import os

import pytest

from generator.diagnostics import Severity
from generator.earlier.redirects import redirects

FOLDER = "microcredentials/northbridge"
GOOD = """\
title: {title}
learning_outcomes: [Clean and combine two data sets]
notional_workload: {{ ects: 3, hours: 75 }}
assessment: [{{ type: project-work }}]
"""


def of_rule(checked, rule: str) -> list:
    return [f for f in checked.findings if f.rule.id == rule]


@pytest.mark.parametrize("name", ["Open-Data.yml", "open-data.yaml", "open-data.YML", "ópen data.yml"])
def test_the_well_named_file_is_published_and_the_misnamed_one_told(check_files, name):
    checked = check_files(
        {
            f"{FOLDER}/open-data.yml": GOOD.format(title="Right"),
            f"{FOLDER}/{name}": GOOD.format(title="Wrong"),
        }
    )
    assert checked.published.microcredentials["northbridge/open-data"].title.original.text == "Right"
    (told,) = of_rule(checked, "R306")
    assert told.place.path.endswith(f"/{name}")
    assert "/open-data.yml " in str(told.message)


def test_the_well_named_catalogue_file_is_the_one_that_counts(check_files):
    other = "title: Wrong\nurl: https://wrong.example/\nlanguages: [en]\npublisher: northbridge\n"
    checked = check_files({"catalogue.yaml": other + "validation: { fail_on: hint }\n"})
    assert checked.published.info.title.original.text != "Wrong"
    assert checked.house.fail_on is Severity.ERROR
    assert [f.place.path for f in of_rule(checked, "R306")] == ["catalogue/catalogue.yaml"]


def test_a_misnamed_provider_folder_does_not_win_either(check_files):
    checked = check_files({"microcredentials/Northbridge/data-literacy.yml": GOOD.format(title="Wrong")})
    assert checked.published.microcredentials["northbridge/data-literacy"].title.original.text != "Wrong"
    assert [f.place.path for f in of_rule(checked, "R306")] == [
        "catalogue/microcredentials/Northbridge/data-literacy.yml"
    ]


def unread(checked) -> dict[str, Severity]:
    return {f.place.path: f.severity for f in of_rule(checked, "Y006")}


def test_what_is_reached_through_a_link_out_of_the_catalogue_is_told_and_not_read(check_files, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "one.yml").write_text(GOOD.format(title="Outside"), "utf-8")
    folder = tmp_path / "catalogue" / FOLDER
    folder.mkdir(parents=True)
    (folder / "one.yml").symlink_to(outside / "one.yml")
    (folder / "nowhere.yml").symlink_to(tmp_path / "no-such.yml")
    (folder / "circle.yml").symlink_to(folder / "circle.yml")
    (folder / "folder.yml").mkdir()
    (tmp_path / "catalogue/microcredentials/elsewhere").symlink_to(outside)
    (tmp_path / "catalogue/microcredentials/lost").symlink_to(tmp_path / "no-such")
    (tmp_path / "catalogue/pathways").symlink_to(outside)
    checked = check_files({})
    assert unread(checked) == dict.fromkeys(
        (
            f"catalogue/{path}"
            for path in (
                f"{FOLDER}/one.yml",
                f"{FOLDER}/nowhere.yml",
                f"{FOLDER}/circle.yml",
                f"{FOLDER}/folder.yml",
                "microcredentials/elsewhere",
                "microcredentials/lost",
                "pathways",
            )
        ),
        Severity.ERROR,
    )
    assert "northbridge/one" in {one.key for one in checked.published.withheld}
    assert all("Outside" not in document.text for document in checked.documents.values())


def test_a_link_inside_the_catalogue_is_read(check_files, tmp_path):
    folder = tmp_path / "catalogue" / FOLDER
    folder.mkdir(parents=True)
    (folder / "again.yml").symlink_to(folder / "data-literacy.yml")
    checked = check_files({})
    assert "northbridge/again" in checked.published.microcredentials
    assert unread(checked) == {}


def test_hidden_folders_pages_and_pictures_may_hold_any_link(check_files, tmp_path):
    catalogue = tmp_path / "catalogue"
    for name in (".cache", "pages", "media"):
        (catalogue / name).mkdir(parents=True)
        (catalogue / name / "x.yml").symlink_to(tmp_path / "no-such.yml")
    assert unread(check_files({})) == {}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_with_the_name_of_a_file_does_not_stop_the_check(check_files, tmp_path):
    folder = tmp_path / "catalogue" / FOLDER
    folder.mkdir(parents=True)
    os.mkfifo(folder / "pipe.yml")
    assert set(unread(check_files({}))) == {f"catalogue/{FOLDER}/pipe.yml"}


def former(checked) -> dict[str, str]:
    return {old.split("/", 1)[1]: new.split("/", 1)[1] for old, new in redirects(checked.published).items()}


@pytest.mark.parametrize("broken", ["summary: 12\n", "notional_workload: lots\n", "lint: 3\n"])
def test_former_addresses_outlive_an_error(check_files, broken):
    text = GOOD.format(title="Open") + "aliases: [older, harbour/oldest]\n"
    if broken.startswith("notional"):
        text = text.replace("notional_workload: { ects: 3, hours: 75 }\n", "")
    checked = check_files({f"{FOLDER}/open.yml": text + broken})
    assert "northbridge/open" in {one.key for one in checked.published.withheld}
    assert former(checked) == {
        "northbridge/older/": "northbridge/open/",
        "harbour/oldest/": "northbridge/open/",
    }


def test_the_former_id_of_a_broken_provider_still_leads_on(check_files):
    provider = "legal_name: Harbour College\ntype: vocational-education\naliases: [port]\n"
    checked = check_files(
        {"providers/harbour.yml": provider, "microcredentials/harbour/open.yml": GOOD.format(title="Open")}
    )
    assert former(checked) == {"port/": "harbour/", "port/open/": "harbour/open/"}


def test_a_former_id_that_is_in_use_redirects_nothing(check_files):
    checked = check_files(
        {f"{FOLDER}/open.yml": GOOD.format(title="Open") + "aliases: [data-literacy, older]\n"}
    )
    assert former(checked) == {"northbridge/older/": "northbridge/open/"}
