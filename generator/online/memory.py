"""What addresses answered in earlier runs, as a text to keep."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

import orjson

from generator.online.answer import Answer, State

__all__ = ["Memory"]

_VERSION = 1
_HOUR = 3600  # seconds
_KEPT = 7 * 24 * _HOUR
_KEPT_IF_BAD = _HOUR  # what is mended on the other side should be seen soon


@dataclass(frozen=True, kw_only=True, slots=True)
class Memory:
    """Answers by address, each with the second since 1970 at which it came."""

    answers: Mapping[str, tuple[int, Answer]] = field(default_factory=dict)

    @classmethod
    def read(cls, text: bytes) -> Memory:
        """The memory in a file; an empty one where the file was damaged, or written by another version."""
        try:
            kept = orjson.loads(text)
            if kept["version"] != _VERSION:
                return cls()
            return cls(answers={address: _answer(told) for address, told in kept["answers"].items()})
        except (ValueError, KeyError, TypeError, AttributeError):
            return cls()

    def written(self) -> bytes:
        """The memory as JSON; the same answers give the same bytes."""
        told = {
            address: {"at": at, **{k: v for k, v in asdict(answer).items() if v not in (None, "", False)}}
            for address, (at, answer) in self.answers.items()
        }
        kept = {"version": _VERSION, "answers": told}
        return orjson.dumps(kept, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS) + b"\n"

    def fresh(self, addresses: Collection[str], now: int) -> dict[str, Answer]:
        """What need not be asked again: for a week what works, for an hour the rest."""
        return {
            address: answer
            for address, (at, answer) in self.answers.items()
            if address in addresses and 0 <= now - at < _limit(answer)
        }

    def with_new(self, answers: Mapping[str, Answer], now: int) -> Memory:
        """The memory with new answers, and without old ones that nobody would use again."""
        kept = {
            address: (at, answer)
            for address, (at, answer) in self.answers.items()
            if 0 <= now - at < _limit(answer)
        }
        new = {a: (now, answer) for a, answer in answers.items() if answer.state is not State.LATE}
        return Memory(answers=kept | new)


def _limit(answer: Answer) -> int:
    return _KEPT if answer.state is State.WORKS else _KEPT_IF_BAD


def _answer(told: Mapping[str, Any]) -> tuple[int, Answer]:
    values = dict(told)
    at = values.pop("at")
    answer = Answer(**{**values, "state": State(values["state"])})
    texts = (answer.detail, answer.led_to or "", answer.moved_to or "")
    if not isinstance(at, int) or not all(isinstance(text, str) for text in texts):
        raise TypeError(at)
    return at, answer
