"""The outcomes of a catalogue one by one: in each language, with what their wording says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from generator.diagnostics import KeyPath, Message, Severity
from generator.documents import Kind
from generator.model import Microcredential
from generator.rules.language.verbs import Judge, Verdict, judge_of
from generator.rules.languages import other_language
from generator.rules.reading.written import of_kind
from generator.rules.registry import Context, Finding, once

__all__ = ["Worded", "by_microcredential", "is_foreign", "per_language", "worded_outcomes"]


@dataclass(frozen=True, slots=True)
class Worded:
    """One outcome in one language, with the way to it in its file."""

    mc: Microcredential
    number: int
    path: KeyPath
    language: str
    text: str
    judge: Judge | None

    @property
    def verdict(self) -> Verdict:
        """What its wording says; an empty verdict where no verbs of the language are known."""
        return self.judge(self.text) if self.judge else Verdict()

    def finding(self, message: Message, help_: Message, severity: Severity | None = None) -> Finding:
        """A finding at this text."""
        return Finding(source=self.mc.source, path=self.path, message=message, help=help_, severity=severity)


def worded_outcomes(context: Context) -> Iterator[Worded]:
    """Every outcome of every microcredential in every language."""
    return chain.from_iterable(by_microcredential(context).values())


@once
def by_microcredential(context: Context) -> Mapping[str, tuple[Worded, ...]]:
    """The outcomes of each microcredential in every language, by its key."""
    judges = _judges_of(context)
    return {key: tuple(_of_one(mc, judges)) for key, mc in context.catalogue.microcredentials.items()}


def _of_one(mc: Microcredential, judges: Mapping[str, Judge | None]) -> Iterator[Worded]:
    written = (mc.source.document.data or {}).get("learning_outcomes", ())
    for outcome in mc.learning_outcomes:
        value = written[outcome.number - 1]
        at: KeyPath = ("learning_outcomes", outcome.number - 1)
        if isinstance(value, Mapping):
            at, value = (*at, "text"), value["text"]
        per_language = isinstance(value, Mapping)
        for language, text in outcome.text.by_language.items():
            path = (*at, language) if per_language else at
            yield Worded(mc, outcome.number, path, language, text, judges[language])


class _Judges(dict[str, Judge | None]):
    """The judge of each language tag, found once."""

    def __init__(self, own: Mapping[str, list[str]]) -> None:
        super().__init__()
        self._own = own

    def __missing__(self, tag: str) -> Judge | None:
        self[tag] = judge_of(tag, self._own)
        return self[tag]


def _judges_of(context: Context) -> _Judges:
    """The judges by language tag, with the verbs that the catalogue adds."""
    catalogue = next(of_kind(context.sounds, Kind.CATALOGUE), None)
    validation = catalogue.data.get("validation", {}) if catalogue is not None else {}
    return _Judges(validation.get("verbs", {}))


def per_language(worded: Iterable[Worded]) -> Iterator[tuple[str, list[Worded]]]:
    """The outcomes of one microcredential, language by language."""
    by_language: defaultdict[str, list[Worded]] = defaultdict(list)
    for one in worded:
        by_language[one.language].append(one)
    yield from by_language.items()


def is_foreign(worded: Worded) -> bool:
    """Whether the text is in another language: T802 or L612 says so, and its verbs cannot be known."""
    original = worded.mc.learning_outcomes[worded.number - 1].text.original
    is_copy = original.language != worded.language and original.text == worded.text
    return is_copy or other_language(worded.text, worded.language) is not None
