"""The catalogue's own accent colour as styles that everybody can read."""

from __future__ import annotations

import colorsys

from generator.model import CatalogueInfo

__all__ = ["accent_styles", "coloured", "contrast"]

Colour = tuple[float, float, float]

_LEAST = 5.7
"""The contrast of text in the design; WCAG 2.2, 1.4.3 asks for 4.5."""

_LIGHT_GROUNDS = ("#fbfaf7", "#ffffff")
_DARK_GROUNDS = ("#14181b", "#1c2125")
_WHITE = (1.0, 1.0, 1.0)
_SATURATION, _SOFT_SATURATION = 0.6, 0.36


def accent_styles(info: CatalogueInfo) -> str:
    """Style rules that set the accent for light and dark; '' where the catalogue names no colour.

    A colour that could not be read on the background is darkened, or lightened, until it can.
    """
    if info.accent_colour is None:
        return ""
    wanted = _parsed(info.accent_colour)
    light = _scheme(wanted, _LIGHT_GROUNDS, step=-0.02, soft_lightness=0.93)
    dark = _scheme(wanted, _DARK_GROUNDS, step=0.02, soft_lightness=0.18)
    return (
        f"\n/* The accent of this catalogue, {_hex(wanted)}, made readable where it was not. */\n"
        f"html:root{{{light}}}\n"
        f'@media (prefers-color-scheme:dark){{html:root:not([data-cz-theme="light"]){{{dark}}}}}\n'
        f'html:root[data-cz-theme="dark"]{{{dark}}}\n'
    )


def coloured(drawing: bytes, info: CatalogueInfo) -> bytes:
    """A drawing made in our own accent and white, in the accent of the catalogue and what is read on it."""
    if info.accent_colour is None:
        return drawing
    wanted = _parsed(info.accent_colour)
    on_accent = max((_WHITE, _on_dark(wanted)), key=lambda ink: _ratio(ink, wanted))
    return drawing.replace(b"#1f5a73", _hex(wanted).encode()).replace(b"#fff", _hex(on_accent).encode())


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours in hexadecimal, from 1 to 21, as WCAG 2.2 defines it."""
    return _ratio(_parsed(one), _parsed(other))


def _scheme(wanted: Colour, grounds: tuple[str, ...], step: float, soft_lightness: float) -> str:
    """The accent, what stands on it, and a soft ground in its hue on which both accent and text are read."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*wanted)
    soft = colorsys.hls_to_rgb(hue, soft_lightness, min(saturation, _SOFT_SATURATION))
    behind = (*map(_parsed, grounds), soft)
    accent = wanted
    while any(_ratio(accent, ground) < _LEAST for ground in behind):
        # Black and white are always read on these grounds, so this ends.
        lightness = min(1.0, max(0.0, lightness + step))
        accent = colorsys.hls_to_rgb(hue, lightness, min(saturation, _SATURATION) if step > 0 else saturation)
    on_accent = max((_WHITE, _on_dark(wanted)), key=lambda ink: _ratio(ink, accent))
    return f"--cz-accent:{_hex(accent)};--cz-on-accent:{_hex(on_accent)};--cz-soft:{_hex(soft)}"


def _on_dark(accent: Colour) -> Colour:
    """Nearly black, in the hue of the accent."""
    hue, _, saturation = colorsys.rgb_to_hls(*accent)
    return colorsys.hls_to_rgb(hue, 0.1, min(saturation, _SOFT_SATURATION))


def _parsed(colour: str) -> Colour:
    digits = colour.lstrip("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue


def _hex(colour: Colour) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in colour)


def _ratio(one: Colour, other: Colour) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Colour) -> float:
    """Relative luminance as WCAG defines it."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
