"""A rehearsal as text, as Markdown for a comment on a pull request, as JSON for programs.

The JSON is one object; its shape changes only with `schemaVersion` (a new key may be added without):

- `schemaVersion`: 1
- `tool`: `name`, `version`
- `language`: the language of all sentences
- `aggregators`, in a fixed order, each with `name`, `title`, `source`, `knownOn` (the day its rules were
  known), `discovery` (sentences on how it finds the data), `summary` (`taken`, `dropped`, `apart`) and
  `entries`: `key`, `file`, `taken`, `fields` (what it shows, each `name` and `value`), `dropped`, `apart` and
  `lost` (sentences)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from generator import __version__
from generator.diagnostics import Message
from generator.interface import Voice, msgid, voice
from generator.rehearsal.aggregator import Aggregator, Reading, Record
from generator.rehearsal.rehearse import Rehearsal
from generator.reporters.jsontext import dumps
from generator.reporters.markdown import literal
from generator.reporters.told import line

__all__ = ["FORMATS", "SCHEMA_VERSION"]

SCHEMA_VERSION = 1

_NOBODY_ASKED = msgid("No aggregator was asked: this is what follows from their rules.")
_MOST = 60_000  # letters; GitHub refuses a comment above 65,536


def text(rehearsal: Rehearsal, language: str = "en") -> str:
    """For a terminal: each aggregator, each entry as it would show it."""
    said = voice(language)
    parts = []
    for aggregator, reading in rehearsal.readings:
        lines = [f"{aggregator.title}: {_total(reading, said)}"]
        lines.append(f"  {_rules(aggregator, said)}")
        lines += [f"  {line(said.tell(message))}" for message in reading.discovery]
        for record in reading.records:
            lines += ["", f"  {line(record.key)}{_state(record, said)}"]
            lines += [f"    {words}" for words in _words(record, said)]
        parts.append("\n".join(lines))
    return "\n\n".join([*parts, said.ui.say(_NOBODY_ASKED)]) + "\n"


def markdown(rehearsal: Rehearsal, language: str = "en") -> str:
    """For a comment: findings first, then what is shown, folded; what has no room is counted."""
    said = voice(language)
    blocks = [f"## {literal(said.ui.say('What aggregators would show'))}"]
    blocks += [_summary(aggregator, reading, said) for aggregator, reading in rehearsal.readings]
    room = _MOST - sum(len(block) + 2 for block in blocks)
    folded = [
        _folded(aggregator, record, said)
        for aggregator, reading in rehearsal.readings
        for record in reading.records
        if record.is_taken
    ]
    for number, block in enumerate(folded):
        room -= len(block) + 2
        if room < 200:
            left = said.ui.count("{n} more entry", "{n} more entries", len(folded) - number)
            command = "`credenza rehearse`"
            blocks.append(said.ui.say("… and {left}; all of them: {command}", left=left, command=command))
            break
        blocks.append(block)
    return "\n\n".join([*blocks, literal(said.ui.say(_NOBODY_ASKED))]) + "\n"


def json(rehearsal: Rehearsal, language: str = "en") -> str:
    """For programs; the shape is told above."""
    said = voice(language)
    return dumps(
        {
            "schemaVersion": SCHEMA_VERSION,
            "tool": {"name": "credenza", "version": __version__},
            "language": language,
            "aggregators": [
                {
                    "name": aggregator.name,
                    "title": aggregator.title,
                    "source": aggregator.source,
                    "knownOn": aggregator.known_on.isoformat(),
                    "discovery": _sentences(reading.discovery, said),
                    "summary": _counted(reading),
                    "entries": [_entry(record, rehearsal.files, said) for record in reading.records],
                }
                for aggregator, reading in rehearsal.readings
            ],
        }
    )


def _entry(record: Record, files: Mapping[str, str], said: Voice) -> dict[str, object]:
    return {
        "key": record.key,
        "file": files[record.key],
        "taken": record.is_taken,
        "fields": [{"name": line(said.tell(one.name)), "value": line(one.value)} for one in record.fields],
        "dropped": _sentences(record.dropped, said),
        "apart": _sentences(record.apart, said),
        "lost": _sentences(record.lost, said),
    }


def _sentences(messages: tuple[Message, ...], said: Voice) -> list[str]:
    return [line(said.tell(message)) for message in messages]


def _counted(reading: Reading) -> dict[str, int]:
    return {
        "taken": sum(record.is_taken for record in reading.records),
        "dropped": sum(bool(record.dropped) for record in reading.records),
        "apart": sum(bool(record.apart) and not record.dropped for record in reading.records),
    }


def _total(reading: Reading, said: Voice) -> str:
    counted = _counted(reading)
    return said.ui.say(
        "{taken} shown, {dropped} dropped, {apart} not meant for it",
        taken=said.ui.number(counted["taken"]),
        dropped=said.ui.number(counted["dropped"]),
        apart=said.ui.number(counted["apart"]),
    )


def _state(record: Record, said: Voice) -> str:
    if record.dropped:
        return f": {said.ui.say('dropped')}"
    return f": {said.ui.say('not meant for it')}" if record.apart else ""


def _words(record: Record, said: Voice) -> Iterator[str]:
    for field in record.fields:
        yield f"{line(said.tell(field.name))}: {line(field.value)}"
    yield from _sentences((*record.dropped, *record.apart), said)
    for message in record.lost:
        yield said.ui.say("not shown: {what}", what=line(said.tell(message)))


def _summary(aggregator: Aggregator, reading: Reading, said: Voice) -> str:
    lines = [f"### {literal(aggregator.title)}", "", f"**{literal(_total(reading, said))}**", ""]
    lines.append(f"- {literal(_rules(aggregator, said))}")
    lines += [f"- {literal(words)}" for words in _sentences(reading.discovery, said)]
    for record in reading.records:
        lines += [f"- {literal(f'{record.key}: {words}')}" for words in _sentences(record.dropped, said)]
    return "\n".join(lines)


def _folded(aggregator: Aggregator, record: Record, said: Voice) -> str:
    rows = "\n".join(f"- {literal(words)}" for words in _words(record, said))
    head = literal(f"{aggregator.title}: {record.key}")
    return f"<details><summary>{head}</summary>\n\n{rows}\n\n</details>"


def _rules(aggregator: Aggregator, said: Voice) -> str:
    day = said.ui.date(aggregator.known_on)
    return said.ui.say("its rules, as known on {day}: {source}", day=day, source=aggregator.source)


FORMATS: Mapping[str, Callable[[Rehearsal, str], str]] = {"text": text, "markdown": markdown, "json": json}
"""Every way of telling by the name that `--format` takes; each takes the language of its words too."""
