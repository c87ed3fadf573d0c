"""The table of everything that is compared: one row for each value of the model."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from generator.changes.rows import Group, Items, Names, Outcomes, Row, Table, Value, Words
from generator.interface import msgid
from generator.model import (
    Assessment,
    CatalogueInfo,
    Choice,
    Contact,
    Duration,
    ExternalLink,
    Image,
    Level,
    Licences,
    Microcredential,
    NationalLevel,
    Offering,
    Outcome,
    Pathway,
    Place,
    Price,
    Provider,
    QualityAssurance,
    Recognition,
    Reduction,
    Related,
    Skill,
    Stackability,
    Workload,
)
from generator.text import Text

__all__ = ["SILENT", "TABLES"]

_TEXT, _DAY = Words(), Value(is_day=True)


def _quoted(text: Text) -> str:
    return f"“{text.original.text}”"


def _joined(*parts: str | None) -> str:
    return " ".join(filter(None, parts))


def _prerequisites(mc: Microcredential) -> Text | None:
    """The prerequisites, `none` as its author wrote it."""
    return (
        Text(mc.default_language, {mc.default_language: "none"})
        if mc.prerequisites_none
        else mc.prerequisites
    )


def _assessed(assessment: Assessment) -> tuple[str, ...]:
    """The numbers of the assessed outcomes; one below zero was removed, which is told of the outcome."""
    return tuple(str(n) for n in assessment.outcomes if n > 0)


def _related(label: str, field: str, added: str, removed: str) -> Row:
    return Row(
        field=field,
        label=label,
        form=Items(
            of=Related,
            name=lambda related: related.key or _quoted(related.title),
            added=added,
            removed=removed,
            strict=True,
        ),
    )


def _texts(label: str, field: str) -> Row:
    return Row(field=field, label=label, form=Items(of=Text, name=_quoted))


def _skills(label: str, field: str) -> Row:
    return Row(field=field, label=label, form=Items(of=Skill, name=lambda s: s.uri or _quoted(s.label)))


_STATUS = Row(field="status", label="status")
_ALIASES = Row(field="aliases", label="former id", form=Names())
_CONTACT = Row(field="contact", label="contact", form=Group(of=Contact))
_IMAGE = Row(field="image", label="picture", form=Group(of=Image))
_LEVEL = Row(field="level", label="level", form=Group(of=Level))
_APPLY = Row(field="application_url", label="address to apply")
_FORM = Row(field="form_of_participation", label="form of participation")
_PACE = Row(field="pace", label="pace")
_INTENSITY = Row(field="study_intensity", label="study intensity")
_TAUGHT_IN = Row(
    field="languages", key="language_of_instruction", label="language of instruction", form=Names()
)
_PRICE = Row(field="price", label="price", form=Group(of=Price))
_QUALITY = Row(
    field="quality_assurance",
    label="quality assurance",
    form=Items(
        of=QualityAssurance,
        name=lambda one: _joined(one.type, one.framework, one.scope, one.body and _quoted(one.body)),
    ),
)
_CONFIRMED = Row(field="information_confirmed", label="day of confirmation", form=_DAY)

TABLES: Mapping[type, tuple[Row, ...]] = MappingProxyType(
    {
        Microcredential: (
            _STATUS,
            Row(field="title", label="title", form=_TEXT),
            Row(field="learning_outcomes", label="outcome", form=Outcomes()),
            Row(field="workload", key="notional_workload", label="workload", form=Group(of=Workload)),
            _LEVEL,
            Row(
                field="assessment",
                label="assessment",
                form=Items(
                    of=Assessment, name=lambda one: _joined(one.type, one.title and _quoted(one.title))
                ),
            ),
            _FORM,
            _QUALITY,
            Row(field="awarding_bodies", key="awarding_body", label="awarding body", form=Names()),
            Row(field="summary", label="summary", form=_TEXT),
            Row(field="description", label="description", form=_TEXT),
            Row(field="target_group", label="target group", form=_TEXT),
            _texts(msgid("other title"), "alternative_titles"),
            _texts(msgid("keyword"), "keywords"),
            Row(field="code", label="code"),
            Row(field="supervision", label="supervision"),
            Row(field="prerequisites", label="prerequisites", form=_TEXT, get=_prerequisites),
            Row(field="selection", label="selection", form=_TEXT),
            Row(field="recognition_of_prior_learning", label="recognition of prior learning", form=_TEXT),
            Row(field="language_requirements", label="language requirements", form=_TEXT),
            Row(field="equipment", label="equipment", form=_TEXT),
            Row(field="retake", label="retake", form=_TEXT),
            Row(field="accessibility", label="accessibility", form=_TEXT),
            Row(field="further_information", label="further information", form=_TEXT),
            Row(
                field="recognised_by",
                label="recognition by",
                form=Items(of=Recognition, name=lambda r: r.provider or _quoted(r.name)),
            ),
            Row(field="stackability", label="stackability", form=Group(of=Stackability)),
            _skills(msgid("skill"), "skills"),
            _skills(msgid("occupation"), "occupations"),
            Row(field="fields", key="isced_f", label="field of study", form=Names()),
            _TAUGHT_IN,
            Row(field="learning_setting", label="learning setting"),
            _PACE,
            _INTENSITY,
            Row(field="credential_formats", label="credential format", form=Names()),
            Row(field="funding", label="funding", form=_TEXT),
            _CONTACT,
            _IMAGE,
            _APPLY,
            _PRICE,
            Row(field="duration", label="duration", form=Group(of=Duration)),
            Row(field="hours_per_ects", label="hours per ECTS credit"),
            Row(
                field="offerings",
                label="offering",
                form=Items(of=Offering, name=lambda o: o.slug, strict=True),
            ),
            Row(
                field="valid_for_months",
                key="credential_valid_for",
                label="validity of the credential",
                form=Value(unit="months"),
            ),
            Row(field="homepage", label="homepage"),
            Row(field="links", label="link", form=Items(of=ExternalLink, name=lambda link: link.url)),
            Row(field="version", label="version"),
            _related(
                msgid("replaces"),
                "replaces",
                msgid("now replaces {name}"),
                msgid("no longer replaces {name}"),
            ),
            _related(
                msgid("replaced by"),
                "replaced_by",
                msgid("now replaced by {name}"),
                msgid("no longer replaced by {name}"),
            ),
            Row(field="first_published", label="day of first publication", form=_DAY),
            _CONFIRMED,
            Row(field="uuid", label="UUID"),
            Row(field="default_language", label="language of the description"),
            _ALIASES,
        ),
        Provider: (
            _STATUS,
            Row(field="legal_name", label="legal name", form=_TEXT),
            Row(field="short_name", label="short name", form=_TEXT),
            Row(field="type", label="type"),
            Row(field="description", label="description", form=_TEXT),
            Row(field="country", label="country"),
            Row(field="region", label="region"),
            Row(field="city", label="town", form=_TEXT),
            Row(field="homepage", label="homepage"),
            _CONTACT,
            Row(field="logo", label="logo", form=Group(of=Image)),
            Row(field="identifiers", label="identifier", form=Table()),
            Row(
                field="part_of",
                label="part of",
                form=Names(added="now part of {name}", removed="no longer part of {name}"),
            ),
            _QUALITY,
            _ALIASES,
        ),
        Pathway: (
            _STATUS,
            Row(field="title", label="title", form=_TEXT),
            Row(field="provider", label="provider"),
            Row(field="kind", label="kind"),
            Row(
                field="components",
                label="component",
                form=Items(of=Choice, name=lambda choice: choice.options[0], strict=True),
            ),
            Row(field="ordered", label="in this order"),
            Row(field="workload", key="notional_workload", label="workload", form=Group(of=Workload)),
            Row(field="remainder", label="remainder", form=Group(of=Workload)),
            Row(field="remainder_title", key="remainder", label="title of the remainder", form=_TEXT),
            _LEVEL,
            Row(field="summary", label="summary", form=_TEXT),
            Row(field="description", label="description", form=_TEXT),
            Row(field="further_information", label="further information", form=_TEXT),
            Row(field="homepage", label="homepage"),
            _APPLY,
            _IMAGE,
            _CONFIRMED,
            Row(field="default_language", label="language of the description"),
            _ALIASES,
        ),
        CatalogueInfo: (
            Row(field="title", label="title", form=_TEXT),
            Row(field="url", label="address of the site"),
            Row(field="identity_url", label="beginning of all identifiers"),
            Row(field="languages", label="language of the site", form=Names()),
            Row(field="publisher", label="publisher"),
            Row(field="timezone", label="time zone"),
            Row(field="description", label="description", form=_TEXT),
            Row(field="licences", key="licence", label="licence", form=Group(of=Licences)),
            _CONTACT,
            Row(field="logo", label="logo", form=Group(of=Image)),
            Row(field="accent_colour", label="accent colour"),
            Row(field="footer", label="footer", form=_TEXT),
            Row(field="privacy", label="privacy notice", form=_TEXT),
            Row(field="imprint", label="imprint", form=_TEXT),
            Row(
                field="accessibility_contact",
                key="accessibility",
                label="contact for accessibility",
                form=Group(of=Contact),
            ),
            Row(
                field="enforcement_body",
                key="accessibility",
                label="enforcement body",
                form=Group(of=ExternalLink),
            ),
            Row(
                field="accessibility_tested",
                key="accessibility",
                label="day of the accessibility test",
                form=_DAY,
            ),
            Row(
                field="accessibility_method",
                key="accessibility",
                label="method of the accessibility test",
                form=_TEXT,
            ),
            Row(
                field="accessibility_gaps",
                key="accessibility",
                label="known gap in accessibility",
                form=Items(of=Text, name=_quoted),
            ),
            Row(field="health_page", label="page on the state of the catalogue"),
            Row(field="exports", label="export", form=Table()),
        ),
        Outcome: (
            Row(field="id", label="id"),
            Row(field="text", label="", form=_TEXT),
            Row(field="type", label="type"),
            _skills(msgid("skill"), "skills"),
        ),
        Workload: (
            Row(field="ects", label="", form=Value(unit="ECTS")),
            Row(field="hours", label="", form=Value(unit="hours")),
            Row(field="contact_hours", label="contact hours"),
            Row(
                field="other_points",
                key="other_credits",
                label="",
                form=Value(unit_of=lambda w: w.other_system or ""),
            ),
            Row(field="other_system", key="other_credits", label="credit system"),
        ),
        Level: (
            Row(field="eqf", label="EQF"),
            Row(field="nqf", label="national", form=Group(of=NationalLevel)),
            Row(field="not_applicable", label="not applicable", form=_TEXT),
            Row(field="cycle", label="cycle", follows="eqf"),
        ),
        NationalLevel: (
            Row(field="framework", label="framework"),
            Row(field="level", label=""),
            Row(field="uri", label="address"),
        ),
        Assessment: (
            Row(field="type", label="type"),
            Row(field="title", label="title", form=_TEXT),
            Row(field="description", label="description", form=_TEXT),
            Row(field="weight", label="weight", form=Value(unit="percent")),
            Row(field="outcomes", label="assessed outcome", form=Names(), get=_assessed),
            Row(field="supervision", label="supervision"),
            Row(field="grading", label="grading", form=_TEXT),
            _FORM,
        ),
        QualityAssurance: (
            Row(field="type", label="type"),
            Row(field="framework", label="framework"),
            Row(field="scope", label="scope"),
            Row(field="body", label="body", form=_TEXT),
            Row(field="eqar_registered", label="body registered in EQAR"),
            Row(field="reference", label="reference"),
            Row(field="valid_until", label="validity", form=_DAY),
            Row(field="note", label="note", form=_TEXT),
        ),
        Related: (
            Row(field="key", label="id"),
            Row(field="title", label="title", form=_TEXT),
            Row(field="url", label="address"),
        ),
        Stackability: (
            Row(field="kind", label="kind"),
            _related(
                msgid("requires"),
                "requires",
                msgid("now requires {name}"),
                msgid("no longer requires {name}"),
            ),
            _related(
                msgid("recommended after"),
                "recommended_after",
                msgid("now recommended after {name}"),
                msgid("no longer recommended after {name}"),
            ),
            _related(
                msgid("leads to"),
                "leads_to",
                msgid("now leads to {name}"),
                msgid("no longer leads to {name}"),
            ),
            _related(
                msgid("part of"),
                "part_of",
                msgid("now part of {name}"),
                msgid("no longer part of {name}"),
            ),
            _related(
                msgid("exempts from"),
                "exempts_from",
                msgid("now exempts from {name}"),
                msgid("no longer exempts from {name}"),
            ),
            Row(field="note", label="note", form=_TEXT),
        ),
        Recognition: (
            Row(field="provider", key="organisation", label="organisation"),
            # The name of a provider of the catalogue is told there, not at everybody who is recognised by it.
            Row(
                field="name",
                key="organisation",
                label="organisation",
                form=_TEXT,
                get=lambda r: None if r.provider else r.name,
            ),
            Row(field="purpose", key="for", label="purpose", form=_TEXT),
            Row(field="url", label="address"),
        ),
        Skill: (
            Row(field="label", label="name", form=_TEXT),
            Row(field="uri", label="address"),
            Row(field="essential", label="essential mark"),
        ),
        Price: (
            Row(field="amount", label="", form=Value(unit_of=lambda price: price.currency)),
            Row(field="note", label="note", form=_TEXT),
            Row(field="includes", label="what is included", form=_TEXT),
            Row(
                field="reductions",
                label="reduction for",
                form=Items(of=Reduction, name=lambda r: _quoted(r.group)),
            ),
            Row(
                field="currency",
                label="currency",
                get=lambda price: price.currency if price.amount is not None or price.reductions else None,
                follows="amount",
            ),
        ),
        Reduction: (
            Row(field="group", label="group", form=_TEXT),
            Row(field="amount", label="amount"),
            Row(field="percent", label="", form=Value(unit="percent")),
            Row(field="note", label="note", form=_TEXT),
        ),
        Offering: (
            Row(field="id", label="id"),
            Row(field="start", label="start", form=_DAY),
            Row(field="end", label="end", form=_DAY),
            Row(field="application_opens", label="opening of applications", form=_DAY),
            Row(field="application_deadline", label="deadline", form=_DAY),
            _APPLY,
            _FORM,
            _PACE,
            _INTENSITY,
            Row(field="timetable", label="timetable", form=_TEXT),
            _TAUGHT_IN,
            Row(field="place", label="place", form=Group(of=Place)),
            _PRICE,
            Row(field="seats", label="seats"),
            Row(field="minimum_seats", label="least number of people"),
            Row(field="availability", label="availability"),
            Row(field="provider", label="provider"),
            Row(field="note", label="note", form=_TEXT),
        ),
        Place: (
            Row(field="name", label="", form=_TEXT),
            Row(field="city", label="town", form=_TEXT),
            Row(field="country", label="country"),
            Row(field="address", label="street address", form=_TEXT),
            Row(field="accessibility", label="accessibility", form=_TEXT),
        ),
        Contact: (
            Row(field="email", label="e-mail"),
            Row(field="phone", label="telephone"),
            Row(field="url", label="page"),
        ),
        Image: (
            Row(field="src", label=""),
            Row(field="alt", label="description", form=_TEXT),
            Row(field="licence", label="licence"),
        ),
        Duration: (
            Row(field="weeks", label="", form=Value(unit="weeks")),
            Row(field="months", label="", form=Value(unit="months")),
        ),
        ExternalLink: (
            Row(field="url", label="address"),
            Row(field="title", label="title", form=_TEXT),
        ),
        Choice: (
            Row(field="options", key="from", label="option", form=Names()),
            Row(field="choose", label="number to choose"),
        ),
        Licences: (
            Row(field="data", label="for data"),
            Row(field="texts", label="for texts"),
            Row(field="images", label="for images"),
        ),
        Text: (Row(field="", label="", form=_TEXT, get=lambda text: text),),
    }
)
"""What is compared in each class of the model, in the order in which it is told."""

SILENT: Mapping[type, Mapping[str, str]] = MappingProxyType(
    {
        Microcredential: {
            "key": "another key is another address: it is told as renamed",
            "id": "a part of the key",
            "provider": "a part of the key",
            "source": "says where it stands, not what it is",
            "modified": "follows from the history of the file",
            "prerequisites_none": "told with the prerequisites",
            "text_languages": "follows from title and outcomes",
        },
        Provider: {
            "id": "another id is another address: it is told as renamed",
            "source": "says where it stands, not what it is",
            "modified": "follows from the history of the file",
        },
        Pathway: {
            "id": "another id is another address: it is told as renamed",
            "source": "says where it stands, not what it is",
            "modified": "follows from the history of the file",
        },
        Outcome: {"number": "follows from the order, which is told of the list"},
        Offering: {"slug": "follows from id and start"},
        Text: {"default": "told for the whole description", "by_language": "is what is compared"},
    }
)
"""What is not compared, and why not."""
