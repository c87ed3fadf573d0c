from __future__ import annotations

import csv
import io
import re

import pytest
from hostile_texts import KEY, TEXTS, with_text

from generator.exports import spreadsheet
from generator.model import Catalogue


def table_of(content: bytes) -> dict[str, dict[str, str]]:
    text = content.decode("utf-8-sig")
    assert text.endswith("\r\n")
    rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    assert all(None not in row and None not in row.values() for row in rows)
    return {row["id"]: row for row in rows}


@pytest.fixture
def table(outputs: dict[str, bytes]) -> dict[str, dict[str, str]]:
    return table_of(outputs[spreadsheet.PATH])


def iri(key: str) -> str:
    return f"https://outputs.example/microcredentials/{key}/#microcredential"


def test_there_is_a_line_for_every_entry_the_retired_one_too(
    table: dict[str, dict[str, str]], catalogue: Catalogue
) -> None:
    assert list(table) == [iri(key) for key in catalogue.microcredentials]
    assert table[iri("aldermoor/retired")]["status"] == "retired"
    assert table[iri("aldermoor/retired")]["replaced_by"] == iri(KEY)


def test_several_values_share_a_cell(table: dict[str, dict[str, str]]) -> None:
    full = table[iri(KEY)]
    assert full["isced_f"] == "0532 | 0732"
    assert full["starts"] == "2027-02-08 | 2027-10-04"
    assert (full["ects"], full["hours"], full["price"], full["currency"]) == ("2.5", "62.5", "300", "EUR")


def test_a_line_is_in_the_first_language_or_in_that_of_the_entry(table: dict[str, dict[str, str]]) -> None:
    assert table[iri(KEY)]["language_of_description"] == "en"
    german = table[iri("kesselbach/ohne-stufe")]
    assert german["language_of_description"] == "de"
    assert german["form_of_participation"] == "Projektbasiert"


def test_lines_end_as_the_standard_says_and_the_encoding_is_marked(outputs: dict[str, bytes]) -> None:
    """RFC 4180, 2.1; the mark is for spreadsheets that would take UTF-8 for another encoding."""
    content = outputs[spreadsheet.PATH]
    assert content.startswith("\ufeffid,page,status,title".encode())
    assert not re.search(rb"(?<!\r)\n", re.sub(rb'"[^"]*"', b"", content))


@pytest.mark.parametrize("text", TEXTS)
def test_no_cell_can_calculate_and_all_else_arrives_as_it_was_written(
    catalogue: Catalogue, text: str
) -> None:
    (artifact,) = spreadsheet.artifacts(with_text(catalogue, TEXTS[text]))
    table = table_of(artifact.render())
    assert len(table) == len(catalogue.microcredentials)
    for row in table.values():
        assert not any(re.match(r"[\s\x00-\x1f]*[=+\-@]", cell) for cell in row.values())
    assert table[iri(KEY)]["title"].removeprefix("'") == TEXTS[text]


def test_the_names_of_the_columns_are_a_promise() -> None:
    assert list(spreadsheet.COLUMNS)[:4] == ["id", "page", "status", "title"]
    assert len(spreadsheet.COLUMNS) >= 36
