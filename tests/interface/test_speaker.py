"""What an Interface says, and that values stay values."""

from __future__ import annotations

import dataclasses
import gettext

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from generator.interface import interface
from generator.interface.speaker import Interface
from generator.interface.translations import Translations


def speaking(language: str, *files: Translations) -> Interface:
    return Interface(language=language, locale=interface(language).locale, translations=files)


PORTUGAL = Translations(
    language="pt", single={"Price": "Preço", "Free": "Grátis"}, plural={}, form_of=lambda n: int(n != 1)
)
BRAZIL = Translations(language="pt-BR", single={"Free": "Gratuito"}, plural={}, form_of=lambda n: int(n > 1))


def test_a_message_comes_in_the_language_then_in_its_base_then_in_english() -> None:
    brazilian = speaking("pt-BR", BRAZIL, PORTUGAL)
    assert brazilian.say("Free") == "Gratuito"
    assert brazilian.say("Price") == "Preço"
    assert brazilian.say("Apply at {name}", name="Aurélia") == "Apply at Aurélia"


@given(st.text())
def test_a_value_is_never_read_as_a_template(value: str) -> None:
    assert interface("es").say("«{name}»", name=value) == f"«{value}»"


def test_a_value_with_fields_and_attributes_in_braces_stays_as_written() -> None:
    hostile = "{name.__class__.__mro__} {0} %(n)s {"
    assert interface("en").say("By {name}", name=hostile) == f"By {hostile}"
    assert interface("en").count("{n} by {name}", "{n} by {name}", 2, name=hostile) == f"2 by {hostile}"


def test_a_message_without_values_is_said_as_it_stands() -> None:
    assert interface("en").say("Write {braces}") == "Write {braces}"


def test_a_field_without_value_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(KeyError):
        interface("en").say("From {day}", date="x")


def test_markup_inside_a_sentence_stays_and_everything_else_is_escaped() -> None:
    said = interface("en").say("<{a}> & {b}", a=Markup("<b>x</b>"), b="<script>")
    assert isinstance(said, Markup)
    assert said == "&lt;<b>x</b>&gt; &amp; &lt;script&gt;"


def test_templates_escape_what_is_said_with_hostile_values() -> None:
    environment = Environment(autoescape=True, undefined=StrictUndefined)
    ui = interface("en")
    template = environment.from_string('{{ _("By {name}", name=name) }} {{ ngettext("{n} x", "{n} xs", 2) }}')
    html = template.render(_=ui.gettext, ngettext=ui.ngettext, name="<script>alert(1)</script>")
    assert html == "By &lt;script&gt;alert(1)&lt;/script&gt; 2 xs"


@pytest.mark.parametrize(
    ("n", "expected"), [(0, "0 hours"), (1, "1 hour"), (1.5, "1.5 hours"), (1200, "1,200 hours")]
)
def test_english_counts_without_a_translation(n: float, expected: str) -> None:
    assert interface("en").count("{n} hour", "{n} hours", n) == expected


HOURS = ("{n} hour", "{n} hours")


@pytest.mark.parametrize(
    ("language", "forms", "expression", "n", "expected"),
    [
        ("fr", ("{n} heure", "{n} heures"), "(n > 1)", 0, "0 heure"),
        ("fr", ("{n} heure", "{n} heures"), "(n > 1)", 1.5, "1,5 heure"),
        ("fr", ("{n} heure", "{n} heures"), "(n > 1)", 2.5, "2,5 heures"),
        ("es", ("{n} hora", "{n} horas"), "(n != 1)", 0.5, "0,5 horas"),
        ("pl", ("{n} godzina", "{n} godziny", "{n} godzin"), "", 1, "1 godzina"),
        ("pl", ("{n} godzina", "{n} godziny", "{n} godzin"), "", 22, "22 godziny"),
        ("pl", ("{n} godzina", "{n} godziny", "{n} godzin"), "", 12, "12 godzin"),
        ("pl", ("{n} godzina", "{n} godziny", "{n} godzin"), "", 1.5, "1,5 godziny"),
    ],
)
def test_counts_take_the_plural_form_of_the_language(
    language: str, forms: tuple[str, ...], expression: str, n: float, expected: str
) -> None:
    polish = "(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2)"
    file = Translations(
        language=language, single={}, plural={HOURS: forms}, form_of=gettext.c2py(expression or polish)
    )
    assert speaking(language, file).count(*HOURS, n) == expected


def test_an_interface_is_the_same_value_each_time_and_cannot_be_changed() -> None:
    assert interface("es") is interface("es")
    with pytest.raises(dataclasses.FrozenInstanceError):
        interface("es").language = "ca"  # type: ignore[misc]  # that it is refused is the point
