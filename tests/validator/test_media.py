"""What a file of the media folder really is, whatever its name says."""

from __future__ import annotations

import pytest

from generator.media.examine import HEAD_BYTES, examine

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'


def chunked(*chunks):
    return b"RIFF\x00\x00\x00\x00WEBP" + b"".join(chunks)


PICTURES = {
    "a.png": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x05\xdc\x00\x00\x03\x20\x08\x02\x00\x00\x00",
    "b.jpg": b"\xff\xd8\xff\xe0\x00\x04JF\xff\xc4\x00\x04\x00\x00\xff\xc2\x00\x11\x08\x03\x20\x05\xdc\x03",
    "extended.webp": chunked(b"VP8X\x0a\x00\x00\x00\x00\x00\x00\x00", b"\xdb\x05\x00", b"\x1f\x03\x00"),
    "lossless.webp": chunked(b"VP8L\x0a\x00\x00\x00\x2f", b"\xdb\xc5\xc7\x00", b"\x00" * 5),
    "lossy.webp": chunked(b"VP8 \x0a\x00\x00\x00\x00\x00\x00\x9d\x01\x2a", b"\xdc\x05", b"\x20\x03"),
}


@pytest.mark.parametrize("name", PICTURES)
def test_the_size_in_pixels_is_read_from_the_head_of_a_picture(name):
    file = examine(name, PICTURES[name], 5000)
    assert (file.width, file.height) == (1500, 800)
    assert file.fault is None


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_that_breaks_off_has_no_size_and_no_fault(name):
    file = examine(name, PICTURES[name][:12], 12)
    assert (file.width, file.height) == (None, None)
    assert file.fault is None


@pytest.mark.parametrize(
    ("name", "content"), [("a.png", b"<html>"), ("a.jpg", PICTURES["a.png"]), ("a.webp", b"")]
)
def test_a_file_that_is_not_what_its_name_says_is_refused(name, content):
    assert examine(name, content, len(content)).fault is not None


def test_other_files_are_left_alone():
    assert examine("leaflet.pdf", b"%PDF", 4).fault is None


UNSAFE = (
    "<script>start()</script>",
    "<SCRIPT>start()</SCRIPT>",
    '<path onload="start()"/>',
    '<path ONCLICK="start()"/>',
    "<foreignObject><p/></foreignObject>",
    '<image href="https://elsewhere.example/pixel.png"/>',
    '<image xlink:href="//elsewhere.example/pixel.png"/>',
    '<image href="data:image/svg+xml;base64,PHN2Zz4="/>',
    '<image href="data:image/png;charset=x,&lt;svg/&gt;"/>',
    '<image href="#a" srcset="https://elsewhere.example/pixel.png"/>',
    '<path src="https://elsewhere.example/pixel.png"/>',
    '<feImage href="https://elsewhere.example/pixel.png"/>',
    '<use href="other.svg#a"/>',
    '<use href="data:image/png;base64,iVBORw0KGgo="/>',
    '<g xml:base="https://elsewhere.example/"><use href="#a"/></g>',
    '<a href="https://elsewhere.example/"><path/></a>',
    '<a href="javascript:start()"><path/></a>',
    '<a xlink:href="&#106;avascript:start()"><path/></a>',
    '<animate attributeName="href" values="javascript:start()"/>',
    '<animate attributeName="fill" from="red" to="blue"/>',
    '<set attributeName="href" to="javascript:start()"/>',
    '<set attributeName="href" to="https://elsewhere.example/"/>',
    '<discard href="#a"/>',
    "<style>@import 'https://elsewhere.example/a.css';</style>",
    "<style><g/>@import url(https://elsewhere.example/a.css);</style>",
    "<style>@im<!-- -->port 'https://elsewhere.example/a.css';</style>",
    "<style>path { fill: u<!-- -->rl(https://elsewhere.example/a) }</style>",
    "<style>path { fill: u<![CDATA[rl(https://elsewhere.example/a)]]> }</style>",
    r"<style>path { fill: u\72l(https://elsewhere.example/a) }</style>",
    r"<style>@\69mport 'https://elsewhere.example/a.css';</style>",
    r"<style>\40 import 'https://elsewhere.example/a.css';</style>",
    "<style>&#64;import 'https://elsewhere.example/a.css';</style>",
    "<style>path { fill: image-set('https://elsewhere.example/a' 1x) }</style>",
    "<style>path { fill: -webkit-image-set(url(https://elsewhere.example/a) 1x) }</style>",
    "<style>path { fill: src('https://elsewhere.example/a') }</style>",
    "<style>path { fill: URL(https://elsewhere.example/a) }</style>",
    "<style>path { fill: url(#a) url(https://elsewhere.example/a) }</style>",
    "<style>path { fill: url(other.svg#a) }</style>",
    "<style>path { fill: url(data:image/png;base64,iVBORw0KGgo=) }</style>",
    "<style>path { width: expression(start()) }</style>",
    "<style><![CDATA[path { fill: url(https://elsewhere.example/a) }]]></style>",
    '<path style="fill: url( https://elsewhere.example/a )"/>',
    r'<path style="fill: u\72l(https://elsewhere.example/a)"/>',
    '<path fill="url(https://elsewhere.example/a)"/>',
    '<path cursor="url(https://elsewhere.example/a), auto"/>',
    """<path filter="image-set('https://elsewhere.example/a' 1x)"/>""",
    '<path ping="https://elsewhere.example/"/>',
    '<path formaction="https://elsewhere.example/"/>',
    '<h:meta xmlns:h="http://www.w3.org/1999/xhtml" http-equiv="refresh" content="0;url=//a.example"/>',
    '<h:link xmlns:h="http://www.w3.org/1999/xhtml" rel="stylesheet" href="#a"/>',
    '<h:form xmlns:h="http://www.w3.org/1999/xhtml" action="https://elsewhere.example/"/>',
    '<h:style xmlns:h="http://www.w3.org/1999/xhtml">path { fill: red }</h:style>',
    '<metadata><h:script xmlns:h="http://www.w3.org/1999/xhtml">start()</h:script></metadata>',
    "<metadata><script>start()</script></metadata>",
    '<desc><h:img xmlns:h="http://www.w3.org/1999/xhtml" src="https://elsewhere.example/"/></desc>',
    '<path xmlns="http://www.w3.org/1999/xhtml"/>',
    '<m:math xmlns:m="http://www.w3.org/1998/Math/MathML" href="#a"/>',
    '<e:listener xmlns:e="http://www.w3.org/2001/xml-events"/>',
    '<path e:event="click" xmlns:e="http://www.w3.org/2001/xml-events"/>',
    '<?xml-stylesheet href="https://elsewhere.example/a.css"?>',
)


