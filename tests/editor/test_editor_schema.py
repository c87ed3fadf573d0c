"""The schemas for editors are sound by themselves, and accept no less than those of the check."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from generator.cli import main
from generator.documents import Kind, discover, raw_of, read_source
from generator.schema.editor import editor_schema

ROOT = Path(__file__).parents[2]
KINDS = [kind for kind in Kind if kind is not Kind.UNKNOWN]


def parts_of(schema: dict[str, Any], path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    yield path, schema
    for key, sub in schema.get("properties", {}).items():
        yield from parts_of(sub, f"{path}.{key}")
    if isinstance(schema.get("items"), dict):
        yield from parts_of(schema["items"], f"{path}[]")


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_one_by_the_official_definition(kind: Kind) -> None:
    jsonschema.Draft202012Validator.check_schema(editor_schema(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_has_a_title_a_description_and_an_example(kind: Kind) -> None:
    for path, schema in parts_of(editor_schema(kind)):
        assert schema.get("title"), path
        assert schema.get("description"), path
        if path and schema.get("type") not in ("boolean", "object") and "additionalProperties" not in schema:
            assert schema.get("examples") or "enum" in schema, path


@pytest.mark.parametrize("kind", KINDS)
def test_every_value_of_a_list_is_explained(kind: Kind) -> None:
    for path, schema in parts_of(editor_schema(kind)):
        if "enum" in schema and "x-vocabulary" in schema:
            assert len(schema["enum"]) == len(schema["markdownEnumDescriptions"]), path
            assert all(schema["markdownEnumDescriptions"]), path


def test_no_schema_refers_to_another_file() -> None:
    for kind in KINDS:
        assert not [path for path, schema in parts_of(editor_schema(kind)) if "$ref" in schema]


def test_the_sample_catalogue_satisfies_the_schemas() -> None:
    validators = {kind: jsonschema.Draft202012Validator(editor_schema(kind)) for kind in KINDS}
    sources = discover(ROOT / "catalogue", ROOT)
    assert {source.kind for source in sources} == set(KINDS)
    for source in sources:
        document = read_source(source, raw_of(source))
        assert list(validators[source.kind].iter_errors(document.data)) == [], source.path


def test_the_command_writes_the_same_bytes_every_time(tmp_path: Path) -> None:
    written = []
    for name in ("one", "two"):
        assert main(["schema", "--project", str(tmp_path), "--output", name]) == 0
        written.append({file.name: file.read_bytes() for file in sorted((tmp_path / name).iterdir())})
    assert written[0] == written[1]
    assert sorted(written[0]) == [
        "catalogue.json", "microcredential.json", "pathway.json", "provider.json",
    ]  # fmt: skip
