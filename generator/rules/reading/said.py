"""Figures and lists as messages say them."""

from __future__ import annotations

from collections.abc import Iterable

from generator.diagnostics import Message

__all__ = ["figure", "listed"]


def figure(number: float) -> str:
    """A number without superfluous decimals: '25', '7.5', '12.33'."""
    return f"{number:.2f}".rstrip("0").rstrip(".")


def listed(values: Iterable[object]) -> Message:
    """Values as a list in a sentence: '1, 2, 4'."""
    by_name = {f"v{i}": value for i, value in enumerate(values)}
    return Message(", ".join(f"{{{name}}}" for name in by_name), by_name)
