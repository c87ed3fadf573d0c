"""A caret points at the guilty words, wherever in a text they stand."""

from __future__ import annotations

import pytest

from generator.diagnostics import Place
from generator.documents import Document, Kind
from generator.documents.words import narrowed

FILE = """\
title: Data TODO Literacy
summary: "A \\u0054ODO and TBD"
description: |
  First paragraph with no fault at all.

    Indented line, then TODO.
  Last line.
target_group: >-
  Folded words that go on
  until they TODO stop.
equipment: A plain text that
  goes on here, TODO included
retake: "A quoted text that
  goes on: TODO here"
learning_outcomes:
  - text: |
      One outcome, TODO
    id: TODO
keywords: [TODO, other]
accessibility: TODO
"""


def placed(*path: str | int, words: str = "TODO") -> Place:
    document = Document(path="a.yml", kind=Kind.MICROCREDENTIAL, id="a", text=FILE)
    return narrowed(document.place(path), FILE, words)


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("title",), "title: Data TODO Literacy"),
        (("description",), "    Indented line, then TODO."),
        (("target_group",), "  until they TODO stop."),
        (("equipment",), "  goes on here, TODO included"),
        (("retake",), '  goes on: TODO here"'),
        (("learning_outcomes", 0, "text"), "      One outcome, TODO"),
        (("learning_outcomes", 0, "id"), "    id: TODO"),
        (("keywords", 0), "keywords: [TODO, other]"),
        (("accessibility",), "accessibility: TODO"),
    ],
)
def test_words_are_found_in_texts_of_every_style(path: tuple[str | int, ...], line: str) -> None:
    place = placed(*path)
    assert place.source_line == line
    assert FILE.splitlines()[place.line - 1] == line
    assert line[place.column - 1 : place.end_column - 1] == "TODO"


def test_words_across_two_lines_are_marked_on_the_first() -> None:
    place = placed("target_group", words="go on until they")
    assert place.source_line[place.column - 1 : place.end_column - 1] == "go on"


@pytest.mark.parametrize(
    ("path", "words"),
    [(("summary",), "A TODO"), (("description",), "Folded"), (("title",), "Quoted"), (("title",), " ")],
)
def test_words_that_are_not_written_so_leave_the_place_of_the_value(
    path: tuple[str | int, ...], words: str
) -> None:
    document = Document(path="a.yml", kind=Kind.MICROCREDENTIAL, id="a", text=FILE)
    assert placed(*path, words=words) == document.place(path)
