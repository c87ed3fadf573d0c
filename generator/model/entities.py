"""Microcredentials, providers and pathways as frozen values.

Codes (`assessment.type`, `form_of_participation`, …) are those of `generator.vocabularies`; texts are
`Text` values with one or more languages; days are dates without a time. Optional values are None,
optional lists are empty tuples, and nothing is half-filled.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from generator.documents import Document
from generator.text import Text

Number = int | float


class Status(enum.StrEnum):
    """Where something is in its life. Drafts never reach a site or an export; retired things stay."""

    DRAFT = "draft"
    PUBLISHED = "published"
    RETIRED = "retired"


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """Which file something was read from, and which of its values were inherited from where.

    `origins` maps a top-level key, or (key, subkey) for groups that merge, to the file the value stands
    in and the keys under which it stands there. A key that is absent stands in `document` itself.
    """

    document: Document
    origins: Mapping[tuple[str, ...], tuple[Document, tuple[str, ...]]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Contact:
    """Where questions go; role addresses."""

    email: str | None = None
    phone: str | None = None
    url: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Image:
    """A picture below the media folder; `src` is relative to that folder."""

    src: str
    alt: Text
    licence: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Skill:
    """A skill or an occupation by name, with the address of its ESCO concept where one is known."""

    label: Text
    uri: str | None = None
    essential: bool | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """One learning outcome.

    `number` counts from 1 in the order of the file; `id` is there only if the author gave one.
    """

    number: int
    text: Text
    id: str | None = None
    type: str | None = None
    skills: tuple[Skill, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Workload:
    """Notional workload: ECTS credits, hours in all, hours with a teacher, credits of another system."""

    ects: Number | None = None
    hours: Number | None = None
    contact_hours: Number | None = None
    other_system: str | None = None
    other_points: Number | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class NationalLevel:
    """A level in a national qualifications framework, as that framework writes it."""

    framework: str
    level: str
    uri: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Level:
    """EQF level 1 to 8, QF-EHEA cycle, national level; or why none applies.

    The cycle is the one written, or the one that follows from EQF 5 to 8.
    """

    eqf: int | None = None
    cycle: str | None = None
    nqf: NationalLevel | None = None
    not_applicable: Text | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Assessment:
    """One kind of assessment.

    `outcomes` holds the numbers (from 1) of the outcomes it assesses; empty means all of them. `weight`
    is percent.
    """

    type: str
    title: Text | None = None
    description: Text | None = None
    weight: Number | None = None
    outcomes: tuple[int, ...] = ()
    supervision: str | None = None
    grading: Text | None = None
    form_of_participation: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class QualityAssurance:
    """One arrangement of internal or external quality assurance."""

    type: str
    framework: str | None = None
    scope: str | None = None
    body: Text | None = None
    eqar_registered: bool | None = None
    reference: str | None = None
    valid_until: date | None = None
    note: Text | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Related:
    """A related credential: `key` of a microcredential of this catalogue, or title and address of another."""

    key: str | None = None
    title: Text | None = None
    url: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Stackability:
    """Whether it stands alone or adds up to something larger, and with what."""

    kind: str | None = None
    requires: tuple[Related, ...] = ()
    recommended_after: tuple[Related, ...] = ()
    leads_to: tuple[Related, ...] = ()
    part_of: tuple[Related, ...] = ()
    exempts_from: tuple[Related, ...] = ()
    note: Text | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Recognition:
    """Who accepts the microcredential and for what; `provider` is set when it is one of this catalogue."""

    name: Text
    provider: str | None = None
    purpose: Text | None = None
    url: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Reduction:
    """A group of people who pay less: an amount, or percent off."""

    group: Text
    amount: Number | None = None
    percent: Number | None = None
    note: Text | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Price:
    """What it costs. `amount` None: only a note is known; 0: free. `currency` is an ISO 4217 code."""

    amount: Number | None = None
    currency: str = "EUR"
    note: Text | None = None
    includes: Text | None = None
    reductions: tuple[Reduction, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where an offering takes place; `country` is an ISO 3166-1 code of two letters."""

    name: Text | None = None
    city: Text | None = None
    country: str | None = None
    address: Text | None = None
    accessibility: Text | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Duration:
    """How long it usually takes, in weeks or in months."""

    weeks: Number | None = None
    months: Number | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Offering:
    """A dated run.

    What it inherits from its microcredential (price, address to apply, form, pace, languages) is already
    filled in. `slug` is its name in addresses: id, else start day, else 'self-paced'.
    """

    slug: str
    id: str | None = None
    start: date | None = None
    end: date | None = None
    application_opens: date | None = None
    application_deadline: date | None = None
    application_url: str | None = None
    form_of_participation: str | None = None
    pace: str | None = None
    study_intensity: str | None = None
    timetable: Text | None = None
    languages: tuple[str, ...] = ()
    place: Place | None = None
    price: Price | None = None
    seats: int | None = None
    minimum_seats: int | None = None
    availability: str | None = None
    provider: str | None = None
    note: Text | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ExternalLink:
    """A further page, with its title where one is given."""

    url: str
    title: Text | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Microcredential:
    """One microcredential, as checked and linked; `key` is `provider/id`.

    `prerequisites_none` is True when the author says that nothing is needed (the word `none`);
    `modified` is the day its content last changed, None where that is not known.
    """

    key: str
    id: str
    provider: str
    source: Source
    status: Status
    default_language: str
    title: Text
    learning_outcomes: tuple[Outcome, ...]
    workload: Workload
    level: Level
    assessment: tuple[Assessment, ...]
    form_of_participation: str
    quality_assurance: tuple[QualityAssurance, ...]
    awarding_bodies: tuple[str, ...]
    summary: Text | None = None
    description: Text | None = None
    target_group: Text | None = None
    alternative_titles: tuple[Text, ...] = ()
    keywords: tuple[Text, ...] = ()
    code: str | None = None
    supervision: str | None = None
    prerequisites: Text | None = None
    prerequisites_none: bool = False
    selection: Text | None = None
    recognition_of_prior_learning: Text | None = None
    language_requirements: Text | None = None
    equipment: Text | None = None
    retake: Text | None = None
    accessibility: Text | None = None
    further_information: Text | None = None
    recognised_by: tuple[Recognition, ...] = ()
    stackability: Stackability = Stackability()
    skills: tuple[Skill, ...] = ()
    occupations: tuple[Skill, ...] = ()
    fields: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    learning_setting: str | None = None
    pace: str | None = None
    study_intensity: str | None = None
    credential_formats: tuple[str, ...] = ()
    funding: Text | None = None
    contact: Contact | None = None
    image: Image | None = None
    application_url: str | None = None
    price: Price | None = None
    duration: Duration | None = None
    hours_per_ects: Number | None = None
    uuid: str | None = None
    offerings: tuple[Offering, ...] = ()
    valid_for_months: int | None = None
    homepage: str | None = None
    links: tuple[ExternalLink, ...] = ()
    version: str | None = None
    replaces: tuple[Related, ...] = ()
    replaced_by: tuple[Related, ...] = ()
    first_published: date | None = None
    information_confirmed: date | None = None
    modified: date | None = None
    aliases: tuple[str, ...] = ()
    text_languages: tuple[str, ...] = ()
    """Languages in which at least title and outcomes are written, the default first."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Provider:
    """An organisation that offers or awards microcredentials; `identifiers` maps scheme to value."""

    id: str
    source: Source
    status: Status
    legal_name: Text
    type: str
    country: str
    short_name: Text | None = None
    description: Text | None = None
    region: str | None = None
    city: Text | None = None
    homepage: str | None = None
    contact: Contact | None = None
    logo: Image | None = None
    identifiers: Mapping[str, str]
    part_of: tuple[str, ...] = ()
    quality_assurance: tuple[QualityAssurance, ...] = ()
    modified: date | None = None
    aliases: tuple[str, ...] = ()

    @property
    def name(self) -> Text:
        """The name for lists: short where there is one."""
        return self.short_name or self.legal_name


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """Components of a pathway: `choose` of the microcredentials named by `options` (all keys)."""

    choose: int
    options: tuple[str, ...]

    @property
    def is_fixed(self) -> bool:
        """Whether there is nothing to choose."""
        return self.choose == len(self.options)


@dataclass(frozen=True, kw_only=True, slots=True)
class Pathway:
    """A larger award or suggested sequence. A single required component is a Choice of 1 from 1."""

    id: str
    source: Source
    status: Status
    default_language: str
    title: Text
    provider: str
    components: tuple[Choice, ...]
    kind: str | None = None
    summary: Text | None = None
    description: Text | None = None
    ordered: bool = False
    remainder: Workload | None = None
    remainder_title: Text | None = None
    workload: Workload | None = None
    level: Level | None = None
    homepage: str | None = None
    application_url: str | None = None
    further_information: Text | None = None
    image: Image | None = None
    information_confirmed: date | None = None
    modified: date | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Licences:
    """SPDX ids of the licences for data, texts and images; 'proprietary' where none is stated."""

    data: str = "proprietary"
    texts: str = "proprietary"
    images: str = "proprietary"


@dataclass(frozen=True, kw_only=True, slots=True)
class CatalogueInfo:
    """What `catalogue.yml` says about the catalogue itself. Addresses end with a slash.

    `exports` maps output names to False where they are switched off; `health_page` is False where the site
    shall not show the state of its entries.
    """

    title: Text
    url: str
    identity_url: str
    languages: tuple[str, ...]
    publisher: str
    timezone: str = "Europe/Brussels"
    description: Text | None = None
    licences: Licences = Licences()
    contact: Contact | None = None
    logo: Image | None = None
    accent_colour: str | None = None
    footer: Text | None = None
    privacy: Text | None = None
    imprint: Text | None = None
    accessibility_contact: Contact | None = None
    enforcement_body: ExternalLink | None = None
    accessibility_tested: date | None = None
    accessibility_method: Text | None = None
    accessibility_gaps: tuple[Text, ...] = ()
    health_page: bool = True
    exports: Mapping[str, bool]

    @property
    def has_accessibility_statement(self) -> bool:
        """Whether enough is said for a statement: whom to tell, who decides then, when it was tested."""
        return bool(self.accessibility_contact and self.enforcement_body and self.accessibility_tested)
