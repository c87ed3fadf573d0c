"""The schemas themselves: flat, self-contained, explained in every place, true to their own examples."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import jsonschema
import jsonschema_rs
import pytest

from generator.documents import Kind
from generator.schema import bundle, inheritable_keys, required_keys
from generator.schema.validators import _explaining
from generator.vocabularies import vocabulary

KINDS = (Kind.CATALOGUE, Kind.PROVIDER, Kind.MICROCREDENTIAL, Kind.PATHWAY)
BUNDLES = list(itertools.product(KINDS, ("written", "effective")))


def subschemas(schema: dict, at: tuple = ()) -> Iterator[tuple[tuple, dict]]:
    yield at, schema
    for keyword in ("properties", "patternProperties"):
        for name, inner in schema.get(keyword, {}).items():
            yield from subschemas(inner, (*at, name))
    for keyword in ("items", "propertyNames", "additionalProperties"):
        if isinstance(schema.get(keyword), dict):
            yield from subschemas(schema[keyword], (*at, keyword))


def everything(value: object) -> Iterator[object]:
    yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from everything(inner)


@pytest.mark.parametrize(("kind", "form"), BUNDLES)
def test_a_bundle_is_a_valid_schema_of_draft_2020_12(kind, form):
    schema = bundle(kind, form)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema_rs.Draft202012Validator(schema)


@pytest.mark.parametrize(("kind", "form"), BUNDLES)
def test_a_bundle_needs_no_other_file(kind, form):
    keywords = {key for value in everything(bundle(kind, form)) if isinstance(value, dict) for key in value}
    assert not keywords & {"$ref", "$defs", "$dynamicRef", "definitions"}


@pytest.mark.parametrize(("kind", "form"), BUNDLES)
def test_no_keyword_hides_where_the_fault_lies(kind, form):
    """With `oneOf` a misspelt key gives "is not valid under any of the given schemas" and no place."""
    for at, schema in subschemas(bundle(kind, form)):
        hidden = {
            "oneOf",
            "anyOf",
            "allOf",
            "not",
            "if",
            "then",
            "else",
            "dependentSchemas",
            "unevaluatedProperties",
        }
        assert not hidden & schema.keys(), at


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_says_what_it_is_and_shows_an_example(kind):
    silent = [
        at
        for at, schema in subschemas(bundle(kind))
        for name, inner in schema.get("properties", {}).items()
        if not all(inner.get(keyword) for keyword in ("title", "description", "examples"))
    ]
    assert silent == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_example_satisfies_the_schema_beside_it(kind):
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    for at, schema in subschemas(bundle(kind)):
        for example in schema.get("examples", ()):
            errors = list(
                jsonschema.Draft202012Validator(schema, format_checker=checker).iter_errors(example)
            )
            assert errors == [], (at, example)


@pytest.mark.parametrize("kind", KINDS)
def test_every_group_refuses_keys_it_does_not_know(kind):
    for at, schema in subschemas(bundle(kind)):
        if "properties" in schema:
            assert schema.get("additionalProperties") is False, at


def test_what_may_be_inherited_is_what_the_format_says():
    assert sorted(inheritable_keys()) == [
        "accessibility",
        "application_url",
        "awarding_body",
        "contact",
        "credential_formats",
        "default_language",
        "duration",
        "form_of_participation",
        "funding",
        "hours_per_ects",
        "image",
        "isced_f",
        "language_of_instruction",
        "learning_setting",
        "level",
        "pace",
        "prerequisites",
        "price",
        "quality_assurance",
        "recognition_of_prior_learning",
        "selection",
        "status",
        "study_intensity",
        "supervision",
    ]


@pytest.mark.parametrize("kind", [Kind.CATALOGUE, Kind.PROVIDER])
def test_defaults_take_exactly_the_inheritable_keys(kind):
    assert bundle(kind)["properties"]["defaults"]["properties"].keys() == inheritable_keys()


def test_only_the_effective_form_demands_what_may_be_inherited():
    written = set(bundle(Kind.MICROCREDENTIAL, "written")["required"])
    effective = set(bundle(Kind.MICROCREDENTIAL, "effective")["required"])
    assert written == effective - inheritable_keys()
    assert effective == set(required_keys(Kind.MICROCREDENTIAL))


def test_every_vocabulary_stands_in_the_schema_with_its_explanations():
    for at, schema in subschemas(bundle(Kind.MICROCREDENTIAL)):
        if "x-vocabulary" in schema:
            assert schema["enum"] == list(vocabulary(schema["x-vocabulary"]).codes()), at
            assert len(schema["markdownEnumDescriptions"]) == len(schema["enum"])


def test_every_pattern_has_a_message_for_editors():
    for kind in KINDS:
        for at, schema in subschemas(bundle(kind)):
            if "x-code" in schema:
                assert schema.get("patternErrorMessage"), at


TRICKY = [
    "\u00a0", "\ufeff", "\u0085", "\u2028", "\u200b", " ", "\n", "a\n", "a\u0085", "\ufeffa", "٣٣", "👍",
    "e\u0301", "https://a.example/\n", "https://a.example/ b", "https://a.example/\u00a0",
    "https://\ufeffa", "https://a\\b", "en\n", "en", "EN", "pt-PT", "pt-pt", "2027-01-01\n",
    "0000-01-01", "0001-01-01", "9999-12-31", "2027-02-29", "2028-02-29", "2027-00-10", "20270101",
    "2027-W01-1", "٢٠٢٧-01-01", "northbridge\n", "a-b", "a--b", "media/a.png\n", "a@b.example",
    "a@b.example\n", "W401\n", "#1F5A73\n", "Europe/Brussels\n", "ES51\n", "x" * 301, "none", 6.0, 6.5,
    1e300, -0.0, True, None, [], {}, [""], [1, 1], [True, 1], {"en": ""}, {"en": "\n"}, {"en\n": "a"},
]  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_both_validators_agree_on_tricky_values_under_every_key(kind):
    for key, schema in bundle(kind)["properties"].items():
        fast = jsonschema_rs.Draft202012Validator(schema, validate_formats=True)
        slow = _explaining(schema)
        for value in TRICKY:
            for written in (value, [value], {"url": value, "en": value}, [{"start": value, "type": value}]):
                assert fast.is_valid(written) == slow.is_valid(written), (key, written)
