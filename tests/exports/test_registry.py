from __future__ import annotations

import importlib
import pkgutil
from dataclasses import replace

import pytest

from generator import exports
from generator.documents import Kind
from generator.exports import EXPORTS
from generator.model import Catalogue
from generator.schema.bundle import bundle


def test_every_output_module_stands_in_the_registry() -> None:
    modules = [
        importlib.import_module(f"generator.exports.{m.name}") for m in pkgutil.iter_modules(exports.__path__)
    ]
    outputs = {module.artifacts for module in modules if hasattr(module, "artifacts")}
    assert outputs == {one.artifacts for one in EXPORTS}
    assert len(outputs) >= 3


def test_names_of_outputs_are_unique_and_found_again() -> None:
    names = [one.name for one in EXPORTS]
    assert len(set(names)) == len(names)
    assert [exports.export(name) for name in names] == list(EXPORTS)
    with pytest.raises(KeyError):
        exports.export("nothing")


def test_every_output_can_be_switched_off_by_name_and_nothing_else_can() -> None:
    outputs = bundle(Kind.CATALOGUE)["properties"]["exports"]
    assert list(outputs["properties"]) == [one.name for one in EXPORTS]
    assert outputs["additionalProperties"] is False


def test_no_two_outputs_write_the_same_path(catalogue: Catalogue) -> None:
    paths = [one.path for one in exports.artifacts(catalogue)]
    assert len(set(paths)) == len(paths)
    assert not any(path.startswith("/") or ".." in path for path in paths)


def test_an_output_that_is_switched_off_is_not_made(catalogue: Catalogue) -> None:
    without = replace(catalogue, info=replace(catalogue.info, exports={"elm": False}))
    paths = [one.path for one in exports.artifacts(without)]
    assert "sitemap-microcredentials.xml" in paths
    assert not any(path.startswith(("elm/aldermoor/", "elm/catalogue")) for path in paths)


def test_an_artifact_gives_the_same_bytes_each_time_and_in_any_order(
    catalogue: Catalogue, outputs: dict[str, bytes]
) -> None:
    again = list(exports.artifacts(catalogue))
    assert {one.path: one.render() for one in reversed(again)} == outputs
    assert {one.path: one.render() for one in again} == outputs


def test_a_draft_is_in_no_output(outputs: dict[str, bytes]) -> None:
    assert [path for path, content in outputs.items() if b"entwurf" in content or "entwurf" in path] == []
