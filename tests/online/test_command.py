"""`credenza check --online`: only when asked for, remembered between runs, told at file and line."""

from __future__ import annotations

import json
import socket
from datetime import date
from pathlib import Path

import pytest
from online_server import QUICK, Site, ask, door, leads_to, status

from generator.cli import main, online
from generator.cli.verb import Failure
from generator.git.history import History
from generator.online.answer import Answer, State
from generator.online.door import Door
from generator.online.memory import Memory
from generator.pipeline import Checked, check
from generator.project import find_project

ROOT = Path(__file__).parents[2]
DAY = 24 * 3600

CATALOGUE = """\
title: Our Microcredentials
url: https://catalogue.northbridge-university.eu/
languages: [en]
publisher: northbridge
"""
PROVIDER = """\
legal_name: Northbridge University
type: higher-education
country: IE
homepage: {homepage}
contact: {{ url: {contact} }}
quality_assurance:
  - {{ type: internal, framework: ESG, scope: microcredential, reference: {reference} }}
"""


def project_with(folder: Path, site: Site) -> Path:
    files = {
        "catalogue.yml": CATALOGUE,
        "providers/northbridge.yml": PROVIDER.format(
            homepage=site.at("/home/page"), contact=site.at("/contact"), reference=site.at("/old")
        ),
    }
    for name, content in files.items():
        file = folder / "catalogue" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, "utf-8")
    return folder


def checked_online(folder: Path) -> Checked:
    project = find_project(folder)
    assert project is not None
    return check(
        project,
        date(2027, 1, 15),
        changes=History(),
        ask=lambda links: online.answers_of(links, folder / online.MEMORY, QUICK, door()),
    )


def test_findings_stand_where_the_links_are_written(tmp_path: Path, site: Site) -> None:
    site.pages |= {"/contact": status(200), "/old": leads_to("/new"), "/new": status(200)}
    findings = [f for f in checked_online(project_with(tmp_path, site)).findings if f.rule.id == "U962"]
    assert [(f.place.path, f.place.line, f.severity, f.key_path) for f in findings] == [
        ("catalogue/providers/northbridge.yml", 4, "warning", ("homepage",)),
        ("catalogue/providers/northbridge.yml", 7, "hint", ("quality_assurance", 0, "reference")),
    ]
    assert str(findings[1].help) == f"write `{site.at('/new')}`"


