"""Pictures of the media folder: what they really are, how large they are, and whether they are safe."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.parsers import expat

from generator.diagnostics import Message, say

__all__ = ["HEAD_BYTES", "MediaFile", "examine"]

HEAD_BYTES = 1_000_000
"""As much of a file as has to be read to examine it; an SVG picture beyond that is not accepted."""

_KINDS = {"png": "png", "jpg": "jpeg", "jpeg": "jpeg", "webp": "webp", "svg": "svg"}
_FORBIDDEN = frozenset(
    {"script", "foreignobject", "iframe", "embed", "object", "handler", "listener", "audio", "video"}
)
_INSIDE = re.compile(r"\s*(?:#|data:image/(?:png|jpeg|webp|gif);)", re.IGNORECASE)
_STYLE = re.compile(r"@import|expression\s*\(|javascript:|url\(\s*['\"]?(?!#|data:image/)", re.IGNORECASE)
_PIXELS = re.compile(r"\s*(\d{1,5}(?:\.\d+)?)(?:px)?\s*")
_NUMBER = re.compile(r"-?\d{1,5}(?:\.\d+)?")

_FETCHES = say("its style fetches something from elsewhere")


@dataclass(frozen=True, kw_only=True, slots=True)
class MediaFile:
    """A file of the media folder.

    `kind` is 'png', 'jpeg', 'webp', 'svg', or '' for anything else; width and height are pixels (of a
    drawing those it asks for, else those of its view box), None where the file does not say; `fault` is
    why it cannot be published.
    """

    kind: str
    size: int
    width: int | None = None
    height: int | None = None
    fault: Message | None = None


def examine(name: str, head: bytes, size: int) -> MediaFile:
    """What a file is, from its name, its first HEAD_BYTES bytes and its whole size in bytes."""
    expected = _KINDS.get(name.rsplit(".", 1)[-1].lower(), "")
    if not expected:
        return MediaFile(kind="", size=size)
    if expected == "svg":
        if size > HEAD_BYTES:
            return MediaFile(kind="svg", size=size, fault=say("it is larger than 1 MB"))
        fault, measures = _svg(head)
        width, height = measures or (None, None)
        return MediaFile(kind="svg", size=size, width=width, height=height, fault=fault)
    kind = _kind(head)
    if kind != expected:
        fault = say("its name says {expected}, but it is something else", expected=expected)
        return MediaFile(kind="", size=size, fault=fault)
    width, height = _MEASURES[kind](head) or (None, None)
    return MediaFile(kind=kind, size=size, width=width, height=height)


def _kind(head: bytes) -> str:
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if head.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    return "webp" if head[:4] == b"RIFF" and head[8:12] == b"WEBP" else ""


def _png(head: bytes) -> tuple[int, int] | None:
    """Width and height from the first chunk (PNG specification, 11.2.1)."""
    if len(head) < 24:
        return None
    return int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")


def _jpeg(head: bytes) -> tuple[int, int] | None:
    """Width and height from the start-of-frame segment (ISO/IEC 10918-1, B.2.2)."""
    at = 2
    while at + 9 <= len(head) and head[at] == 0xFF:
        marker = head[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            return int.from_bytes(head[at + 7 : at + 9], "big"), int.from_bytes(head[at + 5 : at + 7], "big")
        at += 2 + int.from_bytes(head[at + 2 : at + 4], "big")
    return None


def _webp(head: bytes) -> tuple[int, int] | None:
    """Width and height from the first chunk (RFC 9649): extended, lossless or lossy."""
    chunk = head[12:16]
    if len(head) < 30:
        return None
    if chunk == b"VP8X":
        return 1 + int.from_bytes(head[24:27], "little"), 1 + int.from_bytes(head[27:30], "little")
    if chunk == b"VP8L":
        bits = int.from_bytes(head[21:25], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    return int.from_bytes(head[26:28], "little") & 0x3FFF, int.from_bytes(head[28:30], "little") & 0x3FFF


_MEASURES = {"png": _png, "jpeg": _jpeg, "webp": _webp}


class _Stop(Exception):  # noqa: N818 - no error: ends the reading of a picture that is refused already
    pass


class _SvgReader:
    """Reads an SVG picture up to the first thing that could run code, or fetch something from elsewhere."""

    def __init__(self) -> None:
        self.fault: Message | None = None
        self.root = ""
        self.measures: tuple[int, int] | None = None
        self.in_style = False
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.EntityDeclHandler = lambda *_: self._stop(say("it declares entities"))
        self.parser.ProcessingInstructionHandler = self._instruction
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters

    def _stop(self, fault: Message) -> None:
        self.fault = fault
        raise _Stop

    def _instruction(self, target: str, _: str) -> None:
        if target.lower() == "xml-stylesheet":
            self._stop(say("it fetches a style sheet"))

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = _local(name)
        if not self.root:
            self.root, self.measures = local, _svg_measures(attributes)
        self.in_style = local == "style"
        if local in _FORBIDDEN:
            self._stop(say("it contains `<{element}>`", element=local))
        for key, value in attributes.items():
            if (fault := _attribute_fault(local, _local(key), value)) is not None:
                self._stop(fault)

    def _end(self, _: str) -> None:
        self.in_style = False

    def _characters(self, text: str) -> None:
        if self.in_style and _STYLE.search(text):
            self._stop(_FETCHES)


def _svg(raw: bytes) -> tuple[Message | None, tuple[int, int] | None]:
    """Why an SVG picture is not safe, None if it is; and its width and height."""
    reader = _SvgReader()
    try:
        reader.parser.Parse(raw, True)
    except (expat.ExpatError, _Stop, ValueError, LookupError):
        return reader.fault or say("it is not readable as SVG"), None
    return (None, reader.measures) if reader.root == "svg" else (say("it is not readable as SVG"), None)


def _svg_measures(attributes: dict[str, str]) -> tuple[int, int] | None:
    """Width and height in pixels, else the last two numbers of the view box (SVG 2, 8.2 and 8.6)."""
    sides = [_PIXELS.fullmatch(attributes.get(name, "")) for name in ("width", "height")]
    if all(sides):
        width, height = (round(float(side[1])) for side in sides if side)
    else:
        box = _NUMBER.findall(attributes.get("viewBox", ""))
        if len(box) != 4:
            return None
        width, height = (round(float(number)) for number in box[2:])
    return (width, height) if width > 0 and height > 0 else None


def _local(name: str) -> str:
    """The name without its namespace; HTML readers take capital letters for small ones."""
    return name.rsplit(" ", 1)[-1].lower()


def _attribute_fault(element: str, name: str, value: str) -> Message | None:
    if name.startswith("on"):
        return say("it contains the event handler `{name}`", name=name)
    if name in ("href", "src"):
        is_link = element == "a" and value.lower().startswith(("https://", "http://"))
        inside = is_link or _INSIDE.match(value)
        return None if inside else say("it points to something outside: `{address}`", address=value[:80])
    if name in ("from", "to", "values", "by"):
        return say("it contains a script") if "javascript:" in value.lower() else None
    return _FETCHES if _STYLE.search(value) else None
