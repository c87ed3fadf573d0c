"""Pictures of entries with what a page says about them."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from generator import addresses
from generator.model import Image
from generator.views.frame import licence_item
from generator.views.reader import Reader
from generator.views.said import Said
from generator.views.values import Item

__all__ = ["Picture", "picture"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Picture:
    """A picture: its address, the words that stand for it, its size in pixels where that is known.

    `shared` is its full address for sites that show a preview of the page; None for drawings (SVG), which
    they do not show.
    """

    href: str
    alt: Said
    width: int | None
    height: int | None
    licence: Item
    shared: str | None


def picture(image: Image | None, reader: Reader) -> Picture | None:
    """The picture for one page; None where there is none, or one that may not be published."""
    if image is None:
        return None
    info, file = reader.site.catalogue.info, reader.site.media.get(image.src)
    if file is not None and file.fault is not None:
        return None
    path = f"media/{quote(image.src)}"
    return Picture(
        href=reader.file(path),
        alt=reader.text(image.alt),
        width=file.width if file else None,
        height=file.height if file else None,
        licence=licence_item(image.licence or info.licences.images, reader),
        shared=None if path.lower().endswith(".svg") else addresses.absolute(path, info),
    )
