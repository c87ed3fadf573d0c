"""Rules of family T about how texts are worded: summaries, leftovers, Markdown, accessibility."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator, Mapping

from generator.diagnostics import KeyPath, Message, Severity, say
from generator.model import Microcredential, Status
from generator.rules.language.word_lists import word_lists
from generator.rules.reading.wordings import Written, wordings
from generator.rules.reading.written import source_of
from generator.rules.registry import CheckedRule, Context, Finding, rule
from generator.text import base_language

__all__ = ["WORDING"]

_SHORTEST_SUMMARY, _LONGEST_SUMMARY = 50, 300
_FEWEST_WORDS = 50
_FEWEST_WORDS_TO_SPLIT = 15
_ON_SITE = frozenset({"onsite", "blended", "hybrid", "research-lab-based"})


@rule(
    "T804",
    Severity.HINT,
    "Summary missing, too short or too long",
    source="search results and lists show about 150 to 300 characters",
    wrong="summary: A course on data.\n",
    right="summary: Learn to find, clean and present public data for decisions in your council.\n",
    looks_for=("summary", "description"),
)
def summary(context: Context) -> Iterator[Finding]:
    """The summary is what people read in lists and search results before they decide to open the page."""
    for mc in context.catalogue.microcredentials.values():
        if mc.status is Status.RETIRED:
            continue
        # Without a description, E904 reports a summary that is missing or too short.
        if mc.summary is None:
            if mc.description is not None:
                message = say("there is no summary, so lists show only the title")
                help_ = say("add `summary:` with one or two sentences, 50 to 300 characters")
                yield Finding(source=mc.source, path=(), message=message, help=help_)
            continue
        per_language = isinstance((mc.source.document.data or {}).get("summary"), Mapping)
        for language, text in mc.summary.by_language.items():
            length = len(" ".join(text.split()))
            if length < _SHORTEST_SUMMARY and mc.description is None:
                continue
            if not _SHORTEST_SUMMARY <= length <= _LONGEST_SUMMARY:
                yield Finding(
                    source=mc.source,
                    path=("summary", language) if per_language else ("summary",),
                    message=say("the summary has {n} characters", n=length),
                    help=say("50 to 300 characters fit into lists and search results"),
                )


# Each run of signs is looked at once: it has to be whole (`(?<!`) and is not tried shorter (`++`).
_SENTENCE = re.compile(r"(?<![.!?:;])[.!?:;]++(?=\s|$)|\n\s*\n|\s[-–*•]\s")
_SIGNS = ".,;:!?()[]{}\"'“”„«»‘’*_–-"


@rule(
    "T805",
    Severity.HINT,
    "Hard to read",
    source="WCAG 2.2, 3.1.5 Reading Level; LIX after C. H. Björnsson",
    wrong="summary: A sentence of sixty long words, interrupted by several subordinate clauses …\n",
    right="summary: Two or three short sentences. Everyday words.\n",
)
def hard_to_read(context: Context) -> Iterator[Finding]:
    """Long sentences of long words lose readers, first of all those who read in a second language.

    LIX adds the average number of words in a sentence and the percentage of words with more than six
    letters. Above 60 a text is very hard; for languages that write compounds as one word the limit is higher.
    Summary, description and prerequisites of 50 words or more are measured.
    """
    limits = word_lists()["lix"]
    for written in wordings(context):
        for key in ("summary", "description", "prerequisites"):
            value = written.sound.data.get(key, {})
            texts = {written.language: value} if isinstance(value, str) else value
            for language, text in texts.items():
                limit = limits.get(base_language(language), limits["default"])
                path: KeyPath = (key,) if isinstance(value, str) else (key, language)
                yield from _hard(written, path, text, limit)


def _hard(written: Written, path: KeyPath, text: str, limit: int) -> Iterator[Finding]:
    words = text.split()
    if len(words) < _FEWEST_WORDS:
        return
    sentences = len(_SENTENCE.findall(text)) + (text.rstrip()[-1] not in ".!?:;")
    length = len(words) / sentences
    long_words = 100 * sum([len(word) > 6 and len(word.strip(_SIGNS)) > 6 for word in words]) / len(words)
    # Short sentences of long words are a list of topics: there is nothing to split.
    if length >= _FEWEST_WORDS_TO_SPLIT and length + long_words > limit:
        yield Finding(
            source=source_of(written.sound),
            path=path,
            message=say(
                "hard to read: {words} words in an average sentence, {long} % of them long (LIX {lix})",
                words=round(length),
                long=round(long_words),
                lix=round(length + long_words),
            ),
            help=say("split long sentences, and prefer everyday words"),
        )


_INVITATIONS = (
    "[insert",
    "[add",
    "[your",
    "[enter",
    "[einfügen",
    "[insertar",
    "[insérer",
    "[inserire",
    "[inserir",
)
# One of these stands in every unfinished text; few and short, for every file is searched for them.
_UNFINISHED_HINTS = (
    "TODO",
    "TBD",
    "TBC",
    "FIXME",
    "orem ipsum",
    "xxx",
    "XXX",
    "???",
    "[ins",
    "[e",
    "[a",
    "[y",
)
_UNFINISHED = re.compile(
    r"\bTODO\b(?=\s*(?:[:(!.-]|$))|\b(?:TBD|TBC|FIXME)\b|\b[Ll]orem ipsum\b|\bx{3,}\b|\bX{4,}\b|\?{3,}"
    rf"|(?:{'|'.join(map(re.escape, _INVITATIONS))})\b[^\[\]]*\]",
    re.MULTILINE,
)


@rule(
    "T806",
    Severity.WARNING,
    "Unfinished text",
    source="Credenza: what a site publishes is finished",
    wrong="prerequisites: TBD\n",
    right="prerequisites: none\n",
)
def unfinished(context: Context) -> Iterator[Finding]:
    """A note to oneself or a sentence of the template is easily overlooked, and then published."""
    scaffold = word_lists()["scaffold"]
    marks = re.compile("|".join([_UNFINISHED.pattern, *map(re.escape, scaffold)]), re.MULTILINE)
    hints = (*_UNFINISHED_HINTS, *scaffold)
    for written in wordings(context):
        sound = written.sound
        # A draft may still be a template; one look at the file clears most of the others.
        whole = sound.document.text
        if sound.data.get("status") == "draft" or not any(map(whole.__contains__, hints)):
            continue
        for wording in written.wordings:
            for language, text in wording.by_language.items():
                if found := marks.search(text):
                    yield Finding(
                        source=source_of(sound),
                        path=wording.at(language),
                        message=say("this is not finished: “{part}”", part=found[0]),
                        help=say(
                            "replace it, or remove the key; `status: draft` keeps the file off the site"
                        ),
                        words=found[0],
                    )


_HEADING = re.compile(r"^ {0,3}(#{1,6})\s", re.MULTILINE)
_IMAGE = re.compile(r"!\[[^\[\]]*\]\(")
_RULE_OF_TABLE = re.compile(r"^[ :|-]+$", re.MULTILINE)
_LINK = re.compile(r"(?<!!)\[([^\[\]]+)\]\(")
_MARKUP = re.compile(r"\]\(https?:|\*\*\w|^ {0,3}#{1,6} \w", re.MULTILINE)


@rule(
    "T808",
    Severity.WARNING,
    "Markdown that readers do not get",
    source="WCAG 2.2, 1.1.1, 1.3.1 and 2.4.4; CommonMark",
    wrong='description: "Apply [here](https://northbridge.example/apply)."\n',
    right='description: "See [how to apply](https://northbridge.example/apply)."\n',
)
def markdown(context: Context) -> Iterator[Finding]:
    """A screen reader can list the links and headings of a page.

    Links called “here” and headings that skip a level are useless there. Pictures and tables in
    descriptions are not shown, and in short texts Markdown is not read at all.
    """
    marks = ("](", "# ", "---", "**")
    for written in wordings(context):
        # The first line is a comment for editors.
        _, _, below = written.sound.document.text.partition("\n")
        if not any(map(below.__contains__, marks)):
            continue
        for wording in written.wordings:
            for language, text in wording.by_language.items():
                if any(mark in text for mark in marks):
                    for words, message, help_ in _markdown_faults(text, is_long=wording.kept.is_long):
                        yield Finding(
                            source=source_of(written.sound),
                            path=wording.at(language),
                            message=message,
                            help=help_,
                            words=words,
                        )


def _markdown_faults(text: str, *, is_long: bool) -> Iterator[tuple[str, Message, Message]]:
    """The words at which each fault shows, what is wrong, and what to do."""
    if not is_long:
        if found_ := _MARKUP.search(text):
            yield (
                found_[0],
                say("this text is shown as it stands, with its Markdown signs"),
                say("write plain text; descriptions and further information may use Markdown"),
            )
        return
    levels = [len(signs) for signs in _HEADING.findall(text)]
    for before, level in itertools.pairwise(levels):
        if level > before + 1:
            yield (
                "#" * level + " ",
                say("a heading of level {level} follows one of level {before}", level=level, before=before),
                say("go down one level at a time: write {signs}", signs="#" * (before + 1)),
            )
            break
    if found := next((link for link in _LINK.findall(text) if _says_nothing(link)), None):
        yield (
            f"[{found}]",
            say("the link is called “{text}”", text=found),
            say("call it what it leads to, for example “how to apply”"),
        )
    if image := _IMAGE.search(text):
        yield image[0], say("pictures in a text are not shown"), say("use `image:` with `src` and `alt`")
    if dashes := next((row for row in _RULE_OF_TABLE.findall(text) if "---" in row and "|" in row), None):
        yield (
            dashes,
            say("tables are not shown as tables"),
            say("write a list, or link to a page that has the table"),
        )


@functools.cache
def _nothing() -> frozenset[str]:
    return frozenset(text for texts in word_lists()["here"].values() for text in texts)


def _says_nothing(link: str) -> bool:
    return link.strip(' .!:»«"“”').casefold() in _nothing()


@rule(
    "T810",
    Severity.HINT,
    "Nothing about accessibility",
    source="Council Recommendation 2022/C 243/02, Annex II: learner-centred and inclusive",
    wrong="form_of_participation: onsite\n",
    right=(
        "form_of_participation: onsite\n"
        "accessibility: The rooms have step-free access; materials come in large print on request\n"
    ),
    looks_for=("accessibility",),
)
def accessibility(context: Context) -> Iterator[Finding]:
    """People with disabilities must know before they enrol whether they can get in and take part.

    It can be said once for all, in the defaults of the provider.
    """
    for mc in context.catalogue.microcredentials.values():
        at_place = mc.form_of_participation in _ON_SITE and mc.status is not Status.RETIRED
        if at_place and mc.accessibility is None and not _says_access(mc):
            yield Finding(
                source=mc.source,
                path=("form_of_participation",),
                message=say("people come to a place, but nothing is said about access"),
                help=say("add `accessibility:`; in the defaults of the provider it counts for all"),
            )


def _says_access(mc: Microcredential) -> bool:
    return any(offering.place and offering.place.accessibility for offering in mc.offerings)


WORDING: tuple[CheckedRule, ...] = (
    summary,
    hard_to_read,
    unfinished,
    markdown,
    accessibility,
)
"""The rules of this module."""
