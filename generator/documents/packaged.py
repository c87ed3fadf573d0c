"""The YAML files that come with the package, read as strictly as those of a catalogue."""

from __future__ import annotations

import functools
from importlib import resources
from typing import Any

from generator.documents.strict_yaml import read_events

__all__ = ["packaged"]


@functools.cache
def packaged(package: str, path: str) -> Any:
    """What a data file of a package holds: mappings, lists, texts, numbers; nobody may change it.

    `path` is relative to the package. Words such as 'no' and 'on' stay texts.
    """
    file = resources.files(package).joinpath(*path.split("/"))
    reading = read_events(file.read_text(encoding="utf-8"))
    assert not reading.faults, reading.faults
    return reading.value
