"""A microcredential as ELM learning achievement specification."""

from __future__ import annotations

from typing import Any

from generator import addresses
from generator.exports import values
from generator.exports.elm.notes import achievement_notes, note, web
from generator.exports.elm.organisation import place_of_country
from generator.exports.elm.scope import Scope, paragraphs, texts
from generator.exports.jsonld import given
from generator.exports.offerings import offerings_of
from generator.interface import interface
from generator.model import Assessment, Microcredential, NationalLevel, Outcome, Skill, Status, Workload
from generator.text import Text
from generator.vocabularies import vocabulary

__all__ = ["UNKNOWN_FIELD", "achievement", "credit_points", "modified", "of_languages"]

_QDR = "http://data.europa.eu/snb/qdr/25831c2"
UNKNOWN_FIELD = "9999"


def achievement(scope: Scope, mc: Microcredential) -> dict[str, Any]:
    """A Qualification where both EQF and national level are known, else a LearningAchievementSpecification.

    LOQ demands both levels of a Qualification; the closed shape of the other takes the EQF level as
    educationLevel only.
    """
    info = scope.info
    iri = addresses.microcredential_iri(mc.key, info)
    hours = values.hours_of(mc)
    eqf = scope.concept("eqf", str(mc.level.eqf)) if mc.level.eqf is not None else None
    nqf = _national(scope, mc.level.nqf) if eqf else None
    return given(
        {
            "id": iri,
            "type": "Qualification" if nqf else "LearningAchievementSpecification",
            "title": texts(mc.title),
            "altLabel": _several(mc.alternative_titles),
            "description": paragraphs(mc.summary, mc.description),
            "identifier": _identifiers(scope, mc),
            "dcType": scope.concept("learning-opportunity", "short-learning-programme"),
            "status": "retired" if mc.status is Status.RETIRED else "released",
            "language": of_languages(scope, mc),
            "thematicArea": scope.listed("isced-f", mc.fields) or scope.listed("isced-f", [UNKNOWN_FIELD]),
            "category": _several((*mc.keywords, *(skill.label for skill in mc.skills))),
            "educationLevel": None if nqf else eqf,
            "eqfLevel": eqf if nqf else None,
            "nqfLevel": nqf,
            "creditPoint": credit_points(scope, mc.workload),
            "volumeOfLearning": None if hours is None else values.iso_hours(hours),
            "learningSetting": scope.concept("learning-setting", mc.learning_setting),
            "mode": scope.concept("form-of-participation", mc.form_of_participation),
            "learningOutcome": [_outcome(scope, mc, outcome) for outcome in mc.learning_outcomes],
            "provenBy": [_assessment(scope, mc, assessment) for assessment in mc.assessment],
            "influencedBy": _activity(mc),
            "entryRequirement": _entry_requirement(scope, mc),
            "awardingOpportunity": _awarding(scope, mc, iri),
            "additionalNote": achievement_notes(scope, mc, is_qualification=nqf is not None),
            "homepage": [
                web(addresses.absolute(addresses.microcredential_path(mc.key), info)),
                *([web(mc.homepage)] if mc.homepage else []),
            ],
            "supplementaryDocument": [web(link.url, link.title) for link in mc.links],
            "publisher": scope.organisation(mc.provider),
            "dateModified": modified(scope, mc),
        }
    )


def of_languages(scope: Scope, mc: Microcredential) -> list[str]:
    """The languages of instruction, those of offerings too; LOQ demands one, so else that of the texts."""
    tags = (*mc.languages, *(tag for offering in offerings_of(mc) for tag in offering.languages))
    return scope.listed("language", tags) or scope.listed("language", [mc.default_language])


def credit_points(scope: Scope, workload: Workload | None) -> list[dict[str, Any]]:
    """ECTS credits and those of another system, if that system has a European concept."""
    if workload is None:
        return []
    found = []
    for system, points in (("ECTS", workload.ects), (workload.other_system, workload.other_points)):
        framework = scope.concept("credit-system", system)
        if framework and points is not None:
            found.append({"type": "CreditPoint", "framework": framework, "point": f"{points:g}"})
    return found


