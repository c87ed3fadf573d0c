"""Checks a catalogue, unless nothing has changed since the last check."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from generator.project import Project
from generator.remembered import store
from generator.remembered.inputs import digest_of, inputs_of
from generator.remembered.outcome import Outcome
from generator.remembered.written import read_back, written

__all__ = ["remembered", "remembered_report"]


def remembered(project: Project, today: date, check: Callable[[], Outcome]) -> Outcome:
    """What `check` finds: from the last time it was called for the same files and the same day, or now."""
    inputs = inputs_of(project, today)
    kept = store.recall(inputs) if inputs is not None else None
    if kept is not None:
        consulted, raw = kept.split(b"\n", 1)
        outcome = read_back(raw)
        # Which further files the findings depend on is known only now.
        if digest_of(project, outcome.consulted).encode() == consulted:
            return replace(outcome, name=_name(inputs, consulted))
    outcome = check()
    # What was changed while the check ran, it may have seen before or after: then nothing is kept.
    if inputs is None or inputs_of(project, today) != inputs:
        return outcome
    consulted, new = digest_of(project, outcome.consulted).encode(), written(outcome)
    if new is None:
        return outcome
    store.keep(inputs, consulted + b"\n" + new)
    return replace(outcome, name=_name(inputs, consulted))


def remembered_report(outcome: Outcome, kind: tuple[str, ...], write: Callable[[], str]) -> str:
    """What `write` writes about an outcome, kept under the `kind` of report that it is."""
    if outcome.name is None:
        return write()
    name = f"{outcome.name}-{_hash(repr(kind).encode())}"
    kept = store.recall(name)
    if kept is not None:
        return kept.decode()
    text = write()
    store.keep(name, text.encode())
    return text


def _name(*parts: str | bytes | None) -> str:
    return _hash(repr(parts).encode())


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:32]
