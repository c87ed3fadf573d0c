"""The rules of families S, V and D that the JSON Schemas and the Annex I demand answer for."""

from __future__ import annotations

from generator.diagnostics import Rule, Severity

_FORMAT = "Credenza authoring format (JSON Schema)"
_ANNEX = "Council Recommendation 2022/C 243/02, Annex I"
_ERROR = Severity.ERROR

S101 = Rule(
    id="S101",
    severity=_ERROR,
    title="Unknown key",
    why="A key that nobody reads is information that silently never reaches a learner.",
    source=_FORMAT,
    wrong="workload: { ects: 3 }\n",
    right="notional_workload: { ects: 3 }\n",
)
S102 = Rule(
    id="S102",
    severity=_ERROR,
    title="Mandatory element missing",
    why="Of a microcredential, Annex I lists the elements without which it cannot be compared, trusted or "
    "recognised elsewhere; they may also come from the defaults of the provider or the catalogue. A "
    "provider, a pathway and the catalogue itself need a few values too, because their pages and all data "
    "are made from them.",
    source=_ANNEX + ", mandatory elements; " + _FORMAT,
    wrong="title: Data Literacy\n# no level anywhere\n",
    right="title: Data Literacy\nlevel: { eqf: 6 }\n",
)
S103 = Rule(
    id="S103",
    severity=_ERROR,
    title="Wrong kind of value",
    why="A value of another kind, such as a number where a group of keys is expected or words where a "
    "number is, cannot be understood.",
    source=_FORMAT,
    wrong="price: 250\n",
    right="price: { amount: 250 }\n",
)
S104 = Rule(
    id="S104",
    severity=_ERROR,
    title="Languages one step too high",
    why="An outcome is a sentence or a group of keys; its translations stand together under `text:` "
    "because a key such as `id` is itself a language tag (Indonesian).",
    source="Credenza authoring format §4",
    wrong="learning_outcomes:\n  - { en: Clean a data set, es: Limpiar un conjunto de datos }\n",
    right="learning_outcomes:\n  - text: { en: Clean a data set, es: Limpiar un conjunto de datos }\n",
)
S105 = Rule(
    id="S105",
    severity=_ERROR,
    title="Belongs to the issued credential",
    why="The learner, the day of issue and the grade are facts about one person's credential. A "
    "catalogue describes what anybody can earn, and must not hold data about people.",
    source=_ANNEX + ": identification of the learner, date of issuing, grade achieved",
    wrong="date_of_issuing: 2027-06-01\n",
    right="offerings:\n  - { start: 2027-02-08, end: 2027-06-01 }\n",
)
S106 = Rule(
    id="S106",
    severity=_ERROR,
    title="Badly written date, address or code",
    why="Other systems read dates, addresses and codes exactly as they are written.",
    source="ISO 8601 (dates), RFC 3986 (addresses), the code list of the key",
    wrong="information_confirmed: 8 February 2027\n",
    right="information_confirmed: 2027-02-08\n",
)
S107 = Rule(
    id="S107",
    severity=_ERROR,
    title="Outside its range",
    why="A number or a length outside its range is a slip of the pen, or cannot be shown or exported.",
    source="The range of the key, for levels the European Qualifications Framework (1 to 8)",
    wrong="level: { eqf: 9 }\n",
    right="level: { eqf: 6 }\n",
)
S108 = Rule(
    id="S108",
    severity=_ERROR,
    title="Empty value",
    why="A key without a value looks like information and is none. (`key: ~` removes an inherited value.)",
    source=_FORMAT,
    wrong="summary:\n",
    right="summary: Find, clean and present public data.\n",
)
S109 = Rule(
    id="S109",
    severity=_ERROR,
    title="Not a language tag",
    why="Language tags choose the voice of a screen reader and the page that a learner sees.",
    source="BCP 47",
    wrong="title: { english: Data Literacy }\n",
    right="title: { en: Data Literacy }\n",
)
S110 = Rule(
    id="S110",
    severity=_ERROR,
    title="Same value twice in a list",
    why="A value that stands twice in one list is shown and counted twice.",
    source=_FORMAT,
    wrong="language_of_instruction: [en, en]\n",
    right="language_of_instruction: [en]\n",
)
S111 = Rule(
    id="S111",
    severity=_ERROR,
    title="Incomplete group",
    why="A group without this key says nothing: an assessment without its type, a price reduction "
    "without its group.",
    source=_FORMAT,
    wrong="assessment:\n  - { weight: 100 }\n",
    right="assessment:\n  - { type: project-work, weight: 100 }\n",
)
V201 = Rule(
    id="V201",
    severity=_ERROR,
    title="Value not in the list",
    why="Only values of the common lists can be compared, translated and exported.",
    source=_ANNEX + "; controlled vocabularies of Europass",
    wrong="form_of_participation: in-person\n",
    right="form_of_participation: onsite\n",
)
V202 = Rule(
    id="V202",
    severity=_ERROR,
    title="Unknown country or currency",
    why="Countries and currencies are written in their international codes, which programs translate.",
    source="ISO 3166-1 and ISO 4217",
    wrong="country: UK\n",
    right="country: GB\n",
)
V203 = Rule(
    id="V203",
    severity=_ERROR,
    title="Unknown field of study",
    why="The field decides under which subject learners and other catalogues find the microcredential.",
    source="ISCED-F 2013",
    wrong='isced_f: ["0699"]\n',
    right='isced_f: ["0619"]\n',
)
V204 = Rule(
    id="V204",
    severity=Severity.WARNING,
    title="Language that does not exist",
    why="A tag that is well formed but belongs to no language makes the text invisible to its readers.",
    source="BCP 47 with the ISO 639 codes",
    wrong="language_of_instruction: [sp]\n",
    right="language_of_instruction: [es]\n",
)
V205 = Rule(
    id="V205",
    severity=_ERROR,
    title="Not an ESCO address of this kind",
    why="The address of a skill must name an ESCO skill, that of an occupation an ESCO occupation: "
    "systems that match learners with work follow it blindly.",
    source="ESCO classification, concept addresses",
    wrong="skills:\n  - { label: analyse data, uri: https://esco.ec.europa.eu/en/analyse }\n",
    right="skills:\n  - { label: analyse data, uri: "
    '"http://data.europa.eu/esco/skill/2b92a5b2-6758-4ee3-9fb4-b6387a55cc8f" }\n',
)
D501 = Rule(
    id="D501",
    severity=_ERROR,
    title="Not a day of the calendar",
    why="A day that does not exist cannot be a deadline.",
    source="ISO 8601",
    wrong="information_confirmed: 2027-02-30\n",
    right="information_confirmed: 2027-02-28\n",
)

RULES: tuple[Rule, ...] = (
    S101, S102, S103, S104, S105, S106, S107, S108, S109, S110, S111,
    V201, V202, V203, V204, V205, D501,
)  # fmt: skip
