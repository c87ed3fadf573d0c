"""The same comparison as text, as Markdown and as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from changes_repository import BASE, DATA, NORTHBRIDGE, OPEN, PATHWAY, Repository
from markdown_it import MarkdownIt

from generator import __version__
from generator.changes import FORMATS

Golden = Callable[[str, bytes], None]


@pytest.fixture
def busy(repository: Repository) -> Repository:
    """A bit of everything."""
    repository.write(
        {
            "microcredentials/northbridge/maps.yml": BASE[OPEN]
            .replace("Open Data", "Maps")
            .replace("data set", "map")
        }
    )
    repository.commit()
    repository.replace(
        DATA,
        ("ects: 5, hours: 125", "ects: 6, hours: 150"),
        ("  - Present a finding in an accessible chart\n", "  - Draw a map that nobody misunderstands\n"),
        ("deadline: 2027-01-15", "deadline: 2027-01-22"),
        ("es: Cultura de datos", "es: Cultura de los datos"),
    )
    repository.add(DATA, "  # a comment\nstackability: { requires: [public-data] }\n")
    repository.replace(NORTHBRIDGE, ("eqf: 5", "eqf: 6"), ("amount: 250", "amount: 300"))
    repository.replace(PATHWAY, (", open-data", ", public-data"))
    repository.write({OPEN: "", "microcredentials/northbridge/public-data.yml": BASE[OPEN]})
    repository.add("microcredentials/northbridge/maps.yml", "nonsense\n")
    repository.replace("catalogue.yml", ("title: Catalogue", "# a comment\ntitle: Catalogue"))
    return repository


@pytest.mark.parametrize(("name", "suffix"), [("text", "txt"), ("markdown", "md"), ("json", "json")])
def test_a_comparison_is_told_as_expected(name: str, suffix: str, busy: Repository, golden: Golden) -> None:
    told = FORMATS[name](busy.result(), "en").replace(f'"version": "{__version__}"', '"version": "(any)"')
    golden(f"busy.{suffix}", told.encode())


@pytest.mark.parametrize(("name", "suffix"), [("text", "txt"), ("markdown", "md")])
def test_a_comparison_is_told_in_spanish(name: str, suffix: str, busy: Repository, golden: Golden) -> None:
    golden(f"busy.es.{suffix}", FORMATS[name](busy.result(), "es").encode())


def test_in_json_only_sentences_are_in_the_language(busy: Repository) -> None:
    english, spanish = (json.loads(FORMATS["json"](busy.result(), tag)) for tag in ("en", "es"))
    assert (english["language"], spanish["language"]) == ("en", "es")
    assert all(
        one["words"] != other["words"]
        for one, other in zip(english["changes"], spanish["changes"], strict=True)
    )
    for told in (english, spanish):
        told.pop("language")
        for one in told["changes"]:
            one.pop("words")
        for one in told["findings"]:
            one.pop("message")
            one.pop("help")
    assert english == spanish


def test_the_command_speaks_spanish(busy: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    assert busy.run("diff", "HEAD", "--language", "es") == 1
    assert capsys.readouterr().out == FORMATS["text"](busy.result(), "es")


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_the_same_input_gives_the_same_bytes(name: str, busy: Repository) -> None:
    assert FORMATS[name](busy.result(), "en") == FORMATS[name](busy.result(), "en")


def test_the_command_prints_what_is_asked_for(busy: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    for name, tell in FORMATS.items():
        assert busy.run("diff", "HEAD", "--format", name) == 1
        assert capsys.readouterr().out == tell(busy.result(), "en")


@pytest.mark.parametrize("name", ["text", "markdown"])
def test_nothing_changed_is_said_in_so_many_words(name: str, repository: Repository) -> None:
    assert "Nothing changed in meaning." in FORMATS[name](repository.result(), "en")
    repository.write({OPEN: "# a comment\n" + BASE[OPEN]})
    told = FORMATS[name](repository.result(), "en")
    assert "Nothing changed in meaning." in told
    assert f"keys that are never published changed in 1 file: catalogue/{OPEN}" in told


def test_markdown_takes_nothing_of_what_authors_write_for_markup(repository: Repository) -> None:
    repository.replace(
        OPEN, ("title: Open Data", "title: '<b>@everyone</b> [x](javascript:alert(1)) #1 `a` **b** | c'")
    )
    told = FORMATS["markdown"](repository.result(), "en")
    for markup in ("<b>", "[x]", "@everyone", "**b**", "`", " #1", "| c"):
        assert markup not in told.replace("**1 change in 1 microcredential.**", ""), markup
    shown = MarkdownIt().render(told)
    assert "&lt;b&gt;" in shown
    assert "<a " not in shown


def test_nothing_of_what_authors_write_commands_a_terminal_or_hides(repository: Repository) -> None:
    repository.replace(OPEN, ("title: Open Data", 'title: "red \u202e text"'))
    for tell in FORMATS.values():
        told = tell(repository.result(), "en")
        assert "\u202e" not in told
        assert "\x1b" not in told


def test_a_long_comment_is_cut_and_says_so(repository: Repository) -> None:
    files = {
        f"microcredentials/northbridge/entry-{n:04}.yml": BASE[OPEN].replace(
            "Open Data", f"Entry {n} " + "very " * 10
        )
        for n in range(600)
    }
    repository.write(files)
    told = FORMATS["markdown"](repository.result(), "en")
    assert 50_000 < len(told) <= 60_000
    assert told.endswith("more files; all of them: `credenza diff`\n")
    assert told.count("\n### ") < 600
    repository.commit()
    repository.write(dict.fromkeys(files, ""))
    told = FORMATS["markdown"](repository.result(), "en")
    assert 50_000 < len(told) <= 60_000
    assert "more findings; all of them: `credenza diff`\n\n" in told
    assert told.endswith("more files; all of them: `credenza diff`\n")


def test_the_json_says_what_programs_need(busy: Repository) -> None:
    told = json.loads(FORMATS["json"](busy.result(), "en"))
    assert list(told) == [
        "schemaVersion",
        "tool",
        "language",
        "against",
        "summary",
        "changes",
        "findings",
        "quiet",
        "brokenBefore",
        "brokenNow",
    ]
    assert told["against"] == {"revision": "HEAD", "commit": busy.git("rev-parse", "HEAD")}
    by_what = {(change["key"], change["what"]): change for change in told["changes"]}
    workload = by_what["northbridge/data-literacy", "notional_workload.ects"]
    assert (workload["before"], workload["after"], workload["action"]) == (5, 6, "changed")
    assert workload["file"] == f"catalogue/{DATA}"
    moved = by_what["northbridge/data-literacy", "offerings[2027-02-08].application_deadline"]
    assert (moved["action"], moved["before"], moved["after"]) == ("moved", "2027-01-15", "2027-01-22")
    assert by_what["northbridge/data-literacy", "level.eqf"]["through"] == f"catalogue/{NORTHBRIDGE}"
    assert by_what["northbridge/data-literacy", "title"]["language"] == "es"
    assert told["summary"]["failing"] == sum(finding["fails"] for finding in told["findings"]) > 0
    assert told["summary"]["changes"] == len(told["changes"])


def test_a_default_with_many_users_is_told_once_with_their_number(repository: Repository) -> None:
    repository.commit(
        {
            f"microcredentials/northbridge/entry-{n}.yml": BASE[OPEN].replace("Open Data", f"Entry {n}")
            for n in range(12)
        }
    )
    repository.replace(NORTHBRIDGE, ("amount: 250", "amount: 300"))
    told = FORMATS["text"](repository.result(), "en")
    assert f"through catalogue/{NORTHBRIDGE}\n  price 250 → 300 EUR (14 microcredentials)\n" in told
