"""A microcredential made from its effective values."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from generator.model import values as make
from generator.model.entities import (
    Assessment,
    Microcredential,
    Offering,
    Outcome,
    Price,
    Recognition,
    Related,
    Source,
    Stackability,
    Status,
)
from generator.model.inherit import Effective
from generator.model.references import Directory
from generator.schema import Sound
from generator.text import Text

__all__ = ["microcredential"]

_RELATIONS = ("requires", "recommended_after", "leads_to", "part_of", "exempts_from")
_TEXTS = (
    "summary",
    "description",
    "target_group",
    "selection",
    "recognition_of_prior_learning",
    "language_requirements",
    "equipment",
    "retake",
    "accessibility",
    "further_information",
    "funding",
)
_PLAIN = (
    "code",
    "supervision",
    "learning_setting",
    "pace",
    "study_intensity",
    "application_url",
    "hours_per_ects",
    "uuid",
    "homepage",
    "version",
)


def microcredential(
    sound: Sound,
    merged: Effective,
    directory: Directory,
    provider_names: Mapping[str, Text],
    modified: date | None,
) -> Microcredential:
    """The microcredential of a document whose mandatory values are all there.

    References that lead nowhere are left out here; rule R301 reports them.
    """
    values, language = merged.values, merged.default_language
    document = sound.document
    title = make.text(values["title"], language)
    outcomes = _outcomes(values["learning_outcomes"], language)
    price = make.price(values.get("price"), lambda key: merged.language("price", key))
    prerequisites = values.get("prerequisites")
    nothing_needed = isinstance(prerequisites, str) and prerequisites.strip().lower() == "none"

    def related(written: list[Any] | None) -> tuple[Related, ...]:
        return _related(written, document.provider, language, directory)

    stacking = values.get("stackability", {})
    written: dict[str, Any] = {
        key: make.optional_text(values.get(key), merged.language(key)) for key in _TEXTS
    }
    return Microcredential(
        key=document.key,
        id=document.id,
        provider=document.provider,
        source=Source(document=document, origins=merged.origins),
        status=Status(values.get("status", "published")),
        default_language=language,
        title=title,
        learning_outcomes=outcomes,
        workload=make.workload(values["notional_workload"]),
        level=make.level(values["level"], merged.language("level")),
        assessment=_assessments(values["assessment"], outcomes, language),
        form_of_participation=values["form_of_participation"],
        quality_assurance=make.quality_assurance(
            values["quality_assurance"], merged.language("quality_assurance")
        ),
        awarding_bodies=tuple(values["awarding_body"]),
        alternative_titles=make.texts(values.get("alternative_titles"), language),
        keywords=make.texts(values.get("keywords"), language),
        prerequisites=None
        if nothing_needed
        else make.optional_text(prerequisites, merged.language("prerequisites")),
        prerequisites_none=nothing_needed,
        recognised_by=_recognitions(values.get("recognised_by"), language, provider_names),
        stackability=Stackability(
            kind=stacking.get("kind"),
            note=make.optional_text(stacking.get("note"), language),
            **{relation: related(stacking.get(relation)) for relation in _RELATIONS},
        ),
        skills=make.skills(values.get("skills"), language),
        occupations=make.skills(values.get("occupations"), language),
        fields=tuple(values.get("isced_f", ())),
        languages=tuple(values.get("language_of_instruction", ())),
        credential_formats=tuple(values.get("credential_formats", ())),
        contact=make.contact(values.get("contact")),
        image=make.image(values.get("image"), lambda key: merged.language("image", key)),
        price=price,
        duration=make.duration(values.get("duration")),
        offerings=_offerings(values, language, price),
        valid_for_months=_months(values.get("credential_valid_for")),
        links=make.links(values.get("links"), language),
        replaces=related(values.get("replaces")),
        replaced_by=related(values.get("replaced_by")),
        first_published=make.day(values.get("first_published")),
        information_confirmed=make.day(values.get("information_confirmed")),
        modified=modified or make.day(values.get("information_confirmed")),
        aliases=tuple(values.get("aliases", ())),
        text_languages=_text_languages(title, outcomes, language),
        **written,
        **{key: values.get(key) for key in _PLAIN},
    )


def _outcomes(values: list[Any], language: str) -> tuple[Outcome, ...]:
    out: list[Outcome] = []
    for number, value in enumerate(values, 1):
        written = value if isinstance(value, Mapping) else {"text": value}
        out.append(
            Outcome(
                number=number,
                text=make.text(written["text"], language),
                id=written.get("id"),
                type=written.get("type"),
                skills=make.skills(written.get("skills"), language),
            )
        )
    return tuple(out)


def _assessments(values: list[Any], outcomes: tuple[Outcome, ...], language: str) -> tuple[Assessment, ...]:
    numbers: dict[object, int] = {outcome.number: outcome.number for outcome in outcomes}
    numbers |= {outcome.id: outcome.number for outcome in outcomes if outcome.id is not None}
    return tuple(
        Assessment(
            type=value["type"],
            title=make.optional_text(value.get("title"), language),
            description=make.optional_text(value.get("description"), language),
            weight=value.get("weight"),
            outcomes=tuple(numbers[ref] for ref in value.get("outcomes", ()) if ref in numbers),
            supervision=value.get("supervision"),
            grading=make.optional_text(value.get("grading"), language),
            form_of_participation=value.get("form_of_participation"),
        )
        for value in values
    )


def _recognitions(
    values: list[Any] | None, language: str, provider_names: Mapping[str, Text]
) -> tuple[Recognition, ...]:
    out: list[Recognition] = []
    for value in values or ():
        written = value["organisation"]
        provider = written if isinstance(written, str) and written in provider_names else None
        out.append(
            Recognition(
                name=provider_names[provider] if provider else make.text(written, language),
                provider=provider,
                purpose=make.optional_text(value.get("for"), language),
                url=value.get("url"),
            )
        )
    return tuple(out)


def _related(
    values: list[Any] | None, provider: str, language: str, directory: Directory
) -> tuple[Related, ...]:
    out: list[Related] = []
    for value in values or ():
        if isinstance(value, Mapping):
            out.append(Related(title=make.text(value["title"], language), url=value.get("url")))
        elif key := directory.resolve(value, provider):
            out.append(Related(key=key))
    return tuple(out)


def _offerings(values: Mapping[str, Any], language: str, price: Price | None) -> tuple[Offering, ...]:
    """The offerings with what they inherit, each with a name of its own in addresses."""
    out: list[Offering] = []
    used: set[str] = set()
    for value in values.get("offerings", ()):
        slug = str(value.get("id") or value.get("start") or "self-paced")
        # Two runs without id may start on one day; their order in the file is all that tells them apart.
        unique = next(name for n in range(1, 200) if (name := slug if n == 1 else f"{slug}-{n}") not in used)
        used.add(unique)
        out.append(_offering(value, values, unique, language, price))
    return tuple(out)


def _offering(
    value: Mapping[str, Any], parent: Mapping[str, Any], slug: str, language: str, price: Price | None
) -> Offering:
    def inherited(key: str) -> Any:
        return value.get(key, parent.get(key))

    return Offering(
        slug=slug,
        id=value.get("id"),
        start=make.day(value.get("start")),
        end=make.day(value.get("end")),
        application_opens=make.day(value.get("application_opens")),
        application_deadline=make.day(value.get("application_deadline")),
        application_url=inherited("application_url"),
        form_of_participation=inherited("form_of_participation"),
        pace=inherited("pace"),
        study_intensity=inherited("study_intensity"),
        timetable=make.optional_text(value.get("timetable"), language),
        languages=tuple(inherited("language_of_instruction") or ()),
        place=make.place(value.get("place"), language),
        price=make.price(value["price"], lambda _: language) if "price" in value else price,
        seats=value.get("seats"),
        minimum_seats=value.get("minimum_seats"),
        availability=value.get("availability"),
        provider=value.get("provider"),
        note=make.optional_text(value.get("note"), language),
    )


def _months(value: Mapping[str, int] | None) -> int | None:
    return value.get("years", 0) * 12 + value.get("months", 0) if value else None


def _text_languages(title: Text, outcomes: tuple[Outcome, ...], language: str) -> tuple[str, ...]:
    """The languages that have both title and all outcomes, the original first."""
    common = [tag for tag in title.languages if all(outcome.text.in_language(tag) for outcome in outcomes)]
    original = language if language in common else title.default
    return (original, *(tag for tag in common if tag != original))
