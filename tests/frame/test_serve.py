"""A running server: edits show, mistakes are told, everything else keeps working."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.interface import interface

ENTRY = "catalogue/microcredentials/northbridge/data-literacy.yml"
PAGE = "microcredentials/northbridge/data-literacy/"
OTHER = "microcredentials/northbridge/soil-sampling/"

PATIENCE = 30  # seconds until a test gives up; no test asserts how long something takes


class Server:
    """A server in a process of its own."""

    def __init__(self, project: Path, command: list[str], temporary: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            address = f"127.0.0.1:{free.getsockname()[1]}"
        self.url = f"http://{address}/"
        self.log = temporary / "log.txt"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", *command, address],
                cwd=project,
                stdout=log,
                stderr=log,
                env={**os.environ, "TMPDIR": str(temporary)},
            )

    def get(self, path: str) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(self.url + path, timeout=PATIENCE) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()
        except urllib.error.URLError:
            return 0, ""

    def until(self, path: str, shows: Callable[[int, str], bool]) -> str:
        """The page, as soon as it is as described."""
        end = time.monotonic() + PATIENCE
        while True:
            status, html = self.get(path)
            if shows(status, html):
                return html
            assert time.monotonic() < end, f"{path}: {status}\n{self.log.read_text()}"
            assert self.process.poll() is None, self.log.read_text()
            time.sleep(0.05)

    def until_said(self, words: str) -> None:
        """Waits until the server has said something in the terminal."""
        self.until("", lambda *_: words in self.log.read_text())

    def stop(self) -> None:
        self.process.send_signal(signal.SIGINT)
        self.process.wait(PATIENCE)


@pytest.fixture
def temporary(tmp_path: Path) -> Path:
    folder = tmp_path / "temporary"
    folder.mkdir()
    return folder


CREDENZA, MKDOCS = ["generator", "serve", "--address"], ["mkdocs", "serve", "-a"]


@pytest.fixture
def server(project: Path, temporary: Path, request: pytest.FixtureRequest) -> Iterator[Server]:
    server = Server(project, getattr(request, "param", CREDENZA), temporary)
    try:
        server.until("", lambda status, _: status == 200)
        yield server
    finally:
        server.stop()


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


@pytest.mark.parametrize("server", [CREDENZA, MKDOCS], ids=["credenza", "mkdocs"], indirect=True)
def test_an_edited_file_shows_and_a_broken_one_shows_what_to_mend(project: Path, server: Server) -> None:
    assert "<h1>Data Literacy</h1>" in server.get(PAGE)[1]
    entry = project / ENTRY
    replace(entry, "Data Literacy", "Reading Data")
    server.until(PAGE, lambda _, html: "<h1>Reading Data</h1>" in html)
    server.until("microcredentials/", lambda _, html: "Reading Data" in html)

    good = entry.read_text("utf-8")
    entry.write_text("title: <b>&\nlearning_outcome: x\n", "utf-8")
    html = server.until(PAGE, lambda _, html: "What has to be mended" in html)
    assert "learning_outcome" in html
    assert "&lt;b&gt;&amp;" not in html.partition("<pre>")[0]
    assert "<b>&" not in html
    assert interface("es").say("Temporarily unavailable") in server.get("es/" + PAGE)[1]
    assert "<h1>Soil Sampling</h1>" in server.get(OTHER)[1]
    assert ENTRY in server.log.read_text()

    entry.write_text(good, "utf-8")
    server.until(PAGE, lambda _, html: "<h1>Reading Data</h1>" in html)


def test_new_entries_appear_and_removed_ones_are_gone(project: Path, server: Server) -> None:
    folder = (project / ENTRY).parent
    (folder / "new.yml").write_text((project / ENTRY).read_text("utf-8"), "utf-8")
    server.until("microcredentials/northbridge/new/", lambda status, _: status == 200)
    assert server.get("microcredentials/northbridge/new")[0] == 200  # redirected to the slash
    (folder / "new.yml").unlink()
    html = server.until("microcredentials/northbridge/new/", lambda status, _: status == 404)
    assert "cz-main" in html  # the catalogue's own page for missing pages


def test_prose_settings_and_the_catalogue_itself_may_change_too(project: Path, server: Server) -> None:
    replace(project / "catalogue/pages/about-us.md", "Long.", "Very long.")
    server.until("about-us/", lambda _, html: "Very long." in html)
    replace(project / "catalogue/catalogue.yml", "en: Small catalogue", "en: Tiny catalogue")
    server.until(PAGE, lambda _, html: "– Tiny catalogue</title>" in html)
    replace(project / "catalogue/catalogue.yml", "[en, es]", "[en, es, de]")
    server.until("de/" + PAGE, lambda status, _: status == 200)


def test_a_server_outlives_broken_settings_and_a_broken_catalogue_file(project: Path, server: Server) -> None:
    settings = project / "mkdocs.yml"
    good = settings.read_text("utf-8")
    settings.write_text("site_name: [", "utf-8")
    replace(project / ENTRY, "Data Literacy", "Reading Data")
    server.until_said("The site of before is still shown")
    assert server.get(PAGE)[0] == 200
    settings.write_text(good, "utf-8")
    server.until(PAGE, lambda _, html: "<h1>Reading Data</h1>" in html)

    catalogue = project / "catalogue/catalogue.yml"
    good = catalogue.read_text("utf-8")
    catalogue.write_text("url: 3\n'<i>': 1\n", "utf-8")
    server.until_said("catalogue.yml has to be mended")
    for path in (PAGE, "es/", "about-us/", "no-such-page/"):
        html = server.until(path, lambda _, html: "The site shown is the one before" in html)
        assert "catalogue.yml has errors" in html
        assert "error[" in html
        assert "&lt;i&gt;" in html
        assert "<i>" not in html
    assert "The site shown" not in server.get("catalogue.jsonld")[1]
    assert "<h1>Reading Data</h1>" in server.get(PAGE)[1]
    catalogue.write_text(good.replace("en: Small", "en: Little"), "utf-8")
    server.until(PAGE, lambda _, html: "– Little catalogue</title>" in html)
    assert "The site shown" not in server.get("about-us/")[1]


def test_all_files_of_the_catalogue_are_served_and_pages_reload_themselves(server: Server) -> None:
    assert "livereload(" in server.get(PAGE)[1]
    for path in (
        "catalogue.jsonld",
        "search/en.json",
        "assets/credenza/credenza.css",
        "sitemap-microcredentials.xml",
    ):
        assert server.get(path)[0] == 200, path


def test_nothing_is_left_in_the_temporary_folder(project: Path, temporary: Path) -> None:
    server = Server(project, CREDENZA, temporary)
    server.until(PAGE, lambda status, _: status == 200)
    server.stop()
    assert [entry.name for entry in temporary.iterdir()] == ["log.txt"], tempfile.tempdir
    assert sorted(entry.name for entry in project.iterdir()) == ["catalogue", "mkdocs.yml"]


def test_an_address_that_is_in_use_is_told_with_what_to_write(project: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        command = [sys.executable, "-m", *CREDENZA, f"127.0.0.1:{port}"]
        outcome = subprocess.run(
            command, cwd=project, capture_output=True, text=True, check=False, timeout=120
        )
    assert outcome.returncode == 2
    assert f"cannot listen on 127.0.0.1:{port}" in outcome.stderr
    assert "credenza serve --address 127.0.0.1:" in outcome.stderr
    assert "Traceback" not in outcome.stderr
