"""Words that the rules on wording look for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.documents.packaged import packaged

__all__ = ["word_lists"]


def word_lists() -> Mapping[str, Any]:
    """The lists of `data/wording.yml` by name."""
    data: Mapping[str, Any] = packaged("generator.rules", "data/wording.yml")
    return data