def test_what_was_answered_is_not_asked_again(
    tmp_path: Path, site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    site.pages |= {"/contact": status(200), "/old": leads_to("/new"), "/new": status(200)}
    first = checked_online(project_with(tmp_path, site))
    asked = list(site.requests)
    second = checked_online(tmp_path)
    assert site.requests == asked
    assert second.findings == first.findings
    said = capsys.readouterr().err.splitlines()
    assert said == [
        "Asking 3 web addresses …",
        "3 links: 2 found to work, 1 of them by a redirect, 1 not.",
        "3 links: 2 found to work, 1 of them by a redirect, 1 not, 3 remembered from an earlier run.",
    ]


def test_a_new_link_is_asked_though_the_others_are_remembered(tmp_path: Path, site: Site) -> None:
    checked_online(project_with(tmp_path, site))
    site.requests.clear()
    provider = tmp_path / "catalogue/providers/northbridge.yml"
    provider.write_text(provider.read_text("utf-8").replace("/contact", "/new-contact"), "utf-8")
    checked_online(tmp_path)
    assert site.requests == [("HEAD", "/new-contact"), ("GET", "/new-contact")]


DAMAGED_ANSWERS = (
    '{"state": "odd", "at": 1}',
    '{"state": "works", "at": "x"}',
    '{"state": "works"}',
    '{"state": "works", "at": 1, "more": 2}',
    '{"state": "works", "at": 1, "led_to": 2}',
    "[]",
)


@pytest.mark.parametrize(
    "damage",
    ["", "{", "[]", "null", "\x00", '{"version": 1}', '{"version": 99, "answers": {}}']
    + [f'{{"version": 1, "answers": {{"https://a.eu/": {answer}}}}}' for answer in DAMAGED_ANSWERS],
)
def test_a_damaged_memory_is_forgotten(damage: str) -> None:
    assert Memory.read(damage.encode()) == Memory()


def test_a_memory_reads_what_it_wrote(site: Site) -> None:
    site.pages |= {"/old": leads_to("/new"), "/new": status(200)}
    answers = ask(site.at("/old"), site.at("/gone"))
    memory = Memory().with_new(answers, 1000)
    assert Memory.read(memory.written()) == memory
    assert Memory.read(memory.written()).written() == memory.written()


@pytest.mark.parametrize(
    ("state", "age", "is_fresh"),
    [
        (State.WORKS, 6 * DAY, True),
        (State.WORKS, 8 * DAY, False),
        (State.GONE, 3000, True),
        (State.GONE, 4000, False),
        (State.SILENT, 4000, False),
        (State.WORKS, -10, False),  # a clock that was wrong once
    ],
)
def test_an_answer_is_believed_for_a_while(state: State, age: int, is_fresh: bool) -> None:
    now = 1_800_000_000
    memory = Memory(answers={"https://a.eu/": (now - age, Answer(state=state))})
    assert bool(memory.fresh({"https://a.eu/"}, now)) is is_fresh
    assert bool(memory.with_new({}, now).answers) is is_fresh


def test_what_there_was_no_time_for_is_not_remembered() -> None:
    late = {"https://a.eu/": Answer(state=State.LATE)}
    assert Memory().with_new(late, 1000).answers == {}


def test_a_computer_that_is_cut_off_says_so_and_blames_no_link(tmp_path: Path) -> None:
    def resolve(_host: str, _port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_AGAIN, "no network")

    links = [f"https://northbridge-{n}.eu/" for n in range(3)]
    file = tmp_path / "links.json"
    with pytest.raises(Failure, match="connected to the internet"):
        online.answers_of(links, file, QUICK, Door(resolve=resolve))
    assert not file.exists()


def test_nothing_is_asked_unless_somebody_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a check must not use the network")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    assert main(["check", "--project", str(ROOT), "--today", "2027-01-15"]) in (0, 1)


def test_the_sample_catalogue_can_be_checked_online_without_a_network(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """All its institutions are invented; their names are never looked up."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a name for examples must not be looked up")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    assert main(["check", "--project", str(ROOT), "--online", "--today", "2027-01-15"]) in (0, 1)
    said = capsys.readouterr().err
    assert "Not asked: " in said
    assert "Asking" not in said
    assert not (ROOT / online.MEMORY).exists()


def test_an_exception_for_links_is_not_called_useless_where_nobody_asked(tmp_path: Path, site: Site) -> None:
    folder = project_with(tmp_path, site)
    provider = folder / "catalogue/providers/northbridge.yml"
    provider.write_text(provider.read_text("utf-8") + "lint: { U962: the site is being rebuilt }\n", "utf-8")
    project = find_project(folder)
    assert project is not None
    offline = check(project, date(2027, 1, 15), changes=History())
    assert {"U962", "Z001"}.isdisjoint(f.rule.id for f in offline.findings)
    assert {"U962", "Z001"}.isdisjoint(f.rule.id for f in checked_online(folder).findings)
    assert site.requests


def test_the_memory_names_addresses_and_answers_only(tmp_path: Path, site: Site) -> None:
    checked_online(project_with(tmp_path, site))
    kept = json.loads((tmp_path / online.MEMORY).read_text("utf-8"))
    assert set(kept["answers"]) == {site.at(path) for path in ("/home/page", "/contact", "/old")}
    assert {key for told in kept["answers"].values() for key in told} == {"at", "state", "status"}
