"""What is repaired and what is left, line by line; everything around it stays as it was."""

from __future__ import annotations

import pytest

from generator.diagnostics import Severity
from generator.documents import Kind
from generator.fixes.meaning import table
from generator.schema.bundle import bundle
from generator.schema.synonyms import meant_inside, meant_key
from generator.vocabularies import vocabulary

# A file in which every other line would look different if it were written anew.
BEFORE = "# the course   of 2027\n\ntitle:   'Data'   # short\n\"summary\" : >-\n   one  \n   two\n"
AFTER = '\nx-own:   {  b: 1,a: 2  }\nequipment: "a \\u00e9"\n...\n'

KEYS = [
    ("workload: { ects: 3 }  # c", "notional_workload: { ects: 3 }  # c"),
    ("notional_worklod: { ects: 3 }", "notional_workload: { ects: 3 }"),
    ("'workload' :  { ects: 3 }", "'notional_workload' :  { ects: 3 }"),
    ('"Learning-Outcomes":\n- "a"', '"learning_outcomes":\n- "a"'),
    (
        "outcomes:\n  - Clean a data set\n  - Draw a chart",
        "learning_outcomes:\n  - Clean a data set\n  - Draw a chart",
    ),
    ("notional_workload: { ects: 3, hour: 75 }", "notional_workload: { ects: 3, hours: 75 }"),
    ('notional_workload: {"hour":"75"}', 'notional_workload: {"hours":75}'),
    (
        "offerings:\n- begin: 2027-02-08 # c\n  deadline: 2027-01-08",
        "offerings:\n- start: 2027-02-08 # c\n  application_deadline: 2027-01-08",
    ),
    ("? workload\n: ects: 3", "? notional_workload\n: ects: 3"),
    ("target_group: { EN: All, fr: Tous }", "target_group: { en: All, fr: Tous }"),
    ("target_group: { pt_PT: Todos }", "target_group: { pt-PT: Todos }"),
    ("lint: { w401: Our hours are counted otherwise }", "lint: { W401: Our hours are counted otherwise }"),
    ("prerequi\u200bsites: none", "prerequisites: none"),
    ("prerequisites\u00a0: none", "prerequisites: none"),
    ("modality: in-person", "form_of_participation: onsite"),
]

KEYS_LEFT = [
    "ects: 3",  # another shape
    "workload: 75",
    "credits: { ects: 3 }",  # no exact synonym
    "workload: { ects: 3 }\nnotional_workload: { ects: 3 }",  # taken
    "workload: { ects: 3 }\nnotional_worklaod: { ects: 4 }",  # two that want to be the same
    "workload: { a: 3 }",  # nothing in the group fits
    "tilte_of_it: Data",
    "offerings: [{ plice: { amount: 5 } }]",  # place or price?
    "offerings: [{ place: { county: IE } }]",  # a word of its own, not a misspelt country
    "target_group: { EN: All, En: Everybody }",
    "target_group: { EN: All, en: Everybody }",
    "learner: Ana",  # belongs to the credential, not misspelt
    "x-note\u200bs: 1\nprerequisites: none",
    'notional_workload: { ects: 3, "\\x68our": 75 }',
    "lint: { S101: Our own key for now }\nworkload: { ects: 3 }",  # excused
]

