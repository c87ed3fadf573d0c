"""What is known of all outputs together: sizes and digests, and what one bad record must not do."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hostile_texts import KEY

from generator import exports
from generator.artifact import Artifact, LeftOutError, StartAgainError
from generator.exports import Export, Outputs, index
from generator.model import Catalogue

BAD = "aldermoor/minimal"


def fragile(catalogue: Catalogue) -> Iterator[Artifact]:
    """An output that cannot hold one of the entries: a file for each, and one for all, made part by part."""

    def line(key: str) -> bytes:
        if key == BAD:
            raise KeyError("no-such-code")
        return f"{key}\n".encode()

    for key in catalogue.microcredentials:
        yield Artifact(
            path=f"{key}.txt", media_type="text/plain", render=lambda key=key: line(key), about=key
        )
    yield Artifact.streamed(
        path="all.txt", media_type="text/plain", stream=lambda: map(line, catalogue.microcredentials)
    )
    yield Artifact(
        path="whole.txt",
        media_type="text/plain",
        render=lambda: b"".join(map(line, catalogue.microcredentials)),
    )


FRAGILE = Export(name="fragile", title="F", purpose="F", artifacts=fragile, media_type="text/plain")


@pytest.fixture
def broken(catalogue: Catalogue) -> Outputs:
    return Outputs(catalogue, (FRAGILE, index.EXPORT))


def rest(catalogue: Catalogue) -> bytes:
    return b"".join(f"{key}\n".encode() for key in catalogue.microcredentials if key != BAD)


def test_a_record_that_fails_is_left_out_of_a_file_and_the_others_are_there(
    broken: Outputs, catalogue: Catalogue
) -> None:
    assert broken["whole.txt"].render() == rest(catalogue)
    assert broken["all.txt"].render() == rest(catalogue)
    assert broken[f"{KEY}.txt"].render() == f"{KEY}\n".encode()


def test_a_file_about_the_failing_record_is_not_made(broken: Outputs) -> None:
    with pytest.raises(LeftOutError):
        broken[f"{BAD}.txt"].render()


def test_a_file_in_parts_that_broke_off_is_whole_when_asked_again(
    broken: Outputs, catalogue: Catalogue
) -> None:
    stream = broken["all.txt"].stream
    assert stream is not None
    with pytest.raises(StartAgainError):
        list(stream())
    assert b"".join(stream()) == rest(catalogue)


def test_what_was_left_out_is_told_once_with_its_reason(broken: Outputs) -> None:
    assert broken.failures == ()
    broken["whole.txt"].render()
    broken["all.txt"].render()
    (failure,) = broken.failures
    assert (failure.output, failure.key) == ("fragile", BAD)
    assert "no-such-code" in str(failure)
    assert "please report" in str(failure)


def test_what_is_left_out_is_not_listed(broken: Outputs) -> None:
    listed = json.loads(broken[index.list_path("fragile")].render())["files"]
    paths = [one["path"] for one in listed]
    assert f"{KEY}.txt" in paths
    assert f"{BAD}.txt" not in paths


def test_a_mistake_that_no_single_record_makes_comes_out(catalogue: Catalogue) -> None:
    def never(catalogue: Catalogue) -> Iterator[Artifact]:
        def fails() -> bytes:
            if len(catalogue.microcredentials) > 1:
                raise RuntimeError("a mistake in the program")
            return b""

        yield Artifact(path="x.txt", media_type="text/plain", render=fails)

    outputs = Outputs(catalogue, (replace(FRAGILE, artifacts=never),))
    with pytest.raises(RuntimeError, match="a mistake in the program"):
        outputs["x.txt"].render()


def test_no_entry_of_the_traps_fails_in_any_output(catalogue: Catalogue) -> None:
    outputs = exports.outputs(catalogue)
    for artifact in outputs.values():
        artifact.render()
    assert outputs.failures == ()


def test_every_file_is_listed_with_its_size_and_digest(
    catalogue: Catalogue, outputs: dict[str, bytes]
) -> None:
    found = json.loads(outputs[index.PATH])
    files = {one["path"]: one for output in found["outputs"] for one in output.get("files", [])}
    for output in found["outputs"]:
        if "single_files" in output:
            listing = output["single_files"]["list"]
            files[listing["path"]] = listing
            of_entries = json.loads(outputs[listing["path"]])["files"]
            assert len(of_entries) == output["single_files"]["count"]
            files |= {one["path"]: one for one in of_entries}
    assert set(files) == set(outputs) - {index.PATH}
    for path, one in files.items():
        assert one["bytes"] == len(outputs[path]), path
        assert one["sha256"] == hashlib.sha256(outputs[path]).hexdigest(), path
        assert one["url"] == f"https://outputs.example/{path}"


def test_the_list_tells_records_and_days_of_content(outputs: dict[str, bytes]) -> None:
    found = json.loads(outputs[index.PATH])
    whole = {one["path"]: one for output in found["outputs"] for one in output.get("files", [])}
    assert found["licence"] == "CC-BY-4.0"
    assert whole["catalogue.jsonld"]["records"] == 6
    assert whole["moochub.json"]["records"] == 5
    assert whole["catalogue.csv"]["modified"] == "2026-10-01"
    entries = {one["path"]: one for one in json.loads(outputs["data/files/schema-org.json"])["files"]}
    assert entries[f"microcredentials/{KEY}/index.jsonld"]["modified"] == "2026-10-01"
    assert "modified" not in entries[f"microcredentials/{BAD}/index.jsonld"]


def test_the_list_says_the_same_whatever_was_made_before_it(
    catalogue: Catalogue, outputs: dict[str, bytes]
) -> None:
    alone = exports.outputs(catalogue)
    assert alone[index.PATH].render() == outputs[index.PATH]
    (by_itself,) = [one for one in index.artifacts(catalogue) if one.path == index.PATH]
    assert by_itself.render() == outputs[index.PATH]


def test_nothing_is_made_twice_for_the_list(catalogue: Catalogue) -> None:
    made: list[str] = []

    def counted(catalogue: Catalogue) -> Iterator[Artifact]:
        for name in ("a.txt", "b.txt"):
            yield Artifact(
                path=name, media_type="text/plain", render=lambda name=name: made.append(name) or b"x"
            )

    outputs = Outputs(catalogue, (replace(FRAGILE, artifacts=counted), index.EXPORT))
    for artifact in outputs.values():
        artifact.render()
    assert made == ["a.txt", "b.txt"]


def test_a_file_of_the_institution_takes_the_place_of_what_steps_back_only(catalogue: Catalogue) -> None:
    outputs = exports.outputs(catalogue, taken={"robots.txt", "catalogue.csv"})
    assert "robots.txt" not in outputs
    assert "catalogue.csv" in outputs
    assert b'"robots.txt"' not in outputs[index.PATH].render()


@pytest.mark.parametrize("name", [one.name for one in exports.EXPORTS])
def test_every_output_says_what_the_data_page_needs(name: str, catalogue: Catalogue) -> None:
    one = exports.export(name)
    files = exports.outputs(catalogue).files_of(one)
    assert one.title
    assert one.purpose.endswith(".")
    assert len(one.example.python.split("\n")) == len(one.example.curl.split("\n")) == 3
    assert "{url}" in one.example.python
    assert "{url}" in one.example.curl
    if one.main:
        (main,) = [file for file in files if file.path == one.main]
        assert main.media_type == one.media_type
        assert main.about == ""
    else:
        assert all(file.about for file in files)


def test_what_a_file_is_about_is_known(catalogue: Catalogue) -> None:
    known = {"", *catalogue.microcredentials, *catalogue.providers}
    for artifact in exports.outputs(catalogue).values():
        assert artifact.about in known, artifact.path
        named = [key for key in catalogue.microcredentials if key in artifact.path]
        assert not named or artifact.about in named, artifact.path