def modified(scope: Scope, mc: Microcredential) -> str | None:
    """The day of the last change as xsd:dateTime."""
    day = values.changed(mc)
    return values.start_of_day(day, scope.info.timezone) if day else None


def _several(several: tuple[Text, ...]) -> dict[str, list[str]] | None:
    """Several texts as one language map; None where there are none."""
    found: dict[str, list[str]] = {}
    for text in several:
        for tag, said in text.by_language.items():
            found.setdefault(tag, []).append(said)
    return found or None


def _identifiers(scope: Scope, mc: Microcredential) -> list[dict[str, Any]]:
    uuid = addresses.stable_uuid(mc, scope.info)
    found = [{"type": "Identifier", "notation": uuid, "schemeName": "UUID"}]
    if mc.code:
        found.append({"type": "Identifier", "notation": mc.code, "schemeName": mc.provider})
    return found


def _national(scope: Scope, level: NationalLevel | None) -> str | None:
    """The concept of a national level, by the address given or by framework and level."""
    if level is None:
        return None
    if level.uri and level.uri.startswith("http://data.europa.eu/snb/qdr/"):
        return scope.foreign(level.uri, _QDR, {"en": f"{level.framework} {level.level}"})
    code = f"{level.framework}/{level.level}"
    return scope.concept("nqf", code) if code in vocabulary("nqf") else None


def _outcome(scope: Scope, mc: Microcredential, outcome: Outcome) -> dict[str, Any]:
    esco = [scope.foreign(skill.uri, None, texts(skill.label)) for skill in outcome.skills if skill.uri]
    return given(
        {
            "id": addresses.outcome_iri(mc, outcome, scope.info),
            "type": "LearningOutcome",
            "title": texts(outcome.text),
            "dcType": scope.concept("outcome-type", outcome.type),
            "relatedESCOSkill": list(dict.fromkeys(esco)),
            "relatedSkill": [_skill(skill) for skill in outcome.skills if not skill.uri],
        }
    )


def _skill(skill: Skill) -> dict[str, Any]:
    return {"type": "Concept", "prefLabel": texts(skill.label)}


def _assessment(scope: Scope, mc: Microcredential, assessment: Assessment) -> dict[str, Any]:
    supervision = assessment.supervision or mc.supervision
    supervised = note(scope, scope.label("supervision", supervision), "assessment") if supervision else None
    title, grading = assessment.title, assessment.grading
    kind = scope.label("assessment-type", assessment.type)
    return given(
        {
            "type": "LearningAssessmentSpecification",
            "title": texts(title) if title else kind,
            # The type in words as well: not every type has a concept in every version.
            "altLabel": kind if title else None,
            "description": texts(assessment.description) if assessment.description else None,
            "dcType": scope.concept("assessment-type", assessment.type),
            "mode": scope.concept("form-of-participation", assessment.form_of_participation),
            "gradingScheme": {"type": "GradingScheme", "title": texts(grading)} if grading else None,
            "additionalNote": [supervised] if supervised else [],
        }
    )


def _activity(mc: Microcredential) -> dict[str, Any] | None:
    """The hours with a teacher: ELM counts them on an activity only."""
    hours = mc.workload.contact_hours
    if hours is None:
        return None
    return {"type": "LearningActivitySpecification", "title": texts(mc.title), "contactHour": f"{hours:g}"}


def _entry_requirement(scope: Scope, mc: Microcredential) -> dict[str, Any] | None:
    if mc.prerequisites_none:
        return note(scope, {tag: interface(tag).say("No prerequisites") for tag in scope.spoken})
    return note(scope, mc.prerequisites)


def _awarding(scope: Scope, mc: Microcredential, iri: str) -> list[dict[str, Any]]:
    """One for each awarding body, because each has its own country; a body that is withheld is left out."""
    bodies = [key for key in mc.awarding_bodies if key in scope.catalogue.providers]
    return [
        {
            "type": "AwardingOpportunity",
            "awardingBody": scope.organisation(key),
            "learningAchievementSpecification": iri,
            "location": place_of_country(scope, scope.catalogue.providers[key].country),
        }
        for key in bodies
    ]