VALUES = [
    ("form_of_participation: in-person   # yes", "form_of_participation: onsite   # yes"),
    ("form_of_participation: 'In person'", "form_of_participation: 'onsite'"),
    ('form_of_participation: "F2F"', 'form_of_participation: "onsite"'),
    ("form_of_participation: Onsite", "form_of_participation: onsite"),
    ("form_of_participation: blendid", "form_of_participation: blended"),
    (
        "assessment: [{ type: Project work }, {type: quizz}]",
        "assessment: [{ type: project-work }, {type: quiz}]",
    ),
    ("price: { amount: 5, currency: eur }", "price: { amount: 5, currency: EUR }"),
    ("price: { amount: 5, currency: € }", "price: { amount: 5, currency: EUR }"),
    ("offerings: [{ place: { country: UK } }]", "offerings: [{ place: { country: GB } }]"),
    ("offerings: [{ place: { country: Irlanda } }]", "offerings: [{ place: { country: IE } }]"),
    ("offerings: [{ place: { country: EL } }]", "offerings: [{ place: { country: GR } }]"),
    ("version: 1.10   # the tenth", 'version: "1.10"   # the tenth'),
    ("contact: {phone: 353}", 'contact: {phone: "353"}'),
    ("isced_f: [612, '0613']", "isced_f: [\"0612\", '0613']"),
    ("isced_f: ['612']", "isced_f: ['0612']"),
    ("isced_f: 612", 'isced_f: ["0612"]'),
    ("offerings: [{ seats: '25', minimum_seats: \"8\" }]", "offerings: [{ seats: 25, minimum_seats: 8 }]"),
    ("level: { eqf: '6' }", "level: { eqf: 6 }"),
    ("skills: [{ label: a, essential: yes }]", "skills: [{ label: a, essential: true }]"),
    ("skills: [{ label: a, essential: 'No' }]", "skills: [{ label: a, essential: false }]"),
    ("information_confirmed: 13/02/2027 # c", "information_confirmed: 2027-02-13 # c"),
    ("information_confirmed: '13.02.2027'", "information_confirmed: '2027-02-13'"),
    ("information_confirmed: 2027/2/3", "information_confirmed: 2027-02-03"),
    ("information_confirmed: 05-05-2027", "information_confirmed: 2027-05-05"),
    ("information_confirmed: 3 de mayo de 2027", "information_confirmed: 2027-05-03"),
    ("information_confirmed: 3. März 2027", "information_confirmed: 2027-03-03"),
    ("information_confirmed: March 3rd, 2027", "information_confirmed: 2027-03-03"),
    ("language_of_instruction: en", "language_of_instruction: [en]"),
    ("language_of_instruction: 'en' # c", "language_of_instruction: ['en'] # c"),
    ("language_of_instruction: Spanish", "language_of_instruction: [es]"),
    ("language_of_instruction: [EN, pt_br, 'català']", "language_of_instruction: [en, pt-BR, 'ca']"),
    ("awarding_body: northbridge", "awarding_body: [northbridge]"),
    ("assessment: { type: quiz }", "assessment: [{ type: quiz }]"),
    (
        "assessment: {\n  type: quiz, # c\n  weight: 100 }",
        "assessment: [{\n  type: quiz, # c\n  weight: 100 }]",
    ),
    ("keywords: open data", "keywords: [open data]"),
    ("level: { eqf: 7, cycle: first-cycle }", "level: { eqf: 7, cycle: second-cycle }"),
    ("level:\n  cycle: 'first-cycle' # c\n  eqf: 8", "level:\n  cycle: 'third-cycle' # c\n  eqf: 8"),
]

VALUES_LEFT = [
    "form_of_participation: distance or onsite",
    "form_of_participation: |\n  onsite\n",
    "form_of_participation: part-time",
    "credential_formats: [open-badge-4]",
    "quality_assurance: [{ type: external, framework: ISO-21002 }]",
    "supervision: unsupervised",  # with or without a check of identity?
    "supervision: supervised-on-id",
    "assessment: [{ type: exam }]",  # written or oral?
    "price: { amount: 5, currency: $ }",
    "price: { amount: 5, currency: EUT }",
    "price: { amount: '5,00' }",
    "price: { amount: 5 EUR }",
    "offerings: [{ place: { country: XX } }]",
    "offerings: [{ seats: about 25 }]",
    "isced_f: ['0699']",
    "summary: true",
    "information_confirmed: 05/06/2027",  # May or June?
    "information_confirmed: 30/02/2027",
    "information_confirmed: 13/02/27",
    "information_confirmed: 13/02/2027 at noon",
    "information_confirmed: from 2027-2-3 to 2027-2-5",
    "language_of_instruction: en, es",
    "language_of_instruction: [sp]",
    "keywords: open data; charts",
    "keywords: data and charts",
    "assessment:\n  type: quiz\n",
    "assessment: quiz",
    "level: { eqf: 3, cycle: first-cycle }",  # there is no cycle to write
    "level: { cycle: first-cycle }",
    "level: { eqf: 7, cycle: first-cycle }\nlint: { W404: The national law says so }",
    "homepage: www.northbridge.example",
    "notional_workload: 3 ECTS",
]


def around(line: str) -> str:
    return BEFORE + line + AFTER


@pytest.mark.parametrize(("before", "after"), KEYS + VALUES)
def test_only_the_word_itself_is_changed(repair, before, after):
    mended = repair(around(before))
    assert mended.raw.decode() == around(after)
    assert mended.repairs
    assert not mended.unsure


@pytest.mark.parametrize("line", KEYS_LEFT + VALUES_LEFT)
def test_what_may_mean_something_else_is_left_to_the_author(repair, line):
    mended = repair(around(line))
    assert mended.raw.decode() == around(line)
    assert not mended.repairs


