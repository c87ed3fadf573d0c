"""Rules of family U about pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.diagnostics import KeyPath, Message, Severity, say
from generator.documents import Kind
from generator.media.examine import OTHER_KIND, MediaFile
from generator.model import Image, Source
from generator.rules.reading.written import of_kind, source_of
from generator.rules.registry import CheckedRule, Context, Finding, rule
from generator.text import fold

__all__ = ["MEDIA"]

_WCAG = "WCAG 2.2, success criterion 1.1.1: non-text content"
_HEAVY = 300_000  # bytes: more takes seconds on a mobile connection
_NARROW = 600  # pixels: less is blurred on a page
_LONGEST_ALT = 150
_SAYS_IMAGE = re.compile(
    r"^(?:an? |the |eine? |una? |un |une |um |uma |een )?"
    r"(?:image|picture|photo(?:graph)?|graphic|logo|icon|bild|foto|grafik|imagen|imatge|fotografia|immagine|imagem|"
    r"afbeelding|plaatje)"
    r"(?: (?:of|von|de|d'|des|di|do|da|van)\b|:| showing)"
)
_FILE_NAME = re.compile(r"\.(?:png|jpe?g|webp|svg|gif)$|^(?:img|dsc|image|photo|bild|foto)[_ -]?\d+$")


@dataclass(frozen=True, slots=True)
class _Picture:
    source: Source
    path: KeyPath
    image: Image
    is_logo: bool


def _pictures(context: Context) -> Iterator[_Picture]:
    catalogue = context.catalogue
    if catalogue.info.logo is not None:
        for sound in of_kind(context.sounds, Kind.CATALOGUE):
            yield _Picture(source_of(sound), ("logo",), catalogue.info.logo, True)
    for provider in catalogue.providers.values():
        if provider.logo is not None:
            yield _Picture(provider.source, ("logo",), provider.logo, True)
    for mc in catalogue.microcredentials.values():
        if mc.image is not None:
            yield _Picture(mc.source, ("image",), mc.image, False)
    for pathway in catalogue.pathways.values():
        if pathway.image is not None:
            yield _Picture(pathway.source, ("image",), pathway.image, False)


@rule(
    "U963",
    Severity.ERROR,
    "Picture missing or unsafe",
    source="Credenza authoring format §1: media; SVG 2, secure static mode",
    wrong="image: { src: media/lab.jpg, alt: Students around a heat pump }   # there is no such file\n",
    right="image: { src: media/heat-pump.jpg, alt: Students around a heat pump }\n",
)
def missing_or_unsafe(context: Context) -> Iterator[Finding]:
    """A missing picture leaves a hole in the page.

    An SVG picture with a script would run in the browser of everyone who opens it.
    """
    used = set()
    for picture in _pictures(context):
        used.add(picture.image.src)
        said = _fault(context, picture.image.src)
        if said is not None:
            path = (*picture.path, "src")
            yield Finding(source=picture.source, path=path, message=said[0], help=said[1])
    for sound in of_kind(context.sounds, Kind.CATALOGUE):
        for name, file in sorted(context.media.items()):
            if file.fault is not None and name not in used:
                yield Finding(
                    source=source_of(sound),
                    path=(),
                    message=say("media/{name} cannot be published: {fault}", name=name, fault=file.fault),
                    help=say("remove the file from the folder media, or replace it"),
                    # What somebody has put there beside the pictures is missed by nobody.
                    severity=Severity.WARNING if file.fault == OTHER_KIND else None,
                )


def _fault(context: Context, name: str) -> tuple[Message, Message] | None:
    file = context.media.get(name)
    if file is not None and file.fault is not None:
        message = say("media/{name} cannot be published: {fault}", name=name, fault=file.fault)
        return message, say("save the picture again as PNG, JPEG, WebP or plain SVG")
    if file is not None:
        return None
    message = say("there is no file media/{name}", name=name)
    similar = next((known for known in sorted(context.media) if known.lower() == name.lower()), None)
    if similar is not None:
        return message, say("capital letters matter: write media/{name}", name=similar)
    return message, say("put the picture into the folder media, or correct its name")


@rule(
    "U964",
    Severity.WARNING,
    "Text alternative that does not help",
    source=_WCAG,
    wrong="image: { src: media/lab.jpg, alt: Image of lab.jpg }\n",
    right="image: { src: media/lab.jpg, alt: Two students measure the pressure of a heat pump }\n",
)
def alternative_text(context: Context) -> Iterator[Finding]:
    """The text stands for the picture where it cannot be seen.

    Screen readers say “image” by themselves; a file name tells nobody anything.
    """
    for picture in _pictures(context):
        for tag, text in picture.image.alt.by_language.items():
            said = _poor(text, picture)
            if said is None:
                continue
            at = (*picture.path, "alt")
            path = (*at, tag) if len(picture.image.alt.by_language) > 1 else at
            yield Finding(source=picture.source, path=path, message=said[0], help=said[1])


def _poor(text: str, picture: _Picture) -> tuple[Message, Message] | None:
    plain = fold(text).strip()
    if _FILE_NAME.search(plain) or plain == fold(picture.image.src.rsplit(".", 1)[0]):
        return say("the text alternative is a file name"), say("say what the picture shows")
    if not picture.is_logo and _SAYS_IMAGE.match(plain):
        message = say("the text alternative begins with “{words}”", words=" ".join(text.split()[:3]))
        return message, say("say only what the picture shows; readers hear that it is an image")
    if len(text) > _LONGEST_ALT:
        message = say("the text alternative has {n} characters", n=len(text))
        return message, say("say in one sentence what the picture shows; tell the rest in the description")
    return None


@rule(
    "U966",
    Severity.HINT,
    "Picture too heavy or too small",
    source="Web performance: a page loads within a few seconds on a mobile connection",
    wrong="image: { src: media/from-camera.jpg, alt: Drone above a slope }   # 6 MB\n",
    right="image: { src: media/drone.webp, alt: Drone above a slope }   # 120 kB, 1200 pixels wide\n",
)
def weight(context: Context) -> Iterator[Finding]:
    """Large files keep readers with slow connections waiting; small pictures look blurred."""
    for picture in _pictures(context):
        file = context.media.get(picture.image.src)
        if file is None or file.fault is not None:
            continue
        if file.size > _HEAVY:
            message = say("the picture has {n} kB", n=round(file.size / 1000))
            help_ = say("save it at most {pixels} pixels wide, as WebP or JPEG", pixels=1600)
        elif _is_blurred(file, picture):
            message = say("the picture is only {n} pixels wide", n=file.width)
            help_ = say("use one that is at least {pixels} pixels wide", pixels=_NARROW)
        else:
            continue
        yield Finding(source=picture.source, path=(*picture.path, "src"), message=message, help=help_)


def _is_blurred(file: MediaFile, picture: _Picture) -> bool:
    """A narrow picture of pixels; drawings and logos are sharp or small by nature."""
    if picture.is_logo or file.kind == "svg":
        return False
    return file.width is not None and file.width < _NARROW


MEDIA: tuple[CheckedRule, ...] = (missing_or_unsafe, alternative_text, weight)
"""The rules of this module."""
