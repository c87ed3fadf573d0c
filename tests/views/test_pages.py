"""All pages together: addresses, links, languages, notices."""

from __future__ import annotations

import dataclasses
import itertools
import posixpath
from collections import Counter
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from page_reading import read, words

from generator import exports
from generator.health import health_artifacts, survey
from generator.model import Catalogue, Withheld
from generator.pipeline import Checked
from generator.resources import template_folder
from generator.search.artifacts import start_path
from generator.views import pages
from generator.views.frame import ASSETS
from generator.views.notices import not_found_page, withheld_pages
from generator.views.page import Page, Rendered
from generator.views.render import Renderer
from generator.views.site import Site, site_of

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def sample(sample: Catalogue) -> Catalogue:
    """In two languages only: the others add time and no case."""
    return dataclasses.replace(sample, info=dataclasses.replace(sample.info, languages=("en", "es")))


@pytest.fixture(scope="module")
def site(sample: Catalogue, checked: Checked) -> Site:
    return site_of(sample, health=partial(survey, sample, checked))


@pytest.fixture(scope="module")
def everything(site: Site) -> list[tuple[Page, Rendered]]:
    renderer = Renderer(site)
    rendered = [(page, renderer.render(page)) for page in pages(site)]
    assert len(rendered) > len(site.catalogue.microcredentials) > 20
    return rendered


Everything = list[tuple[Page, Rendered]]


def test_every_page_has_an_address_of_its_own(everything: Everything) -> None:
    assert not [path for path, n in Counter(page.path for page, _ in everything).items() if n > 1]
    assert all(page.path in ("", "404.html") or page.path.endswith("/") for page, _ in everything)


def test_titles_are_unique_within_a_language(everything: Everything) -> None:
    titles = Counter((page.language, page.title) for page, _ in everything)
    assert not [title for title, n in titles.items() if n > 1]


def test_every_page_has_a_description_of_plain_text(everything: Everything) -> None:
    assert not [
        page.path for page, _ in everything if not page.description.strip() or "<" in page.description
    ]


def test_every_page_exists_in_every_language_and_names_the_others(everything: Everything, site: Site) -> None:
    known = {page.path for page, _ in everything}
    for page, _ in everything:
        if page.path != "404.html":
            assert list(page.alternates) == list(site.catalogue.info.languages), page.path
            assert page.alternates[page.language] == page.path
            assert set(page.alternates.values()) <= known


# Links that name something; no browser asks for what they name.
NAMING = {"cite-as", "type", "license"}


def test_no_link_inside_the_site_is_broken_and_none_is_absolute(everything: Everything, site: Site) -> None:
    info = site.catalogue.info
    base = urlsplit(info.url).path
    files = {
        f"{ASSETS}{f.relative_to(template_folder() / 'assets').as_posix()}"
        for f in (template_folder() / "assets").rglob("*")
    }
    files |= {artifact.path for artifact in exports.artifacts(site.catalogue)}
    files |= {start_path(language) for language in info.languages}
    assert site.health is not None
    files |= {artifact.path for artifact in health_artifacts(site.catalogue, site.health)}
    files |= {f"media/{picture.name}" for picture in (ROOT / "catalogue/media").iterdir()}
    ids: dict[str, set[str]] = {page.path: set() for page, _ in everything}
    links: list[tuple[str, str, str]] = []
    for page, rendered in everything:
        for element in read(f"<body>{rendered.head}{rendered.body}</body>"):
            ids[page.path].add(element.get("id"))
            for name in ("href", "src", "action"):
                address = element.get(name)
                if (info.contact and address == info.contact.url) or element.get("rel") in NAMING:
                    continue
                assert not address.startswith(info.url), (page.path, address)
                parts = urlsplit(address)
                if not address or parts.scheme or parts.netloc:
                    continue
                if parts.path.startswith("/"):
                    assert page.path == "404.html", (page.path, address)
                    target = parts.path.removeprefix(base)
                else:
                    target = (
                        posixpath.normpath(posixpath.join(page.path, parts.path)) if parts.path else page.path
                    )
                    target = "" if target == "." else target
                    if parts.path.endswith("/") and target and not target.endswith("/"):
                        target += "/"
                links.append((page.path, target, parts.fragment))
    broken = {(page, target) for page, target, _ in links if target not in ids and target not in files}
    assert not broken
    lost = {
        (page, target, anchor)
        for page, target, anchor in links
        if anchor and anchor not in ids.get(target, {anchor})
    }
    assert not lost


def test_every_page_says_how_to_report_a_mistake(everything: Everything) -> None:
    for page, rendered in everything:
        footer = rendered.body[rendered.body.index("<footer") :]
        assert "mailto:catalogue@microcredentials.example" in footer, page.path