@pytest.mark.parametrize(("before", "after"), KEYS + VALUES)
def test_windows_line_ends_are_kept_where_their_rule_is_off(repair, before, after):
    windows = around(before).replace("\n", "\r\n")
    mended = repair(windows, severities={"Y004": None})
    if "\u200b" in before or "\u00a0" in before:
        return  # Y004 is what speaks of these
    assert mended.raw.decode() == around(after).replace("\n", "\r\n")


@pytest.mark.parametrize(("before", "after"), KEYS + VALUES)
def test_windows_line_ends_and_byte_order_mark_go_with_the_same_repairs(repair, before, after):
    windows = "\ufeff" + around(before).replace("\n", "\r\n")
    assert repair(windows).raw.decode() == around(after)


def test_a_byte_order_mark_is_kept_where_its_rule_is_off(repair):
    mended = repair("\ufeffworkload: { ects: 3 }\n", severities={"Y004": None})
    assert mended.raw.decode() == "\ufeffnotional_workload: { ects: 3 }\n"


def test_old_mac_line_ends_become_unix_ones(repair):
    assert repair(b"title: a\rsummary: b\r").raw == b"title: a\nsummary: b\n"


def test_spaces_go_from_line_ends_but_not_from_texts_in_which_they_count(repair):
    before = (
        "title: Data  \n# comment\t \n   \ndescription: |+  \n  one  \n  two\t\n  \n\nsummary: 'a  \n  b'  \n"
        'equipment: "a\\  \n  b"\nretake: several \n  lines  \n'
    )
    after = (
        "title: Data\n# comment\n\ndescription: |+\n  one  \n  two\t\n  \n\nsummary: 'a  \n  b'\n"
        'equipment: "a\\  \n  b"\nretake: several\n  lines\n'
    )
    assert repair(before).raw.decode() == after


def test_a_missing_last_line_end_is_not_added(repair):
    assert (
        repair("description: |\n  a\nworkload: { ects: 3 } ").raw
        == b"description: |\n  a\nnotional_workload: { ects: 3 }"
    )


@pytest.mark.parametrize("rule", ["S101"])
def test_a_rule_that_is_off_is_not_repaired(repair, rule):
    text = "workload: { ects: 3 }\n"
    assert repair(text, severities={rule: None}).raw.decode() == text


def test_defaults_of_a_provider_are_repaired_like_the_file_itself(repair):
    before = "acronym: NB\ndefaults:\n  modality: in-person\n  level: { eqf: 6, cycle: second-cycle }\n"
    after = before.replace("acronym", "short_name").replace(
        "modality: in-person", "form_of_participation: onsite"
    )
    after = after.replace("second", "first")
    assert repair(before, Kind.PROVIDER).raw.decode() == after


def test_the_catalogue_goes_by_the_rules_it_states_itself(repair):
    before = "license: CC-BY-4.0\ntime_zone: Europe/Dublin\nvalidation: { rules: { s101: off } }\n"
    after = "license: CC-BY-4.0\ntime_zone: Europe/Dublin\nvalidation: { rules: { S101: off } }\n"
    assert repair(after, Kind.CATALOGUE).raw.decode() == after
    # The first round repairs both, for the rule is not yet spelt as one.
    assert repair(before, Kind.CATALOGUE).raw.decode() == after.replace("license", "licence").replace(
        "time_z", "timez"
    )


def test_each_repair_says_its_line_rule_and_words(repair):
    mended = repair("title: a\nworkload: { ects: 3 }\nform_of_participation: in-person\n")
    assert [(r.line, r.rule, r.said) for r in mended.repairs] == [
        (2, "S101", "`workload` → `notional_workload`"),
        (3, "V201", "`in-person` → `onsite`"),
    ]


def exact_keys():
    return [
        (section, key, word)
        for section, keys in table()["keys"].items()
        for key, words in keys.items()
        for word in words
    ]


@pytest.mark.parametrize(("section", "key", "word"), exact_keys())
def test_every_exact_word_for_a_key_is_also_what_the_message_suggests(section, key, word):
    if section == "inside":
        assert meant_inside(word, [key]) == key
    else:
        kind = Kind(section)
        assert key in bundle(kind)["properties"]
        assert word not in bundle(kind)["properties"]
        assert meant_key(kind, word) == key


def exact_values():
    return [
        (name, code, word)
        for name, codes in table()["values"].items()
        for code, words in codes.items()
        for word in words
    ]


@pytest.mark.parametrize(("name", "code", "word"), exact_values())
def test_every_exact_word_for_a_value_is_also_what_the_message_suggests(name, code, word):
    assert vocabulary(name).suggest(word)[0] == code


def test_severities_do_not_matter_for_repairs(repair):
    assert repair("workload: { ects: 3 }\n", severities={"S101": Severity.HINT}).repairs
