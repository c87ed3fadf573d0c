"""The elements of Annex I that a catalogue entry carries, with their place in every output.

Annex I of the Council Recommendation of 16 June 2022 (2022/C 243/02) names eleven mandatory elements
of a microcredential and five optional ones. Learner, date of issuing and grade exist only once a
credential is issued; the other nine mandatory and four optional elements stand in this table.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.interface import msgid

__all__ = ["ELEMENTS", "Element", "element"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Element:
    """One element of Annex I and where it is found.

    `label` is its official English name, and the msgid of the interface. `yaml` are the keys an author
    writes: in the file of the microcredential, or in that of its provider or pathway where the name of
    the kind stands before a colon. `attribute` is the attribute of `Microcredential`, `anchor` the id of
    its section on the page. `schema_org` and `elm` are JSON pointers (RFC 6901) into `index.jsonld` and
    the ELM file of an entry; the notes say how an element is carried for which a format has no property.
    """

    key: str
    label: str
    mandatory: bool
    yaml: tuple[str, ...]
    attribute: str
    anchor: str
    schema_org: tuple[str, ...]
    elm: tuple[str, ...]
    schema_org_note: str = ""
    elm_note: str = ""


_IN_DESCRIPTION = "schema.org has no property for it: a labelled line of the credential's description"

ELEMENTS: tuple[Element, ...] = (
    Element(
        key="title",
        label=msgid("Title of the microcredential"),
        mandatory=True,
        yaml=("title",),
        attribute="title",
        anchor="title",
        schema_org=("/name",),
        elm=("/@graph/0/title",),
    ),
    Element(
        key="country",
        label=msgid("Country or region of the issuer"),
        mandatory=True,
        yaml=("provider:country", "provider:region"),
        attribute="provider",
        anchor="country",
        schema_org=("/provider/address/addressCountry", "/educationalCredentialAwarded/validIn/name"),
        elm=("/@graph/0/awardingOpportunity/0/location/address/countryCode",),
    ),
    Element(
        key="awarding_body",
        label=msgid("Awarding body"),
        mandatory=True,
        yaml=("awarding_body",),
        attribute="awarding_bodies",
        anchor="awarding-body",
        schema_org=("/educationalCredentialAwarded/creator/0/name",),
        schema_org_note="schema.org has no awarding body: the creator of the credential",
        elm=("/@graph/0/awardingOpportunity/0/awardingBody",),
    ),
    Element(
        key="learning_outcomes",
        label=msgid("Learning outcomes"),
        mandatory=True,
        yaml=("learning_outcomes",),
        attribute="learning_outcomes",
        anchor="learning-outcomes",
        schema_org=("/teaches/0/name", "/educationalCredentialAwarded/competencyRequired/0"),
        elm=("/@graph/0/learningOutcome/0/title",),
    ),
    Element(
        key="notional_workload",
        label=msgid("Notional workload"),
        mandatory=True,
        yaml=("notional_workload",),
        attribute="workload",
        anchor="workload",
        schema_org=("/numberOfCredits/value", "/timeRequired"),
        elm=("/@graph/0/creditPoint/0/point", "/@graph/0/volumeOfLearning"),
    ),
    Element(
        key="level",
        label=msgid("Level of the learning experience"),
        mandatory=True,
        yaml=("level",),
        attribute="level",
        anchor="level",
        schema_org=(
            "/educationalLevel/termCode",
            "/educationalCredentialAwarded/educationalLevel/0/termCode",
        ),
        schema_org_note="the reason why no level applies is a labelled line of the credential's description",
        elm=("/@graph/0/educationLevel",),
        elm_note="EQFLevel where the entry is a Qualification; cycle and reasons in a note",
    ),
    Element(
        key="assessment",
        label=msgid("Type of assessment"),
        mandatory=True,
        yaml=("assessment",),
        attribute="assessment",
        anchor="assessment",
        schema_org=("/educationalCredentialAwarded/description",),
        schema_org_note=_IN_DESCRIPTION + " (`assesses` names what is assessed, not how)",
        elm=("/@graph/0/provenBy/0/title", "/@graph/0/provenBy/0/altLabel"),
        elm_note="altLabel where the title is the author's own; dcType where Europass has a concept",
    ),
    Element(
        key="form_of_participation",
        label=msgid("Form of participation in the learning activity"),
        mandatory=True,
        yaml=("form_of_participation",),
        attribute="form_of_participation",
        anchor="participation",
        schema_org=("/hasCourseInstance/0/courseMode", "/educationalCredentialAwarded/description"),
        schema_org_note="courseMode knows Online, Onsite and Blended; the exact form is a labelled line",
        elm=("/@graph/0/mode",),
    ),
    Element(
        key="quality_assurance",
        label=msgid("Type of quality assurance"),
        mandatory=True,
        yaml=("quality_assurance",),
        attribute="quality_assurance",
        anchor="quality-assurance",
        schema_org=("/educationalCredentialAwarded/description",),
        schema_org_note=_IN_DESCRIPTION + "; a named body also as recognizedBy",
        elm=("/@graph/0/additionalNote",),
        elm_note="a learning achievement has no accreditation: a note on accreditation and quality assurance",
    ),
    Element(
        key="prerequisites",
        label=msgid("Prerequisites needed to enrol"),
        mandatory=False,
        yaml=("prerequisites",),
        attribute="prerequisites",
        anchor="prerequisites",
        schema_org=("/coursePrerequisites",),
        elm=("/@graph/0/entryRequirement/noteLiteral",),
    ),
    Element(
        key="supervision",
        label=msgid("Supervision and identity verification during assessment"),
        mandatory=False,
        yaml=("supervision", "assessment.supervision"),
        attribute="supervision",
        anchor="supervision",
        schema_org=("/educationalCredentialAwarded/description",),
        schema_org_note=_IN_DESCRIPTION,
        elm=("/@graph/0/provenBy/0/additionalNote",),
        elm_note="the LOQ profile has no property for it: a note on the assessment",
    ),
    Element(
        key="stackability",
        label=msgid("Integration or stackability options"),
        mandatory=False,
        yaml=("stackability", "pathway:components"),
        attribute="stackability",
        anchor="stackability",
        schema_org=("/educationalCredentialAwarded/description", "/isPartOf/0"),
        schema_org_note="isPartOf for the pathways of the catalogue; kind and other awards as labelled lines",
        elm=("/@graph/0/additionalNote",),
        elm_note="a note on pathways; in the catalogue's file also hasPart of each pathway",
    ),
    Element(
        key="further_information",
        label=msgid("Further information"),
        mandatory=False,
        yaml=("further_information", "links", "homepage"),
        attribute="further_information",
        anchor="further-information",
        schema_org=("/educationalCredentialAwarded/description",),
        schema_org_note=_IN_DESCRIPTION,
        elm=("/@graph/0/additionalNote",),
        elm_note="a note; further pages as supplementary documents",
    ),
)
"""Nine mandatory elements, then four optional ones, in the order of Annex I."""

_BY_KEY = {row.key: row for row in ELEMENTS}


def element(key: str) -> Element:
    """The row with this key; KeyError when there is none."""
    return _BY_KEY[key]
