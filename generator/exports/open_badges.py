"""Achievements and profiles of Open Badges 3.0, from which badge platforms set up what they issue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import Any

from generator import addresses
from generator.artifact import Artifact
from generator.elements import element
from generator.exports import schema_org, values
from generator.exports.export import Export, Reading
from generator.exports.jsonld import dumps, given
from generator.interface import Interface, interface, msgid
from generator.model import Catalogue, Microcredential, Provider
from generator.text import Text

__all__ = ["EXPORT", "achievement_path", "artifacts", "profile_path"]

# Open Badges 3.0, section B.1: the contexts, in this order.
_CONTEXT = (
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
)
_OPENING = b'{"@context":' + dumps(_CONTEXT) + b","
_MEDIA_TYPE = "application/ld+json"
_TAG = re.compile("<(?=[a-zA-Z/!?])")


def achievement_path(key: str) -> str:
    """Where the achievement of a microcredential lies."""
    return f"open-badges/{key}.json"


def profile_path(provider: str) -> str:
    """Where the profile of a provider lies."""
    return f"open-badges/providers/{provider}.json"


def artifacts(catalogue: Catalogue) -> Iterator[Artifact]:
    """A file for each microcredential, retired ones included, and one for each provider."""
    makers = _Creators(catalogue)
    for mc in catalogue.microcredentials.values():
        render = partial(_achievement, catalogue, makers, mc)
        yield Artifact(path=achievement_path(mc.key), media_type=_MEDIA_TYPE, render=render, about=mc.key)
    for provider in catalogue.providers.values():
        render = partial(_profile, catalogue, provider)
        yield Artifact(
            path=profile_path(provider.id), media_type=_MEDIA_TYPE, render=render, about=provider.id
        )


class _Creators:
    """Who makes the achievements, as the few words about a provider that stand in each of them."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._known: dict[tuple[str, str], dict[str, Any]] = {}

    def of(self, provider: str, language: str) -> dict[str, Any]:
        """The creator; its profile has a file of its own."""
        if (provider, language) not in self._known:
            node = _described(self._catalogue, self._catalogue.providers[provider], language)
            self._known[provider, language] = {key: node[key] for key in _BRIEF if key in node}
        return self._known[provider, language]


_BRIEF = ("id", "type", "name", "url", "email")


def _achievement(catalogue: Catalogue, creators: _Creators, mc: Microcredential) -> bytes:
    """The entry in one language, made from its schema.org data.

    The language is said as `inLanguage`, the term of the context; the `@language` of the JSON schema is no
    key that JSON-LD allows there.
    """
    course = schema_org.described(catalogue, mc)
    language = course["mainEntityOfPage"]["inLanguage"]
    credits_ = course.get("numberOfCredits", {})
    node = {
        "id": course["@id"],
        "type": ["Achievement"],
        "achievementType": "MicroCredential",
        "name": course["name"],
        "description": course["description"],
        "inLanguage": language,
        "criteria": {"id": course["url"], "narrative": _narrative(interface(language), course, mc)},
        "creator": creators.of(mc.provider, language) if mc.provider in catalogue.providers else None,
        "creditsAvailable": credits_["value"] if credits_.get("unitText") == "ECTS" else None,
        "fieldOfStudy": "; ".join(_name(field) for field in course.get("about", ())),
        "humanCode": course.get("courseCode"),
        "tag": course["keywords"].split(", "),
        "image": _image(course.get("image")),
        "alignment": _alignments(course),
        "otherIdentifier": [_identifier("ext:UUID", course["identifier"])],
        "related": [{"id": node["@id"]} for node in course.get("isBasedOn", ())],
        "version": course.get("version"),
    }
    return _OPENING + dumps(given(node))[1:]


def _narrative(words: Interface, course: dict[str, Any], mc: Microcredential) -> str:
    """What is needed to earn it, in Markdown: outcomes first, then the elements of Annex I line by line.

    An alignment needs an address, so outcomes in words can stand here only.
    """
    awarded = course["educationalCredentialAwarded"]
    outcomes = (f"- {' '.join(text.split())}" for text in awarded["competencyRequired"])
    hours = values.hours_of(mc)
    facts = (
        ("awarding_body", "; ".join(body["name"] for body in awarded.get("creator", ()))),
        ("notional_workload", _workload(words, mc, hours)),
        ("level", ", ".join(_name(level) for level in awarded.get("educationalLevel", ()))),
        ("prerequisites", course.get("coursePrerequisites")),
    )
    lines = [f"{words.say(element(key).label)}: {fact}" for key, fact in facts if fact]
    lines += awarded["description"].split("\n")
    text = "\n".join(
        (
            f"**{words.say(element('learning_outcomes').label)}**",
            "",
            *outcomes,
            "",
            *(f"- {x}" for x in lines),
        )
    )
    return _TAG.sub(r"\\<", text)


