"""A pathway as ELM learning achievement specification made of others."""

from __future__ import annotations

from typing import Any

from generator import addresses
from generator.exports import values
from generator.exports.elm.achievement import UNKNOWN_FIELD, credit_points, of_languages
from generator.exports.elm.notes import note, said, web
from generator.exports.elm.scope import Scope, paragraphs, texts
from generator.exports.jsonld import given
from generator.interface import interface, msgid
from generator.model import Choice, Microcredential, Pathway, Status

__all__ = ["pathway_node"]

_CHOOSE = msgid("Choose {number} of these: {titles}")


def pathway_node(scope: Scope, pathway: Pathway) -> dict[str, Any] | None:
    """The pathway with its parts, whose outcomes, fields and languages it shares.

    None when no part of it is published: LOQ demands an outcome. Stackability stands here, as hasPart,
    because a Qualification refuses to be part of anything but another one.
    """
    parts = _parts(scope, pathway)
    if not parts:
        return None
    fields = [code for mc in parts for code in mc.fields or (UNKNOWN_FIELD,)]
    workload = pathway.workload
    hours = workload.hours if workload else None
    level = pathway.level
    notes = [note(scope, pathway.further_information)]
    notes += [note(scope, _choice(scope, one), "pathways") for one in pathway.components if not one.is_fixed]
    if level:
        notes += [note(scope, level.not_applicable), note(scope, scope.label("cycle", level.cycle or ""))]
    return given(
        {
            "id": addresses.pathway_iri(pathway.id, scope.info),
            "type": "LearningAchievementSpecification",
            "title": texts(pathway.title),
            "description": paragraphs(pathway.summary, pathway.description),
            "status": "retired" if pathway.status is Status.RETIRED else "released",
            "language": list(dict.fromkeys(iri for mc in parts for iri in of_languages(scope, mc))),
            "thematicArea": scope.listed("isced-f", fields),
            "educationLevel": scope.concept("eqf", str(level.eqf)) if level and level.eqf else None,
            "creditPoint": credit_points(scope, workload),
            "volumeOfLearning": None if hours is None else values.iso_hours(hours),
            "learningOutcome": [
                addresses.outcome_iri(mc, outcome, scope.info)
                for mc in parts
                for outcome in mc.learning_outcomes
            ],
            "hasPart": [addresses.microcredential_iri(mc.key, scope.info) for mc in parts],
            "additionalNote": [one for one in notes if one],
            "homepage": [
                web(addresses.absolute(addresses.pathway_path(pathway.id), scope.info)),
                *([web(pathway.homepage)] if pathway.homepage else []),
            ],
            "publisher": scope.organisation(pathway.provider),
            "dateModified": (
                values.start_of_day(pathway.modified, scope.info.timezone) if pathway.modified else None
            ),
        }
    )


def _parts(scope: Scope, pathway: Pathway) -> list[Microcredential]:
    """The published components, those to choose from included, each once."""
    keys = dict.fromkeys(key for choice in pathway.components for key in choice.options)
    known = scope.catalogue.microcredentials
    return [known[key] for key in keys if key in known]


def _choice(scope: Scope, choice: Choice) -> dict[str, str]:
    """What hasPart cannot say: that only some of these are needed."""
    known = scope.catalogue.microcredentials
    titles = [known[key].title for key in choice.options if key in known]
    return {
        tag: interface(tag).say(
            _CHOOSE, number=choice.choose, titles="; ".join(said(title, tag) for title in titles)
        )
        for tag in scope.spoken
    }
