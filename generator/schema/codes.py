"""Messages about values that are not in a list, or not written as their code demands."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from typing import Any

from babel.dates import get_month_names

from generator.diagnostics import Diagnostic, KeyPath, Message, Term, either, say
from generator.documents import Document
from generator.schema import findings as rules
from generator.schema.kinds import empty_at
from generator.schema.refusal import Refusal
from generator.schema.wording import LISTABLE, found, named, seen
from generator.text import edit_distance, fold, nearest, shortened, slug
from generator.vocabularies import vocabulary

__all__ = ["bad_name", "badly_written", "days_meant", "not_a_day", "not_in_list"]

_UNSAID = say("mend the first ones, then check again")

_RULES = {"country": rules.V202, "currency": rules.V202, "isced-f": rules.V203}


def not_in_list(refusal: Refusal, document: Document) -> Iterator[Diagnostic]:
    """The finding for a value that a list does not have."""
    at, typed = refusal.path, refusal.value
    if typed is None:
        yield empty_at(at, document)
        return
    name = refusal.schema.get("x-vocabulary")
    rule = _RULES.get(str(name), rules.V201)
    shown = f"`{seen(document, at, typed)}`"
    if rule is rules.V203:
        message = say("{typed} is not an ISCED-F 2013 code", typed=shown)
    else:
        owner = named(at[:-1] if isinstance(at[-1], int) else at)
        message = say("{typed} is not a value of {name}", typed=shown, name=owner)
    help_ = _UNSAID if refusal.brief else _meant(name, str(typed), refusal.demand)
    yield found(rule, document, at, message, help_)


def _meant(name: str | None, typed: str, values: list[str]) -> Message:
    if name is None:
        meant = nearest(typed, values)
        suggested: tuple[str, ...] = (meant,) if meant else ()
    else:
        suggested = vocabulary(name).suggest(typed)
    every = ", ".join(f"`{value}`" for value in values)
    if suggested and name in _RULES:
        return say("did you mean {near}?", near=_labelled(str(name), suggested))
    if suggested and len(values) <= LISTABLE:
        return say("did you mean `{meant}`? All values: {every}", meant=suggested[0], every=every)
    if len(values) <= LISTABLE:
        return say("write one of these values: {every}", every=every)
    return say("write {what}", what=_LONG_LISTS[str(name)])


_LONG_LISTS = {
    "country": say("the two letters of a country in ISO 3166-1, for example `IE`"),
    "currency": say("the three letters of a currency in ISO 4217, for example `EUR`"),
    "isced-f": say('two to four digits of ISCED-F 2013 in quotes, for example `"0612"`'),
}


def _labelled(name: str, codes: tuple[str, ...]) -> object:
    terms = vocabulary(name).terms
    labels = {code: Term(name, code, shortened(terms[code].labels["en"])) for code in codes}
    return either(Message("`{code}` ({label})", {"code": code, "label": labels[code]}) for code in codes)


_CODES = {
    "date": say("a valid date"),
    "url": say("a web address"),
    "email": say("an e-mail address"),
    "id": say("a valid id"),
    "reference": say("the id of a microcredential"),
    "file": say("an image file of the folder media"),
    "uuid": say("a UUID"),
    "nuts": say("a region code"),
    "timezone": say("a time zone"),
    "colour": say("a colour"),
    "rule": say("the code of a rule"),
    "esco": say("the address of an ESCO concept of this kind"),
}


def badly_written(refusal: Refusal, document: Document) -> Iterator[Diagnostic]:
    """The finding for a date, an address or a code that is not written as it should be."""
    at, value, schema = refusal.path, str(refusal.value), refusal.schema
    code = schema.get("x-code")
    if code is None:  # the only pattern without a code asks for a visible character
        yield empty_at(at, document)
        return
    if code == "language":
        yield _bad_language(value, at, document, "value", refusal.brief)
        return
    if schema.get("x-reference") == "provider":
        message = say("`{seen}` is not the id of a provider", seen=seen(document, at, value))
        help_ = say("write the name of its file in the folder providers, without .yml")
        yield found(rules.S106, document, at, message, help_)
        return
    rule = rules.V205 if code == "esco" else rules.S106
    message = say("`{seen}` is not {what}", seen=seen(document, at, value), what=_CODES[code])
    yield found(
        rule, document, at, message, _UNSAID if refusal.brief else _rewritten(str(code), value, schema)
    )


def _rewritten(code: str, value: str, schema: Mapping[str, Any]) -> Message:
    """What to write: the value itself, rewritten, wherever it shows what was meant."""
    if code == "date" and (days := tuple(days_meant(value))):
        return say("write it as year-month-day: {days}", days=either(f"`{day}`" for day in days))
    if code == "url" and re.fullmatch(r"[\w-]+(\.[\w-]+)+(/\S*)?", value):
        return say("write `https://{value}`", value=value)
    if code == "reference" and slug(value):
        return say("write the name of its file without .yml, such as `{id}`", id=slug(value))
    if code == "rule" and re.fullmatch(r"[a-z]\d{3}", value):
        return say("write `{code}`", code=value.upper())
    return _advice(schema)


def _advice(schema: Mapping[str, Any]) -> Message:
    words = str(schema.get("patternErrorMessage", "use letters, digits and hyphens")).rstrip(".")
    return Message(words[:1].lower() + words[1:])


_LONGEST_DAY = 60  # characters: more than any way to write a date takes


def days_meant(value: str) -> Iterator[str]:
    """The days that a text may mean, in ISO order; two where day and month could be either."""
    if len(value) > _LONGEST_DAY:
        return
    text = fold(value)
    if match := re.match(r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})(?!\d)", text):
        yield from _day(*map(int, match.groups()))
    elif match := re.match(r"(\d{1,2})[-/. ]+(\d{1,2})[-/. ]+(\d{4})(?!\d)", text):
        first, second, year = map(int, match.groups())
        yield from _day(year, second, first)
        if first != second:
            yield from _day(year, first, second)
    else:
        numbers = re.findall(r"\d+", text)
        month = next((_months()[word] for word in re.findall(r"[^\W\d_]+", text) if word in _months()), 0)
        if len(numbers) == 2 and month:
            year, day = sorted(map(int, numbers), reverse=True)
            yield from _day(year, month, day)


def _day(year: int, month: int, day: int) -> Iterator[str]:
    if 1900 <= year <= 2200 and 1 <= month <= 12 and 1 <= day <= 31:
        yield f"{year:04}-{month:02}-{day:02}"


@functools.cache
def _months() -> Mapping[str, int]:
    """The number of each month by its names, long and short, in the languages of our authors."""
    return {
        fold(name).rstrip("."): number
        for language in ("pt", "nl", "it", "fr", "de", "ca", "es", "en")
        for width in ("abbreviated", "wide")
        for context in ("format", "stand-alone")
        for number, name in get_month_names(width, context, locale=language).items()
    }


def not_a_day(refusal: Refusal, document: Document) -> Iterator[Diagnostic]:
    """The finding for a day that no calendar has."""
    message = say("`{day}` is not a day of the calendar", day=refusal.value)
    yield found(rules.D501, document, refusal.path, message, say("check the month and the day"))


def bad_name(refusal: Refusal, document: Document) -> Diagnostic:
    """The finding for a key whose name has a form of its own: a language, a rule, an output."""
    name, code = str(refusal.value), refusal.schema.get("x-code")
    at = (*refusal.path, name)
    if code == "language":
        return _bad_language(name, at, document, "key", refusal.brief)
    message = say("`{name}` is not {what}", name=name, what=_CODES[str(code)])
    return found(rules.S106, document, at, message, _rewritten(str(code), name, refusal.schema), part="key")


_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")


def _bad_language(tag: str, at: KeyPath, document: Document, part: str, brief: bool) -> Diagnostic:
    well_formed = _TAG.fullmatch(tag) is not None
    rule = rules.V204 if well_formed else rules.S109
    what = say("the tag of a language") if well_formed else say("a language tag")
    message = say("`{tag}` is not {what}", tag=tag, what=what)
    if brief:
        help_ = _UNSAID
    elif near := _languages_like(tag):
        help_ = say("did you mean {near}?", near=near)
    else:
        help_ = say("use tags such as `en`, `ca` or `pt-PT`")
    return found(rule, document, at, message, help_, part=part)


def _languages_like(tag: str) -> object:
    """The tags that were probably meant, with their names; None when nothing is near."""
    languages = vocabulary("language")
    base, *rest = re.split(r"[-_]", tag.strip())
    if base.lower() in languages and rest and len(rest[-1]) == 2:
        return f"`{base.lower()}-{rest[-1].upper()}`"
    suggested = languages.suggest(base if base.lower() in languages else tag)
    if len(base) > 3:  # a word of four letters is a name, or no language at all; never a misspelt tag
        suggested = tuple(
            code for code in suggested if _is_named(base, languages.terms[code].labels.values())
        )
    return _labelled("language", suggested) if suggested else None


def _is_named(word: str, names: Any) -> bool:
    typed = fold(word)
    return any(fold(name).startswith(typed) or edit_distance(typed, fold(name), 2) <= 2 for name in names)
