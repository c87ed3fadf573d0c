"""The state of a catalogue as JSON: one file for the whole, one for each provider with all its entries.

The shape, which changes only with `schemaVersion` (a new key may be added without), is told in the
handbook. Languages are tags, rules are codes, days are written YYYY-MM-DD.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

import orjson

from generator import addresses
from generator.artifact import Artifact
from generator.diagnostics import Severity
from generator.health.survey import Health, RuleCount, State, provider_ids
from generator.health.ticks import EntryHealth
from generator.model import Catalogue, CatalogueInfo, Withheld

__all__ = ["data_path", "health_artifacts", "page_path"]

_VERSION = 1


def page_path(provider: str | None = None) -> str:
    """The page on the state of the catalogue, or of one provider."""
    return "health/" if provider is None else f"health/{provider}/"


def data_path(provider: str | None = None) -> str:
    """The file that says the same as that page."""
    return page_path(provider) + "index.json"


def health_artifacts(catalogue: Catalogue, health: Callable[[], Health]) -> Iterator[Artifact]:
    """The files of a published catalogue; nothing is counted before the first is rendered."""
    yield _artifact(None, lambda: _whole(catalogue, health()))
    for provider in provider_ids(catalogue):
        yield _artifact(provider, partial(_provider, catalogue, health, provider))


def _artifact(provider: str | None, content: Callable[[], Mapping[str, Any]]) -> Artifact:
    return Artifact(
        path=data_path(provider), media_type="application/json", render=lambda: orjson.dumps(content())
    )


def _whole(catalogue: Catalogue, health: Health) -> dict[str, Any]:
    return {
        **_head(health),
        "languages": list(catalogue.info.languages),
        "languagesAskedFor": list(health.asked_for),
        **_state(health.total, catalogue.info),
        "providers": [
            {
                **_who(provider, catalogue),
                "data": addresses.absolute(data_path(provider), catalogue.info),
                **_numbers(state),
            }
            for provider, state in health.providers.items()
        ],
    }


def _provider(catalogue: Catalogue, health: Callable[[], Health], provider: str) -> dict[str, Any]:
    known = health()
    return {
        **_head(known),
        "provider": _who(provider, catalogue),
        **_state(known.providers[provider], catalogue.info),
        "microcredentials": [_entry(entry, catalogue.info) for entry in known.entries[provider]],
    }


def _head(health: Health) -> dict[str, Any]:
    return {"schemaVersion": _VERSION, "checkedFor": health.today.isoformat()}


def _who(provider: str, catalogue: Catalogue) -> dict[str, Any]:
    known = catalogue.providers.get(provider)
    return {
        "id": provider,
        "name": known.legal_name.original.text if known is not None else provider,
        "page": addresses.absolute(page_path(provider), catalogue.info),
    }


def _numbers(state: State) -> dict[str, Any]:
    return {
        "published": state.entries,
        "withheld": len(state.withheld),
        "ticks": {tick.value: n for tick, n in state.ticks.items()},
        "found": {severity.value: state.found(severity) for severity in Severity},
        "confirmed": {age.value: n for age, n in state.confirmed.items()},
        "changed": {age.value: n for age, n in state.changed.items()},
        "missingIn": dict(state.missing),
    }


def _state(state: State, info: CatalogueInfo) -> dict[str, Any]:
    return {
        **_numbers(state),
        "rules": [_rule(one) for one in state.rules],
        "withheldThings": [_withheld(one, info) for one in state.withheld],
    }


def _rule(one: RuleCount) -> dict[str, Any]:
    return {
        "rule": one.rule.id,
        "severity": one.severity.value,
        "title": one.rule.title,
        "times": one.times,
        "files": one.files,
    }


def _withheld(one: Withheld, info: CatalogueInfo) -> dict[str, Any]:
    page = addresses.absolute(addresses.path_of(one.kind, one.key), info)
    return {"kind": one.kind, "key": one.key, "page": page}


def _entry(entry: EntryHealth, info: CatalogueInfo) -> dict[str, Any]:
    return {
        "key": entry.key,
        "page": addresses.absolute(addresses.microcredential_path(entry.key), info),
        "ticks": {tick.value: not open_ for tick, open_ in entry.open.items()},
        "inTheWay": {tick.value: open_ for tick, open_ in entry.open.items() if open_},
        "findings": entry.found,
        "confirmed": entry.confirmed,
        "changed": entry.changed,
    }
