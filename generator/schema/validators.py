"""The two validators of each schema: one that is fast, one whose refusals can be explained."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import jsonschema_rs

from generator.documents import Kind
from generator.schema.bundle import Form, bundle
from generator.schema.refusal import Refusal, relevant

if TYPE_CHECKING:
    from jsonschema import ValidationError

__all__ = ["canonical", "fits", "is_valid", "refusals"]


def is_valid(kind: Kind, form: Form, values: Any) -> bool:
    """Whether nothing is refused; two orders of magnitude faster than asking what."""
    return bool(_fast(kind, form).is_valid(values))


def refusals(kind: Kind, form: Form, values: Any) -> list[Refusal]:
    """What the schema refuses, at most one refusal per value."""
    return relevant(_slow(kind, form).iter_errors(values))


def fits(schema: Mapping[str, Any], value: Any) -> bool:
    """Whether a part of a bundled schema accepts a value; for suggestions, since it is prepared each time."""
    return bool(jsonschema_rs.Draft202012Validator(dict(schema), validate_formats=True).is_valid(value))


@functools.cache
def _fast(kind: Kind, form: Form) -> Any:
    return jsonschema_rs.Draft202012Validator(bundle(kind, form), validate_formats=True)


@functools.cache
def _slow(kind: Kind, form: Form) -> Any:
    """Made once, for it checks its schema each time it is made."""
    return _explaining(bundle(kind, form))


def _explaining(schema: Mapping[str, Any]) -> Any:
    import jsonschema  # noqa: PLC0415 - loads slowly, and most files are refused nothing

    extend: Any = jsonschema.validators.extend  # the package gives it no types
    explaining = extend(jsonschema.Draft202012Validator, {"pattern": _pattern, "uniqueItems": _unique})
    return explaining(schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)


def _pattern(_validator: Any, pattern: str, instance: object, schema: Any) -> Iterator[ValidationError]:
    """As the package's own; what is refused for its length is not searched too, which could take hours."""
    from jsonschema import ValidationError  # noqa: PLC0415 - has been loaded by now

    if not isinstance(instance, str) or len(instance) > schema.get("maxLength", len(instance)):
        return
    if not _ecma(pattern).search(instance):
        yield ValidationError(f"{instance!r} does not match {pattern!r}")


def canonical(value: Any) -> str:
    """A text that is the same for equal values of JSON, and for no others."""
    return json.dumps(value, sort_keys=True, default=str)


def _unique(_validator: Any, wanted: bool, instance: object, _schema: Any) -> Iterator[ValidationError]:
    """As the package's own, which compares each entry with all before it."""
    from jsonschema import ValidationError  # noqa: PLC0415 - has been loaded by now

    if wanted and isinstance(instance, list) and len({canonical(one) for one in instance}) < len(instance):
        yield ValidationError(f"{len(instance)} entries are not all different")


# ECMA-262 §12.2 and §12.3: what `\s` means in a JSON Schema; Python's own adds controls and lacks U+FEFF.
_SPACE = r"\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"


@functools.cache
def _ecma(pattern: str) -> re.Pattern[str]:
    """A pattern of a JSON Schema for Python, where `$` alone would let a line end pass."""
    spaces = pattern.replace(r"[^\s", f"[^{_SPACE}").replace(r"\S", f"[^{_SPACE}]")
    return re.compile(re.sub(r"(?<!\\)\$(?=$|\||\))", r"\\Z", spaces))
