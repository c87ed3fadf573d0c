"""Words that the rules on wording look for."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from importlib import resources
from typing import Any

import yaml

__all__ = ["word_lists"]


@functools.cache
def word_lists() -> Mapping[str, Any]:
    """The lists of `data/wording.yml` by name."""
    file = resources.files("generator.rules") / "data" / "wording.yml"
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data: Mapping[str, Any] = yaml.load(file.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 - both are safe loaders
    return data