@pytest.mark.parametrize("content", UNSAFE)
def test_an_svg_that_runs_code_or_fetches_something_is_refused(content):
    raw = SVG.format(content).encode()
    assert examine("a.svg", raw, len(raw)).fault is not None


SAFE = (
    '<path style="fill: url(#shade)" d="M0 0h9v9z"/>',
    """<path fill="url('#shade')" transform="rotate(9) translate(1, 2)"/>""",
    '<linearGradient id="shade"/><use href="#shade"/><use xlink:href="#shade"/>',
    '<image href="data:image/png;base64,iVBORw0KGgo="/>',
    "<style>path { fill: red; stroke: RGB(1 2 3) }</style><title>On the road (new)</title>",
    '<text xml:space="preserve" data-name="a@b" aria-label="To (the) sea">Ask x@y.example</text>',
    '<metadata><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></metadata>',
    '<filter id="f"><feColorMatrix values="1 0 0"/></filter><g filter="url(#f) drop-shadow(1px 1px)"/>',
)


@pytest.mark.parametrize("content", SAFE)
def test_a_plain_svg_is_accepted(content):
    raw = SVG.format(content).encode()
    assert examine("a.svg", raw, len(raw)).fault is None


WHOLE_FILES = (
    b"",
    b"not XML at all",
    b"<html><body/></html>",
    b'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><svg xmlns="http://www.w3.org/2000/svg">&b;</svg>',
    b'<?xml-stylesheet href="https://elsewhere.example/a.css"?><svg xmlns="http://www.w3.org/2000/svg"/>',
    b'<svg><path d="M0 0h9v9z"/></svg>',
    b'<svg xmlns="http://www.w3.org/1999/xhtml"/>',
    b'<!DOCTYPE svg [<!ATTLIST path onload CDATA "start()">]><svg xmlns="http://www.w3.org/2000/svg"><path/></svg>',
    b'<!DOCTYPE svg SYSTEM "https://elsewhere.example/a.dtd"><svg xmlns="http://www.w3.org/2000/svg"/>',
    b'<!DOCTYPE svg PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "a"><svg xmlns="http://www.w3.org/2000/svg"/>',
    b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "a"><svg xmlns="http://www.w3.org/2000/svg">&commat;</svg>',
    b'<?xml version="1.0" encoding="cp1140"?><svg xmlns="http://www.w3.org/2000/svg"/>',
    b'<?xml version="1.0" encoding="no-such-encoding"?><svg xmlns="http://www.w3.org/2000/svg"/>',
    b"\xff\xfe<\x00s\x00",
)


@pytest.mark.parametrize("raw", WHOLE_FILES)
def test_what_is_no_svg_or_declares_entities_is_refused(raw):
    assert examine("a.svg", raw, len(raw)).fault is not None


def test_what_graphics_programs_write_before_the_drawing_is_accepted():
    raw = (
        b'<?xml version="1.0" encoding="utf-8"?>'
        b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
        b'<svg version="1.1" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
    )
    file = examine("a.svg", raw, len(raw))
    assert (file.fault, file.width, file.height) == (None, 9, 9)


def test_a_style_as_long_as_a_file_may_be_is_judged_at_once():
    # Quadratic time would take hours here.
    for long in ("a" * 900_000, " " * 900_000, "(" * 900_000, "\n" * 900_000):
        raw = SVG.format(f"<style>{long}</style>").encode()
        assert examine("a.svg", raw, len(raw)).fault is None


def test_an_svg_larger_than_what_is_read_is_refused():
    assert examine("a.svg", SVG.format("").encode(), HEAD_BYTES + 1).fault is not None


def test_a_link_that_leads_out_of_the_media_folder_counts_as_missing(check_files, tmp_path):
    outside = tmp_path / "secret.png"
    outside.write_bytes(PICTURES["a.png"])
    (tmp_path / "catalogue" / "media").mkdir(parents=True)
    (tmp_path / "catalogue" / "media" / "lab.png").symlink_to(outside)
    checked = check_files(
        {"providers/northbridge.yml": PROVIDER + "logo: { src: lab.png, alt: Northbridge }\n"}
    )
    assert "U963" in {finding.rule.id for finding in checked.findings}


PROVIDER = """\
legal_name: Northbridge University
type: higher-education
country: IE
quality_assurance:
  - { type: internal, framework: ESG }
defaults:
  level: { eqf: 6 }
  form_of_participation: online
"""
