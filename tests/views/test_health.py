"""The pages on the state of the catalogue, and their files."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from page_reading import read, words

from generator.diagnostics import MOST_ALIKE, Severity, stands_for
from generator.git.history import History
from generator.health import (
    RULES_OF,
    Age,
    EntryHealth,
    Health,
    State,
    Tick,
    health_artifacts,
    provider_ids,
    survey,
)
from generator.health.ticks import age_of, languages_without, unstated
from generator.model import Catalogue, Status
from generator.model.catalogue import Links
from generator.pipeline import Checked, check
from generator.project import Project
from generator.rules import RULES
from generator.views import pages
from generator.views.facts import fact_sheet
from generator.views.health import MOST_ENTRIES, health_pages
from generator.views.page import Page
from generator.views.reader import Reader
from generator.views.render import Renderer
from generator.views.site import Site, site_of

TODAY = date(2027, 1, 15)

CATALOGUE = """\
title: Small catalogue
url: https://small.example/
languages: [en, es]
publisher: northbridge
"""
PROVIDER = """\
legal_name: Northbridge University
type: higher-education
country: IE
quality_assurance: [{ type: external, framework: ESG, scope: institution, body: Fictional Agency }]
"""
ENTRY = """\
title: { en: Soil Sampling, es: Muestreo de suelos }
summary:
  en: Take samples of soil in the field and judge what they tell about it.
  es: Tomar muestras de suelo en el campo y juzgar lo que dicen sobre él.
