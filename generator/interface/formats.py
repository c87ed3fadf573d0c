"""Dates, numbers, prices, names and lists as a language writes them.

The data is Unicode CLDR as Babel carries it. Where Babel leaves out a part of CLDR that a reader would
notice, or CLDR falls short of the language's own rule, this module says so next to the exception.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, parse_pattern
from babel.lists import format_list
from babel.numbers import (
    format_currency,
    format_decimal,
    format_percent,
    get_currency_symbol,
)

from generator.text import base_language

__all__ = [
    "Number",
    "amount_of_money",
    "country_name",
    "day_range",
    "enumeration",
    "language_name",
    "locale_for",
    "long_day",
    "own_name",
    "percentage",
    "plain_number",
    "short_day",
]

Number = int | float | Decimal

_EUROPEAN = {"en": "en_GB", "pt": "pt_PT"}
# CLDR's bare `en` and `pt` are the United States and Brazil; this is a European catalogue. Whoever
# wants those asks for `en-US` or `pt-BR`.

_FOUR_DIGITS_UNGROUPED = frozenset({"bg", "es", "et", "hu", "it", "lv", "pl", "sl"})
_FOUR_DIGITS_UNGROUPED_LOCALES = frozenset({"pt_PT"})
# CLDR's minimumGroupingDigits = 2, which Babel does not carry: 1250 but 12.500.

_SHORT_DAY = {"pt_PT": "d 'de' MMM 'de' y", "lt": "y-MM-dd"}
# CLDR gives Portugal 8/02/2027 where its own ranges write the month; one entry must not mix the two.


_RANGE_REPAIRS = {"ca": ("MMM y", "MMM 'del' y")}
# CLDR has "8 de febr. del 2027" for a day, but leaves out "del" in ranges.

_NO_SHORT_RANGE = frozenset({"lt", "mt"})
# Their ranges put year, month and day in another order than their days.


# The same numbers, days and names come again on page after page; Babel takes some 15 µs for each.
_remembered = lru_cache(maxsize=4096)


def locale_for(language: str) -> Locale:
    """The locale whose conventions serve a language tag; European English for a tag unknown to CLDR."""
    for tag in (_EUROPEAN.get(language.lower()), language, base_language(language)):
        try:
            if tag:
                return Locale.parse(tag.replace("-", "_"))
        except (ValueError, UnknownLocaleError):
            continue
    return Locale.parse(_EUROPEAN["en"])


@_remembered
def long_day(day: date, locale: Locale) -> str:
    """The day with its month in full and its year: "8 February 2027"."""
    return _with_first(format_date(day, "long", locale), locale)


@_remembered
def short_day(day: date, locale: Locale) -> str:
    """The day with a short month and its year: "8 Feb 2027"."""
    if pattern := _SHORT_DAY.get(str(locale)):
        return parse_pattern(pattern).apply(day, locale)
    return _with_first(format_skeleton("yMMMd", day, locale=locale), locale)


@_remembered
def day_range(start: date, end: date, locale: Locale) -> str:
    """Two days as a range that says what they share only once: "8–9 Feb 2027"."""
    if start == end:
        return short_day(start, locale)
    field = "M" if start.month != end.month else "d"
    patterns = locale.interval_formats.get("yMMMd", {}).get(field, ())
    if start.year != end.year or len(patterns) != 2 or locale.language in _NO_SHORT_RANGE:
        return f"{short_day(start, locale)}\u2009–\u2009{short_day(end, locale)}"
    before, after = _RANGE_REPAIRS.get(locale.language, ("", ""))
    # Italian and Croatian ranges have 08 where their single days have 8.
    repaired = (pattern.replace("dd", "d").replace(before, after) for pattern in patterns)
    written = "".join(
        parse_pattern(pattern).apply(day, locale) for pattern, day in zip(repaired, (start, end), strict=True)
    )
    return _with_first(written, locale)


@_remembered
def plain_number(value: Number, locale: Locale) -> str:
    """The number with at most three decimals: "1,250.5"."""
    return format_decimal(_exact(value), locale=locale, group_separator=_grouped(value, locale))


@_remembered
def percentage(value: Number, locale: Locale) -> str:
    """The share written as percent: 12.5 gives "12.5%"."""
    share = round(_exact(value), 3) / 100
    return format_percent(share.normalize(), locale=locale, decimal_quantization=False)


@_remembered
def amount_of_money(amount: Number, currency: str, locale: Locale) -> str:
    """The price with its currency's sign, without decimals when it is whole: "€250", "250,50 €"."""
    exact = _exact(amount)
    pattern = locale.currency_formats["standard"].pattern
    whole = exact == exact.to_integral_value()
    written = format_currency(
        exact,
        currency,
        format=pattern.replace(".00", "") if whole else pattern,
        locale=locale,
        currency_digits=not whole,
        group_separator=_grouped(exact, locale),
    )
    # CLDR puts a space between letters and digits (currencySpacing); Babel does not.
    symbol = re.escape(get_currency_symbol(currency, locale))
    return re.sub(rf"^({symbol})(?<=[^\W\d_])(?=\d)", "\\1\u00a0", written)


