"""National facts that rules rest on, read from the data files of this package."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.documents.packaged import packaged
from generator.text import fold
from generator.vocabularies import vocabulary

__all__ = [
    "Hours",
    "Size",
    "eqf_of",
    "euro_countries",
    "framework_code",
    "hours_in",
    "levels_of",
    "sizes",
    "table",
]


@dataclass(frozen=True, kw_only=True, slots=True)
class Size:
    """How many credits microcredentials of a country have.

    `below` excludes its own value; `system` is 'ECTS' or the name of other credits; empty `types` and
    `region` apply to all.
    """

    country: str
    source: str
    least: float | None = None
    most: float | None = None
    below: float | None = None
    types: tuple[str, ...] = ()
    region: str = ""
    system: str = "ECTS"

    def applies_to(self, type_: str, region: str | None) -> bool:
        """Whether the size holds for this type of provider in this NUTS region."""
        return (not self.types or type_ in self.types) and (region or "").startswith(self.region)

    def admits(self, credits_: float) -> bool:
        """Whether a number of credits is within the size."""
        return (
            (self.least is None or credits_ >= self.least)
            and (self.most is None or credits_ <= self.most)
            and (self.below is None or credits_ < self.below)
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Hours:
    """The least and the most hours of work behind one ECTS credit."""

    least: float
    most: float


def table(name: str) -> Mapping[str, Any]:
    """One data file of this package, by its name without `.yml`."""
    loaded: Mapping[str, Any] = packaged("generator.rules", f"data/{name}.yml")
    return loaded


@functools.cache
def sizes() -> Mapping[str, tuple[Size, ...]]:
    """The sizes by country."""
    found: dict[str, tuple[Size, ...]] = {}
    for row in table("sizes")["sizes"]:
        values = {key: value for key, value in row.items() if key != "sure"}
        values["types"] = tuple(values.get("types", ()))
        found[row["country"]] = (*found.get(row["country"], ()), Size(**values))
    return found


@functools.cache
def hours_in(country: str) -> Hours:
    """The hours behind one credit in a country; those of the ECTS Users' Guide where no others are known."""
    row = table("hours")["countries"].get(country) or table("hours")["everywhere"]
    return Hours(least=row["least"], most=row["most"])


@functools.cache
def euro_countries() -> frozenset[str]:
    """The countries in which a price without a currency is in euros."""
    return frozenset(table("currencies")["euro"])


@functools.cache
def framework_code(written: str) -> str | None:
    """The code of a national framework that is written by its code, its name or a common synonym."""
    return _frameworks().get(fold(written).strip())


@functools.cache
def _frameworks() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for code, term in vocabulary("nqf").terms.items():
        if "/" not in code:
            for name in (code, *term.synonyms, *term.labels.values()):
                found.setdefault(fold(name), code)
    return found


@functools.cache
def levels_of(framework: str) -> tuple[str, ...]:
    """The levels of a framework as it writes them, in their order."""
    listed = [code.split("/", 1)[1] for code in vocabulary("nqf").terms if code.startswith(f"{framework}/")]
    known = table("referencing")["tables"].get(framework, {}).get("levels", {})
    return tuple(dict.fromkeys([*listed, *known]))


@functools.cache
def eqf_of(framework: str, level: str) -> int | None:
    """The EQF level that a national level is referenced to; None where it is not known."""
    referencing = table("referencing")
    if framework in referencing["tables"]:
        found: int | None = referencing["tables"][framework]["levels"].get(level)
        return found
    leading = re.match(r"[1-8](?![0-9])", level)
    return int(leading.group()) if leading and framework in referencing["same"]["frameworks"] else None
