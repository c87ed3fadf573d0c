"""Files made when somebody asks for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from generator.artifact import Artifact, LeftOutError
from generator.serving.preview import Preview
from generator.serving.watching import FrameWatch, providing


class Counted:
    """An artifact that counts how often it was rendered."""

    def __init__(self, path: str, content: str) -> None:
        self.renders = 0
        self._content = content
        self.artifact = Artifact(path=path, media_type="text/html", render=self._render)

    def _render(self) -> bytes:
        self.renders += 1
        return self._content.encode()


@pytest.fixture
def preview(tmp_path: Path) -> Preview:
    return Preview(tmp_path)


def test_a_file_is_rendered_when_asked_for_and_only_once(preview: Preview) -> None:
    page, other = Counted("a/index.html", "a"), Counted("b/index.html", "b")
    preview.show([page.artifact, other.artifact])
    assert (page.renders, other.renders) == (0, 0)
    preview.provide("a/")
    preview.provide("a/index.html")
    preview.provide("a")
    assert (page.renders, other.renders) == (1, 0)
    assert (preview.folder / "a/index.html").read_text() == "a"


def test_a_newer_state_is_rendered_anew_and_what_is_gone_is_removed(preview: Preview) -> None:
    preview.show([Counted("a/index.html", "old").artifact, Counted("b.txt", "b").artifact])
    preview.provide("a/")
    preview.provide("b.txt")
    preview.show([Counted("a/index.html", "new").artifact])
    assert (preview.folder / "a/index.html").read_text() == "old"  # readable until the newer one is there
    preview.provide("a/")
    preview.provide("b.txt")
    assert (preview.folder / "a/index.html").read_text() == "new"
    assert not (preview.folder / "b.txt").exists()


def test_a_file_of_somebody_else_is_left_alone(preview: Preview) -> None:
    (preview.folder / "prose.html").write_text("prose")
    preview.show([])
    preview.provide("prose.html")
    assert (preview.folder / "prose.html").read_text() == "prose"


def test_an_address_that_leads_nowhere_provides_the_page_that_says_so(preview: Preview) -> None:
    preview.show([Counted("404.html", "not here").artifact])
    preview.provide("no/such/page/")
    assert [file.name for file in preview.folder.iterdir()] == ["404.html"]


@pytest.mark.parametrize("address", ["../outside.txt", "/../outside.txt", "a/../../outside.txt"])
def test_no_address_leads_out_of_the_folder(tmp_path: Path, address: str) -> None:
    preview = Preview(tmp_path / "site")
    preview.folder.mkdir()
    preview.show([Counted("outside.txt", "x").artifact])
    asked = []

    def files(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        asked.append(environ["PATH_INFO"])
        return []

    providing(files, preview, "/", lambda: None)({"PATH_INFO": f"/{address}"}, lambda *_: None)
    assert asked == [f"/{address}"]
    assert not (tmp_path / "outside.txt").exists()


def test_an_error_in_a_template_is_shown_instead_of_the_page(preview: Preview) -> None:
    def fail() -> bytes:
        raise ValueError("the template broke")

    preview.show([Artifact(path="index.html", media_type="text/html", render=fail)])
    answers: list[str] = []
    application = providing(lambda *_: [b"file"], preview, "/courses/", lambda: None)
    body = b"".join(application({"PATH_INFO": "/courses/"}, lambda status, _: answers.append(status)))
    assert answers == ["500 Internal Server Error"]
    assert b"the template broke" in body
    assert application({"PATH_INFO": "/elsewhere/"}, lambda *_: None) == [b"file"]


def test_a_request_waits_for_the_rebuild(preview: Preview) -> None:
    fresh = Counted("index.html", "fresh")
    application = providing(lambda *_: [], preview, "/", lambda: preview.show([fresh.artifact]))
    application({"PATH_INFO": "/"}, lambda *_: None)
    assert (preview.folder / "index.html").read_text() == "fresh"


def test_a_changed_added_or_removed_file_of_the_frame_is_noticed(tmp_path: Path) -> None:
    folder, settings = tmp_path / "pages", tmp_path / "mkdocs.yml"
    folder.mkdir()
    settings.write_text("a")
    (folder / "one.md").write_text("one")
    watch = FrameWatch([folder, settings, tmp_path / "missing"])
    assert not watch.changed()
    for change in (
        lambda: settings.write_text("longer"),
        lambda: (folder / "two.md").write_text("two"),
        (folder / "one.md").unlink,
    ):
        change()
        assert watch.changed()
        watch.is_built()
        assert not watch.changed()


def test_a_file_that_is_left_out_is_not_there(preview: Preview) -> None:
    def left_out() -> bytes:
        raise LeftOutError("a.txt")

    page = Counted("a.txt", "a")
    preview.show([page.artifact])
    preview.provide("a.txt")
    preview.show([Artifact(path="a.txt", media_type="text/plain", render=left_out)])
    preview.provide("a.txt")
    assert not (preview.folder / "a.txt").exists()
