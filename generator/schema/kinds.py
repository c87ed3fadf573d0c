"""Messages about values of the wrong kind: a number where a group belongs, a text where a list belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.diagnostics import Diagnostic, KeyPath, Message, either, say
from generator.documents import Document
from generator.schema import findings as rules
from generator.schema.refusal import Refusal
from generator.schema.validators import fits
from generator.schema.wording import example_at, flow, found, named, seen
from generator.text import fold, shortened
from generator.vocabularies import vocabulary

__all__ = ["empty_at", "wrong_kind"]

_KINDS = {
    "object": say("a group of keys"),
    "array": say("a list"),
    "string": say("a text"),
    "integer": say("a whole number"),
    "number": say("a number"),
    "boolean": say("true or false"),
}


def empty_at(path: KeyPath, document: Document) -> Diagnostic:
    """The finding for a key without a value."""
    message = say("{name} is empty", name=named(path))
    return found(rules.S108, document, path, message, say("fill it in, or remove it"), part="key")


def wrong_kind(refusal: Refusal, document: Document) -> Iterator[Diagnostic]:
    """The finding for a value of the wrong kind, with the value as it was probably meant."""
    if refusal.value is None:
        yield empty_at(refusal.path, document)
        return
    message = say(
        "{name} must be {wanted}, but is {seen}",
        name=named(refusal.path),
        wanted=_wanted(refusal.schema),
        seen=_seen_as(refusal, document),
    )
    help_ = say("mend the first ones, then check again") if refusal.brief else _right(refusal, document)
    yield found(rules.S103, document, refusal.path, message, help_)


def _types(schema: Mapping[str, Any]) -> list[str]:
    return schema["type"] if isinstance(schema["type"], list) else [schema["type"]]


def _wanted(schema: Mapping[str, Any]) -> object:
    per_language = schema.get("propertyNames", {}).get("x-code") == "language"
    if per_language and "string" in _types(schema):
        return _KINDS["string"]  # that it may be given per language is no help to somebody who wrote a number
    return either(_KINDS[kind] for kind in _types(schema))


def _seen_as(refusal: Refusal, document: Document) -> object:
    match refusal.value:
        case list():
            return _KINDS["array"]
        case Mapping():
            return _KINDS["object"]
        case str():
            return say("the text `{text}`", text=shortened(refusal.value, 40))
        case bool():
            return f"`{seen(document, refusal.path, refusal.value)}`"
    return say("the number {number}", number=seen(document, refusal.path, refusal.value))


def _right(refusal: Refusal, document: Document) -> Message:
    """What to write instead; the author's own value where it can be kept."""
    types, value = _types(refusal.schema), refusal.value
    if "string" in types and isinstance(value, bool | int | float):
        return say("put quotes around it: `{line}`", line=_line(refusal.path, _quoted(refusal, document)))
    if "string" in types and isinstance(value, Mapping) and len(value) == 1:
        (key, inner), *_ = value.items()
        if isinstance(inner, str):
            return say(
                "a text that contains a colon needs quotes: `{line}`",
                line=_line(refusal.path, f'"{shortened(f"{key}: {inner}")}"'),
            )
    if types == ["array"] and not isinstance(value, list):
        entries = _entries(refusal.schema["items"], value)
        if entries is not None and fits(refusal.schema, entries):
            return say(
                "write a list: `{line}`, or one line per entry beginning with `- `",
                line=_line(refusal.path, flow(entries)),
            )
    if types[0] in ("integer", "number") and isinstance(value, str) and (number := _number(value)):
        return say(
            "write the number alone, without quotes or unit: `{line}`", line=_line(refusal.path, number)
        )
    if types == ["boolean"]:
        return say(
            "write {yes} or {no}",
            yes=f"`{_line(refusal.path, 'true')}`",
            no=f"`{_line(refusal.path, 'false')}`",
        )
    if types == ["object"] and (
        group := _group(refusal.schema, value, example_at(document.kind, refusal.path))
    ):
        return say("write for example `{line}`", line=_line(refusal.path, flow(group)))
    example = example_at(document.kind, refusal.path)
    if example is None:
        return say("write {wanted}", wanted=_wanted(refusal.schema))
    return say("write for example `{line}`", line=_line(refusal.path, flow(example)))


