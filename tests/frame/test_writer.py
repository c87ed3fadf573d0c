"""Staging: never half a site, never somebody else's file."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.artifact import Artifact, LeftOutError, StartAgainError
from generator.site.writer import BusyError, ForeignFilesError, Published, SiteWriter, UnsafePathError


def artifact(path: str, content: str = "x") -> Artifact:
    return Artifact(path=path, media_type="text/plain", render=content.encode)


def publish(site: Path, files: dict[str, str], staged: dict[str, str] | None = None) -> Published:
    writer = SiteWriter(site)
    staging = writer.begin()
    for path, content in (staged or {}).items():
        (staging / path).parent.mkdir(parents=True, exist_ok=True)
        (staging / path).write_text(content)
    try:
        return writer.publish([artifact(path, content) for path, content in files.items()])
    except BaseException:
        writer.abandon()
        raise


def contents(site: Path) -> dict[str, str]:
    return {f.relative_to(site).as_posix(): f.read_text() for f in sorted(site.rglob("*")) if f.is_file()}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


def test_artifacts_and_staged_files_make_the_site(site: Path) -> None:
    done = publish(site, {"a/index.html": "a", ".well-known/x": "x"}, {"prose/index.html": "p"})
    assert contents(site) == {"a/index.html": "a", ".well-known/x": "x", "prose/index.html": "p"}
    assert done == Published(written=3, unchanged=0, removed=0)


def test_a_folder_made_while_the_first_site_is_rendered_keeps_what_is_in_it(site: Path) -> None:
    def meanwhile() -> bytes:
        site.mkdir()
        (site / "CNAME").write_text("theirs")
        return b"a"

    writer = SiteWriter(site)
    writer.begin()
    late = Artifact(path="a/index.html", media_type="text/html", render=meanwhile)
    assert writer.publish([late]) == Published(written=1, unchanged=0, removed=0)
    assert contents(site) == {"CNAME": "theirs", "a/index.html": "a"}


def test_the_first_site_leaves_out_what_is_not_to_be_published(site: Path) -> None:
    writer = SiteWriter(site)
    staging = writer.begin()
    (staging / "shells").mkdir()
    for path in ("shells/en.html", "sitemap.xml.gz", "kept.html"):
        (staging / path).write_text("x")
    writer.publish([artifact("a.html")], leave_out=("shells", "sitemap.xml.gz"))
    assert contents(site) == {"a.html": "x", "kept.html": "x"}
    assert [path.name for path in site.iterdir() if path.is_dir()] == []


def test_a_large_file_is_made_part_by_part_and_written_only_when_it_changed(site: Path) -> None:
    def build(*parts: bytes) -> Published:
        writer = SiteWriter(site)
        writer.begin()
        large = Artifact.streamed(path="all.json", media_type="application/json", stream=lambda: iter(parts))
        assert large.render() == b"".join(parts)
        return writer.publish([large, artifact("a.html")])

    assert build(b"1", b"2").written == 2
    assert build(b"12") == Published(written=0, unchanged=2, removed=0)
    assert build(b"1", b"3") == Published(written=1, unchanged=1, removed=0)
    assert contents(site) == {"a.html": "x", "all.json": "13"}


def test_what_did_not_change_is_not_written_again(site: Path) -> None:
    publish(site, {"a.html": "a", "b.html": "b"}, {"p.html": "p"})
    for file in site.iterdir():
        os.utime(file, ns=(1, 1))
    done = publish(site, {"a.html": "a", "b.html": "new"}, {"p.html": "p"})
    assert done == Published(written=1, unchanged=2, removed=0)
    untouched = [f.name for f in site.iterdir() if f.stat().st_mtime_ns == 1]
    assert sorted(untouched) == ["a.html", "p.html"]


def test_an_orphan_of_ours_goes_with_its_empty_folder(site: Path) -> None:
    publish(site, {"old/deep/index.html": "o", "kept/index.html": "k"}, {"prose/index.html": "p"})
    done = publish(site, {"kept/index.html": "k"})
    assert contents(site) == {"kept/index.html": "k"}
    assert [entry.name for entry in site.iterdir()] == ["kept"]
    assert done.removed == 2


def test_what_somebody_else_put_there_stays(site: Path) -> None:
    publish(site, {"old/index.html": "o"})
    (site / "CNAME").write_text("courses.example")
    (site / "old/notes.txt").write_text("mine")
    publish(site, {"new/index.html": "n"})
    assert contents(site) == {"CNAME": "courses.example", "old/notes.txt": "mine", "new/index.html": "n"}


def test_an_error_while_rendering_leaves_the_old_site_whole(site: Path) -> None:
    publish(site, {"a.html": "old a", "gone.html": "g"})
    before = contents(site)

    def fail() -> bytes:
        raise RuntimeError("a template broke")

    broken = Artifact(path="z.html", media_type="text/html", render=fail)
    writer = SiteWriter(site)
    writer.begin()
    with pytest.raises(RuntimeError, match="a template broke"):
        writer.publish([artifact("a.html", "new a"), broken])
    assert contents(site) == before
    writer.abandon()
    publish(site, {"a.html": "new a"})
    assert contents(site) == {"a.html": "new a"}


def test_after_a_crash_while_moving_the_next_build_completes_the_site(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(site, {"a.html": "old", "orphan.html": "o"})
    whole = os.replace
    moved = []

    def crash_at_the_second(source: str, target: str) -> None:
        if str(target).startswith(f"{site}/"):
            moved.append(target)
            if len(moved) == 2:
                raise OSError("no space left on device")
        whole(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", crash_at_the_second)
        with pytest.raises(OSError, match="no space"):
            publish(site, {"a.html": "new", "b.html": "new", "c.html": "new"})
    publish(site, {"c.html": "new"})
    assert contents(site) == {"c.html": "new"}


def test_nothing_is_left_beside_the_site_but_the_list_of_its_files(site: Path) -> None:
    publish(site, {"b.html": "b", "a.html": "a"})
    workspace = site.parent / ".site.credenza"
    assert [entry.name for entry in workspace.iterdir()] == ["manifest.json"]
    assert json.loads((workspace / "manifest.json").read_text()) == {"files": ["a.html", "b.html"]}


def test_an_abandoned_first_build_leaves_nothing(site: Path) -> None:
    writer = SiteWriter(site)
    writer.begin()
    writer.abandon()
    assert list(site.parent.iterdir()) == []


def test_what_is_left_out_is_not_published(site: Path) -> None:
    writer = SiteWriter(site)
    staging = writer.begin()
    (staging / "stubs").mkdir()
    for path in ("stubs/en.html", "sitemap.xml.gz", "stubs.html"):
        (staging / path).write_text("x")
    writer.publish([], leave_out=("stubs", "sitemap.xml.gz"))
    assert contents(site) == {"stubs.html": "x"}


def test_an_artifact_wins_over_a_staged_file(site: Path) -> None:
    publish(site, {"a.html": "catalogue"}, {"a.html": "prose"})
    assert contents(site) == {"a.html": "catalogue"}
    publish(site, {"a.html": "catalogue"}, {"a.html": "prose"})
    assert contents(site) == {"a.html": "catalogue"}


def test_a_file_of_ours_may_become_a_folder_and_a_folder_a_file(site: Path) -> None:
    publish(site, {"a": "file", "b/c": "in folder"})
    publish(site, {"a/index.html": "in folder", "b": "file"})
    assert contents(site) == {"a/index.html": "in folder", "b": "file"}


def test_the_site_may_be_a_link_to_a_folder_elsewhere(tmp_path: Path) -> None:
    elsewhere = tmp_path / "disk" / "www"
    elsewhere.mkdir(parents=True)
    (tmp_path / "site").symlink_to(elsewhere)
    publish(tmp_path / "site", {"a.html": "a"})
    assert contents(elsewhere) == {"a.html": "a"}
    assert (tmp_path / "site").is_symlink()


@pytest.mark.parametrize(
    "path", ["", ".", "/etc/passwd", "../outside", "a/../../outside", "a//b", "a\\b", "a\0b", "./a", "a/"]
)
def test_a_path_that_leads_out_of_the_site_is_refused(site: Path, path: str) -> None:
    with pytest.raises(UnsafePathError):
        publish(site, {path: "x"})
    assert not site.exists()


def test_two_artifacts_of_one_path_are_refused(site: Path) -> None:
    writer = SiteWriter(site)
    writer.begin()
    with pytest.raises(UnsafePathError, match="two artifacts"):
        writer.publish([artifact("a.html"), artifact("a.html")])


@pytest.mark.parametrize("damage", ["", "[]", '{"files": 3}', '{"files": ["../../outside.txt"]}', "\0"])
def test_a_damaged_list_of_files_removes_nothing(site: Path, damage: str) -> None:
    publish(site, {"a.html": "a"})
    outside = site.parent.parent / "outside.txt"
    (site.parent / ".site.credenza/manifest.json").write_text(damage)
    outside.write_text("mine")
    publish(site, {"b.html": "b"})
    assert contents(site) == {"a.html": "a", "b.html": "b"}
    assert outside.read_text() == "mine"
    outside.unlink()


def test_a_file_of_somebody_else_is_not_replaced(site: Path) -> None:
    site.mkdir()
    (site / "index.html").write_text("theirs")
    (site / "same.html").write_text("s")
    with pytest.raises(ForeignFilesError) as refused:
        publish(site, {"a.html": "a", "index.html": "ours", "same.html": "s"})
    assert refused.value.paths == ("index.html",)
    assert contents(site) == {"index.html": "theirs", "same.html": "s"}
    assert not (site.parent / ".site.credenza/manifest.json").exists()


def test_two_builds_of_one_site_do_not_meet(site: Path) -> None:
    first = SiteWriter(site)
    first.begin()
    (first.staging / "p.html").write_text("p")
    with pytest.raises(BusyError):
        SiteWriter(site).begin()
    first.publish([artifact("a.html")])
    assert contents(site) == {"a.html": "x", "p.html": "p"}
    SiteWriter(site).begin()


def test_a_build_that_was_killed_stops_nobody_and_leaves_nothing(site: Path) -> None:
    program = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from generator.site.writer import SiteWriter\n"
        "staging = SiteWriter(Path(sys.argv[1])).begin(); (staging / 'half').write_text('x'); os._exit(9)"
    )
    assert subprocess.run([sys.executable, "-c", program, str(site)], check=False).returncode == 9
    assert (site.parent / ".site.credenza/lock").exists()
    publish(site, {"a.html": "a"})
    assert contents(site) == {"a.html": "a"}
    assert [entry.name for entry in (site.parent / ".site.credenza").iterdir()] == ["manifest.json"]


def test_a_file_that_is_left_out_is_not_published_and_its_old_one_goes(site: Path) -> None:
    def left_out() -> bytes:
        raise LeftOutError("a.txt")

    publish(site, {"a.txt": "a", "b.txt": "b"})
    writer = SiteWriter(site)
    writer.begin()
    gone = Artifact(path="a.txt", media_type="text/plain", render=left_out)
    done = writer.publish([gone, artifact("b.txt", "b")])
    assert contents(site) == {"b.txt": "b"}
    assert done == Published(written=0, unchanged=1, removed=1)


@pytest.mark.parametrize("is_new", [True, False])
def test_a_file_in_parts_that_broke_off_is_begun_again(site: Path, is_new: bool) -> None:
    tries: list[int] = []

    def parts() -> Iterator[bytes]:
        tries.append(1)
        yield b"one, "
        if len(tries) == 1:
            yield b"a part that is too long for the second time"
            raise StartAgainError("a.txt")
        yield b"two"

    if not is_new:
        publish(site, {"a.txt": "before"})
    writer = SiteWriter(site)
    writer.begin()
    writer.publish([Artifact.streamed(path="a.txt", media_type="text/plain", stream=parts)])
    assert contents(site) == {"a.txt": "one, two"}
