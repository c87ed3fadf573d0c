"""Pictures of the media folder: what they really are, how large they are, and whether they are safe."""

from __future__ import annotations

from dataclasses import dataclass

from generator.diagnostics import Message, say
from generator.media.drawing import examine_drawing

__all__ = ["HEAD_BYTES", "OTHER_KIND", "MediaFile", "examine"]

HEAD_BYTES = 1_000_000
"""As much of a file as has to be read to examine it; an SVG picture beyond that is not accepted."""

# Files that browsers show or save. A page, a script or a style sheet would run in the name of the site, and
# a list of all that can run is never complete.
_READ_ONLY = frozenset((
    "pdf", "epub", "txt", "md", "csv", "tsv", "ics", "vcf", "docx", "xlsx", "pptx", "odt", "ods", "odp",
    "zip", "gif", "avif", "ico", "mp3", "m4a", "ogg", "oga", "opus", "wav", "mp4", "m4v", "webm", "ogv",
    "vtt", "srt",
))  # fmt: skip
OTHER_KIND = say("it is no picture, and of no kind that browsers only show or save")

_KINDS = {"png": "png", "jpg": "jpeg", "jpeg": "jpeg", "webp": "webp", "svg": "svg"}


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
    suffix = name.rsplit(".", 1)[-1].lower()
    expected = _KINDS.get(suffix, "")
    if not expected:
        return MediaFile(kind="", size=size, fault=None if suffix in _READ_ONLY else OTHER_KIND)
    if expected == "svg":
        if size > HEAD_BYTES:
            return MediaFile(kind="svg", size=size, fault=say("it is larger than 1 MB"))
        fault, measures = examine_drawing(head)
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
