"""Drawings in SVG: how large they are, and whether they can do nothing but be looked at.

A list of what is forbidden is never complete: browsers learn new ways to fetch and to run. So everything
is refused that is not on a list of elements and attributes that only draw (SVG 2, W3C; without scripting,
linking, animation and foreign namespaces).
"""

from __future__ import annotations

import re
from xml.parsers import expat

from generator.diagnostics import Message, say

__all__ = ["Measures", "examine_drawing"]

Measures = tuple[int, int]
"""Width and height in pixels."""

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ELEMENTS = _names(
    "svg g defs symbol use switch title desc metadata style path rect circle ellipse line polyline "
    "polygon text tspan textPath image linearGradient radialGradient stop pattern clipPath mask marker "
    "filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting "
    "feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur "
    "feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile "
    "feTurbulence"
)
"""Elements that draw, group or describe."""

_WORDS = _names(
    "id class role lang version baseProfile type media systemLanguage tabindex focusable enable-background"
)
"""Attributes whose value is never read as a style or an address."""

_PRESENTATION = _names(
    "style alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation "
    "color-interpolation-filters color-rendering cursor direction display dominant-baseline fill "
    "fill-opacity fill-rule filter flood-color flood-opacity font font-family font-feature-settings "
    "font-kerning font-size font-size-adjust font-stretch font-style font-variant font-weight "
    "image-rendering isolation letter-spacing lighting-color marker marker-end marker-mid marker-start "
    "mask mask-type mix-blend-mode opacity overflow paint-order pointer-events shape-rendering stop-color "
    "stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin "
    "stroke-miterlimit stroke-opacity stroke-width text-anchor text-decoration text-overflow "
    "text-rendering transform-box transform-origin unicode-bidi vector-effect visibility white-space "
    "word-spacing writing-mode"
)
"""Properties of CSS that may be written as attributes (SVG 2, 6.6)."""

_GEOMETRY = _names(
    "x y x1 y1 x2 y2 cx cy r rx ry fx fy fr dx dy d points width height viewBox preserveAspectRatio "
    "transform rotate pathLength textLength lengthAdjust startOffset method spacing side offset "
    "gradientUnits gradientTransform spreadMethod patternUnits patternContentUnits patternTransform "
    "clipPathUnits maskUnits maskContentUnits markerUnits markerWidth markerHeight orient refX refY "
    "filterUnits primitiveUnits in in2 result mode operator k1 k2 k3 k4 order kernelMatrix divisor bias "
    "targetX targetY edgeMode preserveAlpha kernelUnitLength surfaceScale diffuseConstant "
    "specularConstant specularExponent limitingConeAngle azimuth elevation z pointsAtX pointsAtY "
    "pointsAtZ values tableValues slope intercept amplitude exponent stdDeviation radius scale "
    "xChannelSelector yChannelSelector baseFrequency numOctaves seed stitchTiles requiredExtensions "
    "requiredFeatures"
)
"""Attributes of drawing elements: numbers, shapes and keywords."""

_FUNCTIONS = _names(
    "rgb rgba hsl hsla hwb lab lch oklab oklch matrix matrix3d translate translatex translatey "
    "translate3d rotate scale scalex scaley skew skewx skewy calc min max clamp blur brightness contrast "
    "drop-shadow grayscale hue-rotate invert opacity saturate sepia circle ellipse inset polygon path not "
    "is where nth-child nth-of-type"
)
"""Functions of CSS that need nothing from elsewhere; `url` is judged by its address."""

_DEEPEST = 200
"""Parts of parts beyond this are no drawing; programs that show pictures may not bear them."""

_INSIDE = re.compile(r"\s*#[\w:.-]+\s*")
_PICTURE = re.compile(r"\s*data:image/(?:png|jpeg|webp|gif);base64,[A-Za-z0-9+/=\s]*")
_LAST_WORD = re.compile(r"[\w-]*\Z")
_URL = re.compile(r"url\(\s*(['\"]?)#[\w:.-]+\1\s*\)", re.IGNORECASE)
_PIXELS = re.compile(r"\s*(\d{1,5}(?:\.\d+)?)(?:px)?\s*")
_NUMBER = re.compile(r"-?\d{1,5}(?:\.\d+)?")
_DESCRIBED = frozenset(
    (
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "http://purl.org/dc/elements/1.1/",
        "http://creativecommons.org/ns#",
        "http://web.resource.org/cc/",
    )
)
"""Namespaces of the description that drawing programs write into `<metadata>`; no browser acts on them."""

# Browsers know the entities of some document types by heart, those of XHTML among them; these have none.
_DOCTYPE = re.compile(r"-//W3C//DTD SVG 1\.[01](?: Basic| Tiny)?//EN")
_ENCODINGS = frozenset({"utf-8", "utf-16", "us-ascii", "iso-8859-1"})

