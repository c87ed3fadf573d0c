"""Reading another revision from git: nothing is checked out, and every way to fail has its own words."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from changes_repository import BASE, DATA, OPEN, Repository

from generator.cli import main
from generator.documents import MAX_BYTES
from generator.git.revisions import RevisionError, read_revision


def test_the_files_of_a_revision_are_read_without_touching_the_folder(repository: Repository) -> None:
    first = repository.git("rev-parse", "HEAD")
    repository.commit({OPEN: ""})
    revision = read_revision(repository.folder, "HEAD~1")
    assert revision.commit == first
    assert revision.name == "HEAD~1"
    assert revision.files == {name: text.encode() for name, text in sorted(BASE.items())}
    assert not (repository.folder / OPEN).exists()
    assert repository.git("status", "--porcelain") == ""


@pytest.mark.parametrize("name", ["main", "v1", "HEAD", "HEAD@{0}"])
def test_a_revision_goes_by_any_name_git_knows(name: str, repository: Repository) -> None:
    repository.git("tag", "--annotate", "v1", "--message", "The first")
    assert set(read_revision(repository.folder, name).files) == set(BASE)


def test_a_project_may_be_a_part_of_a_larger_repository(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "whole", "sites/[odd] näme")
    (repository.root / "catalogue.yml").write_text("title: Not this one\n")
    repository.commit(BASE)
    assert set(read_revision(repository.folder, "HEAD").files) == set(BASE)
    repository.replace(OPEN, ("ects: 2", "ects: 3"))
    assert repository.said() == ["workload 2 → 3 ECTS"]
    assert repository.compared().changes[0].file == f"catalogue/{OPEN}"


def test_a_catalogue_may_lie_at_the_root_of_its_repository(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "whole")
    repository.folder.rmdir()
    repository.folder = repository.root
    repository.commit(BASE)
    repository.replace(OPEN, ("ects: 2", "ects: 3"))
    assert repository.said() == ["workload 2 → 3 ECTS"]
    assert [change.file for change in repository.compared().changes] == [OPEN]


def test_a_symbolic_link_is_not_followed(repository: Repository) -> None:
    link = repository.folder / "microcredentials/northbridge/link.yml"
    link.symlink_to("open-data.yml")
    repository.commit()
    assert set(read_revision(repository.folder, "HEAD").files) == set(BASE)


def test_a_file_above_the_limit_is_refused_and_not_loaded(repository: Repository) -> None:
    large = "microcredentials/northbridge/large.yml"
    repository.commit({large: b"#" * (MAX_BYTES + 5_000_000)})
    repository.write({large: ""})
    assert len(read_revision(repository.folder, "HEAD").files[large]) == MAX_BYTES + 1
    comparison = repository.compared()
    assert comparison.broken_before == (f"catalogue/{large}",)
    assert repository.found()[0][:2] == ("D513", large)


def test_names_in_any_script_and_contents_of_any_bytes_are_read(repository: Repository) -> None:
    odd = {
        "microcredentials/northbridge/é\t“ñ”.yml": b"\xff\xfe\x00\n",
        "microcredentials/northbridge/empty.yml": b"\n",
    }
    repository.commit(odd)
    files = read_revision(repository.folder, "HEAD").files
    assert {name: files[name] for name in odd} == odd


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("nowhere", "there is no revision nowhere"),
        ("0" * 40, "there is no revision 0000"),
        ("HEAD:catalogue", "there is no revision HEAD:catalogue"),
        ("--output=stolen", "is not the name of a revision"),
        ("", "is not the name of a revision"),
        ("main other", "there is no revision main other"),
        ("main..HEAD", "there is no revision main..HEAD"),
    ],
)
def test_an_unknown_revision_is_a_clear_error(name: str, words: str, repository: Repository) -> None:
    with pytest.raises(RevisionError, match=words.replace(".", r"\.")):
        read_revision(repository.folder, name)
    assert not (repository.folder / "stolen").exists()


def test_a_folder_outside_any_repository_is_a_clear_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    with pytest.raises(RevisionError, match="is in no git repository"):
        read_revision(tmp_path, "HEAD")


def test_a_repository_without_any_commit_has_no_revision(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "new")
    with pytest.raises(RevisionError, match="there is no revision HEAD"):
        read_revision(repository.folder, "HEAD")


def test_a_shallow_clone_says_what_is_missing(repository: Repository, tmp_path: Path) -> None:
    first = repository.git("rev-parse", "HEAD")
    repository.commit()
    clone = tmp_path / "clone"
    repository.git("clone", "--quiet", "--depth", "1", repository.root.as_uri(), str(clone))
    with pytest.raises(RevisionError, match=r"shallow clone.*\n.*--unshallow"):
        read_revision(clone / "catalogue", first)
    assert set(read_revision(clone / "catalogue", "HEAD").files) == set(BASE)


def test_a_machine_without_git_is_told_so(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(RevisionError, match="git is not installed"):
        read_revision(repository.folder, "HEAD")


def test_a_repository_that_lost_an_object_is_a_clear_error(repository: Repository) -> None:
    blob = repository.git("rev-parse", f"HEAD:catalogue/{DATA}")
    (repository.root / ".git/objects" / blob[:2] / blob[2:]).unlink()
    with pytest.raises(RevisionError, match="git cannot read the object"):
        read_revision(repository.folder, "HEAD")


@pytest.mark.parametrize("arguments", [("diff", "nowhere"), ("check", "--against", "nowhere")])
def test_on_the_command_line_that_is_a_failure(
    arguments: tuple[str, ...], repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    assert repository.run(*arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "credenza: there is no revision nowhere" in captured.err


def test_a_revision_has_to_be_named(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    assert repository.run("diff") == 2
    assert "revision" in capsys.readouterr().err


def test_the_command_itself_ends_with_the_status(repository: Repository) -> None:
    assert main(["diff", "HEAD", "--project", str(repository.root)]) == 0
    done = subprocess.run(
        ["git", "status", "--porcelain"], cwd=repository.root, capture_output=True, check=True
    )
    assert done.stdout == b""
