"""The page for those who write programs: what it says is so, and what it shows runs."""

from __future__ import annotations

import functools
import http.server
import json
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from page_reading import read, words
from surroundings import skip_or_fail

from generator.exports import EXPORTS
from generator.model import Catalogue
from generator.views.data import data_page
from generator.views.excerpts import MOST_LINES, excerpt
from generator.views.render import Renderer
from generator.views.site import Site, site_of

BASE = "https://microcredentials.example/"


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the server calls it so
        pass


@pytest.fixture(scope="module")
def served(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address at which the outputs of the sample catalogue are served."""
    folder = tmp_path_factory.mktemp("served")
    for artifact in site.data.values():
        file = folder / artifact.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(artifact.render())
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder))
    )
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def page(site: Site) -> str:
    return Renderer(site).render(data_page(site, "en")).body


def examples(page: str, kind: str) -> list[str]:
    return [element.text for element in read(page) if element.get("data-cz-example") == kind]


def test_every_output_stands_on_the_page_with_all_that_is_needed(page: str, site: Site) -> None:
    names = [element.get("aria-labelledby") for element in read(page) if element.get("class") == "cz-output"]
    assert names == [one.name for one in EXPORTS]
    said = words(page)
    for one in EXPORTS:
        assert one.purpose in said
        if one.main:
            assert BASE + one.main in said
    assert len(examples(page, "python")) == len(examples(page, "shell")) == len(EXPORTS)
    assert said.count("CC0 1.0") >= len(EXPORTS)


def test_sizes_are_those_of_the_files(page: str, site: Site) -> None:
    size = len(site.data["catalogue.csv"].render())
    assert f"{round(size / 1000)} kB" in words(page)


@pytest.mark.parametrize("number", range(len(EXPORTS)), ids=[one.name for one in EXPORTS])
def test_the_lines_of_python_run_and_print_something(page: str, served: str, number: int) -> None:
    program = examples(page, "python")[number]
    assert program.count("\n") == 2
    assert BASE in program
    done = subprocess.run(
        [sys.executable, "-c", program.replace(BASE, served)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() not in ("", "[]", "None")


@pytest.mark.parametrize("number", range(len(EXPORTS)), ids=[one.name for one in EXPORTS])
def test_the_lines_of_shell_run_and_print_something(
    page: str, served: str, number: int, tmp_path: Path
) -> None:
    if shutil.which("curl") is None or shutil.which("sh") is None:
        skip_or_fail("no curl or no shell here")
    program = examples(page, "shell")[number].replace(BASE, served)
    assert program.count("\n") == 2
    done = subprocess.run(
        ["sh", "-e", "-c", program], capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() not in ("", "0")


def test_a_client_written_from_the_page_alone_sees_what_changed(served: str, page: str) -> None:
    """The steps of "Where to begin": the list, then the file that it names, checked by its digest."""
    assert BASE + "data/index.json" in words(page)
    program = f"""
import hashlib, json, urllib.request
def read(url):
    return urllib.request.urlopen(url.replace({BASE!r}, {served!r})).read()
index = json.loads(read({BASE + "data/index.json"!r}))
files = [file for output in index["outputs"] for file in output.get("files", [])]
(file,) = [one for one in files if one["path"] == "catalogue.json"]
content = read(file["url"])
assert hashlib.sha256(content).hexdigest() == file["sha256"]
assert len(json.loads(content)["microcredentials"]) == file["records"]
print(file["modified"])
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert re.fullmatch(r"\d{4}-\d\d-\d\d\n", done.stdout), done.stderr


def test_excerpts_are_real_and_short(page: str, site: Site) -> None:
    shown = [
        element.text for element in read(page) if element.tag == "pre" and not element.get("data-cz-example")
    ]
    assert len(shown) == len(EXPORTS)
    assert all(len(text.splitlines()) <= MOST_LINES + 1 for text in shown)
    assert all(text.strip() for text in shown)
    assert any('"educationalFramework"' in text or '"courseMode"' in text for text in shown)


@pytest.mark.parametrize("language", ["es", "ca", "de", "fr"])
def test_the_page_shows_the_same_in_every_language(site: Site, page: str, language: str) -> None:
    other = Renderer(site).render(data_page(site, language)).body
    assert examples(other, "python") == examples(page, "python")


def test_an_output_that_is_switched_off_is_not_on_the_page(sample: Catalogue) -> None:
    off = {"json": False, "atom": False, "linkset": False}
    quiet = site_of(replace(sample, info=replace(sample.info, exports=off)))
    body = Renderer(quiet).render(data_page(quiet, "en")).body
    assert "catalogue.json" not in words(body).replace("catalogue.jsonld", "")
    assert "feed.xml" not in body


def test_a_catalogue_without_entries_still_has_a_page(sample: Catalogue) -> None:
    empty = site_of(replace(sample, microcredentials={}, pathways={}, links={}))
    body = Renderer(empty).render(data_page(empty, "en")).body
    assert "catalogue.jsonld" in body


def test_an_excerpt_of_json_follows_a_pointer_as_far_as_it_leads() -> None:
    content = json.dumps({"a": [{"b": 1}]}).encode()
    assert excerpt(content, "application/json", "/a/0") == '{\n  "b": 1\n}'
    assert excerpt(content, "application/json", "/a/7/c") == '[\n  {\n    "b": 1\n  }\n]'


def test_an_excerpt_cuts_long_lines_and_long_texts() -> None:
    long = json.dumps({"text": "x" * 5_000}).encode()
    assert max(map(len, excerpt(long, "application/json").splitlines())) < 100
    assert max(map(len, excerpt(b"y" * 5_000, "text/csv").splitlines())) < 100
    assert len(excerpt(b"z\n" * 100, "text/plain").splitlines()) == MOST_LINES + 1