@_remembered
def country_name(code: str, locale: Locale) -> str:
    """The name of a country by its ISO 3166-1 code; the code itself when it is unknown."""
    wanted = code.upper()
    return _name(wanted, locale.territories, Locale("en").territories) or code


@_remembered
def language_name(tag: str, locale: Locale) -> str:
    """The name of a language by its tag, "ca" or "pt-BR"; the tag itself when it is unknown."""
    base, *rest = tag.replace("_", "-").split("-")
    whole = "_".join((base.lower(), *rest))
    if whole in locale.languages:
        return str(locale.languages[whole])
    name = _name(base.lower(), locale.languages, Locale("en").languages)
    if name is None:
        return tag
    region = next((part.upper() for part in rest if len(part) == 2), None)
    return f"{name} ({country_name(region, locale)})" if region else name


def own_name(language: str) -> str:
    """The name of a language in itself with a capital, for a menu: "Català"; the tag when unknown.

    CLDR's rule for menus (contextTransforms, uiListOrMenu); names with a capital inside, as
    "isiZulu", stay as they are, and scripts without capitals are untouched.
    """
    locale = locale_for(language)
    if base_language(language) != locale.language:
        return language_name(language, locale)
    name = language_name(language, locale)
    word = name.split(" ", 1)[0]
    return name if word != word.lower() else name[:1].title() + name[1:]


def enumeration(items: Sequence[str], locale: Locale) -> str:
    """The items as the language lists them: "a, b and c"; empty for none."""
    written = [str(item) for item in items]
    if locale.language == "es" and len(written) > 1:
        return _spanish_list(written)
    return format_list(written, locale=locale)


def _spanish_list(items: list[str]) -> str:
    # "e" before the sound i (Ortografía de la RAE: "catalán e inglés", but "cobre y hierro");
    # CLDR's patterns cannot say it.
    link = "e" if re.match(r"(?:i|í|hi|hí)(?![aeouáéóú])", items[-1].lower()) else "y"
    return f"{', '.join(items[:-1])} {link} {items[-1]}"


def _with_first(written: str, locale: Locale) -> str:
    # "1er mars", but "2 mars" (Imprimerie nationale, Lexique); CLDR's patterns cannot say it.
    return re.sub(r"(?<!\d)1(?=\s?–|\s[^\W\d])", "1er", written) if locale.language == "fr" else written


def _exact(value: Number) -> Decimal:
    return value if isinstance(value, Decimal) else Decimal(str(value))


def _grouped(value: Number, locale: Locale) -> bool:
    ungrouped = locale.language in _FOUR_DIGITS_UNGROUPED or str(locale) in _FOUR_DIGITS_UNGROUPED_LOCALES
    return not (ungrouped and abs(_exact(value)) < 10_000)


def _name(code: str, *tables: Mapping[str, str]) -> str | None:
    return next((table[code] for table in tables if code in table), None)