learning_outcomes: [{ text: { en: Take a soil sample, es: Tomar una muestra de suelo } }]
notional_workload: { ects: 3, hours: 75 }
level: { eqf: 6 }
form_of_participation: online
language_of_instruction: [en]
isced_f: ["0811"]
assessment: [{ type: practical-assessment, supervision: supervised-onsite-id }]
prerequisites: none
stackability: { kind: stand-alone }
information_confirmed: "2026-11-02"
"""
SPANISH_SUMMARY = "  es: Tomar muestras de suelo en el campo y juzgar lo que dicen sobre él.\n"
SOIL = "microcredentials/northbridge/soil.yml"

Look = Callable[..., tuple[Checked, Health]]


@pytest.fixture
def look(tmp_path: Path) -> Look:
    """`look({path: content})` lays files over a small catalogue of one entry, and gives its state."""

    def state_of(files: Mapping[str, str] | None = None) -> tuple[Checked, Health]:
        base = {"catalogue.yml": CATALOGUE, "providers/northbridge.yml": PROVIDER, SOIL: ENTRY}
        for path, content in {**base, **(files or {})}.items():
            file = tmp_path / "catalogue" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(content, "utf-8")
        project = Project(root=tmp_path, folder=tmp_path / "catalogue")
        checked = check(project, TODAY, changes=History())
        assert checked.published is not None
        return checked, survey(checked.published, checked)

    return state_of


def site_with_health(checked: Checked) -> Site:
    assert checked.published is not None
    return site_of(checked.published, health=partial(survey, checked.published, checked))


def everything(checked: Checked) -> str:
    """All pages and files on the state of a catalogue as one text."""
    site = site_with_health(checked)
    assert site.health is not None
    renderer = Renderer(site)
    shown = [f"{p.path} {p.title} {p.description} {renderer.render(p)}" for p in health_pages(site, "en")]
    files = [f"{a.path} {a.render().decode()}" for a in health_artifacts(site.catalogue, site.health)]
    return "\n".join((*shown, *files))


def entry_of(health: Health, key: str = "northbridge/soil") -> EntryHealth:
    return next(entry for some in health.entries.values() for entry in some if entry.key == key)


def page_of(site: Site, path: str) -> Page:
    return next(page for page in pages(site) if page.path == path)


# What the four ticks ask for


def test_an_entry_that_states_everything_has_all_four_ticks(look: Look) -> None:
    _, health = look()
    assert entry_of(health).open == dict.fromkeys(Tick, ())
    assert health.total.ticks == dict.fromkeys(Tick, 1)


@pytest.mark.parametrize(
    ("written", "instead", "tick", "missing"),
    [
        ("prerequisites: none\n", "", Tick.ANNEX_I, ("prerequisites",)),
        (", supervision: supervised-onsite-id", "", Tick.ANNEX_I, ("supervision",)),
        ("stackability: { kind: stand-alone }\n", "", Tick.ANNEX_I, ("stackability",)),
        ("type: practical-assessment", "type: quiz, outcomes: [1]", Tick.ALIGNED, ("A706",)),
        (
            "es: Tomar una muestra de suelo } }]",
            "es: Tomar una muestra de suelo } }, Describe a soil sample]",
            Tick.TRANSLATED,
            ("es",),
        ),
        (SPANISH_SUMMARY, "", Tick.TRANSLATED, ("T801",)),
        ('isced_f: ["0811"]\n', "", Tick.READY, ("E901",)),
        ("language_of_instruction: [en]\n", "", Tick.READY, ("E902",)),
    ],
)  # fmt: skip
def test_a_tick_is_missing_with_its_reason(
    look: Look, written: str, instead: str, tick: Tick, missing: tuple[str, ...]
) -> None:
    assert written in ENTRY
    _, health = look(
        {SOIL: ENTRY.replace("Take a soil sample", "Install a soil probe").replace(written, instead)}
    )
    assert {one: open_ for one, open_ in entry_of(health).open.items() if open_} == {tick: missing}


def test_a_catalogue_that_nobody_can_reach_takes_the_tick_from_entries_without_a_homepage(look: Look) -> None:
    local = CATALOGUE.replace("https://small.example/", "http://localhost:8000/")
    own = (
        ENTRY.replace("Soil", "Water").replace("suelo", "agua")
        + "homepage: https://northbridge.example/water\n"
    )
    _, health = look({"catalogue.yml": local, "microcredentials/northbridge/water.yml": own})
    assert entry_of(health).open[Tick.READY] == ("E903",)
    assert entry_of(health, "northbridge/water").open[Tick.READY] == ()


def test_required_languages_take_the_place_of_those_of_the_site(look: Look) -> None:
    only_english = ENTRY.replace(", es: Tomar una muestra de suelo", "").replace(
        ", es: Muestreo de suelos", ""
    )
    only_english = only_english.replace(
        "  es: Tomar muestras de suelo en el campo y juzgar lo que dicen sobre él.\n", ""
    )
    _, health = look({SOIL: only_english})
    assert entry_of(health).open[Tick.TRANSLATED] == ("es",)
    assert health.total.missing == {"en": 0, "es": 1}
    _, health = look(
        {SOIL: only_english, "catalogue.yml": CATALOGUE + "validation: { required_languages: [en] }\n"}
    )
    assert health.asked_for == ("en",)
    assert entry_of(health).open[Tick.TRANSLATED] == ()
    assert health.total.missing == {"en": 0, "es": 1}


def test_a_finding_that_a_file_excuses_takes_no_tick_away(look: Look) -> None:
    excused = ENTRY.replace('isced_f: ["0811"]\n', "lint: { E901: The field has no code yet }\n")
    _, health = look({SOIL: excused})
    assert entry_of(health).open[Tick.READY] == ()


def test_a_regional_variant_will_do() -> None:
    assert languages_without(("pt-PT", "en"), ("en", "pt", "es")) == ("es",)


def test_the_rules_of_the_ticks_exist() -> None:
    assert {code for codes in RULES_OF.values() for code in codes} <= RULES.keys()


def test_the_tick_for_annex_i_and_the_page_of_an_entry_agree(sample: Catalogue, site: Site) -> None:
    reader = Reader(site, "en", "x/")
    told = 0
    for mc in sample.microcredentials.values():
        bare = dataclasses.replace(mc, prerequisites=None, prerequisites_none=False, supervision=None)
        for one in (mc, bare):
            _, silent = fact_sheet(one, reader)
            missing = unstated(one, sample.links_of(mc.key))
            assert len(missing) == len([label for label in silent if label != "Further information"]), mc.key
            told += len(missing)
    assert told > 20


def test_an_entry_without_a_mandatory_element_says_so(sample: Catalogue) -> None:
    """It is not published; should it ever be, the page must not praise it."""
    mc = dataclasses.replace(next(iter(sample.microcredentials.values())), quality_assurance=())
    assert "quality_assurance" in unstated(mc, Links())


# What is counted


@pytest.mark.parametrize(
    ("day", "age"),
    [
        (date(2028, 1, 1), Age.YEAR),
        (date(2026, 1, 15), Age.YEAR),
        (date(2026, 1, 14), Age.TWO_YEARS),
        (date(2025, 1, 15), Age.TWO_YEARS),
        (date(2025, 1, 14), Age.OLDER),
        (None, Age.UNKNOWN),
    ],
)
def test_ages_are_whole_years(day: date | None, age: Age) -> None:
    assert age_of(day, TODAY) is age


def test_a_year_before_a_leap_day_is_the_last_day_of_february() -> None:
    assert age_of(date(2027, 2, 28), date(2028, 2, 29)) is Age.YEAR
    assert age_of(date(2027, 2, 27), date(2028, 2, 29)) is Age.TWO_YEARS


def test_every_finding_of_a_public_file_is_counted_once(look: Look) -> None:
    checked, health = look({SOIL: ENTRY.replace('isced_f: ["0811"]\n', "")})
    counted = {(one.severity, one.rule.id): one.times for one in health.total.rules}
    for severity in Severity:
        assert health.total.found(severity) == sum(f.severity is severity for f in checked.findings)
    assert counted[Severity.WARNING, "E901"] == 1
    assert entry_of(health).found["E901"] == 1
    assert entry_of(health).warnings == health.providers["northbridge"].found(Severity.WARNING)


def test_findings_that_are_only_counted_in_a_report_are_counted_here_too(look: Look) -> None:
    many = "".join(f"key{n}: 1\n" for n in range(MOST_ALIKE + 30))
    checked, health = look({"pathways/way.yml": many})
    unknown = [f for f in checked.findings if f.rule.id == "S101"]
    assert len(unknown) == MOST_ALIKE + 1
    assert sum(map(stands_for, unknown)) == MOST_ALIKE + 30
    assert {one.rule.id: one.times for one in health.total.rules}["S101"] == MOST_ALIKE + 30


def test_rules_come_with_the_gravest_first_then_the_most_frequent(look: Look) -> None:
    _, health = look({"microcredentials/northbridge/bad.yml": "title: Bad\nlevel: { eqf: 9 }\nisced: 1\n"})
    order = [(one.severity.rank, -one.times, one.rule.id) for one in health.total.rules]
    assert order == sorted(order)
    assert {0, 2} <= {rank for rank, _, _ in order}


def test_what_is_withheld_is_named_with_its_notice_and_has_no_ticks(look: Look) -> None:
    checked, health = look({"microcredentials/northbridge/bad.yml": "title: Bad\nlevel: { eqf: 9 }\n"})
    assert [one.key for one in health.providers["northbridge"].withheld] == ["northbridge/bad"]
    assert health.total.entries == 1
    site = site_with_health(checked)
    body = Renderer(site).render(page_of(site, "health/northbridge/")).body
    assert '<a href="../../microcredentials/northbridge/bad/">northbridge/bad</a>' in body


def test_a_provider_whose_file_is_broken_still_has_its_page(look: Look) -> None:
    checked, health = look({"providers/northbridge.yml": "legal_name: [\n"})
    assert health.providers["northbridge"].found(Severity.ERROR) >= 1
    assert "health/northbridge/" in everything(checked)


def test_retired_entries_have_no_ticks(look: Look) -> None:
    _, health = look({SOIL: ENTRY + "status: retired\n"})
    assert health.total.entries == 0
    assert health.total.ticks == dict.fromkeys(Tick, 0)


def test_providers_add_up_to_the_whole(checked: Checked, sample: Catalogue) -> None:
    health = survey(sample, checked)
    states = list(health.providers.values())
    assert sum(state.entries for state in states) == health.total.entries > 30
    for tick in Tick:
        assert sum(state.ticks[tick] for state in states) == health.total.ticks[tick]
    for language in sample.info.languages:
        assert sum(state.missing[language] for state in states) == health.total.missing[language]


# What must not be told


@pytest.mark.parametrize(
    "broken", ["", "summary: 12\n", "level: { eqf: 9 }\n"], ids=["sound", "wrong type", "range"]
)
def test_no_draft_is_named_or_counted(look: Look, broken: str) -> None:
    without, _ = look()
    hush = "title: Hush\nstatus: draft\nlearning_outcomes: [Understand]\n" + broken
    checked, health = look(
        {
            "microcredentials/northbridge/secret-plan.yml": hush,
            "providers/secret.yml": PROVIDER.replace("Northbridge", "Hush") + "status: draft\n",
            "microcredentials/secret/course.yml": ENTRY.replace("Soil Sampling", "Hush"),
            "pathways/secret.yml": "title: Hush\nprovider: northbridge\nstatus: draft\ncomponents: [soil]\n",
        }
    )
    text = everything(checked)
    assert "northbridge/soil" in text
    assert "secret" not in text
    assert "Hush" not in text
    assert health.total.entries == 1
    assert text == everything(without)


def test_messages_of_findings_are_not_published(look: Look) -> None:
    """They may quote a draft, or what somebody wrote by mistake."""
    checked, _ = look({SOIL: ENTRY + "summry: The secret of Hush\n"})
    assert [f for f in checked.findings if f.rule.id == "S101"]
    assert "Hush" not in everything(checked)
    assert "summry" not in everything(checked)


def test_hostile_titles_are_escaped(look: Look) -> None:
    checked, _ = look(
        {
            SOIL: ENTRY.replace("en: Soil Sampling", 'en: "<script>alert(1)</script>"'),
            "providers/northbridge.yml": PROVIDER.replace(
                "Northbridge University", '"<img src=x onerror=alert(1)>"'
            ),
        }
    )
    site = site_with_health(checked)
    for page in health_pages(site, "en"):
        body = Renderer(site).render(page).body
        assert "<script>alert" not in body
        assert "<img" not in body


# The pages


@pytest.fixture(scope="module")
def shown(checked: Checked) -> Site:
    return site_with_health(checked)


def test_every_page_is_kept_out_of_search_engines_and_of_the_sitemap(shown: Site) -> None:
    found = [page for page in pages(shown) if "health/" in page.path]
    languages = shown.catalogue.info.languages
    assert len(found) == len(languages) * (1 + len(provider_ids(shown.catalogue)))
    assert all(page.noindex for page in found)
    assert b"health/" not in shown.data["sitemap-microcredentials.xml"].render()


def test_tables_say_what_they_are_and_name_their_rows_and_columns(shown: Site) -> None:
    """WCAG 2.2, 1.3.1: captions, header cells and their scope are there for a program to find."""
    for page in health_pages(shown, "en"):
        elements = read(f"<body>{Renderer(shown).render(page).body}</body>")
        tables = [e for e in elements if e.tag == "table"]
        assert len(tables) >= 2
        assert len([e for e in elements if e.tag == "caption" and e.text.strip()]) == len(tables)
        assert {e.get("scope") for e in elements if e.tag == "th"} == {"col", "row"}


def test_a_tick_is_said_in_words_too(shown: Site) -> None:
    body = Renderer(shown).render(page_of(shown, "health/northbridge/")).body
    cells = [e for e in read(f"<body>{body}</body>") if e.tag == "td" and e.get("class") == "cz-tick"]
    ticks = [cell for cell in cells if cell.text.startswith(("✓", "✗"))]
    assert len(ticks) >= 20
    assert all("yes" in cell.text or "missing:" in cell.text for cell in ticks)
    assert all(cell.get("data-label") for cell in cells)


def test_a_provider_with_many_entries_shows_those_with_the_fewest_ticks(shown: Site) -> None:
    assert shown.health is not None
    health = shown.health()
    one = health.entries["northbridge"][0]
    worst = dataclasses.replace(one, open={**one.open, Tick.READY: ("E901",), Tick.ALIGNED: ("A702",)})
    many = tuple(sorted((worst, *(one for _ in range(250))), key=lambda entry: entry.order))
    state: State = dataclasses.replace(health.providers["northbridge"], entries=len(many))
    changed = dataclasses.replace(
        health,
        entries={**health.entries, "northbridge": many},
        providers={**health.providers, "northbridge": state},
    )
    site = dataclasses.replace(shown, health=lambda: changed)
    body = Renderer(site).render(page_of(site, "health/northbridge/")).body
    assert body.count('<tr><th scope="row"><a href="../../micro') == MOST_ENTRIES
    assert "The 100 microcredentials with the fewest ticks, of 251. The data has all of them." in words(body)
    assert body.index("A702") < body.index('class="cz-yes"', body.index("A702"))


def test_rules_lead_to_the_handbook_where_there_is_one(checked: Checked) -> None:
    assert checked.published is not None
    health = partial(survey, checked.published, checked)
    code = health().total.rules[0].rule.id
    bare = site_of(checked.published, health=health)
    assert f'scope="row">{code}</th>' in Renderer(bare).render(page_of(bare, "health/")).body
    known = site_of(checked.published, health=health, prose={"handbook/rules/", "handbook/catalogue-health/"})
    body = Renderer(known).render(page_of(known, "de/health/")).body
    assert f'<a href="../../handbook/rules/#{code.lower()}">{code}</a>' in body
    assert '<a href="../../handbook/catalogue-health/">' in body


def test_titles_of_rules_are_marked_where_they_are_not_in_the_language_of_the_page(shown: Site) -> None:
    """WCAG 2.2, 3.1.2 Language of Parts."""
    german = Renderer(shown).render(page_of(shown, "de/health/")).body
    spanish = Renderer(shown).render(page_of(shown, "es/health/")).body
    assert '<td class="cz-wide"><span lang="en"' in german
    assert '<td class="cz-wide"><span lang="en"' not in spanish


def test_a_catalogue_without_entries_has_its_page(look: Look) -> None:
    checked, _ = look({SOIL: ENTRY + "status: retired\n"})
    assert "0 of 0" in everything(checked)


def test_the_page_can_be_switched_off(look: Look) -> None:
    checked, _ = look({"catalogue.yml": CATALOGUE + "health_page: false\n"})
    assert not [f for f in checked.findings if f.rule.id == "S101"]
    site = site_with_health(checked)
    assert site.health is None
    assert not [page for page in pages(site) if "health" in page.path]
    home = Renderer(site).render(page_of(site, "")).body
    assert "health" not in home


def test_the_footer_leads_to_the_page(shown: Site) -> None:
    footer = Renderer(shown).render(page_of(shown, "es/providers/")).body.partition("<footer")[2]
    assert 'href="../../es/health/"' in footer


# The files


def files_of(site: Site) -> dict[str, Any]:
    assert site.health is not None
    return {a.path: json.loads(a.render()) for a in health_artifacts(site.catalogue, site.health)}


def test_the_files_say_what_the_pages_say(shown: Site) -> None:
    assert shown.health is not None
    health, files = shown.health(), files_of(shown)
    whole = files["health/index.json"]
    assert (whole["schemaVersion"], whole["checkedFor"]) == (1, "2027-01-15")
    assert whole["published"] == health.total.entries
    assert whole["ticks"] == {tick.value: n for tick, n in health.total.ticks.items()}
    assert [rule["rule"] for rule in whole["rules"]] == [one.rule.id for one in health.total.rules]
    assert [one["id"] for one in whole["providers"]] == list(provider_ids(shown.catalogue))


def test_the_file_of_a_provider_has_all_its_entries(shown: Site) -> None:
    current = [mc for mc in shown.catalogue.microcredentials.values() if mc.status is not Status.RETIRED]
    entries = [one for path, file in files_of(shown).items() for one in file.get("microcredentials", ())]
    assert sorted(one["key"] for one in entries) == sorted(mc.key for mc in current)
    for one in entries:
        assert one["ticks"] == {tick.value: tick.value not in one["inTheWay"] for tick in Tick}
        assert one["page"].startswith(shown.catalogue.info.url)


def test_the_same_check_gives_the_same_bytes(checked: Checked) -> None:
    assert everything(checked) == everything(checked)
