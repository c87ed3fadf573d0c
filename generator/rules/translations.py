"""Rules of family T about languages: missing texts, texts in another language, figures that differ."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from generator.diagnostics import Severity, Term, say
from generator.documents import Kind
from generator.rules.languages import other_language
from generator.rules.reading.said import listed
from generator.rules.reading.wordings import Wording, Written, wordings
from generator.rules.reading.written import of_kind, source_of
from generator.rules.registry import CheckedRule, Context, Finding, rule
from generator.text import base_language
from generator.vocabularies import vocabulary

__all__ = ["TRANSLATIONS"]

_FORMAT = "Credenza authoring format §4: texts in several languages"

# What an entry cannot do without in a language that the catalogue requires; also when it is written plainly.
_CORE = frozenset({"title", "summary", "description", "learning_outcomes"})
_SHORTEST_JUDGED = 40
_MOST_NAMED = 6


@rule(
    "T801",
    Severity.WARNING,
    "Text missing in a language",
    source=_FORMAT,
    wrong=(
        "title: { ca: Dades obertes, en: Open Data }\nsummary: { ca: Com es publiquen i s'usen les dades. }\n"
    ),
    right=(
        "title: { ca: Dades obertes, en: Open Data }\n"
        "summary: { ca: Com es publiquen i s'usen les dades., en: How data are published and used. }\n"
    ),
)
def missing_translation(context: Context) -> Iterator[Finding]:
    """Readers who begin in their language should not have to finish in another.

    Looked for are the languages of `validation: required_languages:`, or, where none are set, those in which
    the file writes its title and outcomes. A plain text is in the language of the file; names of people,
    places and institutions need no translation.
    """
    required = _required(context)
    for written in wordings(context):
        needed = required or _own_languages(context, written)
        if needed and (gaps := list(_gaps(written, needed, strictly=bool(required)))):
            yield _table(written, gaps, required)


def _required(context: Context) -> tuple[str, ...]:
    catalogue = next(of_kind(context.sounds, Kind.CATALOGUE), None)
    validation = catalogue.data.get("validation", {}) if catalogue is not None else {}
    return tuple(validation.get("required_languages", ()))


def _own_languages(context: Context, written: Written) -> tuple[str, ...]:
    """The languages in which a file is written; empty when it is written in one."""
    document = written.sound.document
    if document.kind is Kind.MICROCREDENTIAL:
        mc = context.catalogue.microcredentials.get(document.key)
        languages = mc.text_languages if mc is not None else ()
    else:
        leading = written.sound.data.get("description" if document.kind is Kind.PROVIDER else "title")
        languages = tuple(leading) if isinstance(leading, Mapping) else ()
    return languages if len(languages) > 1 else ()


def _gaps(written: Written, needed: Sequence[str], *, strictly: bool) -> Iterator[tuple[Wording, str]]:
    for wording in written.wordings:
        is_core = (
            strictly and wording.path[0] in _CORE and written.sound.document.kind is Kind.MICROCREDENTIAL
        )
        if wording.kept.is_name or not (wording.per_language or is_core):
            continue
        present = {base_language(tag) for tag in wording.by_language}
        for language in needed:
            if base_language(language) not in present:
                yield wording, language


def _table(written: Written, gaps: Sequence[tuple[Wording, str]], required: Sequence[str]) -> Finding:
    """One message for a file: language by language, which texts are missing."""
    by_language: defaultdict[str, list[str]] = defaultdict(list)
    for wording, language in gaps:
        by_language[language].append(wording.shown)
    table = "; ".join(f"{language}: {_some(shown)}" for language, shown in sorted(by_language.items()))
    first = gaps[0][0]
    return Finding(
        source=source_of(written.sound),
        path=first.path,
        part="key",
        message=say("not in every language – missing in {table}", table=table),
        help=say("add these texts: this catalogue requires {languages}", languages=listed(required))
        if required
        else say("add these texts, or take the language away from the title and the outcomes as well"),
    )


def _some(shown: list[str]) -> str:
    more = len(shown) - _MOST_NAMED
    return str(listed(shown)) if more <= 0 else f"{listed(shown[:_MOST_NAMED])} (+ {more})"


@rule(
    "T802",
    Severity.WARNING,
    "Written in another language",
    source=_FORMAT + "; WCAG 2.2, 3.1.2 Language of Parts",
    wrong="summary:\n  ca: Aprende a encontrar y presentar los datos que publican los ayuntamientos.\n",
    right="summary:\n  ca: Aprèn a trobar i presentar les dades que publiquen els ajuntaments.\n",
)
def wrong_language(context: Context) -> Iterator[Finding]:
    """A screen reader speaks a text in the language it is tagged with.

    Search, translation and exports rely on the tag as well. Texts of 40 characters or more are judged by
    their small words; names and titles are not.
    """
    for written in wordings(context):
        found: defaultdict[tuple[str, str], list[Wording]] = defaultdict(list)
        for wording in written.wordings:
            if wording.kept.is_prose:
                for tag, text in wording.by_language.items():
                    if len(text) >= _SHORTEST_JUDGED and (guess := other_language(text, tag)):
                        found[tag, guess].append(wording)
        for (tag, guess), those in found.items():
            yield _in_another_language(written, tag, guess, those)


def _in_another_language(written: Written, tag: str, guess: str, those: list[Wording]) -> Finding:
    name = Term("language", guess, vocabulary("language").label(guess, "en"))
    message = (
        say("this looks like {name}, but is tagged `{tag}`", name=name, tag=tag)
        if len(those) == 1
        else say(
            "this and {more} more texts of the file look like {name}, but are tagged `{tag}`",
            more=len(those) - 1,
            name=name,
            tag=tag,
        )
    )
    help_ = (
        say("write it under `{guess}:`, or translate it", guess=guess)
        if those[0].per_language
        else say(
            "plain texts of this file are in `{tag}`: write `{guess}: …` below the key, or set "
            "`default_language: {guess}` when all of the file is",
            tag=tag,
            guess=guess,
        )
    )
    return Finding(source=source_of(written.sound), path=those[0].at(tag), message=message, help=help_)


# 9:30, 18.15 h and 14h30 are written and counted differently (2:30 pm): no figures to compare.
_CLOCK = re.compile(r"\d{1,2}(?:[:.h]\s?\d{2})(?!\d)|\d{1,2}\s?(?:h\b|uhr\b|[ap]\.?m\b)", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_FIGURE = re.compile(r"\d(?:[\d.,'’\u00a0\u202f ]*\d)?")


@rule(
    "T809",
    Severity.HINT,
    "Figures differ between translations",
    source=_FORMAT,
    wrong='summary:\n  en: "Five weeks, 3 ECTS credits"\n  es: "Cinco semanas, 4 créditos ECTS"\n',
    right='summary:\n  en: "Five weeks, 3 ECTS credits"\n  es: "Cinco semanas, 3 créditos ECTS"\n',
)
def figures_differ(context: Context) -> Iterator[Finding]:
    """When a price or a number of credits changes, one of the translations is easily forgotten.

    Figures are compared where both texts have equally many; a number may be a word in the other language.
    """
    for written in wordings(context):
        for wording in written.wordings:
            if wording.per_language and len(wording.by_language) > 1:
                yield from _unlike(written, wording)


def _unlike(written: Written, wording: Wording) -> Iterator[Finding]:
    texts: Mapping[str, str] = wording.by_language
    original = written.language if written.language in texts else next(iter(texts))
    expected = _figures(texts[original])
    for language, text in texts.items():
        figures = _figures(text)
        if len(figures) == len(expected) and sorted(figures) != sorted(expected):
            theirs, ours = _missing(figures, expected), _missing(expected, figures)
            yield Finding(
                source=source_of(written.sound),
                path=wording.at(language),
                message=say(
                    "`{language}` says {theirs} where `{original}` says {ours}",
                    language=language,
                    theirs=listed((theirs or figures)[:_MOST_NAMED]),
                    original=original,
                    ours=listed((ours or expected)[:_MOST_NAMED]),
                ),
                help=say("check which of them is right"),
            )


def _missing(figures: list[str], among: list[str]) -> list[str]:
    """The figures that are not among others, in their order."""
    known = frozenset(among)
    return [figure for figure in figures if figure not in known]


def _figures(text: str) -> list[str]:
    """The figures of a text without their separators: 3 000, 3.000 and 3,000 are the same."""
    if not _DIGIT.search(text):
        return []
    return [re.sub(r"\D", "", figure) for figure in _FIGURE.findall(_CLOCK.sub(" ", text))]


TRANSLATIONS: tuple[CheckedRule, ...] = (missing_translation, wrong_language, figures_differ)
"""The rules of this module."""
