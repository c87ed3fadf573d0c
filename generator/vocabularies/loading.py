"""The vocabularies read from the data files of this package."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from generator.vocabularies.terms import Term, Vocabulary

VOCABULARIES: tuple[str, ...] = (
    "accreditation",
    "assessment-type",
    "availability",
    "country",
    "credential-format",
    "credit-system",
    "currency",
    "cycle",
    "eqf",
    "form-of-participation",
    "isced-f",
    "language",
    "learning-opportunity",
    "learning-setting",
    "licence",
    "nqf",
    "outcome-type",
    "pace",
    "pathway-kind",
    "provider-type",
    "qualification-topic",
    "quality-assurance-framework",
    "quality-assurance-scope",
    "quality-assurance-type",
    "skill-type",
    "stackability-kind",
    "status",
    "study-intensity",
    "supervision",
)


@cache
def vocabulary(name: str) -> Vocabulary:
    """The vocabulary of that name, read once.

    Raises KeyError, naming the known vocabularies, when there is none.
    """
    if name not in VOCABULARIES:
        raise KeyError(f"no vocabulary '{name}'; known: {', '.join(VOCABULARIES)}")
    file = files(__package__).joinpath("data", f"{name}.json")
    content = json.loads(file.read_text(encoding="utf-8"))
    terms = {code: _term(code, fields) for code, fields in content["terms"].items()}
    return Vocabulary(
        name=name,
        title=content["title"],
        source=content["source"],
        scheme=content.get("scheme"),
        terms=MappingProxyType(terms),
    )


def iri_language(tag: str) -> Term | None:
    """The term for the primary subtag of a language tag: 'pt-PT' gives 'pt'; None when unknown."""
    return vocabulary("language").terms.get(tag.split("-", maxsplit=1)[0].lower())


def _term(code: str, fields: Mapping[str, Any]) -> Term:
    return Term(
        code=code,
        iri=fields.get("iri"),
        labels=_texts(fields["labels"]),
        explanation=_texts(fields.get("explanation", {})),
        synonyms=tuple(fields.get("synonyms", ())),
        broader=fields.get("broader"),
        extra=MappingProxyType(dict(sorted(fields.get("extra", {}).items()))),
    )


def _texts(texts: Mapping[str, str]) -> Mapping[str, str]:
    """The texts with English first, so that the common fallback reads first everywhere."""
    return MappingProxyType(
        {language: texts[language] for language in sorted(texts, key=lambda tag: (tag != "en", tag))}
    )
