"""The page of a microcredential says everything that is stated, and is honest about the rest."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from page_reading import read, words

from generator.elements import ELEMENTS
from generator.interface import interface
from generator.model import (
    Catalogue,
    Duration,
    Level,
    Offering,
    Price,
    QualityAssurance,
    Reduction,
    Related,
    Skill,
    Stackability,
    Workload,
)
from generator.text import Text
from generator.views import pages
from generator.views.effort import pace_in_words
from generator.views.facts import FACTS
from generator.views.microcredential import microcredential_page
from generator.views.page import Rendered
from generator.views.render import Renderer
from generator.views.site import Site, site_of

ROOT = Path(__file__).parents[2]
KEY = "montclar/economia-circular-empresa"
Draw = Callable[..., Rendered]


def english(text: str) -> Text:
    return Text("en", {"en": text})


def answers(html: str) -> str:
    """The words of the answers on the first screen."""
    aside = html[html.index('<aside class="cz-answers"') : html.index("</aside>")]
    return words(f"{aside}</aside>")


def test_every_element_of_annex_i_is_on_every_page(site: Site, renderer: Renderer) -> None:
    """Annex I of 2022/C 243/02: nine mandatory and four optional elements of a catalogue entry."""
    say = interface("en").say
    labels = {fact.key: say(fact.label) for fact in FACTS}
    for mc in site.catalogue.microcredentials.values():
        html = renderer.render(microcredential_page(site, mc, "en")).body
        anchors = {element.get("id") for element in read(f"<body>{html}</body>")}
        not_stated = (
            html[html.index('id="facts"') :].partition("Not stated by the provider:")[2].partition("</p>")[0]
        )
        for element in ELEMENTS:
            assert element.anchor in anchors or labels[element.key] in not_stated, (mc.key, element.key)
            if element.mandatory:
                assert element.anchor in anchors, (mc.key, element.key)


def test_the_facts_are_exactly_the_elements_of_the_standard() -> None:
    assert {fact.key for fact in FACTS} == {element.key for element in ELEMENTS}


def test_the_first_screen_answers_what_a_learner_asks(draw: Draw) -> None:
    said = answers(draw(KEY).body)
    for answer in (
        "€395",
        "Unemployed people: 70% less",
        "About 11 h a week for 11 weeks",
        "125 hours in all",
    ):
        assert answer in said
    for answer in (
        "4 Oct",
        "Apply by 17 Sept 2027",
        "Oral examination",
        "UFM",
        "Specialisation in Circular Economy",
    ):
        assert answer in said


def test_what_is_not_stated_is_one_line_with_somebody_to_ask(draw: Draw) -> None:
    said = answers(draw(KEY, offerings=(), price=None, application_url=None, homepage=None).body)
    assert said.count("Not stated by the provider") == 1
    assert "Not stated by the provider: price and dates. Ask: microcredencials@montclar.example" in said
    assert "Go to the page of UFM" in said


def test_none_not_applicable_and_not_stated_are_different_words(draw: Draw) -> None:
    nothing = draw(
        KEY, prerequisites=None, prerequisites_none=True, level=Level(not_applicable=english("A hobby"))
    ).body
    assert "None: anyone can enrol" in words(nothing)
    assert "Not applicable: A hobby" in words(nothing)
    silent = words(draw(KEY, prerequisites=None).body)
    assert "anyone can enrol" not in silent
    assert "Not stated by the provider: Prerequisites" in silent


def test_free_is_said_and_is_not_the_same_as_unknown(draw: Draw) -> None:
    free = Price(amount=0)
    offering = Offering(slug="a", start=date(2027, 3, 1), price=free)
    assert "Free of charge" in answers(draw(KEY, price=free, offerings=(offering,)).body)
    partly = Price(amount=300, reductions=(Reduction(group=english("Students"), percent=100),))
    assert "Students: free of charge" in answers(draw(KEY, price=partly, offerings=()).body)


def test_each_price_is_told_with_its_dates_where_the_offerings_differ(draw: Draw) -> None:
    spring = Offering(slug="a", start=date(2027, 3, 1), end=date(2027, 4, 30), price=Price(amount=250))
    autumn = Offering(slug="b", start=date(2027, 9, 1), end=date(2027, 10, 29), price=Price(amount=270))
    gone = dataclasses.replace(autumn, slug="c", availability="cancelled", price=Price(amount=999))
    differ = answers(draw(KEY, price=None, offerings=(autumn, spring, gone)).body)
    assert "Cost €250 · 1 Mar – 30 Apr 2027 €270 · 1 Sept – 29 Oct 2027" in re.sub(r"\s+", " ", differ)
    assert "999" not in differ
    same = answers(
        draw(KEY, price=None, offerings=(spring, dataclasses.replace(autumn, price=spring.price))).body
    )
    assert "Cost €250 Time" in same


def test_a_text_in_another_language_carries_its_language_and_a_note(draw: Draw) -> None:
    """WCAG 2.2, 3.1.2: the language of each passage can be programmatically determined."""
    rendered = draw(KEY, "de", title=Text("ca", {"ca": "Títol", "es": "Título"}))
    heading = next(i for i, e in enumerate(read(f"<body>{rendered.body}</body>")) if e.tag == "h1")
    inner = read(f"<body>{rendered.body}</body>")[heading + 1]
    assert (inner.tag, inner.get("lang"), inner.text) == ("span", "ca", "Títol")
    assert interface("de").language_name("ca") in words(rendered.body[: rendered.body.index("</article>")])


def test_a_text_in_another_language_keeps_its_mark_inside_a_sentence(draw: Draw) -> None:
    reduced = Price(amount=300, reductions=(Reduction(group=english("Staff & <others>"), percent=20),))
    html = draw(KEY, "de", price=reduced, offerings=()).body
    assert '<span lang="en" dir="ltr">Staff &amp; &lt;others&gt;</span>: 20' in html


def test_a_page_without_its_own_text_points_search_engines_to_the_original(site: Site) -> None:
    mc = site.catalogue.microcredentials["aurelia/trustworthy-ai-testing"]
    page = microcredential_page(site, mc, "es")
    assert page.canonical == f"{site.catalogue.info.url}microcredentials/aurelia/trustworthy-ai-testing/"
    assert microcredential_page(site, mc, "en").canonical is None
    written = site.catalogue.microcredentials[KEY]
    assert microcredential_page(site, written, "es").canonical is None


def test_every_language_is_a_link_with_its_own_name(draw: Draw) -> None:
    links = {e.get("hreflang"): e for e in read(f"<body>{draw(KEY, 'es').body}</body>") if e.get("hreflang")}
    assert {tag: links[tag].text for tag in ("en", "ca", "de")} == {
        "en": "English",
        "ca": "Català",
        "de": "Deutsch",
    }
    assert links["en"].get("href") == f"../../../../microcredentials/{KEY}/"
    assert links["ca"].get("href") == f"../../../../ca/microcredentials/{KEY}/"
    assert links["es"].get("aria-current") == "true"


def test_the_head_begins_with_the_data_and_announces_it_without_alternate(draw: Draw) -> None:
    head = draw(KEY).head
    assert head.startswith('<script type="application/ld+json">')
    links = [e for e in read(f"<body>{head}</body>") if e.tag == "link"]
    described = [e for e in links if e.get("rel") == "describedby"]
    assert [(e.get("type"), e.get("href")) for e in described] == [
        ("application/ld+json", "index.jsonld"),
        ("application/ld+json", f"../../../elm/{KEY}-3.3.jsonld"),
    ]
    assert all("alternate" not in e.get("rel") for e in links)


def test_a_retired_entry_keeps_its_page_and_names_its_successor(draw: Draw) -> None:
    html = draw("northbridge/web-accessibility-basics").body
    assert "no longer offered" in words(html)
    notice = html[html.index("cz-notice--warn") : html.index("</header>", html.index("cz-notice--warn"))]
    assert 'href="../../../microcredentials/northbridge/accessible-digital-services/"' in notice
    assert "cz-button" not in html
    assert "Not stated by the provider: price" not in words(html)


def test_dates_are_absolute_and_what_depends_on_today_is_left_to_the_browser(draw: Draw) -> None:
    offering = Offering(
        slug="x",
        start=date(2027, 10, 4),
        end=date(2027, 12, 17),
        application_opens=date(2027, 5, 3),
        application_deadline=date(2027, 9, 17),
    )
    html = draw(KEY, offerings=(offering,)).body
    element = next(e for e in read(f"<body>{html}</body>") if e.get("id") == "offering-x")
    data = {name: element.get(f"data-{name}") for name in ("start", "end", "opens", "closes")}
    assert data == {"start": "2027-10-04", "end": "2027-12-17", "opens": "2027-05-03", "closes": "2027-09-17"}
    said = words(html[: html.index("</article>")])
    assert "Applications open " not in said
    assert "Closes soon" not in said
    assert (
        next(e for e in read(f"<body>{html}</body>") if e.get("data-zone")).get("data-zone")
        == "Europe/Brussels"
    )


@pytest.mark.parametrize(
    ("availability", "said"), [("full", "Full"), ("cancelled", "Cancelled"), (None, None)]
)
def test_full_and_cancelled_are_said_without_script(
    draw: Draw, availability: str | None, said: str | None
) -> None:
    offering = Offering(slug="x", start=date(2027, 10, 4), availability=availability)
    html = draw(KEY, offerings=(offering,)).body
    assert ('class="cz-status cz-status--off"' in html) is (said is not None)
    assert said is None or f"{said}</span>" in html


@pytest.mark.parametrize(
    ("offering", "said"),
    [
        (Offering(slug="a", start=date(2027, 3, 1), end=date(2027, 3, 5)), "5 full days"),
        (Offering(slug="a", start=date(2027, 3, 1), end=date(2027, 3, 12)), "Within 10 days"),
        (Offering(slug="a", start=date(2027, 3, 1), end=date(2027, 4, 25)), "About 5 h a week for 8 weeks"),
        (Offering(slug="a", start=date(2027, 3, 1)), "About 3 h a week for 13 weeks"),
    ],
)
def test_hours_a_week_follow_from_workload_and_dates(
    sample: Catalogue, offering: Offering, said: str
) -> None:
    mc = dataclasses.replace(
        sample.microcredentials[KEY],
        workload=Workload(hours=40),
        offerings=(offering,),
        duration=Duration(months=3),
    )
    assert pace_in_words(mc, interface("en")) == said


def test_hours_a_week_are_not_guessed_without_dates_or_duration(sample: Catalogue) -> None:
    mc = dataclasses.replace(sample.microcredentials[KEY], offerings=(), duration=None)
    assert pace_in_words(mc, interface("en")) is None


def test_what_others_say_about_an_entry_stands_on_its_page(draw: Draw) -> None:
    html = draw("aurelia/trustworthy-ai-foundations").body
    section = html[html.index('<h2 id="adds-up"') :]
    assert "Counts toward Postgraduate Certificate in Trustworthy AI" in words(
        section[: section.index("</section>")]
    )
    assert "decided by the institution" in words(html)


def test_links_of_authors_are_followed_only_where_they_are_web_addresses(draw: Draw) -> None:
    other = Stackability(part_of=(Related(title=english("Elsewhere"), url="javascript:alert(1)"),))
    html = draw(KEY, stackability=other, homepage="data:text/html,x", application_url="ftp://x.example").body
    assert "Elsewhere" in words(html)
    assert "javascript:" not in html
    assert "data:text" not in html
    assert "ftp:" not in html


def test_a_page_weighs_at_most_twenty_kilobytes_apart_from_its_own_text(
    site: Site, renderer: Renderer
) -> None:
    for mc in site.catalogue.microcredentials.values():
        rendered = renderer.render(microcredential_page(site, mc, "fr"))
        data = rendered.head[: rendered.head.index("</script>")]
        own = len(words(rendered.body).encode())
        assert len((rendered.head + rendered.body).encode()) - len(data.encode()) - own <= 20_000, mc.key


def test_a_page_does_not_grow_with_the_catalogue(sample: Catalogue) -> None:
    mc = sample.microcredentials[KEY]
    copies = {
        f"montclar/copy-{n:03}": dataclasses.replace(mc, key=f"montclar/copy-{n:03}", id=f"copy-{n:03}")
        for n in range(300)
    }
    small = site_of(sample)
    large = site_of(
        dataclasses.replace(
            sample, microcredentials=dict(sorted({**sample.microcredentials, **copies}.items()))
        )
    )
    sizes = [len(Renderer(s).render(microcredential_page(s, mc, "en")).body) for s in (small, large)]
    assert sizes[1] - sizes[0] < 500


def test_drafts_are_nowhere(site: Site) -> None:
    drafts = {"northbridge/statistics-for-small-samples", "alpenrat/drohnen-vermisstensuche"}
    folder = ROOT / "catalogue" / "microcredentials"
    assert all("\nstatus: draft\n" in (folder / f"{key}.yml").read_text("utf-8") for key in drafts)
    paths = [page.path for page in pages(site)]
    assert f"microcredentials/{KEY}/" in paths
    assert not [path for path in paths if path.strip("/").endswith(tuple(drafts))]


def test_an_essential_skill_and_a_main_occupation_are_marked_in_words(draw: Draw) -> None:
    skills = (Skill(label=english("analyse data"), essential=True), Skill(label=english("draw charts")))
    jobs = (Skill(label=english("data analyst"), essential=True), Skill(label=english("clerk")))
    said = words(draw(KEY, skills=skills, occupations=jobs).body)
    assert re.search(r"analyse data essential\s+draw charts(?! essential)", said)
    assert re.search(r"data analyst main occupation\s+clerk(?! main)", said)


@pytest.mark.parametrize("registered", [True, False, None])
def test_a_body_in_the_european_register_is_called_so_and_no_other(
    draw: Draw, registered: bool | None
) -> None:
    arrangement = QualityAssurance(
        type="external", body=english("Fictional Agency"), eqar_registered=registered
    )
    said = words(draw(KEY, quality_assurance=(arrangement,)).body)
    assert ("Listed in EQAR" in said) is bool(registered)
