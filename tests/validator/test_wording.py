"""Rules on texts: what they find, and what they leave alone."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from generator import scaffold
from generator.rules.language.word_lists import word_lists

PATH = "microcredentials/northbridge/data-literacy.yml"
SCAFFOLD = Path(scaffold.__file__).parent
ENTRY = """\
title: {title}
summary: Learn to find, clean and present public data for decisions in your council.
learning_outcomes:
  - Clean and combine two data sets with a spreadsheet
  - Present a finding in an accessible chart
notional_workload: {{ ects: 3, hours: 75 }}
assessment:
  - type: project-work
"""


def entry(title="Data Literacy", extra=""):
    return ENTRY.format(title=title) + extra


def found(checked, rule):
    return [finding for finding in checked.findings if finding.rule.id == rule]


@pytest.mark.parametrize(
    ("title", "seen"),
    [
        ("Data Literacy", None),
        ("Data for the Agenda 2030", None),
        ("ISO 9001 for small companies", None),
        ("Designing courses with ECTS credits", None),
        ("HPC", None),
        ("Ageing in the U.S.A.", None),
        ("Data Literacy.", "full stop"),
        ("DATA LITERACY", "capitals"),
        ("Data Literacy 2027", "2027"),
        ("Data Literacy (2026/27)", "2026/27"),
        ("Data Literacy, 3 ECTS", "3 ECTS"),
        ("Alfabetización (1,5 créditos)", "1,5 créditos"),
        ("Data Literacy at Northbridge University", "Northbridge University"),
        ("Data " * 25, "characters"),
    ],
)
def test_a_title_is_only_a_title(check_files, title, seen):
    findings = found(check_files({PATH: entry(f'"{title.strip()}"')}), "T803")
    assert (seen is None and not findings) or seen in str(findings[0].message)


@pytest.mark.parametrize(
    ("text", "is_finished"),
    [
        ("Write TODO lists that help", True),
        ("Sabe de todo un poco", True),
        ("Siglo XXX", True),
        ("TODO", False),
        ("TODO: ask the laboratory", False),
        ("The place is TBD", False),
        ("Lorem ipsum dolor sit amet", False),
        ("Room xxx", False),
        ("Starts on ???", False),
        ("[insert the name of the room]", False),
    ],
)
def test_notes_to_oneself_are_found(check_files, text, is_finished):
    findings = found(check_files({PATH: entry(extra=f'equipment: "{text}"\n')}), "T806")
    assert bool(findings) is not is_finished


def test_a_draft_may_still_be_a_template(check_files):
    files = {PATH: entry(extra="equipment: TBD\nstatus: draft\n")}
    assert not found(check_files(files), "T806")


def test_every_sentence_of_the_template_counts_as_unfinished():
    text = (SCAFFOLD / "microcredential.yml").read_text("utf-8").replace("$$", "$")
    template = yaml.safe_load(text)
    known = word_lists()["scaffold"]
    for sentence in (template["summary"], *template["learning_outcomes"]):
        assert any(mark in sentence for mark in known), sentence


@pytest.mark.parametrize(
    ("title", "extra", "is_explained"),
    [
        ("Working with PLM", "", False),
        ("Working with PLM", "equipment: A tool for product lifecycle management\n", True),
        ("Working with PLM", 'equipment: "A tool (PLM)"\n', True),
        ("Grundlagen VHB", "equipment: Aus der Verkehrshaushaltsberechnung\n", True),
        ("Trustworthy AI in the EU", "", True),
        ("Statistics II", "", True),
        ("WORKING WITH PLM", "", True),
    ],
)
def test_an_abbreviation_in_the_title_is_spelt_out_somewhere(check_files, title, extra, is_explained):
    findings = found(check_files({PATH: entry(f'"{title}"', extra)}), "T807")
    assert bool(findings) is not is_explained


@pytest.mark.parametrize("link", ["here", "Click here", "aquí", "hier", "ici", "qui", "read more"])
def test_a_link_says_what_it_leads_to(check_files, link):
    files = {PATH: entry(extra=f'description: "Apply [{link}](https://northbridge.example/)."\n')}
    assert found(check_files(files), "T808")


@pytest.mark.parametrize(
    "text",
    [
        "# One\n\n## Two\n\n# Three",
        "Text with #1 and 5 * 3",
        "- a list\n- of two",
        "a | b",
        "*emphasis* and **more**",
    ],
)
def test_good_markdown_is_left_alone(check_files, text):
    block = "".join(f"  {line}\n" for line in text.split("\n"))
    assert not found(check_files({PATH: entry(extra=f"description: |\n{block}")}), "T808")


@pytest.mark.parametrize(
    ("en", "es", "differ"),
    [
        ("5 ECTS", "6 ECTS", True),
        ("3,000 words", "3000 palabras", False),
        ("0.02 mm", "0,02 mm", False),
        ("From 9:30 am to 2:30 pm", "De 9.30 a 14.30 h", False),
        ("two days and 40 hours", "2 días y 40 horas", False),
        ("1 or 2", "2 o 1", False),
    ],
)
def test_figures_of_translations_are_compared(check_files, en, es, differ):
    files = {PATH: entry(extra=f'equipment: {{ en: "{en}", es: "{es}" }}\n')}
    assert bool(found(check_files(files), "T809")) is differ


PLAIN = "title: Catalogue\nurl: https://cases.example/\nlanguages: [en, ca]\npublisher: northbridge\n"
TWO = """\
title: {{ en: Data Literacy, ca: Dades obertes }}
learning_outcomes:
  - text: {{ en: Clean and combine two data sets, ca: Depurar i combinar dos conjunts de dades }}
