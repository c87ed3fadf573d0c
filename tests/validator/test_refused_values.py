"""No rule speaks about what a file does not say where the value was refused; help can be followed."""

from __future__ import annotations

import re
from pathlib import Path
from string import Template

import pytest

import generator

FOLDER = "microcredentials/northbridge"
LONG = "Learn to find, clean and present public data for decisions in your council.\n"
GOOD = """\
title: Open Data
learning_outcomes: [Clean and combine two data sets]
assessment: [{ type: project-work }]
"""
WORKLOAD = "notional_workload: { ects: 3, hours: 75 }\n"


SCAFFOLD = Path(generator.__file__).parent / "scaffold" / "microcredential.yml"


def ids(checked, file: str = "open.yml") -> set[str]:
    return {f.rule.id for f in checked.findings if f.place.path.endswith("/" + file)}


@pytest.mark.parametrize(
    ("refused", "absent", "rule"),
    [
        (
            WORKLOAD + "status: retird\nreplaced_by: [data-literacy]\n",
            WORKLOAD + "replaced_by: [data-literacy]\n",
            "D508",
        ),
        ("notional_workload: { ects: three, hours: 75 }\n", "notional_workload: { hours: 75 }\n", "W402"),
        (WORKLOAD + "summary: [1]\n", WORKLOAD, "E904"),
        (WORKLOAD + "isced_f: [data]\n", WORKLOAD, "E901"),
        (WORKLOAD + f"summary: 12\ndescription: {LONG}", WORKLOAD + f"description: {LONG}", "T804"),
        (WORKLOAD + "supervision: rarely\n", WORKLOAD, "A708"),
    ],
)
def test_a_refused_value_counts_as_said(check_files, refused, absent, rule):
    without = ids(check_files({f"{FOLDER}/open.yml": GOOD + absent}))
    assert rule in without
    withit = ids(check_files({f"{FOLDER}/open.yml": GOOD + refused}))
    assert rule not in withit
    assert withit & {"S103", "V201", "V203"}


def test_a_value_refused_in_the_defaults_counts_as_said_where_it_would_be_inherited(check_files):
    provider = (
        "legal_name: Harbour College\ntype: vocational-education\ncountry: IE\n"
        "quality_assurance: [{ type: internal }]\n"
        "defaults: { level: { eqf: 5 }, form_of_participation: onsite, supervision: rarely }\n"
    )
    files = {
        "providers/harbour.yml": provider,
        "microcredentials/harbour/open.yml": GOOD + WORKLOAD,
        f"{FOLDER}/shut.yml": GOOD + WORKLOAD,
    }
    checked = check_files(files)
    assert "A708" not in ids(checked)
    assert "A708" in ids(checked, "shut.yml")


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("offerings: {}", "offerings: [{ start: 2027-02-08"),
        ("quality_assurance: yes", "quality_assurance: [{ type: internal"),
        ("assessment: 3", "assessment: [{ type: project-work"),
        ("learning_outcomes: {}", "learning_outcomes: [Clean and combine"),
        ("quality_assurance: { type: internal }", "quality_assurance: [{ type: internal }]"),
        ("language_of_instruction: English", "language_of_instruction: [en]"),
        ("learning_outcomes: Clean two data sets", "learning_outcomes: [Clean two data sets]"),
    ],
)
def test_what_the_help_suggests_for_a_list_is_itself_right(check_files, written, line):
    key = written.split(":")[0]
    base = "".join(one + "\n" for one in (GOOD + WORKLOAD).splitlines() if not one.startswith(key))
    checked = check_files({f"{FOLDER}/open.yml": f"{base}{written}\n"})
    (finding,) = [f for f in checked.findings if f.rule.id == "S103"]
    suggested = re.search(r"`([a-z_]+: .*?)`", str(finding.help))[1]
    assert suggested.startswith(line)
    assert checked.errors
    assert not check_files({f"{FOLDER}/open.yml": f"{base}{suggested}\n"}).errors


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("summary: !!python/object:os.system x", "!!python/object:os.system"),
        ("summary: !<tag:yaml.org,2002:str> x", "!<tag:yaml.org,2002:str>"),
        ("summary: !own x", "!own"),
        ("isced_f: !!set [a]", "!!set"),
        ("summary: &a !!str x", "!!str"),
    ],
)
def test_a_tag_is_quoted_as_it_was_typed(check_files, written, tag):
    checked = check_files({f"{FOLDER}/open.yml": f"{GOOD}{written}\n"})
    assert f"YAML tags are not allowed (`{tag}`)" in {str(f.message) for f in checked.findings}


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("title: A\nlevel: [\n", 2, 8),
        ("title: A\nlevel: [a,\n  b,\n", 2, 8),
        ("title: A\nlevel: {", 2, 8),
        ("title: '[ don''t'\nlevel: [{ a: 1 }, # [ {\n# {\n\n", 2, 8),
        ("title: 'two\n  [ lines'\nlevel: { a: 1,\n", 3, 8),
        ("offerings:\n  - { start: [a],\n", 2, 5),
    ],
)
def test_a_bracket_left_open_at_the_end_of_the_file_is_shown_where_it_opens(check_files, text, line, column):
    checked = check_files({f"{FOLDER}/open.yml": text})
    (finding,) = [f for f in checked.findings if f.rule.id == "Y001"]
    assert (finding.place.line, finding.place.column) == (line, column)
    assert finding.place.source_line == text.splitlines()[line - 1]
    assert f"opened here with {text.splitlines()[line - 1][column - 1]} " in str(finding.message)


def test_the_template_of_a_microcredential_breaks_none_of_the_rules_about_its_own_values(check_files):
    text = Template(SCAFFOLD.read_text("utf-8")).substitute(title="First Steps")
    assert ids(check_files({f"{FOLDER}/open.yml": text})) == set()
