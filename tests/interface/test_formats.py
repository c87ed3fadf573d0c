"""Dates, numbers, prices, names and lists in the reader's language."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.interface import LANGUAGES, interface

FEB_8 = date(2027, 2, 8)
NBSP = "\u00a0"
ALL = ("en", *LANGUAGES)


def flat(text: str) -> str:
    """The text with ordinary spaces, as a reader sees it."""
    return text.replace(NBSP, " ").replace("\u202f", " ").replace("\u2009", " ")


@pytest.mark.parametrize(
    ("language", "long", "short"),
    [
        ("en", "8 February 2027", "8 Feb 2027"),
        ("es", "8 de febrero de 2027", "8 feb 2027"),
        ("ca", "8 de febrer del 2027", "8 de febr. del 2027"),
        ("fr", "8 février 2027", "8 févr. 2027"),
        ("de", "8. Februar 2027", "8. Feb. 2027"),
        ("it", "8 febbraio 2027", "8 feb 2027"),
        ("pt", "8 de fevereiro de 2027", "8 de fev. de 2027"),
        ("nl", "8 februari 2027", "8 feb 2027"),
        ("en-US", "February 8, 2027", "Feb 8, 2027"),
        ("ga", "8 Feabhra 2027", "8 Feabh 2027"),
    ],
)
def test_days_are_written_as_the_language_writes_them(language: str, long: str, short: str) -> None:
    assert interface(language).date(FEB_8) == long
    assert interface(language).short_date(FEB_8) == short


@pytest.mark.parametrize(
    ("language", "end", "expected"),
    [
        ("en", date(2027, 2, 9), "8–9 Feb 2027"),
        ("en", date(2027, 3, 9), "8 Feb – 9 Mar 2027"),
        ("en", date(2028, 3, 9), "8 Feb 2027 – 9 Mar 2028"),
        ("en", FEB_8, "8 Feb 2027"),
        ("it", date(2027, 3, 9), "8 feb – 9 mar 2027"),
        ("ca", date(2027, 3, 9), "8 de febr. – 9 de març del 2027"),
        ("de", date(2027, 2, 9), "8.–9. Feb. 2027"),
        ("es", date(2028, 3, 9), "8 feb 2027 – 9 mar 2028"),
        ("mt", date(2027, 3, 9), "8 ta’ Fra, 2027 – 9 ta’ Mar, 2027"),
    ],
)
def test_a_period_says_once_what_its_two_days_share(language: str, end: date, expected: str) -> None:
    assert flat(interface(language).period(FEB_8, end)) == expected


def test_the_first_of_a_month_is_an_ordinal_in_french() -> None:
    french = interface("fr")
    assert flat(french.date(date(2027, 3, 1))) == "1er mars 2027"
    assert flat(french.short_date(date(2027, 3, 21))) == "21 mars 2027"
    assert flat(french.period(date(2027, 3, 1), date(2027, 3, 11))) == "1er–11 mars 2027"
    assert flat(french.period(date(2021, 11, 11), date(2022, 4, 1))) == "11 nov. 2021 – 1er avr. 2022"


def test_a_period_with_one_end_says_which_and_without_ends_nothing() -> None:
    english = interface("en")
    assert english.period(FEB_8, None) == "From 8 Feb 2027"
    assert english.period(None, FEB_8) == "Until 8 Feb 2027"
    assert english.period(None, None) == ""


@pytest.mark.parametrize("language", [*ALL, "ga", "mt", "bg", "hu", "lt", "el", "ar", "cy", "zz"])
@given(start=st.dates(date(1990, 1, 1), date(2090, 1, 1)), end=st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_every_period_contains_the_years_of_both_days(language: str, start: date, end: date) -> None:
    said = interface(language).period(start, end)
    assert str(start.year) in said
    assert str(end.year) in said


@pytest.mark.parametrize(
    ("language", "four_digits", "five_digits"),
    [
        ("en", "1,250.5", "12,500"),
        ("es", "1250,5", "12.500"),
        ("ca", "1.250,5", "12.500"),
        ("fr", "1 250,5", "12 500"),
        ("de", "1.250,5", "12.500"),
        ("it", "1250,5", "12.500"),
        ("pt", "1250,5", "12 500"),
        ("nl", "1.250,5", "12.500"),
    ],
)
def test_numbers_follow_the_grouping_of_cldr(language: str, four_digits: str, five_digits: str) -> None:
    assert flat(interface(language).number(1250.5)) == four_digits
    assert flat(interface(language).number(12500)) == five_digits


def test_a_number_shows_no_remains_of_binary_arithmetic() -> None:
    assert interface("en").number(0.1 + 0.2) == "0.3"
    assert interface("en").percent(0.07 * 100) == "7%"


@pytest.mark.parametrize(
    ("language", "amount", "currency", "expected"),
    [
        ("en", 250, "EUR", "€250"),
        ("en", 250.5, "EUR", "€250.50"),
        ("en", 250.0, "EUR", "€250"),
        ("en", 250.5, "CHF", "CHF 250.50"),
        ("en", 0, "EUR", "€0"),
        ("es", 250, "EUR", "250 €"),
        ("es", 1250, "EUR", "1250 €"),
        ("fr", 12500, "EUR", "12 500 €"),
        ("de", 99.9, "EUR", "99,90 €"),
        ("nl", 250, "EUR", "€ 250"),
        ("pt", 1250, "EUR", "1250 €"),
        ("ga", 250, "EUR", "€250"),
        ("en", 5, "ZZZ", "ZZZ 5"),
    ],
)
def test_prices_are_written_as_the_language_writes_them(
    language: str, amount: float, currency: str, expected: str
) -> None:
    assert flat(interface(language).money(amount, currency)) == expected


def test_percent_takes_the_figure_that_authors_write() -> None:
    assert interface("en").percent(40) == "40%"
    assert flat(interface("es").percent(12.5)) == "12,5 %"


def test_countries_and_languages_have_names_and_unknown_codes_stay_codes() -> None:
    spanish = interface("es")
    assert spanish.country("DE") == "Alemania"
    assert spanish.country("de") == "Alemania"
    assert spanish.country("QQ") == "QQ"
    assert spanish.language_name("ca") == "catalán"
    assert spanish.language_name("<b>") == "<b>"


def test_a_regional_language_without_its_own_name_is_named_by_both_parts() -> None:
    assert interface("de").language_name("pt-BR") == "Portugiesisch (Brasilien)"
    assert interface("en").language_name("pt-BR") == "Brazilian Portuguese"


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("en", "English"),
        ("es", "Español"),
        ("ca", "Català"),
        ("fr", "Français"),
        ("de", "Deutsch"),
        ("it", "Italiano"),
        ("pt", "Português"),
        ("pt-BR", "Português (Brasil)"),
        ("nl", "Nederlands"),
        ("el", "Ελληνικά"),
        ("ka", "ქართული"),
        ("zu", "isiZulu"),
        ("zz", "zz"),
    ],
)
def test_a_language_names_itself_for_a_menu(language: str, name: str) -> None:
    assert interface(language).native_name() == name


@pytest.mark.parametrize(
    ("language", "items", "expected"),
    [
        ("en", [], ""),
        ("en", ["a"], "a"),
        ("en", ["a", "b", "c"], "a, b and c"),
        ("en", ["{0}", "{x}", "%s"], "{0}, {x} and %s"),
        ("ca", ["a", "b", "c"], "a, b i c"),
        ("de", ["a", "b", "c"], "a, b und c"),
        ("es", ["catalán", "inglés"], "catalán e inglés"),
        ("es", ["madres", "hijas"], "madres e hijas"),
        ("es", ["cobre", "hierro"], "cobre y hierro"),
        ("es", ["inglés", "catalán"], "inglés y catalán"),
    ],
)
def test_lists_are_joined_as_the_language_joins_them(language: str, items: list[str], expected: str) -> None:
    assert interface(language).join(items) == expected


def test_a_language_unknown_to_cldr_is_formatted_as_english_and_touches_no_file() -> None:
    strange = interface("../../etc/passwd")
    assert strange.date(FEB_8) == "8 February 2027"
    assert strange.say("Until {day}", day="today") == "Until today"
    assert strange.translations == ()


def test_direction_follows_the_script() -> None:
    assert interface("ar").direction == "rtl"
    assert interface("he").direction == "rtl"
    assert {interface(language).direction for language in ALL} == {"ltr"}
