"""Findings and rules in the language of whoever reads a report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from generator.diagnostics import Message, Rule, Severity, Term
from generator.interface import formats
from generator.interface.speaker import Interface, msgid
from generator.interface.translations import DOMAINS, translations
from generator.text import shortened
from generator.vocabularies import vocabulary

__all__ = ["SPOKEN", "Voice", "voice"]

SPOKEN: tuple[str, ...] = ("en", *DOMAINS["findings"].languages)
"""The languages in which a check can report."""


@cache
def voice(language: str = "en") -> Voice:
    """The voice for a language; what is not translated comes in English."""
    ui = Interface(
        language=language,
        locale=formats.locale_for(language),
        translations=translations(language, "findings"),
    )
    return Voice(ui=ui)


@dataclass(frozen=True, kw_only=True, slots=True)
class Voice:
    """Says findings in one language; `ui` says everything else a report needs."""

    ui: Interface

    @property
    def language(self) -> str:
        """The tag of the language."""
        return self.ui.language

    def tell(self, message: Message) -> str:
        """The message, with messages and terms among its values told in the same language."""
        values = {name: self._value(value) for name, value in message.values.items()}
        return self.ui.say(message.template, **values)

    def _value(self, value: object) -> object:
        match value:
            case Message():
                return self.tell(value)
            case Term():
                return shortened(self._term(value))
        return value

    def _term(self, term: Term) -> str:
        # CLDR names languages, countries and currencies in far more languages than our lists do.
        match term.vocabulary:
            case "language":
                return self.ui.language_name(term.code)
            case "country":
                return self.ui.country(term.code)
        return vocabulary(term.vocabulary).label(term.code, self.language)

    def title(self, rule: Rule) -> str:
        """What the rule is called."""
        return self.ui.say(rule.title)

    def why(self, rule: Rule) -> str:
        """The reason of the rule."""
        return self.ui.say(rule.why)

    def severity(self, severity: Severity) -> str:
        """The word for a severity: "error", "warning", "hint"."""
        return self.ui.say(_SEVERITIES[severity])


_SEVERITIES: Mapping[Severity, str] = {
    Severity.ERROR: msgid("error"),
    Severity.WARNING: msgid("warning"),
    Severity.HINT: msgid("hint"),
}