def _line(path: KeyPath, value: str) -> str:
    """A value behind its key, or behind the dash of its list."""
    last = path[-1] if path else ""
    return f"- {value}" if isinstance(last, int) else f"{last}: {value}"


def _quoted(refusal: Refusal, document: Document) -> str:
    """The typed number or word as a text; a code that lost its leading zero gets it back."""
    typed = seen(document, refusal.path, refusal.value)
    name = refusal.schema.get("x-vocabulary")
    meant = vocabulary(name).suggest(typed) if name else ()
    return f'"{meant[0] if meant else typed}"'


def _entries(items: Mapping[str, Any], value: object) -> list[Any] | None:
    """A single value, or several between commas, as the list that was meant; None if it would be too long."""
    many: list[Any] = [value]
    if isinstance(value, str) and "object" not in _types(items):
        many = [part.strip() for part in re.split(r"[,;]", value) if part.strip()]
    elif isinstance(value, str) and items.get("propertyNames") is not None:
        parts = [part.strip() for part in value.split(",")]
        many = parts if all(0 < len(part) <= 40 for part in parts) else [value]
    entries = [_entry(items, one) for one in many]
    return entries if len(flow(entries)) <= 80 else None


def _entry(items: Mapping[str, Any], value: Any) -> Any:
    if _types(items) == ["object"] and not isinstance(value, Mapping):
        return _group(items, value, None) or value
    if items.get("x-code") == "language" and isinstance(value, str):
        return next(iter(vocabulary("language").suggest(value)), value)
    return value


_FREE = frozenset(("free", "gratis", "kostenlos", "gratuit", "gratuito", "none", "no"))


def _group(schema: Mapping[str, Any], value: object, example: Any) -> Mapping[str, Any] | None:
    """A group made of a single value: under the key it needs, or where the example has a number or text."""
    if isinstance(value, list | Mapping):
        return example if isinstance(example, Mapping) else None
    required = schema.get("required", ())
    if isinstance(value, str) and len(required) == 1:
        return {required[0]: _meant(schema["properties"][required[0]], value)}
    options = [one for one in (example, *schema.get("examples", ())) if isinstance(one, Mapping)]
    if isinstance(value, str) and fold(value) in _FREE:
        if "amount" in schema.get("properties", {}):
            return {"amount": 0}
        return next((one for one in options if "not_applicable" in one), None)
    if isinstance(value, str) and "email" in schema.get("properties", {}) and "@" in value:
        return {"email": value}
    number = _number(str(value)) if not isinstance(value, bool) else None
    for option in options:
        first, inner = next(iter(option.items()))
        if number and isinstance(inner, int | float):
            return {first: float(number) if "." in number else int(number)}
    return options[0] if options else None


def _meant(schema: Mapping[str, Any], text: str) -> str:
    """The code that a text means where the schema wants one; else the text itself, unless it is long."""
    name = schema.get("x-vocabulary")
    return next(iter(vocabulary(name).suggest(text)), text) if name else text if len(text) <= 60 else "…"


def _number(text: str) -> str | None:
    """The one number in a text, as YAML writes it; None where there is none, or more than one."""
    numbers = re.findall(r"\d[\d.,]*\d|\d", text)
    if len(numbers) != 1:
        return None
    number: str = numbers[0]
    if re.fullmatch(r"\d{1,3}([.,]\d{3})+", number):  # 1,500 and 1.500: separators of thousands
        return re.sub(r"[.,]", "", number)
    if re.fullmatch(r"\d+[.,]\d+", number):
        return number.replace(",", ".")
    return number if number.isdecimal() else None
