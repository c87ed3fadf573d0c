from __future__ import annotations

import json
from collections.abc import Callable

import pytest

Golden = Callable[[str, bytes], None]


@pytest.mark.parametrize("entry", ["full", "minimal"])
def test_schema_org_of_an_entry_reads_as_before(
    outputs: dict[str, bytes], golden: Golden, entry: str
) -> None:
    golden(f"{entry}.schema-org.json", readable(outputs[f"microcredentials/aldermoor/{entry}/index.jsonld"]))


@pytest.mark.parametrize("entry", ["full", "minimal"])
def test_elm_of_an_entry_reads_as_before(outputs: dict[str, bytes], golden: Golden, entry: str) -> None:
    golden(f"{entry}.elm-3.3.json", readable(outputs[f"elm/aldermoor/{entry}-3.3.jsonld"]))


def readable(content: bytes) -> bytes:
    """The same data on many lines, so that a change can be read."""
    return (json.dumps(json.loads(content), ensure_ascii=False, indent=2) + "\n").encode()
