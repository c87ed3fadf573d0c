"""Files written to confuse: they stay as they are, or are repaired without harm and without delay."""

from __future__ import annotations

import functools

import pytest

from generator.diagnostics import Severity
from generator.documents import Kind, read
from generator.fixes import edits, mend
from generator.fixes.edits import Edit, Repair
from generator.fixes.mend import _applied
from generator.rules.house import HouseRules

READ = functools.partial(read, path="catalogue/pathways/a.yml", kind=Kind.PATHWAY, id="a")

UNREADABLE = [
    "workload: { ects: 3 }\nworkload: { ects: 4 }  \n",
    "a: &a [x]\nb: *a\nworkload: { ects: 3 }\n",
    "title: 'open\nworkload: { ects: 3 }  \n",
    "workload: !!python/object:os.system { ects: 3 }  \n",
    "title: a\u202etxt  \nworkload: { ects: 3 }\n",  # hidden directions are looked at by a person
    "title: \x1b[31m  \n",
    "workload: " + "[" * 40 + "]" * 40 + "  \n",
    "<<: { a: b }  \n",
    "",
    "  \n",
    "[a]  \n",
]


@pytest.mark.parametrize("text", UNREADABLE)
def test_a_file_that_cannot_be_read_stays_as_it_is(repair, text):
    mended = repair(text)
    assert mended.raw.decode() == text
    assert not mended.repairs


def test_bytes_that_are_not_utf_8_stay_as_they_are(repair):
    raw = "workload: { ects: 3 }  # caf\xe9\n".encode("latin-1")
    assert repair(raw).raw == raw


def test_a_file_that_is_too_large_stays_as_it_is(repair):
    raw = b"workload: { ects: 3 }\n" + b"#" * 1_000_001
    assert repair(raw).raw == raw


def test_text_outside_ascii_does_not_shift_a_repair(repair):
    before = "title: 𝒟𝒶𝓉𝒶 😀 é\u0301\u2028 # ü\nkeywords: [😀, 'ß']\nworkload: { 'hour': 75 } # 😀  \n"
    after = "title: 𝒟𝒶𝓉𝒶 😀 é\u0301\u2028 # ü\nkeywords: [😀, 'ß']\nnotional_workload: { 'hours': 75 } # 😀\n"
    assert repair(before).raw.decode() == after


def test_a_document_between_marks_keeps_them(repair):
    assert (
        repair("%YAML 1.2\n---\nworkload: { ects: 3 }\n...\n").raw
        == b"%YAML 1.2\n---\nnotional_workload: { ects: 3 }\n...\n"
    )


@pytest.mark.parametrize(
    "line",
    [
        "form_of_participation: " + "in-person " * 1000 + "x",
        "information_confirmed: " + "1/" * 5000,
        "isced_f: [" + "6, " * 500 + "]",
    ],
)
def test_long_nonsense_is_nothing_to_guess_about(repair, line):
    assert repair(line + "\n").raw.decode() == line + "\n"


def test_ten_thousand_repairs_of_one_file_are_made_at_once(repair):
    before = "title: a\ncredential_formats: [" + ", ".join(["OB3"] * 2000) + "]\n"
    assert repair(before).raw.decode() == before.replace("OB3", "open-badge-3")


def test_an_edit_that_would_read_differently_is_refused_and_the_others_are_made():
    raw = b"title: a\nsummary: b\n"
    good = Repair(rule="S101", line=1, said="", edits=(Edit(7, 8, "c"),), key_path=("title",), value="c")
    bad = Repair(
        rule="S101", line=2, said="", edits=(Edit(18, 19, "c # d"),), key_path=("summary",), value="c # d"
    )
    after, applied, refused = _applied(raw, READ(raw), [good, bad], READ)
    assert (after, applied, refused) == (b"title: c\nsummary: b\n", [good], [bad])


def test_two_edits_of_one_place_are_never_made_together():
    one = Repair(rule="A", line=1, said="", edits=(Edit(0, 4, "x"),), key_path=("a",), key="x")
    other = Repair(rule="B", line=1, said="", edits=(Edit(3, 5, "y"),), key_path=("b",), key="y")
    inner = Repair(rule="C", line=1, said="", edits=(Edit(9, 9, "z"),), key_path=("c", "d"), value=1)
    outer = Repair(rule="D", line=1, said="", edits=(Edit(20, 20, "z"),), key_path=("c",), value=[1])
    assert list(edits.compatible([one, other, inner, outer])) == [one, inner]


def test_mending_twice_is_mending_once_for_repairs_that_uncover_repairs():
    house = HouseRules(severities={}, fail_on=Severity.ERROR)
    mended = mend(b"defalts: x\nlevl:  { eqf: '7', cycel: bachelor }  \n", READ, house)
    assert mended.raw == b"defalts: x\nlevel:  { eqf: 7, cycle: second-cycle }\n"
    assert mend(mended.raw, READ, house).repairs == ()
