"""Good files, injured at random: nothing crashes, everything refused is explained, no injury goes unseen."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.documents import Document, Kind, discover, read
from generator.documents.strict_yaml import read_events
from generator.model import build
from generator.rules import CHECKED, RULES, Context
from generator.rules.run import gap_findings, own_findings, run
from generator.schema import Sound, bundle, check, inheritable_keys
from generator.schema.validators import is_valid, refusals
from generator.schema.wording import _schemas_along

ROOT = Path(__file__).parents[2]
SOURCES = discover(ROOT / "catalogue", ROOT)
INJURIES = 2000
BATCHES = 20
SLIPS = ":{}[]\"'\t#&*!-|>%@` \u00a0\u202e0"


@dataclass(frozen=True, kw_only=True)
class Injury:
    what: str
    text: str
    must_be_found: bool


def document_of(source: Any, text: str) -> Document:
    return read(text.encode(), path=source.path, kind=source.kind, id=source.id, provider=source.provider)


def original(source: Any) -> str:
    return source.file.read_text(encoding="utf-8")


def paths(value: Any, at: tuple = ()) -> Iterator[tuple]:
    if at:
        yield at
    for key, inner in (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    ):
        yield from paths(inner, (*at, key))


def schema_at(kind: Kind, at: tuple) -> dict[str, Any]:
    """The schema of a value; {} where keys are free (texts per language, own keys)."""
    schemas = list(_schemas_along(bundle(kind), at))
    return schemas[-1] if len(schemas) == len(at) + 1 else {}


def types(schema: dict[str, Any]) -> list[str]:
    return schema["type"] if isinstance(schema.get("type"), list) else [schema.get("type")]


def injure(source: Any, chance: random.Random) -> Injury:
    data = copy.deepcopy(read_events(original(source)).value)
    at = chance.choice(list(paths(data)))
    holder = data
    for key in at[:-1]:
        holder = holder[key]
    ways = (rename, drop, retype, nest, empty, swap)
    what, must = chance.choice(ways)(source.kind, holder, at, chance)
    return Injury(
        what=f"{what} at {at}",
        text=yaml.safe_dump(data, allow_unicode=True, sort_keys=False),
        must_be_found=must,
    )


def is_own(at: tuple) -> bool:
    return any(isinstance(key, str) and key.startswith("x-") for key in at)


def rename(kind, holder, at, chance):
    key = at[-1]
    if not isinstance(holder, dict):
        return drop(kind, holder, at, chance)
    new = chance.choice((f"{key}x", key[1:] or "q", key[:-1] + "_", key.upper() + "1", "value"))
    items = [(new if name == key else name, value) for name, value in holder.items()]
    clash = new in holder
    holder.clear()
    holder.update(items)
    known = schema_at(kind, at[:-1])
    free = "properties" not in known  # among languages another tag is another language
    return f"rename to {new}", not clash and not free and new not in known["properties"] and not is_own(at)


def drop(kind, holder, at, chance):
    if isinstance(holder, dict):
        del holder[at[-1]]
        inherited = len(at) == 1 and at[0] in inheritable_keys()
        return "drop", at[-1] in schema_at(kind, at[:-1]).get("required", ()) and not inherited
    holder.pop(at[-1])
    return "drop", False


def retype(kind, holder, at, chance):
    allowed = types(schema_at(kind, at))
    choices = {
        "string": "some text",
        "number": 7.5,
        "boolean": True,
        "array": ["a", "b"],
        "object": {"value": "b"},
    }
    name = chance.choice(sorted(choices))
    holder[at[-1]] = choices[name]
    return f"retype to {name}", name not in allowed and allowed != [None] and not is_own(at)


def nest(kind, holder, at, chance):
    allowed = types(schema_at(kind, at))
    name = chance.choice(("array", "object"))
    holder[at[-1]] = [holder[at[-1]]] if name == "array" else {"value": holder[at[-1]]}
    return f"nest in {name}", (name == "object" or name not in allowed) and allowed != [None] and not is_own(
        at
    )


def empty(kind, holder, at, chance):
    schema = schema_at(kind, at)
    value = chance.choice((None, "", "  ", [], {}))
    holder[at[-1]] = value
    removes = value is None and (at[0] in inheritable_keys() or at[:1] == ("defaults",)) and len(at) <= 2
    may_be_empty = value in ([], {}) and not {"minItems", "minProperties", "required"} & schema.keys()
    return f"empty with {value!r}", bool(schema) and not removes and not may_be_empty and not is_own(at)


def swap(kind, holder, at, chance):
    keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
    other = chance.choice(keys)
    holder[at[-1]], holder[other] = holder[other], holder[at[-1]]
    return f"swap with {other}", False


def garble(source: Any, chance: random.Random) -> Injury:
    lines = original(source).splitlines(keepends=True)
    number = chance.randrange(len(lines))
    line = lines[number]
    column = chance.randrange(len(line))
    lines[number] = chance.choice(
        (
            "",
            line + line,
            " " + line,
            line.lstrip(),
            line[:column] + line[column + 1 :],
            line[:column] + chance.choice(SLIPS) + line[column:],
            line[:column] + chr(chance.randrange(1, 0x500)) + line[column + 1 :],
        )
    )
    return Injury(what=f"garble line {number + 1}", text="".join(lines), must_be_found=False)


def judge(source: Any, injury: Injury) -> Sound:
    """Everything that must hold of one injured file on its own."""
    document = document_of(source, injury.text)
    sound = check(document)
    findings = (*document.faults, *sound.findings)
    about = f"{source.path}: {injury.what}"
    for finding in findings:
        assert finding.rule.id in RULES, about
        for words in (str(finding.message), str(finding.help)):
            assert words.strip(), about
            assert "{{" not in words, (about, words)
        place = finding.place
        if place.source_line:
            assert (
                place.source_line == injury.text.split("\n")[place.line - 1].rstrip("\r")
                or "\x85" in injury.text
            )
    assert findings or not injury.must_be_found, about
    if document.data is not None:
        agree(document, about)
        left = refusals(document.kind, "written", sound.data)
        # What is refused is gone, but for keys the whole file lacks, and languages nobody speaks (a warning).
        unsound = [r for r in left if r.path or r.keyword != "required"]
        assert all(refusal.schema.get("x-code") == "language" for refusal in unsound), (about, unsound)
    return sound


def agree(document: Document, about: str) -> None:
    """The fast validator lets pass exactly what the one that can explain lets pass."""
    assert is_valid(document.kind, "written", document.data) == (
        not refusals(document.kind, "written", document.data)
    ), about


@pytest.mark.parametrize("batch", range(BATCHES))
def test_no_injury_crashes_or_goes_unseen(batch):
    chance = random.Random(batch)
    for n in range(INJURIES // BATCHES):
        source = chance.choice(SOURCES)
        judge(source, garble(source, chance) if n % 4 == 0 else injure(source, chance))


@pytest.fixture(scope="module")
def sounds() -> dict[str, Sound]:
    return {source.path: check(document_of(source, original(source))) for source in SOURCES}


@pytest.mark.parametrize("batch", range(10))
def test_the_rest_of_the_catalogue_survives_any_injured_file(batch, sounds):
    chance = random.Random(1000 + batch)
    for _ in range(10):
        injured = dict(sounds)
        for source in chance.sample(SOURCES, 3):
            injured[source.path] = judge(source, injure(source, chance))
        every = tuple(injured.values())
        built = build(every, {})
        context = Context(
            catalogue=built.checkable,
            documents={sound.document.path: sound.document for sound in every},
            sounds=every,
            directory=built.directory,
            known={k.value: frozenset(s.document.key for s in every if s.document.kind is k) for k in Kind},
            today=date(2027, 1, 15),
        )
        outcomes = [*gap_findings(built.gaps), *run(CHECKED, context)]
        assert all(str(finding.message) and finding.place.path for finding, _ in outcomes)
        assert all(finding.place.line for finding in own_findings(every))
        things = (*built.checkable.providers.values(), *built.checkable.microcredentials.values())
        kept = {thing.source.document.path for thing in (*things, *built.checkable.pathways.values())}
        withheld = {thing.path for thing in built.checkable.withheld}
        drafts = {sound.document.path for sound in every if sound.data.get("status") == "draft"}
        described = {s.document.path for s in every if s.document.kind is not Kind.CATALOGUE}
        assert described <= kept | withheld | drafts


def test_the_sample_catalogue_has_no_errors_to_begin_with(sounds):
    assert not [f for sound in sounds.values() for f in (*sound.document.faults, *sound.findings)]