notional_workload: {{ ects: 3, hours: 75 }}
assessment:
  - type: project-work
{extra}"""


@pytest.mark.parametrize(
    ("extra", "missing"),
    [
        ("", ""),
        ("code: A-1\nequipment: Laptop\n", ""),
        ("offerings: [{ place: { name: { en: Mill }, city: { en: Montclar } } }]\n", ""),
        ("equipment: { en: A laptop }\n", "ca: `equipment`"),
        ("assessment: [{ type: quiz, title: { ca: Prova } }]\n", "en: `assessment 1: title`"),
    ],
)
def test_only_texts_written_per_language_show_gaps(check_files, extra, missing):
    body = TWO.format(extra=extra)
    if "assessment: [" in extra:
        body = body.replace("assessment:\n  - type: project-work\n", "", 1)
    findings = found(check_files({"catalogue.yml": PLAIN, PATH: body}), "T801")
    assert [str(finding.message).partition("missing in ")[2] for finding in findings] == (
        [missing] if missing else []
    )


def test_a_required_language_is_missed_in_what_an_entry_cannot_do_without(check_files):
    catalogue = PLAIN + "validation: { required_languages: [en, ca] }\n"
    findings = found(check_files({"catalogue.yml": catalogue, PATH: entry()}), "T801")
    assert "ca: `title`, `summary`, `learning_outcomes 1`, `learning_outcomes 2`" in str(findings[0].message)


def test_there_is_one_message_for_a_file_with_many_gaps(check_files):
    extra = "".join(
        f"{key}: {{ en: Words }}\n" for key in ("equipment", "retake", "selection", "accessibility")
    )
    assert len(found(check_files({"catalogue.yml": PLAIN, PATH: TWO.format(extra=extra)}), "T801")) == 1


def test_a_regional_variety_serves_its_language(check_files):
    catalogue = PLAIN.replace("[en, ca]", "[en, pt]") + "validation: { required_languages: [en, pt] }\n"
    body = TWO.format(extra="").replace("ca:", "pt-BR:")
    assert not found(check_files({"catalogue.yml": catalogue, PATH: body}), "T801")


def test_short_sentences_of_long_words_are_a_list_not_hard_prose(check_files):
    topics = " ".join(
        "- Verfahrenstechnische Anlagenkomponenten und Wirtschaftlichkeitsberechnung\n" for _ in range(20)
    )
    block = "".join(f"  {line.strip()}\n" for line in topics.split("\n"))
    files = {PATH: entry(extra=f"default_language: de\ndescription: |\n{block}")}
    assert not found(check_files(files), "T805")


def test_access_may_be_stated_by_the_place(check_files):
    place = "offerings: [{ start: 2027-05-03, place: { accessibility: Step-free access } }]\n"
    said = entry(extra="form_of_participation: onsite\n" + place)
    assert not found(check_files({PATH: said}), "T810")
    assert found(check_files({PATH: entry(extra="form_of_participation: onsite\n")}), "T810")


@pytest.mark.parametrize(
    "part",
    ["-", "|", "- |", "[", "![", "[insert", "](", "#", "1,", "x", "X", ".", "?", "( ", "P", "**", "\u202e"],
)
def test_a_hostile_text_takes_no_time(check_files, part):
    text = part * (9_000 // len(part))
    body = entry("Working with PLM") + f"description: '{text}'\nfurther_information: 'a {text} b'\n"
    assert check_files({PATH: body}).catalogue is not None


def test_a_required_language_is_named_in_the_help(check_files):
    catalogue = PLAIN + "validation: { required_languages: [en, ca] }\n"
    (finding,) = found(check_files({"catalogue.yml": catalogue, PATH: entry()}), "T801")
    assert "requires en, ca" in str(finding.help)
