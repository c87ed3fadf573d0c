"""Building a whole site through MkDocs."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.interface import interface
from generator.site.writer import SiteWriter

Run = Callable[..., subprocess.CompletedProcess[str]]
FilesOf = Callable[[Path], dict[str, bytes]]

PAGE = "microcredentials/northbridge/data-literacy/index.html"
ENTRY = "catalogue/microcredentials/northbridge/data-literacy.yml"


def links_of(html: str) -> list[str]:
    return re.findall(r'<a\b[^>]*\shref="([^"]*)"', html)


def test_every_page_is_there_in_every_language(built: Path) -> None:
    for path in (
        "",
        "microcredentials/",
        "microcredentials/northbridge/soil-sampling/",
        "data/",
        "about-us/",
    ):
        for prefix in ("", "es/"):
            assert (built / prefix / path / "index.html").is_file(), prefix + path
    assert (built / "404.html").is_file()
    assert (built / ".nojekyll").read_bytes() == b""


def test_the_frame_of_each_language_speaks_it(built: Path) -> None:
    for language, prefix in (("en", ""), ("es", "es/")):
        html = (built / prefix / PAGE).read_text("utf-8")
        assert html.startswith("<!doctype html>")
        assert f'<html lang="{language}" dir="ltr">' in html
        skip = re.search(r'<a class="cz-skip" href="#(.+?)">(.+?)</a>', html)
        assert skip is not None
        assert skip[2] == interface(language).say("Skip to content")
        assert f'id="{skip[1]}"' in html


def test_the_theme_speaks_the_language_of_each_hand_written_page(built: Path) -> None:
    english = (built / "about-us/index.html").read_text("utf-8")
    spanish = (built / "es/about-us/index.html").read_text("utf-8")
    assert '<html lang="en" class="no-js">' in english
    assert '<html lang="es" class="no-js">' in spanish
    assert re.search(r'class="md-skip">\s*Skip to content\s*<', english)
    assert re.search(r'class="md-skip">\s*Saltar a contenido\s*<', spanish)
    assert "<title>Sobre nosotros - Catálogo pequeño</title>" in spanish


def test_hand_written_pages_have_the_header_of_the_catalogue(built: Path) -> None:
    def header(path: str) -> str:
        html = (built / path).read_text("utf-8")
        found = re.search(r'<nav class="cz-sections".*?</nav>', html, re.DOTALL)
        assert found is not None, path
        return found[0]

    assert header("about-us/index.html") == header("data/index.html").replace(' aria-current="page"', "")
    spanish = (built / "es/about-us/index.html").read_text("utf-8")
    assert '<a href="../../about-us/" hreflang="en"' in spanish


def test_a_hand_written_page_that_does_not_describe_itself_is_described_by_its_first_paragraph(
    built: Path,
) -> None:
    html = (built / "about-us/index.html").read_text("utf-8")
    assert '<meta name="description" content="See data literacy, its file and all data.">' in html
    assert html.count('<meta name="description"') == 1


def test_the_list_of_hand_written_pages_is_in_the_language_of_the_page(built: Path) -> None:
    def listed(path: str, kind: str) -> list[str]:
        html = (built / path).read_text("utf-8")
        lists = re.findall(rf'<nav class="{kind}".*?</nav>', html, re.DOTALL)
        return re.findall(r"<a\b[^>]*>(.*?)</a>", lists[0]) if lists else []

    assert listed("about-us/index.html", "cz-pages") == ["About us"]
    assert listed("about-us/index.html", "cz-headings") == ["History"]
    assert listed("es/about-us/index.html", "cz-pages") == ["Sobre nosotros"]
    assert listed("es/about-us/index.html", "cz-headings") == []


def test_links_from_prose_lead_to_pages_and_files_of_the_catalogue(built: Path) -> None:
    html = (built / "about-us/index.html").read_text("utf-8")
    entry = "../microcredentials/northbridge/data-literacy/"
    assert links_of(html).count(entry) == 2
    assert "../catalogue.jsonld" in links_of(html)


def test_every_link_inside_the_site_leads_to_a_file(built: Path) -> None:
    checked = 0
    for file in built.rglob("*.html"):
        html = file.read_text("utf-8")
        here = "/courses/" + file.relative_to(built).as_posix()
        for address in re.findall(r'<(?:a|link|script|img)\b[^>]*\s(?:href|src)="([^"]*)"', html):
            target = address.split("#")[0].split("?")[0]
            if not target or re.match(r"[a-z]+:|//", target):
                continue
            folder = here.rpartition("/")[0]
            joined = Path(target if target.startswith("/") else f"{folder}/{target}")
            parts: list[str] = []
            for part in joined.as_posix().split("/"):
                parts = parts[:-1] if part == ".." else [*parts, part]
            below = "/".join(parts).removeprefix("/courses/").removeprefix("/courses")
            path = built / below
            checked += 1
            assert path.is_file() or (path / "index.html").is_file(), f"{here}: {address}"
    assert checked > 300


def test_the_introduction_is_on_the_home_page_and_no_page_of_its_own(built: Path) -> None:
    assert "Short courses by the <strong>sea</strong>." in (built / "index.html").read_text("utf-8")
    assert "Cursos cortos junto al mar." in (built / "es/index.html").read_text("utf-8")
    assert not list(built.rglob("home*"))


def test_stubs_and_dated_copies_are_not_published(built: Path) -> None:
    names = [path.name for path in built.rglob("*")]
    assert "credenza-shell" not in names
    assert "sitemap.xml.gz" not in names
    sitemap = (built / "sitemap.xml").read_text("utf-8")
    assert "credenza-shell" not in sitemap
    assert "<lastmod>" not in sitemap
    assert "<loc>https://small.example/courses/es/about-us/</loc>" in sitemap


def test_a_page_of_the_catalogue_is_small_and_carries_no_script_of_the_theme(built: Path) -> None:
    html = (built / PAGE).read_text("utf-8")
    assert "assets/javascripts" not in html
    assert "assets/stylesheets" not in html
    assert "credenza-slot" not in html
    frame = html.replace(html[html.index("<body>") : html.index("</body>")], "")
    head_of_page = re.sub(r"<script type=\"application/ld\+json\">.*?</script>", "", frame, flags=re.DOTALL)
    assert len(head_of_page.encode()) < 2500


def test_a_former_address_leads_to_the_present_one(built: Path) -> None:
    for prefix in ("", "es/"):
        html = (built / prefix / "microcredentials/northbridge/earth-sampling/index.html").read_text("utf-8")
        up = "../" * (3 + len(prefix.split("/")) - 1)
        target = f"{up}{prefix}microcredentials/northbridge/soil-sampling/"
        assert f'<meta http-equiv="refresh" content="0; url={target}">' in html
        assert links_of(html) == [target]
        assert '<meta name="robots" content="noindex">' in html


def test_the_state_of_the_catalogue_is_shown_but_kept_out_of_search_engines(built: Path) -> None:
    for path in ("health/", "es/health/", "health/northbridge/"):
        html = (built / path / "index.html").read_text("utf-8")
        assert '<meta name="robots" content="noindex">' in html
    found = json.loads((built / "health/northbridge/index.json").read_text("utf-8"))
    assert [one["key"] for one in found["microcredentials"]] != []
    assert found["found"]["hint"] > 0  # findings that no build needs are counted too
    assert not [file for file in built.glob("sitemap*") if "health" in file.read_text("utf-8")]


def test_nothing_is_fetched_from_another_host(built: Path) -> None:
    files = (*built.rglob("*.html"), *built.rglob("*.css"))
    assert {file.suffix for file in files} == {".html", ".css"}
    for file in files:
        text = file.read_text("utf-8")
        fetched = re.findall(
            r'<(?:link rel="(?:stylesheet|icon|preconnect|preload)"|script|img|iframe)[^>]*', text
        )
        assert not [tag for tag in fetched if re.search(r'(?:href|src)="?(?:https?:)?//', tag)], file
        assert not re.search(r"@import|url\(\s*[\"']?(?:https?:)?//", text), file


def test_mkdocs_and_credenza_build_the_same_bytes_again_and_again(
    project: Path, built: Path, mkdocs: Run, credenza: Run, files_of: FilesOf
) -> None:
    once = credenza(project, "build")
    assert once.returncode == 0, once.stderr
    assert files_of(project / "site") == files_of(built)
    again = mkdocs(project, "build")
    assert again.returncode == 0, again.stderr
    assert f"0 new or changed, {len(files_of(built))} as before, 0 removed" in again.stderr


def test_a_broken_entry_is_withheld_loudly_and_the_rest_is_published(
    project: Path, credenza: Run, mkdocs: Run
) -> None:
    (project / ENTRY).write_text("title: [", "utf-8")
    for outcome in (credenza(project, "build"), mkdocs(project, "build")):
        assert outcome.returncode == 1
        assert f"--> {ENTRY}:" in outcome.stderr
        assert "without 1 of its entries" in outcome.stderr + outcome.stdout
    withheld = (project / "site" / PAGE).read_text("utf-8")
    assert "Temporarily unavailable" in withheld
    assert '<meta name="robots" content="noindex">' in withheld
    assert "What has to be mended" not in withheld
    assert (project / "site/microcredentials/northbridge/soil-sampling/index.html").is_file()


@pytest.mark.parametrize("program", ["mkdocs", "credenza"])
def test_strict_publishes_nothing_while_there_is_an_error(
    project: Path, program: str, mkdocs: Run, credenza: Run, files_of: FilesOf
) -> None:
    run = {"mkdocs": mkdocs, "credenza": credenza}[program]
    assert run(project, "build").returncode == 0
    before = files_of(project)
    (project / ENTRY).write_text("title: [", "utf-8")
    outcome = run(project, "build", "--strict")
    assert outcome.returncode == 1
    assert "Nothing was published" in outcome.stderr + outcome.stdout
    assert files_of(project) == before | {ENTRY: b"title: ["}


@pytest.mark.parametrize(
    "link", ["microcredentials/northbridge/no-such/", "../microcredentials/nowhere/x.yml"]
)
def test_strict_publishes_nothing_while_prose_links_to_a_page_that_is_not_there(
    project: Path, link: str, credenza: Run
) -> None:
    (project / "catalogue/pages/about-us.md").write_text(f"# About us\n\n[gone]({link})\n", "utf-8")
    outcome = credenza(project, "build", "--strict")
    assert outcome.returncode == 1
    assert link in outcome.stderr
    assert not (project / "site").exists()
    assert not (project / ".site.credenza").exists()
    assert credenza(project, "build").returncode == 0


def test_a_page_at_an_address_of_the_catalogue_is_left_out_with_a_warning(
    project: Path, credenza: Run
) -> None:
    (project / "catalogue/pages/data.md").write_text("# My data\n", "utf-8")
    outcome = credenza(project, "build")
    assert "data.md is left out" in outcome.stderr
    assert "My data" not in (project / "site/data/index.html").read_text("utf-8")
    assert credenza(project, "build", "--strict").returncode == 1


def test_a_missing_folder_of_pages_is_named_and_nothing_is_made(
    tmp_path: Path, project: Path, credenza: Run
) -> None:
    pages = project / "catalogue/pages"
    pages.rename(tmp_path / "elsewhere")
    outcome = credenza(project, "build")
    assert outcome.returncode == 2
    assert f"the folder of hand-written pages is missing: {pages}" in outcome.stderr
    assert not pages.exists()
    assert not (project / "site").exists()


def test_missing_settings_are_told_with_an_example(project: Path, credenza: Run) -> None:
    (project / "mkdocs.yml").unlink()
    outcome = credenza(project, "build")
    assert outcome.returncode == 2
    assert "there is no mkdocs.yml" in outcome.stderr
    assert "plugins:\n  - credenza" in outcome.stderr


def test_settings_without_the_plugin_are_told(project: Path, credenza: Run) -> None:
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("credenza", "search"), "utf-8")
    outcome = credenza(project, "build")
    assert outcome.returncode == 2
    assert "mkdocs.yml does not use Credenza" in outcome.stderr


def test_another_plugin_that_removes_a_slot_is_told_which(project: Path, credenza: Run) -> None:
    (project / "site_templates/mkdocs").mkdir(parents=True)
    (project / "site_templates/mkdocs/main.html").write_text(
        '{% extends "base.html" %}{% block htmltitle %}<title>Ours</title>{% endblock %}', "utf-8"
    )
    outcome = credenza(project, "build")
    assert outcome.returncode == 2
    assert "has lost its slot `title`" in outcome.stderr
    assert not (project / "site").exists()


def test_what_an_institution_adds_to_the_theme_is_on_all_pages(project: Path, credenza: Run) -> None:
    (project / "overrides").mkdir()
    (project / "overrides/main.html").write_text(
        '{% extends "base.html" %}{% block announce %}Open day on Friday{% endblock %}'
        '{% block extrahead %}{{ super() }}<meta name="verified" content="yes">{% endblock %}',
        "utf-8",
    )
    settings = (project / "mkdocs.yml").read_text("utf-8")
    settings = settings.replace("  name: material", "  name: material\n  custom_dir: overrides")
    (project / "mkdocs.yml").write_text(settings + "extra_css: [own.css]\n", "utf-8")
    (project / "catalogue/pages/own.css").write_text("h1 { color: teal }", "utf-8")
    outcome = credenza(project, "build")
    assert outcome.returncode == 0, outcome.stderr
    for path, css in ((PAGE, "../../../own.css"), ("about-us/index.html", "../own.css")):
        html = (project / "site" / path).read_text("utf-8")
        assert "Open day on Friday" in html
        assert '<meta name="verified" content="yes">' in html
        assert f'<link rel="stylesheet" href="{css}">' in html


def test_a_broken_template_of_the_institution_is_told_with_its_place(project: Path, credenza: Run) -> None:
    (project / "site_templates").mkdir()
    (project / "site_templates/redirect.html").write_text("<p>\n{{ nonsense }}</p>", "utf-8")
    outcome = credenza(project, "build")
    assert outcome.returncode == 2
    assert "redirect.html:2: 'nonsense' is undefined" in outcome.stderr
    assert "Traceback" not in outcome.stderr
    assert not (project / "site").exists()


def test_a_language_the_theme_does_not_know_still_has_its_pages(project: Path, credenza: Run) -> None:
    """Material has no words for Irish and Maltese, two of the 24 official languages of the EU."""
    file = project / "catalogue/catalogue.yml"
    file.write_text(
        file.read_text("utf-8")
        .replace("[en, es]", "[en, ga, mt]")
        .replace("es: Catálogo pequeño", "ga: Catalóg"),
        "utf-8",
    )
    (project / "catalogue/pages/about-us.ga.md").write_text("# Fúinn\n", "utf-8")
    outcome = credenza(project, "build")
    assert outcome.returncode == 0, outcome.stderr
    assert '<html lang="ga"' in (project / "site/ga/about-us/index.html").read_text("utf-8")
    assert '<html lang="mt" dir="ltr">' in (project / "site/mt" / PAGE).read_text("utf-8")


def test_only_pictures_that_are_what_they_say_are_published(project: Path, credenza: Run) -> None:
    media = project / "catalogue/media"
    media.mkdir()
    (media / "dot.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><circle r="1"/></svg>', "utf-8")
    (media / "evil.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', "utf-8"
    )
    (media / ".hidden.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', "utf-8")
    (media / "passwords.svg").symlink_to("/etc/passwd")
    credenza(project, "build")
    assert [file.name for file in (project / "site/media").iterdir()] == ["dot.svg"]


def test_links_out_of_the_folder_of_pages_are_left_out(project: Path, credenza: Run) -> None:
    secret = project / "secret.md"
    secret.write_text("the key of the house", "utf-8")
    for name in ("home.md", "extra.md", "extra.txt"):
        (project / "catalogue/pages" / name).unlink(missing_ok=True)
        (project / "catalogue/pages" / name).symlink_to(secret)
    outcome = credenza(project, "build")
    assert "extra.md is left out" in outcome.stderr
    published = [file for file in (project / "site").rglob("*") if file.is_file()]
    assert not any(b"the key of the house" in file.read_bytes() for file in published)


@pytest.mark.parametrize("verb", ["build", "serve"])
@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (b"site_name: x\nx: [\n", "mkdocs.yml:3:1: this is no YAML"),
        (b"site_name: \xff\xfe\n", "mkdocs.yml"),
        (b"just words\n", "mkdocs.yml:1: settings are keys with values"),
        (b"17\n", "mkdocs.yml"),
    ],
)
def test_broken_settings_are_told_in_one_message(
    project: Path, verb: str, settings: bytes, said: str, credenza: Run
) -> None:
    (project / "mkdocs.yml").write_bytes(settings)
    outcome = credenza(project, verb)
    assert outcome.returncode == 2
    assert said in outcome.stderr
    assert "Traceback" not in outcome.stderr
    assert len(outcome.stderr.splitlines()) <= 3


def test_settings_may_use_the_tags_of_mkdocs(project: Path, credenza: Run) -> None:
    with (project / "mkdocs.yml").open("a") as settings:
        settings.write("extra: { here: !relative $config_dir, there: !ENV [NO_SUCH_NAME, x] }\n")
    outcome = credenza(project, "build")
    assert outcome.returncode == 0, outcome.stderr


@pytest.mark.parametrize("verb", ["build", "serve"])
def test_without_a_usable_catalogue_file_there_are_findings_and_no_site(
    project: Path, verb: str, credenza: Run
) -> None:
    (project / "catalogue/catalogue.yml").write_text("url: 3\n", "utf-8")
    outcome = credenza(project, verb)
    assert outcome.returncode == 1
    assert "Nothing was built: catalogue.yml has to be mended first." in outcome.stderr
    assert not (project / "site").exists()


def test_a_site_with_errors_but_without_gaps_is_not_called_incomplete(project: Path, credenza: Run) -> None:
    with (project / "catalogue/catalogue.yml").open("a") as catalogue:
        catalogue.write("no_such_key: 1\n")
    outcome = credenza(project, "build")
    assert outcome.returncode == 1
    assert "The site is built, with all its entries, but there are errors." in outcome.stderr
    assert "temporarily unavailable" not in outcome.stderr


def test_a_file_that_claims_the_address_of_another_is_told(project: Path, credenza: Run) -> None:
    entry = project / ENTRY
    entry.with_suffix(".yaml").write_bytes(entry.read_bytes())
    outcome = credenza(project, "build")
    assert outcome.returncode == 1
    assert (
        f"The site is built, but without what stands in {entry.with_suffix('.yaml').relative_to(project)}."
        in outcome.stderr
    )
    assert "<h1>Data Literacy</h1>" in (project / "site" / PAGE).read_text("utf-8")


def test_translations_into_other_languages_are_left_out(project: Path, credenza: Run) -> None:
    pages = project / "catalogue/pages"
    (pages / "home.ca.md").write_text("Benvinguts.\n", "utf-8")
    (pages / "about-us.fr.md").write_text("# Nous\n", "utf-8")
    outcome = credenza(project, "build", "--strict")
    assert outcome.returncode == 0, outcome.stderr
    assert "home.ca.md is left out: catalogue.yml does not list the language ca." in outcome.stderr
    site = project / "site"
    assert not [path for path in site.iterdir() if path.name in ("home.ca", "about-us.fr")]
    assert "about-us.fr" not in (site / "sitemap.xml").read_text("utf-8")
    assert "Nous" not in (site / "about-us/index.html").read_text("utf-8")


def test_a_folder_with_a_site_of_somebody_else_is_left_alone(
    project: Path, credenza: Run, files_of: FilesOf
) -> None:
    (project / "site").mkdir()
    (project / "site/index.html").write_text("theirs", "utf-8")
    outcome = credenza(project, "build")
    assert outcome.returncode == 2
    assert "would have to replace: index.html. Empty the folder, or choose another one" in outcome.stderr
    assert files_of(project / "site") == {"index.html": b"theirs"}
    assert not (project / ".site.credenza").exists()


def test_a_second_build_of_the_same_site_waits_for_nobody_and_says_so(
    project: Path, credenza: Run, files_of: FilesOf
) -> None:
    first = SiteWriter(project / "site")
    (first.begin() / "half.html").write_text("half", "utf-8")
    outcome = credenza(project, "build")
    assert outcome.returncode == 2
    assert "Another build is writing this site (site)." in outcome.stderr
    assert list(first.staged()) == ["half.html"]
    first.abandon()
    assert credenza(project, "build").returncode == 0


def test_only_strict_asks_whether_the_check_fails(project: Path, credenza: Run) -> None:
    with (project / "catalogue/catalogue.yml").open("a") as catalogue:
        catalogue.write("validation: { fail_on: hint }\n")
    assert credenza(project, "check").returncode == 1
    assert credenza(project, "build").returncode == 0
    strict = credenza(project, "build", "--strict")
    assert strict.returncode == 1
    assert re.search(r"the check must not fail, which it does for \d+ findings?\.", strict.stderr)


def test_what_a_build_has_read_is_not_looked_through_for_waste(project: Path) -> None:
    program = (
        "import gc; from pathlib import Path; from generator.mkdocs_plugin import build\n"
        "assert build(Path('mkdocs.yml')) == 0 and gc.get_freeze_count() > 1000"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=project, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
