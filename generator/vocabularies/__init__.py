"""Controlled vocabularies: the values that authors may write."""

from generator.vocabularies.loading import VOCABULARIES, iri_language, vocabulary
from generator.vocabularies.terms import Term, Vocabulary

__all__ = ["VOCABULARIES", "Term", "Vocabulary", "iri_language", "vocabulary"]
