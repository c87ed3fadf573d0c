"""Files of the media folder that are not what they should be: told, and never part of the site."""

from __future__ import annotations

import pytest
from hostile_catalogue import BASE, lay, tried

GOOD = (BASE / "microcredentials/northbridge/data-literacy.yml").read_text("utf-8")
ENTRY = "microcredentials/northbridge/data-literacy.yml"
PICTURE = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x05\xdc\x00\x00\x03\x20\x08\x02\x00\x00\x00"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'
PAGE = b"<!doctype html><script>alert(1)</script>"

REFUSED = {
    "script.svg": SVG.format("<script>alert(1)</script>").encode(),
    "handler.svg": SVG.format('<path onload="alert(1)"/>').encode(),
    "foreign.svg": SVG.format("<foreignObject><p/></foreignObject>").encode(),
    "outside.svg": SVG.format('<image href="https://evil.example/a.png"/>').encode(),
    "entities.svg": b'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + SVG.format("&b;").encode(),
    "external.svg": b'<!DOCTYPE svg SYSTEM "file:///etc/passwd">' + SVG.format("").encode(),
    "deep.svg": SVG.format("<g>" * 100_000).encode(),
    "deep-with-names.svg": SVG.format('<g xmlns:a="b">' * 50_000).encode(),
    "large.svg": SVG.format("<!--" + "x" * 1_000_001 + "-->").encode(),
    "page.svg": PAGE,
    "page.png": PAGE,
    "page.jpg": PAGE,
    "drawing.png": SVG.format("").encode(),
    "picture.webp": PICTURE,
    "empty.png": b"",
    "half.svg": SVG.format("<g>").encode(),
    "name\n::error::.svg": b"<svg",
    "\x1b[31m.svg": b"<svg",
}
OTHER_KINDS = {
    "page.html": PAGE,
    "page.HTM": PAGE,
    "page.xhtml": PAGE,
    "page.html.gz": PAGE,
    "page.shtml": PAGE,
    "page.mht": PAGE,
    "drawing.svgz": SVG.format("").encode(),
    "script.js": b"alert(1)",
    "script.mjs": b"alert(1)",
    "style.css": b"body { display: none }",
    "feed.xml": b"<x/>",
    "applet.swf": b"CWS",
    "code.wasm": b"\0asm",
    "server.php": b"<?php x ?>",
    "_headers": b"/*\n  X: y\n",
    "manifest.webmanifest": b"{}",
    "no-ending": PAGE,
}


@pytest.mark.parametrize("name", sorted(REFUSED | OTHER_KINDS))
def test_it_is_told_and_not_published(name, tmp_path):
    raw = (REFUSED | OTHER_KINDS)[name]
    project = lay(tmp_path, {"media/ok.png": PICTURE})
    (project.folder / "media" / name).write_bytes(raw)
    result = tried(project)
    found = [f for f in result.checked.findings if f.rule.id == "U963"]
    assert [name in str(f.message) for f in found] == [True]
    assert found[0].severity.value == ("warning" if name in OTHER_KINDS else "error")
    assert result.site is not None
    assert [path for path in result.site if path.startswith("media/")] == ["media/ok.png"]


def test_who_shows_a_refused_picture_is_withheld(tmp_path):
    entry = GOOD + "image: { src: media/lab.svg, alt: Two people at a table }\n"
    result = tried(lay(tmp_path, {ENTRY: entry, "media/lab.svg": REFUSED["script.svg"]}))
    assert "U963" in result.rules_at(ENTRY)
    assert result.site is not None
    assert not [path for path in result.site if path.startswith("media/")]
    assert not [path for path, content in result.site.items() if b"lab.svg" in content]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path):
    (tmp_path / "secret.png").write_bytes(PICTURE + b"very secret")
    (tmp_path / "secrets").mkdir()
    (tmp_path / "secrets" / "key.txt").write_text("very secret", encoding="utf-8")
    project = lay(tmp_path / "project", {"media/ok.png": PICTURE})
    media = project.folder / "media"
    (media / "secret.png").symlink_to(tmp_path / "secret.png")
    (media / "secrets").symlink_to(tmp_path / "secrets")
    (media / "round").symlink_to(media)
    (media / "nowhere.png").symlink_to(tmp_path / "nowhere.png")
    result = tried(project)
    assert result.site is not None
    assert [path for path in result.site if path.startswith("media/")] == ["media/ok.png"]
    assert not [path for path, content in result.site.items() if b"very secret" in content]


def test_a_folder_that_is_itself_a_link_out_is_not_followed(tmp_path):
    (tmp_path / "secrets").mkdir()
    (tmp_path / "secrets" / "key.txt").write_text("very secret", encoding="utf-8")
    project = lay(tmp_path / "project", {})
    (project.folder / "media").symlink_to(tmp_path / "secrets")
    result = tried(project)
    assert result.site is not None
    assert not [path for path in result.site if path.startswith("media/")]


def test_a_document_to_download_is_published(tmp_path):
    result = tried(lay(tmp_path, {"media/leaflet.pdf": b"%PDF", "media/README.md": b"# Pictures"}))
    assert not [f for f in result.checked.findings if f.rule.id == "U963"]
    assert result.site is not None
    assert {"media/leaflet.pdf", "media/README.md"} <= result.site.keys()
