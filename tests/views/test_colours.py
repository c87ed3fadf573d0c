"""Any accent colour an institution chooses can be read, in light and in dark."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.model import CatalogueInfo
from generator.resources import template_folder
from generator.text import Text
from generator.views.colours import accent_styles, contrast

INFO = CatalogueInfo(
    title=Text("en", {"en": "Catalogue"}),
    url="https://x.example/",
    identity_url="https://x.example/",
    languages=("en",),
    publisher="x",
    exports={},
)
GROUNDS = {"light": ("#fbfaf7", "#ffffff"), "dark": ("#14181b", "#1c2125")}


def schemes(styles: str) -> list[dict[str, str]]:
    """The settings of each rule."""
    return [
        dict(re.findall(r"--cz-([a-z-]+):(#[0-9a-f]{6})", rule))
        for rule in re.findall(r"\{(--[^}]*)\}", styles)
    ]


@given(number=st.integers(min_value=0, max_value=0xFFFFFF))
@example(number=0x000000)
@example(number=0xFFFFFF)
def test_every_accent_is_read_on_every_ground(number: int) -> None:
    """WCAG 2.2, 1.4.3: text has a contrast of at least 4.5 to 1."""
    styles = accent_styles(replace(INFO, accent_colour=f"#{number:06x}"))
    light, dark, chosen_dark = schemes(styles)
    assert dark == chosen_dark
    for name, scheme in (("light", light), ("dark", dark)):
        for ground in (*GROUNDS[name], scheme["soft"]):
            assert contrast(scheme["accent"], ground) >= 4.5
        assert contrast(scheme["accent"], scheme["on-accent"]) >= 4.5
        ink = "#1d2125" if name == "light" else "#eceae4"
        assert contrast(ink, scheme["soft"]) >= 4.5


def test_a_colour_that_can_be_read_stays_as_it_is() -> None:
    assert schemes(accent_styles(replace(INFO, accent_colour="#1F5A73")))[0]["accent"] == "#1f5a73"


def test_no_colour_no_styles() -> None:
    assert accent_styles(INFO) == ""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_colours_of_the_design_keep_the_contrast_they_promise(scheme: str) -> None:
    css = (template_folder() / "assets" / "credenza.css").read_text()
    blocks = re.findall(r"color-scheme: (light|dark);(.*?)\}", css, re.DOTALL)
    found = [
        dict(re.findall(r"--cz-([a-z-]+): (#[0-9a-f]{3,6})", body)) for name, body in blocks if name == scheme
    ]
    assert len(found) >= 1
    for tokens in found[: 1 if scheme == "light" else 2]:
        for ink in ("ink", "muted", "accent"):
            for ground in ("bg", "surface", "soft"):
                least = 5.7 if (ink, ground) != ("muted", "soft") else 4.5
                assert contrast(tokens[ink], tokens[ground]) >= least, (ink, ground)
        for name in ("ok", "warn", "bad"):
            assert contrast(tokens[name], tokens[f"{name}-soft"]) >= 4.5
        for ground in ("bg", "surface"):
            assert contrast(tokens["control"], tokens[ground]) >= 3.8
        assert contrast(tokens["on-accent"], tokens["accent"]) >= 4.5
