"""Says in plain words what a schema error means and what to write instead."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import jsonschema

from generator.diagnostics import Diagnostic, KeyPath, Message, Place, Rule, say
from generator.documents import Document, Kind
from generator.schema import findings as rules
from generator.schema.bundle import bundle, inheritable_keys
from generator.schema.synonyms import holder_only, meant_key
from generator.text import nearest
from generator.vocabularies import vocabulary

__all__ = ["explain", "flow", "named"]

_LISTABLE = 20  # longer lists of values help nobody in a message


def explain(error: jsonschema.ValidationError, document: Document) -> Iterator[Diagnostic]:
    """The findings for one schema error; an error we have no words for is a defect of ours (KeyError)."""
    if "propertyNames" in error.schema_path:
        yield _bad_name(error, document)
        return
    yield from _EXPLAINERS[error.validator](error, document)


def named(path: KeyPath) -> str:
    """The value a key path leads to, for a sentence: "`type` of `assessment` no. 2"."""
    if not path:
        return "the file"
    words: list[str] = []
    for i, part in enumerate(path):
        if isinstance(part, int):
            words.append(f"{words.pop() if words else 'entry'} no. {part + 1}")
        else:
            words.append(f"`{part}`" if i < len(path) else str(part))
    return " of ".join(reversed(words[-2:]))


def flow(value: object) -> str:
    """A value as one line of YAML, for examples in messages."""
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key}: {flow(inner)}" for key, inner in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(flow(inner) for inner in value) + "]"
    if isinstance(value, str) and re.fullmatch(r"[A-Za-zÀ-ÿ][^:#,{}\[\]\"'&*!|>%@`]*|\d{4}-\d\d-\d\d", value):
        return value
    return json.dumps(value, ensure_ascii=False)


def _found(
    rule: Rule, document: Document, path: KeyPath, message: Message, help_: Message, part: str = "value"
) -> Diagnostic:
    place = document.place(path, part=part)
    return Diagnostic(
        rule=rule, severity=rule.severity, place=place, message=message, help=help_, key_path=path
    )


def _seen(document: Document, path: KeyPath, value: object) -> str:
    """What the author typed, shortened for a sentence."""
    raw = document.raw(path)
    text = raw if raw is not None else (value if isinstance(value, str) else json.dumps(value, default=str))
    text = " ".join(str(text).split())
    return text if len(text) <= 60 else text[:57] + "…"


def _path(error: jsonschema.ValidationError) -> KeyPath:
    return tuple(error.absolute_path)


def _unknown_keys(error: jsonschema.ValidationError, document: Document) -> Iterator[Diagnostic]:
    schema, instance = error.schema, error.instance
    patterns = tuple(schema.get("patternProperties", ()))
    allowed = tuple(schema.get("properties", ()))
    extra = [
        str(key) for key in instance if key not in allowed and not any(re.search(p, str(key)) for p in patterns)
    ]
    if schema.get("title") == "Learning outcome" and extra and all(_is_language(key) for key in extra):
        at = (*_path(error), extra[0])
        message = say("the languages of an outcome stand one step too high")
        yield _found(rules.S104, document, at, message, say("put them under `text:`, one step deeper"), "key")
        return
    for key in extra:
        yield _unknown_key(key, (*_path(error), key), allowed, document)


def _unknown_key(key: str, at: KeyPath, allowed: tuple[str, ...], document: Document) -> Diagnostic:
    if holder_only(key) and document.kind in (Kind.MICROCREDENTIAL, Kind.PATHWAY) and len(at) == 1:
        message = say("`{key}` belongs to the issued credential, not to a catalogue", key=key)
        return _found(rules.S105, document, at, message, say("remove it"), "key")
    message = say("`{key}` is not a key {where}", key=key, where=_where(at, document))
    return _found(rules.S101, document, at, message, _meant(key, at, allowed, document), "key")


def _where(at: KeyPath, document: Document) -> str:
    if len(at) > 1:
        return "of " + named(at[:-1])
    return {Kind.CATALOGUE: "of catalogue.yml"}.get(document.kind, f"of a {document.kind.value}")


def _meant(key: str, at: KeyPath, allowed: tuple[str, ...], document: Document) -> Message:
    in_defaults = at[0] == "defaults" and len(at) == 2
    kind = Kind.MICROCREDENTIAL if in_defaults else document.kind
    top = in_defaults or len(at) == 1
    by_meaning = meant_key(kind, key) if top else None
    candidate = by_meaning if by_meaning in allowed else None
    if candidate is None:
        candidate = nearest(key, allowed)
    if candidate is not None and candidate == nearest(key, [candidate]):
        return say("did you mean `{meant}`?", meant=candidate)
    if in_defaults and (by_meaning or key) in bundle(Kind.MICROCREDENTIAL)["properties"]:
        return say("it describes one microcredential: write it in that file, not in `defaults:`")
    if candidate is not None:
        return say("did you mean `{meant}`? For example: {example}", meant=candidate, example=_example(kind, candidate))
    if kind is Kind.MICROCREDENTIAL and top and key in bundle(Kind.PROVIDER)["properties"]:
        return say("move it to the provider's file: providers/{provider}.yml", provider=document.provider or "<provider>")
    if document.kind is not Kind.MICROCREDENTIAL and top and key in inheritable_keys() and "defaults" in allowed:
        return say("microcredentials inherit it when it stands under `defaults:`")
    if len(allowed) <= _LISTABLE and allowed:
        return say("the keys here are: {keys}", keys=", ".join(f"`{name}`" for name in allowed))
    return say("remove it, or begin your own keys with `x-`, for example `x-{key}`", key=key)


def _example(kind: Kind, key: str) -> str:
    examples = bundle(kind)["properties"].get(key, {}).get("examples")
    return f"`{key}: {flow(examples[0])}`" if examples else f"`{key}:`"


def _required(error: jsonschema.ValidationError, document: Document) -> Iterator[Diagnostic]:
    # jsonschema reports one error per missing key; the name is the only quoted word of its message.
    key = next(key for key in error.validator_value if key not in error.instance and repr(key) in error.message)
    at = _path(error)
    schema = error.schema["properties"][key]
    examples = schema.get("examples")
    example = f"{key}: {flow(examples[0])}" if examples else f"{key}: …"
    if not at:
        message = say("`{key}` is missing", key=key)
        yield _found(rules.S102, document, at, message, say("add a line such as `{example}`", example=example))
        return
    message = say("{where} has no `{key}`", where=named(at), key=key)
    yield _found(rules.S111, document, at, message, say("add `{example}`", example=example))


_KINDS = {
    "object": "a group of keys",
    "array": "a list",
    "string": "a text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "null": "nothing",
}


def _kind_of(value: object) -> str:
    match value:
        case bool():
            return "true or false"
        case int() | float():
            return "a number"
        case str():
            return "a text"
        case list():
            return "a list"
        case Mapping():
            return "a group of keys"
    return "empty"


def _wrong_type(error: jsonschema.ValidationError, document: Document) -> Iterator[Diagnostic]:
    at, value, schema = _path(error), error.instance, error.schema
    if value is None:
        yield _empty_at(at, document)
        return
    wanted = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    message = say(
        "{name} must be {wanted}, but is {seen}",
        name=named(at),
        wanted=" or ".join(_KINDS[kind] for kind in wanted),
        seen=_kind_of(value),
    )
    yield _found(rules.S103, document, at, message, _right_type(at, value, wanted, schema, document))


def _right_type(
    at: KeyPath, value: object, wanted: list[str], schema: Mapping[str, Any], document: Document
) -> Message:
    key = next((part for part in reversed(at) if isinstance(part, str)), "value")
    scalar = isinstance(value, bool | int | float)
    if "string" in wanted and scalar:
        raw = _seen(document, at, value)
        return say("put quotes around it: `{example}`", example=f'"{raw}"')
    if wanted == ["array"] and isinstance(value, str | Mapping):
        one = flow(value) if len(flow(value)) < 60 else "…"
        return say("write a list: `{key}: [{one}]`, or one line per entry beginning with `- `", key=key, one=one)
    if wanted[0] in ("integer", "number") and isinstance(value, str) and (digits := re.search(r"\d+(\.\d+)?", value)):
        return say("write the number alone, without quotes or unit: `{key}: {number}`", key=key, number=digits.group())
    if wanted[0] == "boolean":
        return say("write `{key}: true` or `{key}: false`", key=key)
    example = _example_of_kind(schema, "object" if isinstance(value, list) else wanted[0])
    if example is None:
        return say("see the examples of `{key}`", key=key)
    return say("write for example `{key}: {example}`", key=key, example=flow(example))


def _example_of_kind(schema: Mapping[str, Any], kind: str) -> object:
    """An example of the schema, if possible one of the kind that was asked for."""
    examples = schema.get("examples", ())
    fitting = [one for one in examples if isinstance(one, Mapping) is (kind == "object")]
    return next(iter((*fitting, *examples)), None)


def _empty(error: jsonschema.ValidationError, document: Document) -> Iterator[Diagnostic]:
    yield _empty_at(_path(error), document)


def _empty_at(at: KeyPath, document: Document) -> Diagnostic:
    message = say("{name} is empty", name=named(at))
    return _found(rules.S108, document, at, message, say("fill it in, or remove it"), "key")


def _range(error: jsonschema.ValidationError, document: Document) -> Iterator[Diagnostic]:
    at, limit = _path(error), error.validator_value
    value = error.instance
    wording: dict[str, Message] = {
        "minimum": say("{name} is {value}; it must be at least {limit}", name=named(at), value=value, limit=limit),
        "maximum": say("{name} is {value}; it must be at most {limit}", name=named(at), value=value, limit=limit),
        "exclusiveMinimum": say("{name} is {value}; it must be more than {limit}", name=named(at), value=value, limit=limit),
        "maxLength": say("{name} has more than {limit} characters", name=named(at), limit=limit),
        "maxItems": say("{name} has more than {limit} entries", name=named(at), limit=limit),
    }
    if error.validator == "minLength":
        message = say("{name} has fewer than {limit} characters", name=named(at), limit=limit)
        yield _found(rules.S107, document, at, message, say("write a little more"))
        return
    message = wording[error.validator]
    help_ = say("shorten it") if error.validator.startswith("max") and error.validator != "maximum" else _in_range(error)
    yield _found(rules.S107, document, at, message, help_)


def _in_range(error: jsonschema.ValidationError) -> Message:
    schema = error.schema
    low = schema.get("minimum", schema.get("exclusiveMinimum"))
    high = schema.get("maximum")
    if low is not None and high is not None:
        return say("write a number from {low} to {high}", low=low, high=high)
    return say("write a number above {low}", low=low)


def _min_length(error: jsonschema.ValidationError, document: Document) -> Iterator[Diagnostic]:
    if error.validator_value > 1 and str(error.instance).strip():
        yield from _range(error, document)
    else:
        yield from _empty(error, document)


_VOCABULARY_RULES = {"country": rules.V202, "currency": rules.V202, "isced-f": rules.V203}


def _not_in_list(error: jsonschema.ValidationError, document: Document) -> Iterator[Diagnostic]:
    at, typed = _path(error), error.instance
    if typed is None:
        yield _empty_at(at, document)
        return
    name = error.schema.get("x-vocabulary")
    rule = _VOCABULARY_RULES.get(name, rules.V201)
    if rule is rules.V203:
        message = say("{typed} is not an ISCED-F 2013 code", typed=_quoted(document, at, typed))
    else:
        message = say("{typed} is not a value of {name}", typed=_quoted(document, at, typed), name=_list_name(at))
    yield _found(rule, document, at, message, _meant_value(name, str(typed), error.validator_value))


def _quoted(document: Document, at: KeyPath, typed: object) -> str:
    return f"`{_seen(document, at, typed)}`"


def _list_name(at: KeyPath) -> str:
    """The name of the list, without the position: "`form_of_participation`"."""
    return named(at[:-1] if at and isinstance(at[-1], int) else at)


def _meant_value(name: str | None, typed: str, values: list[str]) -> Message:
    if name is None:
        meant = nearest(typed, values)
        suggested: tuple[str, ...] = (meant,) if meant else ()
    else:
        suggested = vocabulary(name).suggest(typed)
    every = ", ".join(f"`{value}`" for value in values)
    if suggested and name in ("country", "currency", "isced-f"):
        terms = vocabulary(name).terms
        near = ", ".join(f"`{code}` ({terms[code].labels['en']})" for code in suggested)
        return say("did you mean {near}?", near=near)
    if suggested and len(values) <= _LISTABLE:
        return say("did you mean `{meant}`? All values: {every}", meant=suggested[0], every=every)
    if len(values) <= _LISTABLE:
        return say("write one of these values: {every}", every=every)
    return say("write a code of this list; `credenza explain {rule}` says more", rule=_VOCABULARY_RULES.get(name or "", rules.V201).id)


def _badly_written(error: jsonschema.ValidationError, document: Document) -> Iterator[Diagnostic]:
    at, value, schema = _path(error), str(error.instance), error.schema
    code = schema.get("x-code")
    if code is None:  # the only pattern without a code asks for a visible character
        yield _empty_at(at, document)
        return
    if code == "language":
        yield _bad_language(value, at, document, "value")
        return
    seen = _seen(document, at, value)
    rule = rules.V205 if code == "esco" else rules.S106
    message = say("`{seen}` is not {what}", seen=seen, what=_CODES[code])
    yield _found(rule, document, at, message, _rewritten(code, value, schema))


_CODES = {
    "date": "a valid date",
    "url": "a web address",
    "email": "an e-mail address",
    "id": "a valid id",
    "reference": "the id of a microcredential",
    "file": "an image file of the folder media",
    "uuid": "a UUID",
    "nuts": "a region code",
    "timezone": "a time zone",
    "colour": "a colour",
    "rule": "the code of a rule",
    "esco": "the address of an ESCO concept of this kind",
}

_MONTHS = "january february march april may june july august september october november december".split()


def _rewritten(code: str, value: str, schema: Mapping[str, Any]) -> Message:
    """What to write; where only one reading is possible, the value itself rewritten."""
    if code == "date" and (day := _iso_date(value)):
        return say("write it as year-month-day: `{day}`", day=day)
    if code == "url" and re.fullmatch(r"[\w-]+(\.[\w-]+)+(/\S*)?", value):
        return say("write `https://{value}`", value=value)
    return say("{rule}", rule=schema.get("patternErrorMessage", "see the examples of this key").rstrip("."))


def _iso_date(value: str) -> str | None:
    """The date in ISO order where the order of day and month is beyond doubt."""
    text = value.strip().rstrip(".")
    if match := re.fullmatch(r"(\d{4})[/. ](\d{1,2})[/. ](\d{1,2})", text):
        year, month, day = (int(part) for part in match.groups())
        return _day(year, month, day)
    if match := re.fullmatch(r"(\d{1,2})[-/. ]+(\d{1,2})[-/. ]+(\d{4})", text):
        first, second, year = (int(part) for part in match.groups())
        if first > 12 or first == second:
            return _day(year, second, first)
        return None
    if match := re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)?\.? ([A-Za-z]+),? (\d{4})", text):
        return _with_month(match.group(3), match.group(2), match.group(1))
    if match := re.fullmatch(r"([A-Za-z]+) (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})", text):
        return _with_month(match.group(3), match.group(1), match.group(2))
    return None


def _with_month(year: str, month: str, day: str) -> str | None:
    numbers = [i for i, name in enumerate(_MONTHS, 1) if len(month) >= 3 and name.startswith(month.lower())]
    return _day(int(year), numbers[0], int(day)) if len(numbers) == 1 else None


def _day(year: int, month: int, day: int) -> str | None:
    return f"{year:04}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else None


def _not_a_day(error: jsonschema.ValidationError, document: Document) -> Iterator[Diagnostic]:
    at = _path(error)
    message = say("`{day}` is not a day of the calendar", day=error.instance)
    yield _found(rules.D501, document, at, message, say("check the month and the day"))


def _twice(error: jsonschema.ValidationError, document: Document) -> Iterator[Diagnostic]:
    at, items = _path(error), error.instance
    for i, item in enumerate(items):
        if item in items[:i]:
            message = say("`{item}` stands twice in {name}", item=item, name=named(at))
            yield _found(rules.S110, document, (*at, i), message, say("keep one of them"))


def _bad_name(error: jsonschema.ValidationError, document: Document) -> Diagnostic:
    """A key whose name has a form of its own: a language, a rule, an output."""
    name, code = str(error.instance), error.schema.get("x-code")
    at = (*_path(error), name)
    if code == "language":
        return _bad_language(name, at, document, "key")
    message = say("`{name}` is not {what}", name=name, what=_CODES.get(str(code), "a valid name"))
    hint = str(error.schema.get("patternErrorMessage", "use lower-case letters, digits and hyphens"))
    return _found(rules.S106, document, at, message, say("{hint}", hint=hint.rstrip(".")), "key")


def _is_language(tag: str) -> bool:
    return re.fullmatch(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?", tag) is not None


def _bad_language(tag: str, at: KeyPath, document: Document, part: str) -> Diagnostic:
    languages = vocabulary("language")
    suggested = languages.suggest(tag)
    well_formed = _is_language(tag)
    rule = rules.V204 if well_formed else rules.S109
    what = "the tag of a language" if well_formed else "a language tag"
    message = say("`{tag}` is not {what}", tag=tag, what=what)
    if suggested:
        near = ", ".join(f"`{code}` ({languages.terms[code].labels['en']})" for code in suggested)
        return _found(rule, document, at, message, say("did you mean {near}?", near=near), part)
    return _found(rule, document, at, message, say("use tags such as en, ca or pt-PT"), part)


_EXPLAINERS: dict[str, Callable[[jsonschema.ValidationError, Document], Iterator[Diagnostic]]] = {
    "additionalProperties": _unknown_keys,
    "required": _required,
    "type": _wrong_type,
    "minLength": _min_length,
    "minItems": _empty,
    "minProperties": _empty,
    "enum": _not_in_list,
    "pattern": _badly_written,
    "format": _not_a_day,
    "uniqueItems": _twice,
    "minimum": _range,
    "maximum": _range,
    "exclusiveMinimum": _range,
    "maxLength": _range,
    "maxItems": _range,
}
