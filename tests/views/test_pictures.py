"""Pictures of entries and logos of providers on their pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from page_reading import Element, read

from generator.diagnostics import say
from generator.media.examine import MediaFile, examine
from generator.model import Catalogue, Image
from generator.text import Text
from generator.views import pages
from generator.views.microcredential import microcredential_page
from generator.views.page import Rendered
from generator.views.render import Renderer
from generator.views.site import site_of

KEY = "montclar/economia-circular-empresa"
IMAGE = Image(src="market hall.png", alt=Text("ca", {"ca": "Parades <del> mercat"}), licence="CC-BY-4.0")
SIZED = MediaFile(kind="png", size=1000, width=1200, height=800)
Show = Callable[..., Rendered]


@pytest.fixture
def show(sample: Catalogue) -> Show:
    """`show(language, file)`: the page of an entry with a picture, of whose file this is known."""

    def page_of(language: str = "en", file: MediaFile | None = SIZED, image: Image = IMAGE) -> Rendered:
        entry = replace(sample.microcredentials[KEY], image=image)
        catalogue = replace(sample, microcredentials={**sample.microcredentials, KEY: entry})
        site = site_of(catalogue, media={} if file is None else {image.src: file})
        return Renderer(site).render(microcredential_page(site, entry, language))

    return page_of


def pictures(html: str) -> list[Element]:
    """The pictures in the text of a page, without the logo in the header."""
    return [e for e in read(f"<body>{html}</body>") if e.tag == "img" and e.get("loading")]


def test_a_picture_has_its_place_before_it_is_loaded_and_says_what_it_shows(show: Show) -> None:
    (image,) = pictures(show("ca").body)
    assert (image.get("width"), image.get("height"), image.get("loading")) == ("1200", "800", "lazy")
    assert image.get("src") == "../../../../media/market%20hall.png"
    assert image.get("alt") == "Parades <del> mercat"
    assert not image.get("lang")


def test_words_in_another_language_carry_it(show: Show) -> None:
    (image,) = pictures(show("en").body)
    assert image.get("lang") == "ca"


def test_the_licence_stands_below_a_picture_the_catalogues_where_it_has_none(
    show: Show, sample: Catalogue
) -> None:
    for licence in ("CC0-1.0", None):
        html = show(image=replace(IMAGE, licence=licence)).body
        caption = html[html.index("<figcaption>") : html.index("</figcaption>")]
        code = licence or sample.info.licences.images
        assert ("publicdomain/zero" in caption) is (code == "CC0-1.0")
        assert ("licenses/by/4.0" in caption) is (code == "CC-BY-4.0")


def test_without_a_known_size_none_is_guessed(show: Show) -> None:
    (image,) = pictures(show(file=None).body)
    assert not image.get("width")
    assert not image.get("height")


def test_a_file_that_may_not_be_published_is_not_shown(show: Show) -> None:
    rendered = show(file=replace(SIZED, fault=say("it declares entities")))
    assert not pictures(rendered.body)
    assert "og:image" not in rendered.head


def test_a_preview_elsewhere_shows_photographs_but_no_drawings(show: Show, sample: Catalogue) -> None:
    address = f'<meta property="og:image" content="{sample.info.url}media/market%20hall.png">'
    assert address in show().head
    drawing = replace(IMAGE, src="plan.svg")
    assert "og:image" not in show(file=replace(SIZED, kind="svg"), image=drawing).head


def test_pictures_stand_on_the_pages_of_their_entries_only(sample: Catalogue) -> None:
    site = site_of(sample)
    drawn = Renderer(site)
    with_image = {key for key, mc in sample.microcredentials.items() if mc.image is not None}
    assert with_image
    found = {page.path for page in pages(site) if pictures(drawn.render(page).body)}
    home = {f"microcredentials/{key}/" for key in with_image}
    assert found == {f"{prefix}{path}" for path in home for prefix in ("", "es/", "ca/", "de/", "fr/")}


def test_a_logo_is_shown_as_it_is(sample: Catalogue) -> None:
    logos = {p.id: p.logo for p in sample.providers.values() if p.logo is not None}
    assert logos
    site = site_of(sample, media={logo.src: SIZED for logo in logos.values()})
    drawn = Renderer(site)
    shown = {page.path for page in pages(site) if 'class="cz-logo"' in drawn.render(page).body}
    prefixes = ("", "es/", "ca/", "de/", "fr/")
    assert shown == {f"{prefix}providers/{provider}/" for provider in logos for prefix in prefixes}


@pytest.mark.parametrize(
    ("attributes", "measures"),
    [
        ('width="640" height="480px" viewBox="0 0 4 3"', (640, 480)),
        ('viewBox="0 0 960 420.4"', (960, 420)),
        ('viewBox="-10,-10,200,100"', (200, 100)),
        ('width="100%" height="50%" viewBox="0 0 30 20"', (30, 20)),
        ('width="10cm" height="5cm"', (None, None)),
        ('viewBox="0 0 0 20"', (None, None)),
        ("", (None, None)),
    ],
)
def test_a_drawing_says_how_large_it_is(attributes: str, measures: tuple[int | None, int | None]) -> None:
    raw = f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}><rect width="1" height="1"/></svg>'.encode()
    file = examine("a.svg", raw, len(raw))
    assert file.fault is None
    assert (file.width, file.height) == measures
