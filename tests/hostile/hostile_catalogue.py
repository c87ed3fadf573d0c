"""A tiny catalogue with something hostile in it: really on disk, really checked, really built."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import lxml.html
from lxml import etree

from generator.diagnostics import Diagnostic
from generator.git.history import History
from generator.pipeline import Checked, check
from generator.project import Project
from generator.reporters import REPORTERS, summary_of
from generator.rules import RULES
from generator.site.assembly import plain_shells
from generator.site.workshop import Workshop

__all__ = ["BASE", "NEIGHBOUR", "TODAY", "Tried", "assert_site_is_safe", "lay", "tried"]

TODAY = date(2027, 1, 15)
BASE = Path(__file__).parents[1] / "cases" / "_base"
NEIGHBOUR = "northbridge/data-literacy"
"""The entry of the base, which nothing hostile beside it may keep from being published."""

ALLOWED_SCRIPTS = ("module", "application/ld+json", "application/json")
CONTAINERS = {"iframe", "object", "embed", "applet", "base", "frame", "frameset", "foreignobject", "portal"}
ADDRESSES = ("href", "src", "action", "formaction", "poster", "data", "srcset", "background", "ping")


@dataclass(frozen=True, kw_only=True)
class Tried:
    """What became of a catalogue: its findings, and its site by path (None where nothing was built)."""

    checked: Checked
    site: Mapping[str, bytes] | None

    def at(self, path: str) -> list[Diagnostic]:
        """The findings in one file of the catalogue folder."""
        return [f for f in self.checked.findings if f.place.path == f"catalogue/{path}"]

    def rules_at(self, path: str) -> set[str]:
        return {finding.rule.id for finding in self.at(path)}


def lay(root: Path, files: Mapping[str, str | bytes]) -> Project:
    """The base with these files laid over it; a content of '' takes a file of the base away."""
    base = {file.relative_to(BASE).as_posix(): file.read_bytes() for file in sorted(BASE.rglob("*.yml"))}
    for path, content in {**base, **files}.items():
        file = root / "catalogue" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if content:
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return Project(root=root, folder=root / "catalogue")


def tried(project: Project, *, built: bool = True, languages: tuple[str, ...] = ("en",)) -> Tried:
    """Checks a project and builds its site; every report is written, and everything is looked at."""
    checked = check(project, TODAY, changes=History())
    assert_findings_are_complete(checked)
    assert_reports_are_safe(checked, languages)
    site = None
    if built and checked.published is not None:
        site = _built(project, checked)
        assert_site_is_safe(site)
        assert_site_is_complete(site, checked)
    return Tried(checked=checked, site=site)


def _built(project: Project, checked: Checked) -> dict[str, bytes]:
    assert checked.published is not None
    workshop = Workshop(project=project, pages=project.folder / "pages")
    workshop.shells.update(plain_shells(checked.published.info))
    artifacts = workshop.build(checked, checked.published).artifacts
    return {path: artifact.render() for path, artifact in sorted(artifacts.items())}


def assert_findings_are_complete(checked: Checked) -> None:
    for finding in checked.findings:
        assert finding.rule.id in RULES
        assert str(finding.message).strip()
        assert str(finding.help).strip()
        assert finding.place.line >= 1
        assert finding.place.column >= 1


def assert_site_is_complete(site: Mapping[str, bytes], checked: Checked) -> None:
    assert checked.published is not None
    assert "index.html" in site
    for key in checked.published.microcredentials:
        assert f"microcredentials/{key}/index.html" in site
    for key in checked.published.providers:
        assert f"providers/{key}/index.html" in site


def assert_site_is_safe(site: Mapping[str, bytes]) -> None:
    """Nothing in any file of a site can run, and every file is what its name says."""
    for path, content in site.items():
        if path.endswith(".html"):
            assert_page_is_safe(content.decode(), path)
        elif path.endswith((".json", ".jsonld", ".geojson", ".webmanifest")):
            json.loads(content)
        elif path.endswith((".xml", ".atom", ".rss", ".svg")):
            etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
            assert b"<!ENTITY" not in content, path
        elif path.endswith(".csv"):
            rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
            # A spreadsheet would calculate it (OWASP: CSV injection).
            assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t"))]
        elif path.endswith(".ics"):
            # Each line is one property or goes on with the one before (RFC 5545, 3.1).
            assert all(re.match(rb"[A-Z-]+[:;]| |\Z", line) for line in content.split(b"\r\n")), path


def assert_page_is_safe(html: str, path: str) -> None:
    page = lxml.html.fromstring(html)
    for element in page.iter():
        if not isinstance(element.tag, str):
            continue
        assert element.tag.lower() not in CONTAINERS, (path, element.tag)
        if element.tag == "meta":
            assert element.get("http-equiv", "").lower() in ("", "content-security-policy", "refresh"), path
        for name, value in element.attrib.items():
            assert not name.lower().startswith("on"), (path, name)
            if name.lower() in ADDRESSES or name.endswith("href"):
                plain = re.sub(r"[\x00-\x20]", "", value).lower()
                assert not plain.startswith(("javascript:", "vbscript:", "data:text")), (path, value)
        if element.tag == "script":
            _assert_script_is_ours(element, path)


def _assert_script_is_ours(element: lxml.html.HtmlElement, path: str) -> None:
    kind = element.get("type", "")
    if "json" in kind:
        json.loads(element.text)
    elif element.get("src"):
        assert not re.match(r"[a-z]+:|//", element.get("src")), path
    else:
        assert "alert" not in (element.text or ""), path
    assert kind in ("", *ALLOWED_SCRIPTS), (path, kind)


def assert_reports_are_safe(checked: Checked, languages: tuple[str, ...]) -> None:
    """No report has a sign that a terminal, a runner of workflows or a browser would obey."""
    summary = summary_of(checked)
    for name, reporter in REPORTERS.items():
        for language in languages:
            report = reporter(checked.findings, summary, language=language)
            report.encode()
            assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", report), name
            assert not re.search(r"##\w*\[", report), name
            if name != "github":
                assert not re.search(r"(?m)^\s*::", report), name
    github = REPORTERS["github"](checked.findings, summary)
    commands = [line for line in github.splitlines() if line.lstrip().startswith("::")]
    assert len(commands) == len(checked.findings)
    assert all(re.match(r"::(?:error|warning|notice) file=[^:]*::", line) for line in commands)
    etree.fromstring(REPORTERS["junit"](checked.findings, summary).encode())
    for name in ("json", "gitlab", "sarif"):
        json.loads(REPORTERS[name](checked.findings, summary))
    page = lxml.html.fromstring(REPORTERS["html"](checked.findings, summary))
    assert not page.xpath(
        "//script | //img | //iframe | //object | //embed | //form | //@onerror | //@onload"
    )
    assert all(link.get("href", "").startswith("#") for link in page.xpath("//a"))
