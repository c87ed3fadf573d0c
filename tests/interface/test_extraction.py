"""Which messages are found in templates and Python files, and in which domain."""

from __future__ import annotations

import pytest

from generator.interface.extraction import FINDINGS, INTERFACE, in_python, in_template


def python(source: str) -> set[tuple[str, str, str]]:
    return {(found.domain, found.message, found.plural) for found in in_python(source, "x.py")}


def template(source: str) -> set[tuple[str, str]]:
    return {(found.message, found.plural) for found in in_template(source, "x.html")}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('ui.say("Price")', (INTERFACE, "Price", "")),
        ('reader.ui.say("A " "long one", x=1)', (INTERFACE, "A long one", "")),
        ('ui.count("{n} hour", "{n} hours", 3)', (INTERFACE, "{n} hour", "{n} hours")),
        ('TITLE = msgid("Price")', (INTERFACE, "Price", "")),
        ('from generator.diagnostics import say\nsay("No")', (FINDINGS, "No", "")),
        ('from generator import diagnostics\ndiagnostics.say("No")', (FINDINGS, "No", "")),
        ('say = ui.say\nsay("Price")', (INTERFACE, "Price", "")),
    ],
)
def test_a_message_in_python_is_found_in_its_domain(source: str, expected: tuple[str, str, str]) -> None:
    assert python(source) == {expected}


def test_both_sides_of_a_choice_are_messages() -> None:
    assert python('ui.say("Yes" if x else "No")') == {(INTERFACE, "Yes", ""), (INTERFACE, "No", "")}
    assert template('{{ _("Yes" if x else "No") }}') == {("Yes", ""), ("No", "")}


def test_counting_letters_in_a_text_is_no_message() -> None:
    assert python('"a/b".count("/")\ntext.count("/", 2)') == set()


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('{{ _("Price") }}', ("Price", "")),
        ("<a title=\"{{ _('From {day}', day=view.day) }}\">", ("From {day}", "")),
        ('{{ ngettext("{n} result", "{n} results", view.n) }}', ("{n} result", "{n} results")),
        ('{% if a %}{% for b in c %}{{ ui.say("Deep") }}{% endfor %}{% endif %}', ("Deep", "")),
        ('{% call row(_("Label")) %}x{% endcall %}', ("Label", "")),
        ('{% macro row(label=_("Default")) %}x{% endmacro %}', ("Default", "")),
        ('{% include "x.html" %}{% set a = _("Set") %}', ("Set", "")),
    ],
)
def test_a_message_in_a_template_is_found(source: str, expected: tuple[str, str]) -> None:
    assert template(source) == {expected}


def test_messages_in_template_comments_are_not_said() -> None:
    assert template('{# {{ _("Old") }} #}') == set()
