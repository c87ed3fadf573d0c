"""One file, mended in memory by the real schemas and house rules."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping

import pytest

from generator.diagnostics import Severity
from generator.documents import Document, Kind, read
from generator.fixes import Mended, mend
from generator.rules.house import HouseRules

Repair = Callable[..., Mended]


@pytest.fixture
def repair() -> Repair:
    """`repair(text)` gives a file after all safe repairs, and asserts that a second run has none to make."""

    def run(
        text: str | bytes,
        kind: Kind = Kind.MICROCREDENTIAL,
        severities: Mapping[str, Severity | None] | None = None,
    ) -> Mended:
        folder = "microcredentials/northbridge" if kind is Kind.MICROCREDENTIAL else "providers"
        reader: Callable[[bytes], Document] = functools.partial(
            read, path=f"catalogue/{folder}/sample.yml", kind=kind, id="sample", provider="northbridge"
        )
        house = HouseRules(severities=severities or {}, fail_on=Severity.ERROR)
        house_of = None if kind is Kind.CATALOGUE else house
        mended = mend(text.encode() if isinstance(text, str) else text, reader, house_of)
        again = mend(mended.raw, reader, house_of)
        assert again.raw == mended.raw
        assert not again.repairs
        return mended

    return run
