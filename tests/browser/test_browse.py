"""What a learner does on the list of microcredentials."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from generator.addresses import skill_code
from generator.model import Catalogue, Microcredential, Offering, Status
from generator.search.words import folded

pytestmark = pytest.mark.browser

TODAY = date(2027, 1, 15)
Visitor = Callable[..., Any]
Selection = Mapping[str, set[str]]


# ---------- the same questions, asked of the catalogue itself ----------


def offered(catalogue: Catalogue) -> list[Microcredential]:
    return [mc for mc in catalogue.microcredentials.values() if mc.status is Status.PUBLISHED]


def hours_code(mc: Microcredential) -> str:
    hours = mc.workload.hours
    if hours is None and mc.workload.ects is not None:
        hours = mc.workload.ects * (mc.hours_per_ects or 25)
    if hours is None:
        return "not-stated"
    steps = ((25, "25"), (75, "26-75"), (150, "76-150"), (300, "151-300"))
    return next((code for most, code in steps if hours <= most), "301-")


def price_codes(mc: Microcredential) -> set[str]:
    prices = [price for price in (mc.price, *(run.price for run in mc.offerings)) if price is not None]
    amounts = [(price.amount, price.currency) for price in prices if price.amount is not None]
    if not amounts:
        return {"not-stated"}
    amount, currency = min(amounts)
    if amount > 0 and currency != "EUR":
        return {"other"}
    codes = {str(most) for most in (100, 250, 500, 1000, 2500) if amount <= most}
    return codes | ({"free"} if amount == 0 else set()) | ({"2500-"} if amount > 2500 else set())


def takes_applications(run: Offering) -> bool:
    if run.availability in ("full", "cancelled"):
        return False
    if run.application_opens is not None and run.application_opens > TODAY:
        return False
    last = run.application_deadline or run.start
    return last is not None and last >= TODAY


def start_codes(mc: Microcredential) -> set[str]:
    dated = [run for run in mc.offerings if run.start or run.application_deadline]
    any_day = (
        mc.pace == "self-paced"
        if not mc.offerings
        else any(run.start is None and run.pace == "self-paced" for run in mc.offerings)
    )
    going = [run for run in dated if run.availability != "cancelled"]
    ahead = [run for run in going if (run.start or run.application_deadline or TODAY) >= TODAY]
    limit = TODAY + timedelta(days=92)
    is_open = any_day or any(takes_applications(run) for run in dated)
    codes = {
        "open": is_open,
        "soon": any(run.start and run.start <= limit for run in ahead),
        "later": any(run.start and run.start > limit for run in ahead),
        "self-paced": any_day,
        "past": bool(dated) and not ahead and not is_open,
    }
    return {code for code, holds in codes.items() if holds} or {"not-stated"}


def lengths(mc: Microcredential) -> list[int]:
    """Days of the runs that take place, else as the course usually takes."""
    runs = [
        (run.end - run.start).days + 1
        for run in mc.offerings
        if run.start and run.end and run.availability != "cancelled"
    ]
    if runs or mc.duration is None:
        return runs
    return [round(mc.duration.weeks * 7 if mc.duration.weeks else (mc.duration.months or 0) * 365 / 12)]


def duration_code(mc: Microcredential) -> str:
    if not lengths(mc):
        return "not-stated"
    weeks = -(-min(lengths(mc)) // 7)
    steps = ((1, "1"), (4, "2-4"), (13, "5-13"), (26, "14-26"))
    return next((code for most, code in steps if weeks <= most), "27-")


def weekly_code(mc: Microcredential) -> str:
    hours = mc.workload.hours
    if hours is None and mc.workload.ects is not None:
        hours = mc.workload.ects * (mc.hours_per_ects or 25)
    if hours is None or not lengths(mc):
        return "not-stated"
    if max(lengths(mc)) < 14:
        return "other"
    weekly = round(hours * 7 / max(lengths(mc)), 1)
    return next((code for most, code in ((5, "5"), (10, "6-10"), (20, "11-20")) if weekly <= most), "21-")


def supervision_codes(mc: Microcredential) -> set[str]:
    every = {one.supervision or mc.supervision for one in mc.assessment} - {None}
    return {code for code in every if code} or {mc.supervision or "not-stated"}


def skills_of(mc: Microcredential) -> set[str]:
    every = (*mc.skills, *(skill for outcome in mc.learning_outcomes for skill in outcome.skills))
    return {skill_code(skill) for skill in every} or {"not-stated"}


def codes_of(mc: Microcredential, catalogue: Catalogue) -> dict[str, set[str]]:
    level = (
        str(mc.level.eqf) if mc.level.eqf else "not-applicable" if mc.level.not_applicable else "not-stated"
    )
    return {
        "field": {code[:n] for code in mc.fields for n in (2, 3)} or {"not-stated"},
        "price": price_codes(mc),
        "start": start_codes(mc),
        "form": {
            mc.form_of_participation,
            *(o.form_of_participation or mc.form_of_participation for o in mc.offerings),
        },
        "language": {*mc.languages, *(tag for run in mc.offerings for tag in run.languages)}
        or {"not-stated"},
        "level": {level},
        "workload": {hours_code(mc)},
        "weekly": {weekly_code(mc)},
        "duration": {duration_code(mc)},
        "skill": skills_of(mc),
        "supervision": supervision_codes(mc),
        "pathway": {
            id_
            for id_, pathway in catalogue.pathways.items()
            if any(mc.key in choice.options for choice in pathway.components)
        },
        "provider": {mc.provider},
        "country": {catalogue.providers[mc.provider].country},
    }


def passes(codes: Mapping[str, set[str]], selection: Selection, but: str = "") -> bool:
    return all(codes[facet] & wanted for facet, wanted in selection.items() if facet != but)


def expected_count(catalogue: Catalogue, selection: Selection, facet: str, code: str) -> int:
    every = [codes_of(mc, catalogue) for mc in offered(catalogue)]
    return sum(code in codes[facet] and passes(codes, selection, but=facet) for codes in every)


def address_of(selection: Selection) -> str:
    pairs = [f"{facet}={code}" for facet, codes in sorted(selection.items()) for code in sorted(codes)]
    return "microcredentials/?" + "&".join(pairs)


# ---------- facets ----------


def some_selections() -> list[dict[str, set[str]]]:
    """None, a few that are typical, and others drawn by lot, the same in every run."""
    values = {
        "field": ["04", "05", "06", "07", "073"],
        "price": ["free", "250", "1000", "not-stated"],
        "start": ["open", "soon", "later", "self-paced", "past"],
        "form": ["online", "onsite", "blended", "work-based"],
        "language": ["en", "de", "es", "ca"],
        "level": ["4", "5", "6", "7", "not-applicable"],
        "workload": ["25", "26-75", "76-150"],
        "weekly": ["5", "6-10", "11-20", "other", "not-stated"],
        "duration": ["1", "2-4", "5-13", "not-stated"],
        "supervision": ["unsupervised-id", "supervised-onsite-id", "supervised-online-id"],
        "pathway": ["postgraduate-certificate-trustworthy-ai", "raconter-un-territoire"],
        "provider": ["northbridge", "aurelia", "polaris"],
        "country": ["IE", "DE", "ES"],
    }
    lot = random.Random(5)
    drawn = []
    for _ in range(16):
        facets = lot.sample(sorted(values), lot.randint(1, 3))
        drawn.append({facet: set(lot.sample(values[facet], lot.randint(1, 2))) for facet in facets})
    return [{}, {"level": {"6", "7"}}, {"form": {"online"}, "price": {"500"}}, *drawn]


@pytest.mark.parametrize(
    "selection", some_selections(), ids=lambda s: address_of(s).partition("?")[2] or "all"
)
def test_counts_are_those_of_a_count_by_hand(
    visit: Visitor, catalogue: Catalogue, selection: dict[str, set[str]]
) -> None:
    window = visit()
    window.browse(address_of(selection))
    every = [codes_of(mc, catalogue) for mc in offered(catalogue)]
    shown = {
        facet: {code for code in codes if any(code in one[facet] for one in every)}
        for facet, codes in selection.items()
    }
    shown = {facet: codes for facet, codes in shown.items() if codes}
    assert window.count == sum(passes(codes, shown) for codes in every)
    counts = window.counts
    # The skills come when their facet is unfolded.
    assert {facet for facet, _ in counts} == set(every[0]) - {"skill"}
    for (facet, code), count in counts.items():
        assert count == expected_count(catalogue, shown, facet, code), (facet, code)
    for facet in set(every[0]) - {"skill"}:
        assert {code for one in every for code in one[facet]} == {c for f, c in counts if f == facet}


def test_two_values_of_a_facet_widen_and_two_facets_narrow(visit: Visitor) -> None:
    window = visit()
    window.browse()
    window.choose("level", "6")
    one = window.count
    window.choose("level", "7")
    two = window.count
    window.choose("form", "online")
    assert one < two
    assert window.count < two
    assert window.counts["level", "6"] <= one


def test_a_narrow_field_takes_the_place_of_the_broad_one(visit: Visitor) -> None:
    window = visit()
    window.browse("microcredentials/?field=07")
    narrow = next(
        code for facet, code in window.counts if facet == "field" and code.startswith("07") and len(code) == 3
    )
    window.choose("field", narrow)
    assert parse_qs(urlsplit(window.page.url).query)["field"] == [narrow]
    assert window.count == window.counts["field", narrow]


@pytest.mark.parametrize("facet", ["start", "price", "field"])
def test_what_is_not_stated_can_be_chosen(visit: Visitor, facet: str) -> None:
    window = visit()
    window.browse(f"microcredentials/?{facet}=not-stated")
    assert "northbridge/silent" in window.keys
    assert window.count == window.counts[facet, "not-stated"]


def test_skills_come_when_their_facet_is_unfolded(visit: Visitor, catalogue: Catalogue) -> None:
    window = visit()
    window.browse()
    assert not any("/facets/" in url for url in window.requests)
    window.page.click("summary:has-text('Skill')")
    window.page.wait_for_selector("input[name=skill]")
    for (facet, code), count in window.counts.items():
        if facet == "skill":
            assert count == expected_count(catalogue, {}, "skill", code), code
    window.page.type("input[aria-label='Find in this list: Skill']", "bias")
    visible = window.page.locator(".cz-facet label:has(input[name=skill]):visible")
    assert [" ".join(text.split()) for text in visible.all_inner_texts()] == ["Assess data for bias 1"]
    visible.click()
    window.settle()
    assert window.keys == ["aurelia/trustworthy-ai-foundations"]
    assert "skill=assess-data-for-bias" in window.page.url


def test_a_skill_in_a_shared_address_is_shown_and_counted(visit: Visitor) -> None:
    window = visit()
    window.browse("microcredentials/?skill=analyse-data&skill=calculate-a-carbon-footprint")
    assert set(window.keys) == {
        "northbridge/data-literacy-local-government",
        "northbridge/silent",
        "montclar/petjada-carboni-organitzacions",
    }
    assert window.page.is_checked('input[name="skill"][value="analyse-data"]')
    assert window.page.locator("[data-cz=chips] button").count() == 2


def test_a_value_named_in_another_language_says_in_which(visit: Visitor) -> None:
    window = visit()
    window.browse("de/microcredentials/?skill=analyse-data&pathway=raconter-un-territoire")
    read = "all => all.map(one => [one.textContent, one.lang])"
    labels = dict(window.page.eval_on_selector_all(".cz-facet__label", read))
    assert labels["Analyse data"] == "en"
    assert labels["Raconter un territoire"] == "fr"
    assert labels["Energiewende im Handwerk"] == ""
    chips = dict(window.page.eval_on_selector_all("[data-cz=chips] bdi", read))
    assert chips == {"Analyse data": "en", "Raconter un territoire": "fr"}


def test_letters_that_no_value_has_are_said_so(visit: Visitor) -> None:
    window = visit()
    window.browse("microcredentials/?skill=analyse-data")
    window.page.type("input[aria-label='Find in this list: Skill']", "qqq")
    assert window.page.inner_text(".cz-facet__told") == "Nothing in this list has these letters."
    assert window.page.is_visible('input[name="skill"][value="analyse-data"]')


def test_a_facet_that_cannot_be_loaded_leaves_the_rest_at_work(visit: Visitor) -> None:
    window = visit()
    window.browse()
    window.page.route("**/facets/*.json", lambda route: route.abort())
    window.page.click("summary:has-text('Skill')")
    window.page.wait_for_selector("[data-cz=note]:not([hidden])")
    window.choose("level", "6")
    assert window.count == window.counts["level", "6"]
    window.complaints.clear()


@pytest.mark.parametrize("facet", ["price", "weekly", "duration", "start", "field"])
def test_silence_is_never_folded_away(visit: Visitor, facet: str) -> None:
    window = visit()
    window.browse()
    unfold = "name => document.querySelectorAll('details.cz-facet').forEach(one => { one.open = true; })"
    window.page.evaluate(unfold)
    assert window.page.is_visible(f'input[name="{facet}"][value="not-stated"]')


def test_being_part_of_no_pathway_is_known_and_not_unsaid(visit: Visitor) -> None:
    window = visit()
    window.browse("microcredentials/?pathway=raconter-un-territoire")
    assert set(window.keys) == {
        "valombre/biodiversite-urbaine",
        "valombre/mediation-scientifique",
        "valombre/numerisation-archives",
    }
    assert ("pathway", "not-stated") not in window.counts


# ---------- text ----------


@pytest.mark.parametrize(
    ("path", "typed", "key"),
    [
        ("microcredentials/", "data literacy", "northbridge/data-literacy-local-government"),
        ("microcredentials/", "dat lit", "northbridge/data-literacy-local-government"),
        ("microcredentials/", "accessable digital", "northbridge/accessible-digital-services"),
        ("microcredentials/", "wounds caring", "northbridge/community-wound-care"),
        ("microcredentials/", "ghp7 AIT-URB-7", "aurelia/heat-resilient-streets"),
        ("microcredentials/", "Wärmepumpen", "lindental/waermepumpen-inbetriebnahme"),
        ("de/microcredentials/", "waermepumpe", "lindental/waermepumpen-inbetriebnahme"),
        ("de/microcredentials/", "Lawinen", "alpenrat/lawinenlage-beurteilen"),
        ("ca/microcredentials/", "economies circulars", "montclar/economia-circular-empresa"),
        ("es/microcredentials/", "cultivar mejillones", "puerto-sereno/cultivo-mejillon"),
        ("fr/microcredentials/", "numerisations archive", "valombre/numerisation-archives"),
    ],
)
def test_typing_finds_what_is_meant(visit: Visitor, path: str, typed: str, key: str) -> None:
    window = visit()
    window.browse(path)
    window.type(typed)
    assert key in window.keys[:3], window.keys


def test_results_come_while_typing(visit: Visitor) -> None:
    window = visit()
    window.browse()
    window.page.focus("[data-cz=query]")
    counts = [window.count]
    for letter in "avalanche":
        window.page.keyboard.type(letter)
        window.settle()
        counts.append(window.count)
    assert counts == sorted(counts, reverse=True)
    assert window.keys[0] == "alpenrat/lawinenlage-beurteilen"


def test_words_that_nobody_uses_are_named(visit: Visitor) -> None:
    window = visit()
    window.browse("microcredentials/?q=data+qqqxyzzz")
    assert "qqqxyzzz" in window.page.inner_text("[data-cz=note]")
    assert window.count > 0


def test_an_empty_result_says_what_to_leave_out(visit: Visitor) -> None:
    window = visit()
    window.browse("microcredentials/?q=avalanche&language=es")
    assert window.count == 0
    assert window.page.is_visible("[data-cz=empty]")
    window.page.click("[data-cz=ways] button >> nth=0")
    window.settle()
    assert window.count > 0
    assert window.page.is_hidden("[data-cz=empty]")


def test_where_two_filters_keep_it_out_all_of_them_can_be_left_out(visit: Visitor) -> None:
    window = visit()
    window.browse("microcredentials/?q=avalanche&language=es&price=1000&weekly=5")
    ways = window.page.locator("[data-cz=ways] button")
    assert ways.first.inner_text() == "All filters: 1 microcredential"
    ways.first.click()
    window.settle()
    assert window.keys == ["alpenrat/lawinenlage-beurteilen"]
    assert window.page.evaluate("document.activeElement.dataset.cz") == "count"


def test_each_way_out_of_an_empty_list_brings_as_many_as_it_says(visit: Visitor) -> None:
    window = visit()
    address = "microcredentials/?language=fr&form=hybrid&price=free&level=7"
    window.browse(address)
    assert window.count == 0
    texts = window.page.locator("[data-cz=ways] button").all_inner_texts()
    assert texts
    for place, text in enumerate(texts):
        window.browse(address)
        window.page.click(f"[data-cz=ways] button >> nth={place}")
        window.settle()
        assert window.count == int(text.rpartition(": ")[2].split()[0])


def test_an_empty_list_is_announced_in_words(visit: Visitor) -> None:
    window = visit()
    window.browse()
    window.choose("language", "es")
    window.type("avalanche")
    said = "text => document.querySelector('[data-cz=announce]').textContent.includes(text)"
    window.page.wait_for_function(said, arg="0 microcredentials. Nothing matches all of this.")


def test_the_browser_folds_words_as_the_index_does(visit: Visitor) -> None:
    window = visit()
    window.browse()
    words = ["Wärme", "Straße", "Čeština", "Łódź", "smørrebrød", "œuvre", "ΔΕΞΙΌΤΗΤΕΣ", "İstanbul", "ﬁnance"]
    module = window.base + "assets/credenza/search/words.js"
    script = f"async words => {{ const {{ fold }} = await import('{module}'); return words.map(fold); }}"
    assert window.page.evaluate(script, words) == [folded(word) for word in words]


# ---------- address ----------


def test_the_address_holds_everything(visit: Visitor) -> None:
    window = visit()
    window.browse()
    window.type("data")
    window.choose("form", "online")
    window.choose("level", "6")
    window.page.select_option("[data-cz=sort]", "price")
    window.settle()
    query = parse_qs(urlsplit(window.page.url).query)
    assert query == {"q": ["data"], "form": ["online"], "level": ["6"], "sort": ["price"]}
    titles, count = window.titles, window.count
    other = visit()
    other.browse(window.page.url.removeprefix(window.base))
    assert (other.titles, other.count) == (titles, count)
    window.page.reload()
    window.settle()
    assert (window.titles, window.count) == (titles, count)
    assert window.page.input_value("[data-cz=query]") == "data"


def test_back_and_forward_walk_through_the_choices(visit: Visitor) -> None:
    window = visit()
    window.browse()
    everything = window.count
    window.choose("level", "6")
    some = window.titles
    window.choose("form", "online")
    fewer = window.titles
    window.page.go_back()
    window.settle()
    assert window.titles == some
    window.page.go_back()
    window.settle()
    assert window.count == everything
    assert not window.page.is_checked('input[name="level"][value="6"]')
    window.page.go_forward()
    window.page.go_forward()
    window.settle()
    assert window.titles == fewer


def test_codes_that_are_unknown_are_left_out_and_said(visit: Visitor) -> None:
    window = visit()
    window.browse("microcredentials/?provider=nobody&level=6")
    assert window.count == window.counts["level", "6"]
    assert window.page.is_visible("[data-cz=note]")
    assert window.page.url.endswith("/microcredentials/?level=6")
    assert window.page.locator("[data-cz=chips] button").count() == 1


def test_text_in_the_address_is_only_ever_text(visit: Visitor) -> None:
    window = visit()
    window.browse("microcredentials/?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&level=%3Cscript%3E")
    assert (
        window.page.query_selector(
            "main img, main script:not([type='module']):not([type='application/json'])"
        )
        is None
    )


def test_the_language_switch_keeps_what_was_chosen(visit: Visitor) -> None:
    window = visit()
    window.browse("microcredentials/?level=6")
    count = window.count
    window.page.click('a[hreflang="de"]')
    window.settle()
    assert "/de/microcredentials/?level=6" in window.page.url
    assert int(window.page.inner_text("[data-cz=count]").split()[0]) == count


# ---------- sorting, pages, chips ----------


def test_sorting_by_price_puts_the_free_first_and_the_silent_last(
    visit: Visitor, catalogue: Catalogue
) -> None:
    window = visit()
    window.browse("microcredentials/?sort=price")
    free = {mc.key for mc in offered(catalogue) if "free" in price_codes(mc)}
    assert set(window.keys[: len(free)]) == free
    window.page.click("[data-cz=pager] li:nth-last-child(2) a")
    window.settle()
    assert "northbridge/silent" in window.keys
    assert price_codes(catalogue.microcredentials[window.keys[-1]]) == {"not-stated"}


def test_sorting_by_start_begins_with_the_next_one(visit: Visitor, catalogue: Catalogue) -> None:
    window = visit()
    window.browse("microcredentials/?sort=start&start=soon")
    nearest = min(
        run.start
        for mc in offered(catalogue)
        for run in mc.offerings
        if run.start and run.start >= TODAY and run.availability != "cancelled"
    )
    firsts = {
        mc.title.best("en").text
        for mc in offered(catalogue)
        if any(run.start == nearest and run.availability != "cancelled" for run in mc.offerings)
    }
    assert window.titles[0] in firsts


def test_sorting_by_newest_follows_the_first_publication(visit: Visitor, catalogue: Catalogue) -> None:
    window = visit()
    window.browse("microcredentials/?sort=newest")
    newest = max(mc.first_published for mc in offered(catalogue) if mc.first_published)
    assert window.titles[0] in {
        mc.title.best("en").text for mc in offered(catalogue) if mc.first_published == newest
    }


def test_pages_go_on_where_the_first_ends(visit: Visitor) -> None:
    window = visit()
    window.browse("microcredentials/?sort=price")
    first = window.titles
    window.page.click("[data-cz=pager] a[rel=next]")
    window.settle()
    assert "page=2" in window.page.url
    assert set(first).isdisjoint(window.titles)
    assert window.page.evaluate("document.activeElement.dataset.cz") == "count"


def test_a_chip_takes_its_filter_away(visit: Visitor) -> None:
    window = visit()
    window.browse("microcredentials/?level=6&form=online")
    window.page.click("[data-cz=chips] button >> nth=0")
    window.settle()
    assert "form=" not in window.page.url
    assert "level=6" in window.page.url
    assert len(window.page.query_selector_all("[data-cz=chips] li")) == 1


def test_a_chip_names_the_question_where_its_answer_says_little(visit: Visitor) -> None:
    window = visit()
    window.browse("microcredentials/?weekly=6-10&level=6&price=not-stated")
    names = window.page.locator("[data-cz=chips] button")
    assert [name.get_attribute("aria-label") for name in names.all()] == [
        "Remove filter: Price: Not stated",
        "Remove filter: EQF level 6",
        "Remove filter: Hours a week: 6 to 10 hours",
    ]


def test_a_list_that_was_left_for_an_entry_comes_back_as_it_was(visit: Visitor) -> None:
    window = visit()
    window.browse("microcredentials/?level=6")
    window.type("data")
    titles = window.titles
    window.page.click("[data-cz=results] h3 a >> nth=0")
    window.page.wait_for_selector("h1:not(:has-text('Microcredentials'))")
    window.page.go_back()
    window.settle()
    assert window.titles == titles
    assert window.page.input_value("[data-cz=query]") == "data"
    assert window.page.is_checked('input[name="level"][value="6"]')


@pytest.mark.parametrize("sort", ["relevance", "title", "start", "deadline", "workload", "price", "newest"])
def test_every_order_shows_the_same_entries(visit: Visitor, sort: str) -> None:
    window = visit()
    window.browse("microcredentials/?q=data")
    expected = set(window.keys)
    window.page.select_option("[data-cz=sort]", sort)
    window.settle()
    assert set(window.keys) == expected
    assert window.page.input_value("[data-cz=sort]") == sort


def test_sorting_by_workload_begins_with_the_least(visit: Visitor, catalogue: Catalogue) -> None:
    window = visit()
    window.browse("microcredentials/?sort=workload")
    order = ["25", "26-75", "76-150", "151-300", "301-", "not-stated"]
    codes = [order.index(hours_code(catalogue.microcredentials[key])) for key in window.keys]
    assert codes == sorted(codes)


def test_sorting_by_deadline_begins_with_what_closes_first(visit: Visitor, catalogue: Catalogue) -> None:
    window = visit()
    window.browse("microcredentials/?sort=deadline&start=open")

    def closes(key: str) -> date:
        runs = [run for run in catalogue.microcredentials[key].offerings if takes_applications(run)]
        return min((run.application_deadline or date.max for run in runs), default=date.max)

    days = [closes(key) for key in window.keys]
    assert days == sorted(days)
    assert days[0] < date.max


def test_the_number_of_results_is_announced(visit: Visitor) -> None:
    window = visit()
    window.browse()
    window.choose("level", "6")
    expected = window.page.inner_text("[data-cz=count]")
    window.page.wait_for_function(
        "text => document.querySelector('[role=status]').textContent.includes(text)", arg=expected
    )


def test_a_click_on_a_facet_asks_for_nothing_but_cards(visit: Visitor) -> None:
    window = visit()
    window.browse()
    before = len(window.requests)
    window.choose("level", "6")
    window.choose("price", "500")
    asked = window.requests[before:]
    assert asked
    # The icon of the tab is asked for when the browser has time for it.
    assert all("/cards/" in url for url in asked if not url.endswith("/favicon.svg")), asked


def test_cards_say_what_dates_mean_today(visit: Visitor, catalogue: Catalogue) -> None:
    window = visit()
    window.browse("microcredentials/?start=open")
    states = [one.inner_text() for one in window.page.query_selector_all(".cz-card__status")]
    assert states == ["Applications open"] * min(20, window.count)


# ---------- narrow screens, keyboard ----------


def test_on_a_phone_filters_are_applied_when_they_are_shown(visit: Visitor) -> None:
    window = visit(width=360)
    window.browse()
    everything = window.count
    window.page.click("[data-cz=filters-button]")
    window.page.click('dialog input[name="price"][value="free"]')
    window.page.wait_for_function(
        "document.querySelector('[data-cz=dialog-show]').textContent.startsWith('Show ')"
    )
    assert window.count == everything
    assert "price" not in window.page.url
    window.page.click("[data-cz=dialog-show]")
    window.settle()
    assert window.count < everything
    assert "price=free" in window.page.url
    assert window.page.inner_text("[data-cz=filters-button]") == "Filters (1)"


def test_on_a_phone_closing_the_filters_changes_nothing(visit: Visitor) -> None:
    window = visit(width=360)
    window.browse()
    before = window.count
    window.page.click("[data-cz=filters-button]")
    window.page.click('dialog input[name="price"][value="free"]')
    window.page.keyboard.press("Escape")
    window.settle()
    assert window.count == before
    window.page.click("[data-cz=filters-button]")
    assert not window.page.is_checked('dialog input[name="price"][value="free"]')


def test_on_a_phone_the_number_is_announced_within_the_open_filters(visit: Visitor) -> None:
    """What lies behind an open dialog is not read to anybody."""
    window = visit(width=360)
    window.browse()
    window.page.click("[data-cz=filters-button]")
    window.page.click('dialog input[name="price"][value="free"]')
    window.page.wait_for_function(
        "() => /^[0-9]+ microcredentials$/.test(document.querySelector('dialog [role=status]').textContent)"
    )
    said = window.page.text_content("dialog [data-cz=dialog-announce]").split()[0]
    assert window.page.inner_text("[data-cz=dialog-show]") == f"Show {said}"


def test_on_a_phone_going_back_leaves_the_filters(visit: Visitor) -> None:
    window = visit(width=360)
    window.browse()
    everything = window.count
    window.type("data")
    window.page.click("[data-cz=filters-button]")
    window.page.evaluate("history.back()")
    window.page.wait_for_selector("dialog", state="hidden")
    window.settle()
    assert window.count == everything


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_nothing_is_wider_than_the_window(visit: Visitor, width: int) -> None:
    window = visit(width=width)
    window.browse("microcredentials/?level=6&level=7&form=online")
    assert window.page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_keyboard_reaches_search_facets_and_results(visit: Visitor) -> None:
    window = visit()
    window.browse()
    reached = set()
    window.page.focus("[data-cz=query]")
    for _ in range(90):
        place = window.page.evaluate(
            "(document.activeElement.closest('[data-cz]') || document.body).dataset.cz || ''"
        )
        reached.add(place)
        if place == "results":
            break
        window.page.keyboard.press("Tab")
    assert {"query", "panel", "sort", "results"} <= reached


def test_the_space_bar_ticks_a_value_and_keeps_its_place(visit: Visitor) -> None:
    window = visit()
    window.browse()
    window.page.focus('input[name="price"][value="free"]')
    window.page.keyboard.press("Space")
    window.settle()
    assert "price=free" in window.page.url
    assert window.page.evaluate("document.activeElement.value") == "free"


def test_everything_can_be_done_with_the_keyboard_alone(visit: Visitor) -> None:
    """Search, choose, look for a skill, sort, take a filter away, and open a result."""
    window = visit()
    window.browse()
    press = window.page.keyboard.press

    def tab_to(selector: str, most: int = 120) -> None:
        for _ in range(most):
            if window.page.evaluate("s => document.activeElement.matches(s)", selector):
                return
            press("Tab")
        raise AssertionError(f"the keyboard does not reach {selector}")

    tab_to("[data-cz=query]")
    window.page.keyboard.type("data")
    press("Enter")
    window.settle()
    assert window.page.evaluate("document.activeElement.dataset.cz") == "count"
    window.page.focus("[data-cz=query]")
    tab_to("input[name=level], summary:has(+ fieldset input[name=level])")
    press("Enter")
    tab_to("input[name=level][value='6']")
    press("Space")
    window.settle()
    press("Tab")
    window.page.focus("input[name=level][value='6']")
    tab_to("details:has(.cz-facet__find) summary, details:not(:has(input)) summary")
    press("Enter")
    window.page.wait_for_selector("input[name=skill]")
    tab_to(".cz-facet__find")
    window.page.keyboard.type("analyse data")
    tab_to("input[name=skill][value='analyse-data']", most=3)
    press("Space")
    window.settle()
    assert window.page.evaluate("document.activeElement.value") == "analyse-data"
    tab_to("[data-cz=sort]")
    window.page.keyboard.type("Price")
    window.settle()
    assert "sort=price" in window.page.url
    tab_to("[data-cz=chips] button")
    before = window.page.locator("[data-cz=chips] button").count()
    press("Enter")
    window.settle()
    assert window.page.locator("[data-cz=chips] button").count() == before - 1
    tab_to("[data-cz=results] h3 a")
    press("Enter")
    window.page.wait_for_selector("h1:not(:has-text('Microcredentials'))")


def test_what_has_the_keyboards_place_shows_it(visit: Visitor) -> None:
    window = visit()
    window.browse("microcredentials/?level=6")
    window.page.focus("[data-cz=query]")
    for _ in range(12):
        window.page.keyboard.press("Tab")
        outline = "parseFloat(getComputedStyle(document.activeElement).outlineWidth)"
        assert window.page.evaluate(outline) >= 2, window.page.evaluate("document.activeElement.outerHTML")


# ---------- without script, or without the search ----------


def test_without_script_the_list_is_complete_over_its_pages(visit: Visitor, catalogue: Catalogue) -> None:
    window = visit(script=False)
    window.open("microcredentials/")
    titles: list[str] = []
    while True:
        titles += window.titles
        following = window.page.query_selector("[data-cz=pager] a[rel=next]")
        if following is None:
            break
        following.click()
        window.page.wait_for_load_state()
    assert sorted(titles) == sorted(mc.title.best("en").text for mc in offered(catalogue))


def test_without_script_no_control_is_dead_and_fields_lead_on(visit: Visitor) -> None:
    window = visit(script=False)
    window.open("microcredentials/")
    main = window.page.query_selector("main")
    assert [one for one in main.query_selector_all("button, input, select") if one.is_visible()] == []
    window.page.click(".cz-browse__fields a >> nth=0")
    assert "/fields/" in window.page.url


@pytest.mark.parametrize(
    ("group", "folder", "value"),
    [
        ("Level", "levels", ("level", "6")),
        ("Form of participation", "forms", ("form", "online")),
        ("Language of instruction", "languages", ("language", "de")),
    ],
)
def test_without_script_level_form_and_language_lead_to_lists_too(
    visit: Visitor, catalogue: Catalogue, group: str, folder: str, value: tuple[str, str]
) -> None:
    facet, code = value
    window = visit(script=False)
    window.open("microcredentials/")
    window.page.click(f'nav[aria-label="{group}"] a[href$="{folder}/{code}/"]')
    links = window.page.eval_on_selector_all("main section a", "all => all.map(one => one.href)")
    shown = {"/".join(link.rstrip("/").split("/")[-2:]) for link in links}
    assert shown == {mc.key for mc in offered(catalogue) if code in codes_of(mc, catalogue)[facet]}


def test_a_page_of_an_entry_loads_nothing_of_the_search(visit: Visitor) -> None:
    window = visit()
    window.open("microcredentials/northbridge/data-literacy-local-government/")
    window.page.wait_for_load_state("networkidle")
    assert not [url for url in window.requests if "/search" in url]


def test_further_pages_of_the_list_can_be_searched_too(visit: Visitor) -> None:
    window = visit()
    window.browse("browse/2/")
    second = window.titles
    window.choose("level", "6")
    assert window.count == window.counts["level", "6"]
    window.page.go_back()
    window.settle()
    assert window.titles == second
    window.page.click("[data-cz=pager] a[rel=prev]")
    window.settle()
    assert set(second).isdisjoint(window.titles)


def test_a_list_in_the_dark_has_no_complaint_either(visit: Visitor) -> None:
    window = visit(dark=True)
    window.browse("microcredentials/?q=data")
    assert window.count > 0


# ---------- when something goes wrong ----------


def test_a_search_that_cannot_be_loaded_leaves_a_complete_list(visit: Visitor) -> None:
    window = visit()
    window.page.route("**/search/en.json", lambda route: route.fulfill(status=503, body="{}"))
    window.open("microcredentials/")
    window.page.wait_for_selector("[data-cz-failed]", state="attached")
    assert len(window.titles) == 20
    assert window.page.is_visible(".cz-browse__fields")
    assert not window.page.is_visible("[data-cz=query]")
    window.complaints.clear()


def test_words_that_cannot_be_loaded_are_said_and_tried_again(visit: Visitor) -> None:
    window = visit()
    window.browse()
    window.page.route("**/words/*.json", lambda route: route.abort())
    window.type("data")
    assert window.page.is_visible("[data-cz=note]")
    window.complaints.clear()
    window.page.unroute("**/words/*.json")
    window.type("data")
    assert window.page.is_hidden("[data-cz=note]")
    assert window.keys[0] == "northbridge/data-literacy-local-government"


def test_a_page_from_before_a_new_build_begins_again(visit: Visitor) -> None:
    """Files of two builds are never mixed: the old folder is gone, so the page starts anew."""
    window = visit()
    former = {"once": True}

    def first_file(route: Any) -> None:
        if former.pop("once", False):
            answer = route.fetch()
            route.fulfill(response=answer, json={**answer.json(), "version": "0000000000"})
        else:
            route.continue_()

    window.page.route("**/search/en.json", first_file)
    window.browse()
    with window.page.expect_navigation():
        window.page.evaluate("document.querySelector('input[name=level]').click()")
    window.settle()
    assert "level=" in window.page.url
    assert window.count == len(window.titles)
    window.complaints.clear()
