"""Rules of family T about titles."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping

from generator.diagnostics import KeyPath, Message, Severity, say
from generator.documents import Kind
from generator.model import Microcredential
from generator.rules.language.word_lists import word_lists
from generator.rules.reading.wordings import Written, wordings
from generator.rules.reading.written import source_of
from generator.rules.registry import CheckedRule, Context, Finding, rule
from generator.text import fold

__all__ = ["TITLES"]

_FORMAT = "Credenza authoring format §3"
_LONGEST_TITLE = 100
_LETTERS = re.compile(r"[^\W\d_]+")


@rule(
    "T803",
    Severity.WARNING,
    "Title with more than a title",
    source=_FORMAT + ": no credits, provider or year in the title",
    wrong='title: "DATA LITERACY (3 ECTS), 2027"\n',
    right="title: Data Literacy\n",
)
def title(context: Context) -> Iterator[Finding]:
    """The title stands in lists, certificates and search results, beside credits, provider and dates.

    What it repeats of these is wrong as soon as one of them changes. Capitals only are hard to read, and
    screen readers may spell them out.
    """
    for mc in context.catalogue.microcredentials.values():
        names = _names(context, mc)
        per_language = isinstance((mc.source.document.data or {}).get("title"), Mapping)
        for language, text in mc.title.by_language.items():
            for message, help_ in _title_faults(text, names, context.today.year):
                path: KeyPath = ("title", language) if per_language else ("title",)
                yield Finding(source=mc.source, path=path, message=message, help=help_)


def _names(context: Context, mc: Microcredential) -> tuple[str, ...]:
    provider = context.catalogue.providers.get(mc.provider)
    if provider is None:
        return ()
    texts = [provider.legal_name, *([provider.short_name] if provider.short_name else [])]
    return tuple(sorted({name for text in texts for name in text.by_language.values() if len(name) > 2}))


@functools.cache
def _credits() -> re.Pattern[str]:
    words = "|".join(word_lists()["credits"])
    return re.compile(rf"[(\[]?\b\d+(?:[.,]\d+)?\s?(?:{words})\b[)\]]?", re.IGNORECASE)


_YEAR = re.compile(r"(?:[(,–-]\s*|\s)((20\d\d)(?:\s?[/–-]\s?(?:20)?\d\d)?)\)?\s*$")


def _title_faults(text: str, names: tuple[str, ...], this_year: int) -> Iterator[tuple[Message, Message]]:
    words = text.split()
    if len(text) > _LONGEST_TITLE:
        yield (
            say("the title has {n} characters", n=len(text)),
            say("at most {most}: move details into the summary", most=_LONGEST_TITLE),
        )
    if text.isupper() and len(words) > 1:
        yield say("the title is in capitals only"), say("write “{title}”", title=_rewritten(text))
    if text.endswith(".") and not text.endswith("..") and not re.search(r"\b(?:\w\.)+$", text):
        yield say("the title ends in a full stop"), say("leave the full stop out")
    if found := _credits().search(text):
        yield (
            say("the title repeats the credits, “{part}”", part=found[0]),
            say("leave “{part}” out", part=found[0]),
        )
    year = _YEAR.search(text)
    # "Agenda 2030" is a name; the year of a run is this one or a near one.
    if year and abs(int(year[2]) - this_year) <= 2:
        yield (
            say("the title names a year, “{part}”", part=year[1]),
            say("leave “{part}” out: runs have dates in `offerings:`", part=year[1]),
        )
    for name in names:
        if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            yield (
                say("the title names the provider, “{name}”", name=name),
                say("leave “{name}” out", name=name),
            )
            break


def _rewritten(text: str) -> str:
    """The title in small letters, without the year and the credits."""
    bare = _credits().sub("", _YEAR.sub("", text)).strip(" ,.;:–-")
    return bare[:1] + bare[1:].lower()


_ABBREVIATION = re.compile(r"(?<![\w.-])[A-Z]{2,6}(?![\w.-])")
_ROMAN = re.compile(r"[IVXLC]+")
_MOST_ABBREVIATIONS = 10  # a title with more is no title, and all texts are looked through for each


@rule(
    "T807",
    Severity.WARNING,
    "Abbreviation that is never spelt out",
    source="WCAG 2.2, 3.1.4 Abbreviations",
    wrong="title: Working with PLM\n",
    right="title: Working with PLM\nsummary: Product lifecycle management (PLM) from sketch to recycling.\n",
)
def unexplained_abbreviation(context: Context) -> Iterator[Finding]:
    """Who does not know the abbreviation in a title does not find the microcredential under its full name.

    It is enough to spell it out once, in any text of the file. Abbreviations that everybody knows are not
    looked at.
    """
    known = frozenset(word_lists()["abbreviations"])
    for written in wordings(context):
        if written.sound.document.kind is not Kind.MICROCREDENTIAL:
            continue
        value = written.sound.data.get("title", {})
        texts = {written.language: value} if isinstance(value, str) else value
        for language, text in texts.items():
            unknown = [] if text.isupper() else _unknown_abbreviations(text, known)[:_MOST_ABBREVIATIONS]
            if (left := next(_never_spelt_out(unknown, written), None)) is not None:
                yield Finding(
                    source=source_of(written.sound),
                    path=("title",) if isinstance(value, str) else ("title", language),
                    message=say("“{part}” is spelt out nowhere in this file", part=left),
                    help=say("write it out once, for example in the summary: “… ({part})”", part=left),
                )


def _unknown_abbreviations(text: str, known: frozenset[str]) -> list[str]:
    return [one for one in _ABBREVIATION.findall(text) if one not in known and not _ROMAN.fullmatch(one)]


def _never_spelt_out(abbreviations: list[str], written: Written) -> Iterator[str]:
    """Those that no text has in brackets, and that no words begin with the letters of."""
    if not abbreviations:
        return
    texts = [text for wording in written.wordings for text in wording.by_language.values()]
    words = [[fold(word) for word in _LETTERS.findall(text)] for text in texts]
    initials = [
        "".join([word[0] for word in those if len(word) > shortest]) for those in words for shortest in (0, 3)
    ]
    every = sorted({word for those in words for word in those})
    for one in abbreviations:
        letters = one.lower()
        in_brackets = any(f"({one})" in text or f"{one} (" in text for text in texts)
        if in_brackets or any(letters in first for first in initials):
            continue
        # Betriebswirtschaftslehre: a compound holds the letters in its order.
        if not any(_is_compound(letters, word) for word in every):
            yield one


def _is_compound(letters: str, word: str) -> bool:
    """Whether a long word begins with the first letter and has the others after it, well apart."""
    if len(word) < 4 * len(letters) or word[0] != letters[0]:
        return False
    at = 0
    for letter in letters[1:]:
        at = word.find(letter, at + 3)
        if at < 0:
            return False
    return True


TITLES: tuple[CheckedRule, ...] = (title, unexplained_abbreviation)
"""The rules of this module."""
