"""Rules on outcomes: severities, languages, inheritance of a catalogue's own verbs."""

from __future__ import annotations

from generator.diagnostics import Severity

PATH = "microcredentials/northbridge/data-literacy.yml"
CATALOGUE = "title: Catalogue\nurl: https://cases.example/\nlanguages: [en]\npublisher: northbridge\n"


def entry(*outcomes, extra=""):
    lines = "".join(f"  - {outcome}\n" for outcome in outcomes)
    return (
        f"title: Data Literacy\nlearning_outcomes:\n{lines}"
        f"notional_workload: {{ ects: 3, hours: 75 }}\nassessment:\n  - type: project-work\n{extra}"
    )


def found(checked, rule):
    return [finding for finding in checked.findings if finding.rule.id == rule]


def test_one_outcome_is_a_hint_and_thirteen_are_a_warning(check_files):
    one = found(check_files({PATH: entry("Clean and combine two data sets")}), "L605")
    many = found(
        check_files({PATH: entry(*(f"Solve problem {n} with a spreadsheet" for n in range(13)))}), "L605"
    )
    assert [finding.severity for finding in one] == [Severity.HINT]
    assert [finding.severity for finding in many] == [Severity.WARNING]


def test_the_house_decides_about_both_severities(check_files):
    catalogue = CATALOGUE + "validation: { rules: { L605: error } }\n"
    checked = check_files({"catalogue.yml": catalogue, PATH: entry("Clean and combine two data sets")})
    assert [finding.severity for finding in found(checked, "L605")] == [Severity.ERROR]


def test_the_catalogue_adds_its_own_verbs(check_files):
    body = entry("Upskirret the edges of a data set", "Clean and combine two data sets")
    assert found(check_files({PATH: body}), "L601")
    catalogue = CATALOGUE + "validation: { verbs: { en: [upskirret] } }\n"
    assert not found(check_files({"catalogue.yml": catalogue, PATH: body}), "L601")


def test_every_language_is_held_against_its_own_list(check_files):
    texts = "{ text: { en: Clean two data sets, de: Zwei Datensätze bereinigen, eu: Datu-multzoak garbitu } }"
    checked = check_files({PATH: entry(texts)})
    assert not found(checked, "L601")


def test_the_finding_stands_at_the_language_it_is_about(check_files):
    texts = "{ text: { en: Clean two data sets, fr: Données ouvertes et leurs usages } }"
    findings = found(check_files({PATH: entry(texts)}), "L601")
    assert [finding.key_path for finding in findings] == [("learning_outcomes", 0, "text", "fr")]
    assert "expliquer" in str(findings[0].help)


def test_a_text_in_another_language_is_reported_once_as_such(check_files):
    body = entry("Comprender los principios de la protección de los datos y de las personas")
    checked = check_files({PATH: body})
    assert found(checked, "T802")
    assert not found(checked, "L601") + found(checked, "L602")


def test_levels_are_judged_by_the_whole_list_only(check_files):
    modest = ("List three laws on public data", "Describe the history of these laws")
    assert found(check_files({PATH: entry(*modest, extra="level: { eqf: 7 }\n")}), "L606")
    assert not found(check_files({PATH: entry(*modest, extra="level: { eqf: 5 }\n")}), "L606")
    mixed = (*modest, "Wassail two orchards with a guide")
    assert not found(check_files({PATH: entry(*mixed, extra="level: { eqf: 7 }\n")}), "L606")


def test_a_lead_in_of_some_outcomes_only_is_left_alone(check_files):
    body = entry("The learner will be able to clean data sets", "Present a finding in a chart")
    assert not found(check_files({PATH: body}), "L611")


def test_close_languages_may_say_a_short_sentence_alike(check_files):
    short = "{ text: { es: Adaptar textos, ca: Adaptar textos } }"
    assert not found(check_files({PATH: entry(short)}), "L612")
