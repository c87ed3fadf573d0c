"""What a host is told to say with each file."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from generator.site import headers


def rules_of(content: bytes) -> dict[str, dict[str, str]]:
    rules: dict[str, dict[str, str]] = {}
    pattern = ""
    for line in content.decode().splitlines():
        if line.startswith("  "):
            name, value = line.strip().split(": ", 1)
            rules[pattern][name] = value
        else:
            pattern = line
            rules[pattern] = {}
    return rules


def policy_of(rules: dict[str, dict[str, str]]) -> dict[str, list[str]]:
    policy = rules["/*"]["Content-Security-Policy"]
    return {name: values.split() for name, _, values in (part.partition(" ") for part in policy.split("; "))}


def test_data_has_its_type_and_may_be_read_from_anywhere() -> None:
    rules = rules_of(headers.headers(()))
    assert rules["/*.jsonld"]["Content-Type"] == "application/ld+json"
    assert rules["/*.ics"]["Content-Type"].startswith("text/calendar")
    for pattern in ("/*.json", "/*.jsonld", "/*.csv", "/*.xml", "/*.ttl", "/*.ics"):
        assert rules[pattern]["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Origin" not in rules["/*"]


def test_no_two_rules_for_one_file_say_the_same_header() -> None:
    """Hosts join what several rules say, and two types in one line are none."""
    rules = rules_of(headers.headers(()))
    for path in ("linkset.json", "feed.xml", "catalogue.schema.json", "data/index.json", "a/b/index.jsonld"):
        matching = [
            said
            for pattern, said in rules.items()
            if re.fullmatch(re.escape(pattern[1:]).replace(r"\*", ".*"), path)
        ]
        names = [name for said in matching for name in said]
        assert len(names) == len(set(names)), path


def test_only_scripts_that_are_known_may_run() -> None:
    page = """<script src="a.js"></script><script>go()</script><script type="application/ld+json">{}</script>
    <SCRIPT type='module'>
    other()</SCRIPT >"""
    found = list(headers.inline_scripts(page))
    digests = [hashlib.sha256(source).digest() for source in (b"go()", b"\n    other()")]
    assert found == [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]
    policy = policy_of(rules_of(headers.headers(set(found))))
    assert policy["script-src"] == ["'self'", *sorted(found)]
    assert policy["default-src"] == ["'none'"]


def test_the_policy_of_a_built_site_names_every_script_in_its_pages(built: Path) -> None:
    policy = policy_of(rules_of((built / headers.PATH).read_bytes()))
    scripts = {
        expression
        for page in built.rglob("*.html")
        for expression in headers.inline_scripts(page.read_text("utf-8"))
    }
    assert scripts
    assert set(policy["script-src"]) == {"'self'", *scripts}


def test_no_page_of_a_built_site_needs_more_than_the_policy_allows(built: Path) -> None:
    for page in built.rglob("*.html"):
        html = page.read_text("utf-8")
        assert not re.search(r"<[^>]+\sstyle\s*=", html), page
        assert not re.search(r"<[^>]+\son[a-z]+\s*=", html), page
        assert "<style" not in html, page
        assert not re.search(r"<(iframe|object|embed|base)\b", html), page


def test_what_the_institution_says_itself_wins(project: Path, credenza: Callable[..., Any]) -> None:
    pages = project / "catalogue" / "pages"
    own = {
        "robots.txt": "User-agent: *\nDisallow: /secret/\n",
        "_headers": "/*\n  X-Own: yes\n",
        "llms.txt": "# Ours\n",
        "CNAME": "courses.small.example\n",
    }
    for name, text in own.items():
        (pages / name).write_text(text)
    done = credenza(project, "build", "--strict")
    assert done.returncode == 0, done.stderr
    for name, text in own.items():
        assert (project / "site" / name).read_text() == text
    assert '"robots.txt"' not in (project / "site/data/index.json").read_text()


def test_a_file_at_the_address_of_data_is_left_out_with_a_warning(
    project: Path, credenza: Callable[..., Any]
) -> None:
    (project / "catalogue/pages/catalogue.csv").write_text("mine\n")
    done = credenza(project, "build")
    assert "catalogue.csv is left out" in done.stderr
    assert (project / "site/catalogue.csv").read_text("utf-8-sig").startswith("id,page")
    assert credenza(project, "build", "--strict").returncode != 0
