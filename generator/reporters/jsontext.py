"""JSON that nobody can hide anything in."""

from __future__ import annotations

import json
import re

from generator.reporters.terminal import COMMAND

__all__ = ["dumps"]

# What json.dumps leaves as it is though it is invisible, turns the direction of a line, or is half a
# character (in names of files that are not UTF-8): C1 controls, format characters, surrogates.
_HIDDEN = re.compile(
    "[\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\ufffb]"
)


def dumps(value: object) -> str:
    """The value as indented JSON with a line end; keys keep their order."""
    written = json.dumps(value, ensure_ascii=False, indent=2)
    written = COMMAND.sub(r"#\\u0023", written)
    return _HIDDEN.sub(lambda match: f"\\u{ord(match.group()):04x}", written) + "\n"
