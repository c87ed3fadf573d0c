"""Code and personal data in texts are found, however they are dressed up; harmless texts are left alone."""

from __future__ import annotations

import json

import pytest

from generator.diagnostics import Severity
from generator.rules import RULES

ENTRY = """\
title: Data Literacy
learning_outcomes:
  - Clean and combine two data sets
notional_workload: { ects: 3, hours: 75 }
assessment:
  - type: project-work
further_information: """

ACTIVE = (
    "<script>alert(1)</script>",
    "<ScRiPt src=//x.example>",
    "< script >",
    "<iframe src='https://x.example'>",
    "<svg/onload=alert(1)>",
    '<img src=x onerror="alert(1)">',
    "<body onpageshow=alert(1)>",
    "[here](javascript:alert(1))",
    "[here]( JaVaScRiPt:alert(1))",
    "[here](java&#x09;script:alert(1))",
    "[here](java\tscript:alert(1))",
    "[here]: javascript:alert(1)",
    "<javascript:alert(1)>",
    "[here](java&Tab;script&colon;alert(1))",
    "javascript:alert(1)",
    "vbscript:msgbox(1)",
    "data:text/html;base64,PHNjcmlwdD4=",
    "<style>body { display: none }</style>",
    "<meta http-equiv=refresh content=0>",
    "`code` <script>alert(1)</script> `code`",
)


@pytest.mark.parametrize("text", ACTIVE)
def test_code_in_a_text_is_an_error(check_files, text):
    checked = check_files({"microcredentials/northbridge/data-literacy.yml": ENTRY + json.dumps(text) + "\n"})
    assert "P951" in {finding.rule.id for finding in checked.findings}


HARMLESS = (
    "The element &lt;script&gt; & others; R&D",
    "JavaScript: a first course",
    "Books: “JavaScript: the good parts”, (JavaScript: the definitive guide)",
    "You write a script that reads data: text, numbers and dates.",
    "Values with a < b and b > c; temperatures <5 °C",
    "See <https://northbridge.example/?online=1&once=2> for details.",
    "Online = at home. Onsite = in Hall 2. On time = before 18:00.",
    "The course is on loading = cranes and ships.",
    "Press Ctrl+C; use {curly} braces, 100 % of the time.",
)


@pytest.mark.parametrize("text", HARMLESS)
def test_harmless_texts_are_left_alone(check_files, text):
    checked = check_files({"microcredentials/northbridge/data-literacy.yml": ENTRY + json.dumps(text) + "\n"})
    assert not {"P951", "P952"} & {finding.rule.id for finding in checked.findings}


PERSONAL = (
    "Write to maria.gonzalez@northbridge.example.",
    "Write to J.Smith@northbridge.example.",
    "Call +34 600 123 456.",
    "Call +44 (0)7700 900123.",
    "Call 0049 151 23456789.",
    "NIE X1234567L",
    "RSSMRA85T10A562S",
    "BSN: 123456782",
    "DE89 3704 0044 0532 0130 00",
)


@pytest.mark.parametrize("text", PERSONAL)
def test_personal_data_is_noticed(check_files, text):
    checked = check_files({"microcredentials/northbridge/data-literacy.yml": ENTRY + json.dumps(text) + "\n"})
    assert "P953" in {finding.rule.id for finding in checked.findings}


IMPERSONAL = (
    "Write to student.services@northbridge.example or formacion.continua@montclar.example.",
    "Write to courses@northbridge.example.",
    "Call +353 1 000 0000 or +49 721 608-0 or +43 662 8044-0 or +32 4 366 21 11.",
    "Regulation (EU) 2016/679, ISBN 978-92-896-3000-9, DOI 10.2801/838553, code 12345678A",
)


@pytest.mark.parametrize("text", IMPERSONAL)
def test_offices_and_other_numbers_are_left_alone(check_files, text):
    checked = check_files({"microcredentials/northbridge/data-literacy.yml": ENTRY + json.dumps(text) + "\n"})
    assert "P953" not in {finding.rule.id for finding in checked.findings}


NAMED = (
    "Impartido por Ana Ruiz Prado",
    "Prof. Dr. Anna-Lena Weber hält die Vorlesung.",
    "Docente: Giulia Bianchi",
    "Betreut von Frau Weber",
    "Enseigné par Claire Dupont",
)


@pytest.mark.parametrize("text", NAMED)
def test_a_person_who_is_named_is_noticed(check_files, text):
    checked = check_files({"microcredentials/northbridge/data-literacy.yml": ENTRY + json.dumps(text) + "\n"})
    assert "P954" in {finding.rule.id for finding in checked.findings}


NOBODY = (
    "Taught by Northbridge University and the Institute of Water",
    "Impartido por Personal investigador del Departamento",
    "The lecturer: someone from practice",
    "Docente: Departamento de Estadística",
)


@pytest.mark.parametrize("text", NOBODY)
def test_institutions_and_roles_are_nobody(check_files, text):
    checked = check_files({"microcredentials/northbridge/data-literacy.yml": ENTRY + json.dumps(text) + "\n"})
    assert "P954" not in {finding.rule.id for finding in checked.findings}


EXHAUSTING = (
    "<" + " " * 19_000 + "x",
    "=" + " " * 19_000 + "x",
    "]" + " " * 19_000 + "x",
    "Dr. " * 4_000 + "x",
    "Prof.inab." * 1_900,
    "h.c. " * 3_000,
    "javascript:" * 1_700,
    "Prof. A. " * 2_000,
    "taught by " + "Anna-" * 3_000,
    "a.b" * 6_000 + "@",
    "00346" * 3_800,
    "DE89 " * 3_900,
    "<a " * 6_000,
    "` `` " * 3_900,
    "http://" * 2_700,
    "&#x" * 6_000,
)


@pytest.mark.parametrize("text", EXHAUSTING, ids=range(len(EXHAUSTING)))
def test_a_text_made_to_exhaust_the_patterns_is_checked_like_any_other(check_files, text):
    checked = check_files({"microcredentials/northbridge/data-literacy.yml": ENTRY + json.dumps(text) + "\n"})
    assert checked.catalogue is not None


def test_what_depends_on_the_day_is_never_an_error():
    for rule in ("D503", "D504", "D507", "D509"):
        assert RULES[rule].severity is not Severity.ERROR
