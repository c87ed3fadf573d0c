"""Reports: straight carets, one reason per rule, nothing in them that a terminal would obey."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Diagnostic, Place, Severity, say
from generator.documents.findings import Y001, Y006
from generator.reporters import Summary, report_text, summary_of
from generator.reporters.concise import concise
from generator.reporters.terminal import shown, width
from generator.reporters.text import text

EMPTY = Summary(read={}, found={})


def finding(line: str = "a: b", column: int = 4, end: int = 5, **changes) -> Diagnostic:
    values = {
        "rule": Y001,
        "severity": Severity.ERROR,
        "place": Place("catalogue/a.yml", 7, column, end, line),
        "message": say("what is wrong"),
        "help": say("what to write"),
    }
    return Diagnostic(**(values | changes))


def pointed(line: str, column: int, end: int) -> str:
    """The part of the printed source line above the carets, by columns of a terminal."""
    rows = report_text([finding(line, column, end)]).split("\n")
    source, carets = rows[3].removeprefix("7 | "), rows[4].removeprefix("  | ")
    start, length = carets.index("^"), carets.count("^")
    cells = [sign for sign in source for _ in range(width(sign))]
    return (
        "".join(dict.fromkeys(cells[start : start + length]))
        if length > 1
        else "".join(cells[start : start + 1])
    )


def test_a_finding_says_what_where_how_and_why():
    assert report_text([finding()]) == (
        "error[Y001]: what is wrong\n"
        " --> catalogue/a.yml:7:4\n"
        "  |\n"
        "7 | a: b\n"
        "  |    ^\n"
        "  = help: what to write\n"
        "  = why: A file that is not valid YAML cannot be read at all, so nothing of it can be published.\n"
        "         (YAML 1.2.2)\n"
        "  = more: credenza explain Y001\n"
    )


def test_the_reason_of_a_rule_stands_at_its_first_finding_only():
    report = report_text([finding(), finding(), finding(rule=Y006)])
    assert report.count(Y001.why[:40]) == 1
    assert report.count(Y006.why[:40]) == 1


def test_an_inherited_value_says_how_many_use_it():
    assert "= note: used by 14 microcredentials" in report_text([finding(used_by=14)])
    assert "= note: used by 1 microcredential\n" in report_text([finding(used_by=1)])
    assert "used by" not in report_text([finding()])


def test_what_concerns_a_whole_file_quotes_no_line():
    assert " | " not in report_text([finding(place=Place("catalogue/a.yml"))])


@pytest.mark.parametrize(
    ("line", "column", "end", "expected"),
    [
        ("title: x", 8, 9, "x"),
        ("\ttitle: x", 9, 10, "x"),
        ("標題: 資料", 5, 6, "資"),
        ("👍👍 x", 4, 5, "x"),
        ("e\u0301te\u0301 x", 7, 8, "x"),
        ("a" * 500 + "X" + "b" * 500, 501, 502, "X"),
        ("資" * 300 + "X", 301, 302, "X"),
    ],
)
def test_the_caret_stands_under_the_value(line, column, end, expected):
    assert pointed(line, column, end) == expected


def test_an_invisible_character_is_made_visible_where_the_caret_points():
    rows = report_text([finding("ti\u200btle: x", 3, 4)]).split("\n")
    assert rows[3] == "7 | ti<U+200B>tle: x"
    assert rows[4] == "  |   ^^^^^^^^"


@given(st.text(max_size=300), st.integers(1, 300), st.integers(1, 300))
def test_no_line_of_a_report_is_broken_or_obeyed_by_a_terminal(line, column, length):
    line = line.replace("\n", "")
    report = report_text([finding(line, column, column + length, message=say("{line}", line=line))])
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", report)
    assert all(width(row) <= 110 for row in report.split("\n")[3:5])


def test_colours_come_only_when_asked_for():
    for report in (text, concise):
        assert "\x1b[" not in report([finding()], EMPTY, color=False)
    coloured = text([finding()], EMPTY, color=True)
    assert "\x1b[1;31merror[Y001]\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == text([finding()], EMPTY, color=False)


def test_code_to_copy_is_not_broken_over_lines():
    report = report_text(
        [finding(help=say("some words that fill the line nearly to its end, then write `a: { b: c, d: e }`"))]
    )
    assert "`a: { b: c, d: e }`" in report


def test_concise_gives_one_line_per_finding_and_the_totals():
    lines = concise([finding(message=say("two\nlines")), finding()], EMPTY, color=True).split("\n")
    assert lines[0] == "catalogue/a.yml:7:4: error[Y001]: two lines; what to write"
    assert len(lines) == 4


def test_the_last_line_gives_the_totals(check_files):
    checked = check_files(
        {
            "microcredentials/northbridge/a.yml": "title: [\n",
            "microcredentials/northbridge/b.yml": "title: 1\n",
        }
    )
    last = text(checked.findings, summary_of(checked), color=False).rstrip("\n").split("\n")[-1]
    assert re.fullmatch(r"\d+ errors.* in \d of 5 files \(3 microcredentials, 1 provider\)\.", last)


def test_a_clean_catalogue_is_told_so():
    clean = Summary(read={"microcredential": 1, "provider": 2}, found={})
    assert text([], clean, color=False) == "Nothing to mend in 3 files (1 microcredential, 2 providers).\n"


@pytest.mark.parametrize("sign", ["\x1b[2J", "\x07", "\x9b31m", "\u202e", "\r", "\x00"])
def test_control_characters_never_pass_raw(sign):
    assert shown(sign) != sign
    assert sign not in shown(f"a{sign}b")