def test_where_nobody_is_named_to_ask_mistakes_go_to_the_homepage_of_the_provider(sample: Catalogue) -> None:
    silent = {
        key: dataclasses.replace(one, contact=None, homepage=f"https://{key}.example/")
        for key, one in sample.providers.items()
    }
    entries = {k: dataclasses.replace(one, contact=None) for k, one in sample.microcredentials.items()}
    site = site_of(dataclasses.replace(sample, providers=silent, microcredentials=entries))
    renderer = Renderer(site)
    for path, provider in (
        ("microcredentials/northbridge/accessible-digital-services/", "northbridge"),
        ("providers/aurelia/", "aurelia"),
        (
            next(f"pathways/{id_}/" for id_, one in sample.pathways.items() if one.provider == "lindental"),
            "lindental",
        ),
    ):
        page = next(page for page in pages(site) if page.path == path)
        footer = renderer.render(page).body.rpartition("<footer")[2]
        assert f'Tell the provider: <a href="https://{provider}.example/"' in footer, path
        assert f">{provider}.example<" in footer, path


def test_every_page_has_one_heading_one_main_and_a_way_past_the_header(everything: Everything) -> None:
    for page, rendered in everything:
        tags = Counter(element.tag for element in read(f"<body>{rendered.body}</body>"))
        assert (tags["h1"], tags["main"], tags["header"] >= 1, tags["footer"]) == (1, 1, True, 1), page.path
        assert rendered.body.lstrip().startswith('<a class="cz-skip" href="#cz-main">')


def test_ids_are_unique_in_a_page(everything: Everything) -> None:
    for page, rendered in everything:
        found = Counter(e.get("id") for e in read(f"<body>{rendered.body}</body>") if e.get("id"))
        assert not [name for name, n in found.items() if n > 1], page.path


def test_headings_never_skip_a_level(everything: Everything) -> None:
    for page, rendered in everything:
        levels = [
            int(e.tag[1]) for e in read(f"<body>{rendered.body}</body>") if e.tag in ("h1", "h2", "h3", "h4")
        ]
        assert levels[0] == 1, page.path
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels)), page.path


def test_nothing_is_asked_from_another_host_and_no_style_stands_in_a_page(everything: Everything) -> None:
    for page, rendered in everything:
        for element in read(f"<body>{rendered.head}{rendered.body}</body>"):
            assert not element.get("src").startswith(("http", "//")), page.path
            assert not element.get("style"), page.path
            assert element.tag != "style", page.path
            if element.tag == "link" and element.get("rel") not in NAMING:
                assert not urlsplit(element.get("href")).netloc, page.path


def test_the_same_catalogue_gives_the_same_pages(
    everything: Everything, sample: Catalogue, checked: Checked
) -> None:
    site = site_of(sample, health=partial(survey, sample, checked))
    renderer = Renderer(site)
    for (page, rendered), again in zip(everything, pages(site), strict=True):
        assert again.path == page.path
        assert renderer.render(again) == rendered


def test_something_withheld_keeps_its_address_and_is_kept_from_search_engines(sample: Catalogue) -> None:
    withheld = (
        Withheld(kind="microcredential", key="aurelia/broken", path="x.yml"),
        Withheld(kind="provider", key="gone", path="y.yml"),
        Withheld(kind="pathway", key="way", path="z.yml"),
    )
    site = site_of(dataclasses.replace(sample, withheld=withheld))
    found = list(withheld_pages(site, "es"))
    assert [page.path for page in found] == [
        "es/microcredentials/aurelia/broken/",
        "es/providers/gone/",
        "es/pathways/way/",
    ]
    assert all(page.noindex for page in found)
    said = words(Renderer(site).render(found[0]).body)
    assert "aurelia/broken" in said
    assert "professional-courses@aurelia.example" in said


def test_the_page_for_unknown_addresses_works_at_any_depth(sample: Catalogue) -> None:
    moved = dataclasses.replace(sample, info=dataclasses.replace(sample.info, url="https://x.example/sub/"))
    site = site_of(moved)
    page = not_found_page(site)
    assert page.noindex
    links = [e.get("href") for e in read(f"<body>{Renderer(site).render(page).body}</body>") if e.tag == "a"]
    assert "/sub/microcredentials/" in links
    assert not [link for link in links if not link.startswith(("/sub/", "#", "mailto:", "http"))]


def test_a_template_of_the_institution_takes_the_place_of_ours(site: Site, tmp_path: Path) -> None:
    (tmp_path / "notice.html").write_text(
        "{% extends 'catalogue_layout.html' %}{% block main %}<h1>Ours</h1>{% endblock %}"
    )
    body = Renderer(site, tmp_path).render(not_found_page(site)).body
    assert "<h1>Ours</h1>" in body
    assert "cz-footer" in body


def test_links_to_hand_written_pages_stand_only_where_these_exist(sample: Catalogue) -> None:
    site = site_of(sample, prose={"privacy/", "es/imprint/"})
    home = {page.language: page for page in pages(site) if page.template == "home.html"}
    spanish = [e.get("href") for e in read(f"<body>{Renderer(site).render(home['es']).body}</body>")]
    assert "../privacy/" in spanish
    assert "../es/imprint/" in spanish
    assert not [link for link in spanish if "/handbook/" in link]


def test_the_home_page_of_a_small_catalogue_shows_its_entries(sample: Catalogue) -> None:
    few = dict(list(sample.microcredentials.items())[:5])
    site = site_of(dataclasses.replace(sample, microcredentials=few, pathways={}, links={}))
    page = next(page for page in pages(site) if page.template == "home.html")
    body = Renderer(site).render(page).body
    assert body.count('class="cz-brief__title"') >= len(site.current)
    assert "cz-tile" not in body
    assert "pathways/" not in body
