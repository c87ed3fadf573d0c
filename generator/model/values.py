"""Small pieces of the model made from sound YAML values.

Each function takes what the schema let through and the language of plain texts, and returns the frozen
value; None or an empty tuple stands for what is not written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from generator.model.entities import (
    Contact,
    Duration,
    ExternalLink,
    Image,
    Level,
    NationalLevel,
    Place,
    Price,
    QualityAssurance,
    Reduction,
    Skill,
    Workload,
)
from generator.text import Text

Values = Mapping[str, Any]

# EQF 5 to 8 correspond to the cycles of the QF-EHEA (EQF Recommendation 2017, Annex II).
CYCLE_OF_EQF = {5: "short-cycle", 6: "first-cycle", 7: "second-cycle", 8: "third-cycle"}


def text(value: str | Values, language: str) -> Text:
    """A text written plainly (then in the given language) or per language."""
    if isinstance(value, str):
        return Text(language, {language: value})
    by_language = {str(tag): str(words) for tag, words in value.items()}
    default = language if language in by_language else next(iter(by_language))
    return Text(default, by_language)


def optional_text(value: str | Values | None, language: str) -> Text | None:
    """A text that may be missing."""
    return None if value is None else text(value, language)


def texts(values: list[Any] | None, language: str) -> tuple[Text, ...]:
    """A list of texts that may be missing."""
    return tuple(text(value, language) for value in values or ())


def day(value: str | None) -> date | None:
    """A day that may be missing."""
    return None if value is None else date.fromisoformat(value)


def workload(value: Values) -> Workload:
    """Notional workload."""
    other = value.get("other_credits", {})
    return Workload(
        ects=value.get("ects"),
        hours=value.get("hours"),
        contact_hours=value.get("contact_hours"),
        other_system=other.get("system"),
        other_points=other.get("points"),
    )


def level(value: Values, language: str) -> Level:
    """A level; the cycle follows from EQF 5 to 8 where it is not written."""
    nqf = value.get("nqf")
    eqf = value.get("eqf")
    return Level(
        eqf=eqf,
        cycle=value.get("cycle") or CYCLE_OF_EQF.get(eqf or 0),
        nqf=NationalLevel(framework=nqf["framework"], level=str(nqf["level"]), uri=nqf.get("uri"))
        if nqf
        else None,
        not_applicable=optional_text(value.get("not_applicable"), language),
    )


def quality_assurance(values: list[Any] | None, language: str) -> tuple[QualityAssurance, ...]:
    """Arrangements of quality assurance."""
    return tuple(
        QualityAssurance(
            type=value["type"],
            framework=value.get("framework"),
            scope=value.get("scope"),
            body=optional_text(value.get("body"), language),
            eqar_registered=value.get("eqar_registered"),
            reference=value.get("reference"),
            valid_until=day(value.get("valid_until")),
            note=optional_text(value.get("note"), language),
        )
        for value in values or ()
    )


def skills(values: list[Any] | None, language: str) -> tuple[Skill, ...]:
    """Skills or occupations."""
    return tuple(
        Skill(label=text(value["label"], language), uri=value.get("uri"), essential=value.get("essential"))
        for value in values or ()
    )


def contact(value: Values | None) -> Contact | None:
    """A contact that may be missing."""
    return Contact(**value) if value else None


def image(value: Values | None, language_of: Callable[[str], str]) -> Image | None:
    """A picture; the path is made relative to the media folder."""
    if not value or "src" not in value or "alt" not in value:
        return None
    src = str(value["src"]).removeprefix("media/")
    return Image(src=src, alt=text(value["alt"], language_of("alt")), licence=value.get("licence"))


def price(value: Values | None, language_of: Callable[[str], str]) -> Price | None:
    """A price that may be missing; `language_of` gives the language per key, as prices merge."""
    if not value:
        return None
    reductions = tuple(
        Reduction(
            group=text(reduction["group"], language_of("reductions")),
            amount=reduction.get("amount"),
            percent=reduction.get("percent"),
            note=optional_text(reduction.get("note"), language_of("reductions")),
        )
        for reduction in value.get("reductions", ())
    )
    return Price(
        amount=value.get("amount"),
        currency=value.get("currency", "EUR"),
        note=optional_text(value.get("note"), language_of("note")),
        includes=optional_text(value.get("includes"), language_of("includes")),
        reductions=reductions,
    )


def place(value: Values | None, language: str) -> Place | None:
    """A place that may be missing."""
    if not value:
        return None
    return Place(
        name=optional_text(value.get("name"), language),
        city=optional_text(value.get("city"), language),
        country=value.get("country"),
        address=optional_text(value.get("address"), language),
        accessibility=optional_text(value.get("accessibility"), language),
    )


def duration(value: Values | None) -> Duration | None:
    """A duration that may be missing."""
    return Duration(weeks=value.get("weeks"), months=value.get("months")) if value else None


def links(values: list[Any] | None, language: str) -> tuple[ExternalLink, ...]:
    """Further pages."""
    return tuple(
        ExternalLink(url=value["url"], title=optional_text(value.get("title"), language))
        for value in values or ()
    )
