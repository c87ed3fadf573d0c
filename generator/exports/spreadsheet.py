"""The catalogue as a table for spreadsheets (RFC 4180)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

from generator import addresses
from generator.artifact import Artifact
from generator.exports import values
from generator.exports.export import Export, Reading
from generator.exports.schema_org.block import Block, block_language
from generator.interface import msgid
from generator.model import Catalogue, Microcredential

__all__ = ["COLUMNS", "EXPORT", "PATH", "artifacts"]

PATH = "catalogue.csv"

# Spreadsheets other than by Microsoft ask for the encoding; that one takes this mark for the answer.
_BYTE_ORDER_MARK = "\ufeff"
_SEVERAL = " | "
_CALCULATES = re.compile(r"[\s\x00-\x1f]*[=+\-@\uff1d\uff0b\uff0d\uff20]")
_NEEDS_QUOTES = re.compile(r'[",\r\n]')


def artifacts(catalogue: Catalogue) -> Iterator[Artifact]:
    """One line for each entry, the retired ones too, in the first language or in the entry's own.

    Several values of one cell are divided by ` | `. No cell can calculate: one that begins like a formula
    gets an apostrophe before it (OWASP, CSV injection).
    """
    stream = partial(_stream, catalogue)
    yield Artifact.streamed(path=PATH, media_type="text/csv", stream=stream)


def _stream(catalogue: Catalogue) -> Iterator[bytes]:
    yield (_BYTE_ORDER_MARK + ",".join(COLUMNS) + "\r\n").encode()
    first = catalogue.info.languages[0]
    columns = tuple(COLUMNS.values())
    for mc in catalogue.microcredentials.values():
        block = Block(catalogue=catalogue, language=block_language(mc, first), page_language=first)
        yield (",".join([_cell(column(block, mc)) for column in columns]) + "\r\n").encode()


def _cell(value: str | float | None) -> str:
    """The value as it stands between commas; numbers are ours, so they need no guard."""
    if value is None or value == "":
        return ""
    if not isinstance(value, str):
        return str(value)
    if _CALCULATES.match(value):
        value = "'" + value
    return '"' + value.replace('"', '""') + '"' if _NEEDS_QUOTES.search(value) else value


def _several(parts: Iterator[str | None]) -> str:
    return _SEVERAL.join(dict.fromkeys(part for part in parts if part))


def _provider_names(block: Block, keys: tuple[str, ...]) -> str:
    known = block.catalogue.providers
    return _several(block.name(known[key].legal_name) if key in known else key for key in keys)


def _assessment(block: Block, mc: Microcredential) -> str:
    return _several(block.label_text("assessment-type", one.type) for one in mc.assessment)


def _supervision(block: Block, mc: Microcredential) -> str:
    codes = [mc.supervision, *(one.supervision for one in mc.assessment)]
    return _several(block.label_text("supervision", code) for code in codes if code)


def _assurance(block: Block, mc: Microcredential) -> str:
    kinds = (one.type for one in mc.quality_assurance)
    return _several(block.label_text("quality-assurance-type", kind) for kind in kinds)


def _prerequisites(block: Block, mc: Microcredential) -> str | None:
    return block.interface.say("No prerequisites") if mc.prerequisites_none else block.say(mc.prerequisites)


def _country(block: Block, mc: Microcredential) -> str | None:
    provider = block.catalogue.providers.get(mc.provider)
    return provider.country if provider else None


def _skills(block: Block, mc: Microcredential) -> str:
    every = (*mc.skills, *(skill for outcome in mc.learning_outcomes for skill in outcome.skills))
    return _several(block.name(skill.label) for skill in every)


def _successors(block: Block, mc: Microcredential) -> str:
    keys = block.catalogue.links_of(mc.key).replaced_by
    return _several(addresses.microcredential_iri(key, block.info) for key in keys)


def _stackability(block: Block, mc: Microcredential) -> str | None:
    kind = mc.stackability.kind
    return block.label_text("stackability-kind", kind) if kind else None


def _number(value: float | None) -> int | float | None:
    return None if value is None else values.number(value)


Column = Callable[[Block, Microcredential], str | float | None]

COLUMNS: dict[str, Column] = {
    "id": lambda block, mc: addresses.microcredential_iri(mc.key, block.info),
    "page": lambda block, mc: block.page(addresses.microcredential_path(mc.key)),
    "status": lambda _, mc: mc.status.value,
    "title": lambda block, mc: block.name(mc.title),
    "language_of_description": lambda block, _mc: block.language,
    "provider": lambda block, mc: _provider_names(block, (mc.provider,)),
    "awarding_body": lambda block, mc: _provider_names(block, mc.awarding_bodies),
    "country": _country,
    "summary": lambda block, mc: block.say(mc.summary),
    "learning_outcomes": lambda block, mc: _several(block.name(one.text) for one in mc.learning_outcomes),
    "ects": lambda _, mc: _number(mc.workload.ects),
    "hours": lambda _, mc: _number(values.hours_of(mc)),
    "eqf_level": lambda _, mc: mc.level.eqf,
    "cycle": lambda _, mc: mc.level.cycle,
    "national_level": lambda _, mc: (
        f"{mc.level.nqf.framework} {mc.level.nqf.level}" if mc.level.nqf else None
    ),
    "form_of_participation": lambda block, mc: block.label_text(
        "form-of-participation", mc.form_of_participation
    ),
    "assessment": _assessment,
    "supervision": _supervision,
    "quality_assurance": _assurance,
    "prerequisites": _prerequisites,
    "stackability": _stackability,
    "further_information": lambda block, mc: block.say(mc.further_information),
    "language_of_instruction": lambda _, mc: _several(iter(mc.languages)),
    "isced_f": lambda _, mc: _several(iter(mc.fields)),
    "field": lambda block, mc: _several(block.label_text("isced-f", code) for code in mc.fields),
    "skills": _skills,
    "price": lambda _, mc: _number(mc.price.amount) if mc.price else None,
    "currency": lambda _, mc: mc.price.currency if mc.price and mc.price.amount is not None else None,
    "starts": lambda _, mc: _several(one.start.isoformat() if one.start else None for one in mc.offerings),
    "application_deadlines": lambda _, mc: _several(
        one.application_deadline.isoformat() if one.application_deadline else None for one in mc.offerings
    ),
    "application_url": lambda _, mc: mc.application_url,
    "version": lambda _, mc: mc.version,
    "first_published": lambda _, mc: mc.first_published.isoformat() if mc.first_published else None,
    "modified": lambda _, mc: day.isoformat() if (day := values.changed(mc)) else None,
    "replaced_by": _successors,
    "licence": lambda block, _mc: block.info.licences.data,
}
"""The columns by their name in the first line. Their names and order are a promise; new ones come last."""

EXPORT = Export(
    name="csv",
    title=msgid("Table for spreadsheets"),
    purpose=msgid("For people with a spreadsheet: one line for each microcredential, in UTF-8."),
    artifacts=artifacts,
    media_type="text/csv",
    main=PATH,
    example=Reading(
        python="import csv, io, urllib.request\n"
        "text = urllib.request.urlopen('{url}').read().decode('utf-8-sig')\n"
        "print([row['title'] for row in csv.DictReader(io.StringIO(text))][:5])",
        curl="curl -sfo catalogue.csv '{url}'\nhead -n 1 catalogue.csv\nwc -l < catalogue.csv",
    ),
)
"""What this output says of itself."""