_FETCHES = say("its style fetches something from elsewhere")
_DOCUMENT_TYPE = say("its document type is not that of plain SVG")
_UNREADABLE = say("it is not readable as SVG")


def examine_drawing(raw: bytes) -> tuple[Message | None, Measures | None]:
    """Why an SVG picture must not be published, None if it may; and its width and height.

    The measures are those it asks for, else those of its view box; None where it names neither.
    """
    reader = _Reader()
    try:
        reader.parser.Parse(raw, True)
    except (expat.ExpatError, _Stop, ValueError, LookupError):
        return reader.fault or _UNREADABLE, None
    return None, reader.measures


class _Stop(Exception):  # noqa: N818 - no error: ends the reading of a picture that is refused already
    pass


class _Reader:
    """Reads an SVG picture up to the first thing that is not on the lists; entities are never resolved."""

    def __init__(self) -> None:
        self.fault: Message | None = None
        self.measures: Measures | None = None
        self.open: list[str] = []
        self.described = 0
        self.style: list[str] = []
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.XmlDeclHandler = self._declaration
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.SkippedEntityHandler = lambda *_: self._stop(_DOCUMENT_TYPE)
        self.parser.ProcessingInstructionHandler = self._instruction
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters

    def _stop(self, fault: Message) -> None:
        self.fault = fault
        raise _Stop

    def _declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding is not None and encoding.lower() not in _ENCODINGS:
            self._stop(_UNREADABLE)

    def _doctype(self, name: str, system: str | None, public: str | None, has_own: bool) -> None:
        known = _DOCTYPE.fullmatch(public) if public else system is None
        if name != "svg" or has_own or not known:
            self._stop(_DOCUMENT_TYPE)

    def _instruction(self, target: str, _: str) -> None:
        # What graphics programs put around their metadata; browsers act on style sheets and ignore the rest.
        if target != "xpacket":
            self._stop(say("it fetches a style sheet"))

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, local = name.rpartition(" ")
        if not self.open:
            if name != f"{_SVG} svg":
                self._stop(_UNREADABLE)
            self.measures = _measures(attributes)
        inside, described = self.open[-1] if self.open else "", self.described > 0
        self.open.append(local)
        self.described += local == "metadata"
        if len(self.open) > _DEEPEST:
            self._stop(say("its parts are nested more than {depth} deep", depth=_DEEPEST))
        if described and namespace in _DESCRIBED:
            return
        if inside == "style" or namespace != _SVG or local not in _ELEMENTS:
            self._stop(say("it contains `<{element}>`", element=local[:40]))
        for key, value in attributes.items():
            if (fault := _attribute_fault(local, key, value)) is not None:
                self._stop(fault)

    def _end(self, _: str) -> None:
        ended = self.open.pop()
        self.described -= ended == "metadata"
        if ended == "style":
            if (fault := _style_fault("".join(self.style))) is not None:
                self._stop(fault)
            self.style.clear()

    def _characters(self, text: str) -> None:
        # Comments do not part the words of a style, so it is judged as a whole.
        if self.open and self.open[-1] == "style":
            self.style.append(text)


def _attribute_fault(element: str, key: str, value: str) -> Message | None:
    namespace, _, name = key.rpartition(" ")
    if name == "href" and namespace in ("", _XLINK):
        drawn = element == "image" and _PICTURE.fullmatch(value)
        inside = drawn or _INSIDE.fullmatch(value)
        return None if inside else say("it points to something outside: `{address}`", address=value[:80])
    if name.lower().startswith("on"):
        return say("it contains the event handler `{name}`", name=name[:40])
    if namespace == _XML and name in ("space", "lang"):
        return None
    if namespace or not _is_known(name):
        return say("it contains the attribute `{name}`", name=name[:40])
    return None if name in _WORDS or name.startswith(("aria-", "data-")) else _style_fault(value)


def _is_known(name: str) -> bool:
    listed = name in _WORDS or name in _PRESENTATION or name in _GEOMETRY
    return listed or name.startswith(("aria-", "data-"))


def _style_fault(style: str) -> Message | None:
    """Why a style is refused: it could fetch something, or say so in a disguise (CSS Syntax 3, 4.3.7)."""
    for sign in ("\\", "@"):
        if sign in style:
            return say("its style contains `{sign}`", sign=sign)
    if "(" not in style:
        return None
    # Only the end of what stands before a parenthesis: no name on the list is as long as that.
    before = (part.rstrip()[-40:] for part in _URL.sub(" ", style).split("(")[:-1])
    called = (found[0].lower() for part in before if (found := _LAST_WORD.search(part)) and found[0])
    return None if _FUNCTIONS.issuperset(called) else _FETCHES


def _measures(attributes: dict[str, str]) -> Measures | None:
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
