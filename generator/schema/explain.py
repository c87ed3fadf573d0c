"""Says in plain words what a schema refuses and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from generator.diagnostics import MOST_ALIKE, Diagnostic, KeyPath, Message, say
from generator.documents import Document, Kind
from generator.schema import findings as rules
from generator.schema.bundle import bundle, inheritable_keys
from generator.schema.codes import bad_name, badly_written, not_a_day, not_in_list
from generator.schema.kinds import empty_at, wrong_kind
from generator.schema.refusal import Refusal
from generator.schema.synonyms import holder_only, meant_inside, meant_key
from generator.schema.validators import canonical
from generator.schema.wording import LISTABLE, example_at, flow, found, named
from generator.text import fold, nearest, shortened
from generator.vocabularies import vocabulary

__all__ = ["explain"]


def explain(refusal: Refusal, document: Document) -> Iterator[Diagnostic]:
    """The findings for one refusal; one we have no words for is a defect of ours (KeyError)."""
    if refusal.of_name:
        yield bad_name(refusal, document)
        return
    yield from _EXPLAINERS[refusal.keyword](refusal, document)


def _unknown_keys(refusal: Refusal, document: Document) -> Iterator[Diagnostic]:
    schema, group = refusal.schema, refusal.value
    patterns = tuple(schema.get("patternProperties", ()))
    allowed = tuple(schema.get("properties", ()))
    extra = [key for key in group if key not in allowed and not any(re.search(p, key) for p in patterns)]
    if "string" in schema["type"] and extra:
        yield from _text_taken_for_group(refusal, extra, allowed, document)
        return
    yield from _each_unknown(refusal, extra, allowed, document)


def _text_taken_for_group(
    refusal: Refusal, extra: list[str], allowed: tuple[str, ...], document: Document
) -> Iterator[Diagnostic]:
    """Where a text or a group may stand: translations without `text:`, or a text with a colon in it."""
    group, path = refusal.value, refusal.path
    if "text" in allowed and all(key.split("-")[0] in vocabulary("language") for key in extra):
        message = say("the languages of an outcome stand one step too high")
        help_ = say("put them under `text:`, one step deeper")
        yield found(rules.S104, document, (*path, extra[0]), message, help_, part="key")
        return
    in_brackets = document.place(path).source_line.startswith("{", document.place(path).column - 1)
    meant = nearest(extra[0], allowed) or meant_inside(extra[0], allowed)
    if len(group) == 1 and isinstance(group[extra[0]], str) and not in_brackets and not meant:
        text = shortened(f"{extra[0]}: {group[extra[0]]}")
        message = say("this text contains a colon, so it is read as a key with a value")
        help_ = say("put it in quotes: `{line}`", line=f'- "{text}"')
        yield found(rules.S103, document, path, message, help_)
        return
    yield from _each_unknown(refusal, extra, allowed, document)


def _each_unknown(
    refusal: Refusal, extra: list[str], allowed: tuple[str, ...], document: Document
) -> Iterator[Diagnostic]:
    for n, key in enumerate(extra):
        at = (*refusal.path, key)
        if refusal.brief or n >= MOST_ALIKE:
            message = say("`{key}` is not a key of {where}", key=shortened(key), where=_where(at, document))
            help_ = say("mend the first ones, then check again")
            yield found(rules.S101, document, at, message, help_, part="key")
        else:
            yield _unknown_key(key, refusal.value[key], at, allowed, document)


def _unknown_key(
    key: str, value: object, at: KeyPath, allowed: tuple[str, ...], document: Document
) -> Diagnostic:
    """The finding for one key that does not belong where it stands."""
    if holder_only(key) and document.kind in (Kind.MICROCREDENTIAL, Kind.PATHWAY) and len(at) == 1:
        message = say("`{key}` belongs to the issued credential, not to a catalogue", key=key)
        return found(rules.S105, document, at, message, say("remove it"), part="key")
    message = say("`{key}` is not a key of {where}", key=shortened(key), where=_where(at, document))
    if value is None and _after_comma(document, at) and not nearest(key, allowed):
        help_ = say(
            "between {brackets} a comma begins a new key: put a text with commas in quotes, and write "
            "decimals with a point",
            brackets=say("{opening} and {closing}", opening="{", closing="}"),
        )
        return found(rules.S101, document, at, message, help_, part="key")
    return found(rules.S101, document, at, message, _meant(key, at, allowed, document), part="key")


def _after_comma(document: Document, at: KeyPath) -> bool:
    """Whether a key has no colon behind it: then it is the rest of a text that contains a comma."""
    place = document.place(at, part="key")
    return not place.source_line[place.end_column - 1 :].lstrip().startswith(":")


_FILES: Mapping[Kind, object] = {
    Kind.CATALOGUE: "catalogue.yml",
    Kind.PROVIDER: say("a provider"),
    Kind.MICROCREDENTIAL: say("a microcredential"),
    Kind.PATHWAY: say("a pathway"),
}


def _where(at: KeyPath, document: Document) -> object:
    return named(at[:-1]) if len(at) > 1 else _FILES[document.kind]


def _meant(key: str, at: KeyPath, allowed: tuple[str, ...], document: Document) -> Message:
    """What to write instead of an unknown key: by meaning, else by spelling, else by its right place."""
    in_defaults = at[0] == "defaults" and len(at) == 2
    kind = Kind.MICROCREDENTIAL if in_defaults else document.kind
    top = in_defaults or len(at) == 1
    by_meaning = meant_key(kind, key) if top else meant_inside(key, allowed)
    candidate = by_meaning if by_meaning in allowed else nearest(key, allowed)
    if candidate is not None:
        if candidate == nearest(key, [candidate]):
            return say("did you mean `{meant}`?", meant=candidate)
        example = example_at(kind, (*(at[1:-1] if in_defaults else at[:-1]), candidate))
        if example is None or len(flow(example)) > 60:
            return say("did you mean `{meant}`?", meant=candidate)
        line = f"{candidate}: {flow(example)}"
        return say("did you mean `{meant}`? For example: `{line}`", meant=candidate, line=line)
    return _right_place(key, by_meaning or key, at, allowed, document)


def _right_place(key: str, meant: str, at: KeyPath, allowed: tuple[str, ...], document: Document) -> Message:
    """Where a key belongs that is known, but not here."""
    in_defaults, top = at[0] == "defaults" and len(at) == 2, len(at) == 1
    if in_defaults and meant in bundle(Kind.MICROCREDENTIAL)["properties"]:
        return say("it describes one microcredential: write it in that file, not in `defaults:`")
    if document.kind is Kind.MICROCREDENTIAL and top and meant in bundle(Kind.PROVIDER)["properties"]:
        return say("move it to the provider's file: providers/{provider}.yml", provider=document.provider)
    if document.kind is not Kind.MICROCREDENTIAL and meant in inheritable_keys() and "defaults" in allowed:
        return say("microcredentials inherit it when it stands under `defaults:`")
    if len(allowed) <= LISTABLE and allowed:
        return say("the keys here are: {keys}", keys=", ".join(f"`{name}`" for name in allowed))
    own = re.sub(r"[^a-z0-9]+", "-", fold(key)).strip("-") or "note"
    return say("remove it, or begin your own keys with `x-`, for example `x-{key}`", key=own)


def _required(refusal: Refusal, document: Document) -> Iterator[Diagnostic]:
    at = refusal.path
    for key in refusal.demand:
        if key in refusal.value:
            continue
        example = example_at(document.kind, (*at, key))
        line = f"{key}: {flow(example)}" if example is not None else f"{key}: …"
        if not at:
            message, help_ = say("`{key}` is missing", key=key), say("add a line such as `{line}`", line=line)
            yield found(rules.S102, document, at, message, help_)
        else:
            message = say("{where} has no `{key}`", where=named(at), key=key)
            yield found(rules.S111, document, at, message, say("add `{line}`", line=line))


def _empty(refusal: Refusal, document: Document) -> Iterator[Diagnostic]:
    yield empty_at(refusal.path, document)


def _too_short(refusal: Refusal, document: Document) -> Iterator[Diagnostic]:
    if refusal.demand == 1 or not str(refusal.value).strip():
        yield from _empty(refusal, document)
        return
    message = say("{name} has fewer than {limit} characters", name=named(refusal.path), limit=refusal.demand)
    yield found(rules.S107, document, refusal.path, message, say("say it in a sentence"))


def _too_long(refusal: Refusal, document: Document) -> Iterator[Diagnostic]:
    what = say("entries") if refusal.keyword == "maxItems" else say("characters")
    message = say(
        "{name} has more than {limit} {what} ({n})",
        name=named(refusal.path),
        limit=refusal.demand,
        what=what,
        n=len(refusal.value),
    )
    yield found(rules.S107, document, refusal.path, message, say("shorten it"))


_LIMITS = {
    "minimum": say("at least"),
    "maximum": say("at most"),
    "exclusiveMinimum": say("more than"),
}


def _range(refusal: Refusal, document: Document) -> Iterator[Diagnostic]:
    message = say(
        "{name} is {value}; it must be {limit} {bound}",
        name=named(refusal.path),
        value=refusal.value,
        limit=_LIMITS[refusal.keyword],
        bound=refusal.demand,
    )
    yield found(rules.S107, document, refusal.path, message, _in_range(refusal.schema))


def _in_range(schema: Mapping[str, Any]) -> Message:
    low, above, high = (schema.get(key) for key in ("minimum", "exclusiveMinimum", "maximum"))
    if high is None:
        return (
            say("write a number of at least {low}", low=low)
            if above is None
            else say("write a number above {low}", low=above)
        )
    if above is not None:
        return say("write a number above {low}, up to {high}", low=above, high=high)
    return say("write a number from {low} to {high}", low=low, high=high)


def _twice(refusal: Refusal, document: Document) -> Iterator[Diagnostic]:
    at, items = refusal.path, refusal.value
    before: set[str] = set()
    for i, item in enumerate(items):
        same = canonical(item)
        if same in before:
            message = say("`{item}` stands twice in {name}", item=flow(item), name=named(at))
            yield found(rules.S110, document, (*at, i), message, say("keep one of them"))
        before.add(same)


_EXPLAINERS: dict[str, Callable[[Refusal, Document], Iterator[Diagnostic]]] = {
    "additionalProperties": _unknown_keys,
    "required": _required,
    "type": wrong_kind,
    "minLength": _too_short,
    "minItems": _empty,
    "minProperties": _empty,
    "enum": not_in_list,
    "pattern": badly_written,
    "format": not_a_day,
    "uniqueItems": _twice,
    "minimum": _range,
    "maximum": _range,
    "exclusiveMinimum": _range,
    "maxLength": _too_long,
    "maxItems": _too_long,
}
