"""The interface strings and formats of one language behind one value."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from babel import Locale
from markupsafe import Markup, escape

from generator.interface import formats
from generator.interface.translations import Translations, translations

__all__ = ["Interface", "interface", "msgid"]


def msgid(message: str) -> str:
    """The message itself, marked for translation where it is named before anybody says it.

    `TITLE = msgid("Price")` here, `ui.say(TITLE)` there.
    """
    return message


@cache
def interface(language: str) -> Interface:
    """The interface in a language, by its tag.

    Messages without a translation come in the base language, then in English. Dates and numbers
    follow the language wherever CLDR knows it, also when no message is translated.
    """
    return Interface(
        language=language,
        locale=formats.locale_for(language),
        translations=translations(language),
    )


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Interface:
    """Everything the site says or formats in one language. `language` is the tag that was asked for."""

    language: str
    locale: Locale
    translations: tuple[Translations, ...]

    @property
    def direction(self) -> str:
        """'rtl' for languages written from right to left, else 'ltr'."""
        return "rtl" if self.locale.text_direction == "rtl" else "ltr"

    def say(self, message: str, /, **values: object) -> str:
        """The message with its named fields filled in.

        Values are put in as `str` gives them and never read as templates. When one of them is HTML by
        itself (`__html__`, as a link inside the sentence), the result is Markup with all the rest escaped.
        """
        for file in self.translations:
            if message in file.single:
                message = file.single[message]
                break
        return _fill(message, values) if values else message

    def count(self, one: str, many: str, n: int | float, /, **values: object) -> str:
        """The message in the plural form for `n`; its field {n} is the number as the language writes it."""
        filled = {"n": self.number(n), **values}
        for file in self.translations:
            if (one, many) in file.plural:
                forms = file.plural[one, many]
                return _fill(forms[file.form_of(self._whole(n))], filled)
        return _fill(one if n == 1 else many, filled)

    def date(self, day: dt.date) -> str:
        """The day in words with its year: "8 February 2027"."""
        return _date(self, day)

    def short_date(self, day: dt.date) -> str:
        """The day with a short month and its year: "8 Feb 2027"."""
        return _short_date(self, day)

    def period(self, start: dt.date | None, end: dt.date | None) -> str:
        """The time from start to end, both included: "8–9 Feb 2027", "From …", "Until …"; '' for neither."""
        if start and end:
            return formats.day_range(start, end, self.locale)
        if start:
            return self.say("From {day}", day=self.short_date(start))
        return self.say("Until {day}", day=self.short_date(end)) if end else ""

    def number(self, value: formats.Number) -> str:
        """The number with at most three decimals."""
        return _number(self, value)

    def percent(self, value: formats.Number) -> str:
        """The share, given in percent as the entities hold it: 40 gives "40%"."""
        return formats.percentage(value, self.locale)

    def money(self, amount: formats.Number, currency: str) -> str:
        """The price in a currency by its ISO 4217 code; whole amounts without decimals: "€250"."""
        return _money(self, amount, currency)

    def country(self, code: str) -> str:
        """The country's name by its ISO 3166-1 code of two letters; the code when it is unknown."""
        return _country(self, code)

    def language_name(self, tag: str) -> str:
        """The name of a language in this one, as it stands within a sentence; the tag when it is unknown."""
        return _language_name(self, tag)

    def native_name(self) -> str:
        """This language's name in itself, for a menu of languages: "Català"."""
        return _native_name(self)

    def join(self, items: Sequence[str]) -> str:
        """The items as a list in words: "a, b and c"."""
        return _join(self, *items)

    def gettext(self, message: str, /, **values: object) -> str:
        """What `say` says, under the name that templates use: `{{ _("Starts on {day}", day=view.day) }}`."""
        return self.say(message, **values)

    def ngettext(self, one: str, many: str, n: int | float, /, **values: object) -> str:
        """What `count` says, under the name that templates use.

        `{{ ngettext("{n} result", "{n} results", view.n) }}`
        """
        return self.count(one, many, n, **values)

    def _whole(self, n: int | float) -> int:
        """A whole number with the plural form of `n`: gettext counts no halves.

        Where CLDR says a fraction takes the singular (French 1,5) it counts as 1, else as 2, which
        is right for the languages with two forms and for the Slavic ones (Polish 1,5 godziny).
        """
        if n == int(n):
            return abs(int(n))
        return 1 if self.locale.plural_form(n) == "one" else 2


def _fill(template: str, values: Mapping[str, object]) -> str:
    for value in values.values():
        if hasattr(value, "__html__"):
            safe = {name: escape(v) for name, v in values.items()}
            return Markup(str(escape(template)).format_map(safe))  # noqa: S704 - every part is escaped
    return template.format_map(values)


# The same numbers, days and names come again on page after page, and to find them again by the interface
# is quicker than by its locale, which `formats` remembers them by.
_remembered = lru_cache(maxsize=4096)


@_remembered
def _date(ui: Interface, day: dt.date) -> str:
    return formats.long_day(day, ui.locale)


@_remembered
def _short_date(ui: Interface, day: dt.date) -> str:
    return formats.short_day(day, ui.locale)


@_remembered
def _number(ui: Interface, value: formats.Number) -> str:
    return formats.plain_number(value, ui.locale)


@_remembered
def _money(ui: Interface, amount: formats.Number, currency: str) -> str:
    return formats.amount_of_money(amount, currency, ui.locale)


@_remembered
def _country(ui: Interface, code: str) -> str:
    return formats.country_name(code, ui.locale)


@_remembered
def _language_name(ui: Interface, tag: str) -> str:
    return formats.language_name(tag, ui.locale)


@_remembered
def _join(ui: Interface, *items: str) -> str:
    return formats.enumeration(items, ui.locale)


@cache
def _native_name(ui: Interface) -> str:
    return formats.own_name(ui.language)
