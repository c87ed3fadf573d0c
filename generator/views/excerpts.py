"""A few lines of an output, as a page shows them."""

from __future__ import annotations

import json
from typing import Any

from generator.text import shortened

__all__ = ["MOST_LINES", "excerpt"]

MOST_LINES = 14
_WIDTH = 96
_LONGEST = 64
_CUT = "…"


def excerpt(content: bytes, media_type: str, pointer: str = "") -> str:
    """The beginning of a file; of JSON what the pointer (RFC 6901) leads to, laid out on several lines.

    Long lines, and long texts in JSON, are cut.
    """
    text = content.decode("utf-8").removeprefix("\ufeff")
    if media_type.endswith("json"):
        shown = _shortened(_found(json.loads(text), pointer))
        text = json.dumps(shown, ensure_ascii=False, indent=2)
    elif media_type.endswith("xml"):
        text = text.replace("><", ">\n<")
    lines = text.splitlines()
    cut = [*lines[:MOST_LINES], _CUT] if len(lines) > MOST_LINES else lines
    return "\n".join(line if len(line) <= _WIDTH else line[: _WIDTH - 1] + _CUT for line in cut)


def _found(content: Any, pointer: str) -> Any:
    """What the pointer leads to, or the last thing on its way."""
    for step in pointer.split("/")[1:]:
        try:
            content = content[int(step)] if isinstance(content, list) else content[step]
        except (KeyError, IndexError):
            break
    return content


def _shortened(value: Any) -> Any:
    if isinstance(value, str):
        return shortened(value, _LONGEST)
    if isinstance(value, list):
        return [_shortened(one) for one in value]
    if isinstance(value, dict):
        return {key: _shortened(one) for key, one in value.items()}
    return value