def _workload(words: Interface, mc: Microcredential, hours: float | None) -> str:
    parts = []
    if mc.workload.ects is not None:
        parts.append(words.count("{n} ECTS credit", "{n} ECTS credits", mc.workload.ects))
    if mc.workload.other_points is not None:
        parts.append(f"{words.number(mc.workload.other_points)} {mc.workload.other_system}")
    if hours is not None:
        parts.append(words.count("{n} hour in all", "{n} hours in all", hours))
    return ", ".join(parts)


def _alignments(course: dict[str, Any]) -> list[dict[str, Any]]:
    """The skills of ESCO and the levels that have an address."""
    skills = [node for node in course["teaches"] if "url" in node]
    levels = course["educationalCredentialAwarded"].get("educationalLevel", ())
    return [_alignment(node, "ceasn:Competency", "ESCO") for node in skills] + [
        _alignment(node, "ext:Level", node["inDefinedTermSet"].get("name", "EQF"))
        for node in levels
        if "url" in node
    ]


def _alignment(node: dict[str, Any], kind: str, framework: str) -> dict[str, Any]:
    return {
        "type": ["Alignment"],
        "targetName": _name(node),
        "targetUrl": node["url"],
        "targetType": kind,
        "targetFramework": framework,
    }


def _name(node: dict[str, Any]) -> str:
    """The name of a term, which is in English where there is none in the language of the entry."""
    name = node["name"]
    return str(name["@value"] if isinstance(name, dict) else name)


def _image(node: dict[str, Any] | None) -> dict[str, Any] | None:
    if node is None:
        return None
    return given({"id": node["contentUrl"], "type": "Image", "caption": node.get("caption")})


def _identifier(kind: str, value: str) -> dict[str, Any]:
    return {"type": "IdentifierEntry", "identifier": value, "identifierType": kind}


def _profile(catalogue: Catalogue, provider: Provider) -> bytes:
    language = catalogue.info.languages[0]
    return _OPENING + dumps(_described(catalogue, provider, language))[1:]


def _described(catalogue: Catalogue, provider: Provider, language: str) -> dict[str, Any]:
    def say(text: Text | None) -> str | None:
        return text.best(language).text if text else None

    page = addresses.absolute(addresses.provider_path(provider.id), catalogue.info)
    contact = provider.contact
    return given(
        {
            "id": addresses.provider_iri(provider.id, catalogue.info),
            "type": ["Profile"],
            "name": say(provider.legal_name),
            "description": say(provider.description),
            "url": provider.homepage or page,
            "email": contact.email if contact else None,
            "phone": contact.phone if contact else None,
            "image": _logo(catalogue, provider, language),
            "address": given(
                {
                    "type": ["Address"],
                    "addressCountry": interface(language).country(provider.country),
                    "addressCountryCode": provider.country,
                    "addressRegion": provider.region,
                    "addressLocality": say(provider.city),
                }
            ),
            "otherIdentifier": [
                _identifier(f"ext:{scheme}", value) for scheme, value in sorted(provider.identifiers.items())
            ],
        }
    )


def _logo(catalogue: Catalogue, provider: Provider, language: str) -> dict[str, Any] | None:
    logo = provider.logo
    if logo is None:
        return None
    caption = logo.alt.best(language).text
    return {"id": values.media_address(logo, catalogue.info), "type": "Image", "caption": caption}


EXPORT = Export(
    name="open-badges",
    title=msgid("Open Badges 3.0"),
    purpose=msgid("For badge platforms: an Achievement for each entry and a Profile for each provider."),
    artifacts=artifacts,
    media_type=_MEDIA_TYPE,
    example=Reading(
        python="import json, urllib.request\n"
        "achievement = json.load(urllib.request.urlopen('{url}'))\n"
        "print(achievement['name'], achievement['criteria']['id'])",
        curl="curl -sfo achievement.json '{url}'\n"
        "python3 -m json.tool achievement.json > readable.json\n"
        "grep achievementType readable.json",
    ),
)
"""What this output says of itself."""
