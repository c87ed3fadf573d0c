"""Inheritance: catalogue, provider, file; every effective value knows where it stands."""

from __future__ import annotations

from textwrap import dedent

import pytest

from generator.documents import Kind, read
from generator.model.inherit import Effective, effective, layers_of
from generator.schema import Sound, check

CATALOGUE = "catalogue.yml"
PROVIDER = "providers/northbridge.yml"
FILE = "microcredentials/northbridge/data.yml"


def sound(path: str, kind: Kind, text: str) -> Sound:
    document = read(
        dedent(text).encode(), path=path, kind=kind, id=path.rsplit("/", 1)[-1][:-4], provider="northbridge"
    )
    checked = check(document)
    assert not document.faults
    assert not [f for f in checked.findings if f.rule.id != "S102"]
    return checked


def merged(*, catalogue: str = "", provider: str = "", file: str = "") -> Effective:
    """A microcredential after defaults; each argument is what the file adds to the least it needs."""
    main = sound(
        CATALOGUE,
        Kind.CATALOGUE,
        "title: C\nurl: https://c.example/\nlanguages: [fr]\npublisher: p\n" + dedent(catalogue),
    )
    owner = sound(PROVIDER, Kind.PROVIDER, "legal_name: N\ntype: company\ncountry: IE\n" + dedent(provider))
    return effective(
        sound(FILE, Kind.MICROCREDENTIAL, "title: Data\n" + dedent(file)), layers_of(owner, main)
    )


def origin(values: Effective, *keys: str) -> tuple[str, tuple[str, ...]]:
    document, path = values.origins[keys]
    return document.path, path


def test_a_value_comes_from_the_nearest_file_that_has_it():
    values = merged(
        catalogue="defaults: { pace: scheduled, supervision: unsupervised-id, learning_setting: formal }",
        provider="defaults: { pace: self-paced, supervision: supervised-no-id }",
        file="supervision: supervised-online-id",
    )
    assert values.values["learning_setting"] == "formal"
    assert values.values["pace"] == "self-paced"
    assert values.values["supervision"] == "supervised-online-id"


def test_each_inherited_value_knows_its_file_and_keys():
    values = merged(
        catalogue="defaults: { learning_setting: formal }",
        provider="defaults: { pace: self-paced }",
        file="code: X",
    )
    assert origin(values, "learning_setting") == (CATALOGUE, ("defaults", "learning_setting"))
    assert origin(values, "pace") == (PROVIDER, ("defaults", "pace"))
    assert ("code",) not in values.origins


def test_the_origin_leads_to_line_and_column():
    values = merged(provider="defaults:\n  pace: self-paced\n")
    document, path = values.origins["pace",]
    place = document.place(path)
    assert (place.path, place.line, place.column) == (PROVIDER, 5, 9)
    assert place.source_line == "  pace: self-paced"


def test_the_quality_assurance_of_the_provider_counts_for_its_microcredentials():
    values = merged(provider="quality_assurance: [{ type: external, body: Agency }]")
    assert values.values["quality_assurance"] == [{"type": "external", "body": "Agency"}]
    assert origin(values, "quality_assurance") == (PROVIDER, ("quality_assurance",))


def test_defaults_for_quality_assurance_come_before_the_providers_own():
    values = merged(
        catalogue="defaults: { quality_assurance: [{ type: external }] }",
        provider="""
            quality_assurance: [{ type: external, scope: institution }]
            defaults: { quality_assurance: [{ type: internal }] }
        """,
    )
    assert values.values["quality_assurance"] == [{"type": "internal"}]
    assert origin(values, "quality_assurance") == (PROVIDER, ("defaults", "quality_assurance"))


def test_a_level_replaces_as_a_whole():
    """Else a file that changes `eqf` would inherit a cycle that contradicts it."""
    values = merged(provider="defaults: { level: { eqf: 7, cycle: second-cycle } }", file="level: { eqf: 6 }")
    assert values.values["level"] == {"eqf": 6}
    assert not [keys for keys in values.origins if keys[0] == "level"]


def test_lists_and_texts_replace():
    values = merged(
        provider="defaults: { isced_f: ['0612'], selection: { en: First come } }",
        file="isced_f: ['0613']\nselection: { es: Por orden }\n",
    )
    assert values.values["isced_f"] == ["0613"]
    assert values.values["selection"] == {"es": "Por orden"}


@pytest.mark.parametrize(
    ("key", "above", "own", "both"),
    [
        ("price", "{ amount: 250, currency: SEK }", "{ amount: 300 }", {"amount": 300, "currency": "SEK"}),
        (
            "contact",
            "{ email: a@b.example, phone: '1' }",
            "{ email: c@d.example }",
            {"email": "c@d.example", "phone": "1"},
        ),
        ("image", "{ src: a.png, alt: A }", "{ src: b.png, alt: B }", {"src": "b.png", "alt": "B"}),
    ],
)
def test_price_contact_and_image_merge_key_by_key(key, above, own, both):
    values = merged(provider=f"defaults: {{ {key}: {above} }}", file=f"{key}: {own}")
    assert values.values[key] == both
    for subkey in both:
        inherited = (key, subkey) in values.origins
        assert inherited == (f"{subkey}:" not in own)


def test_groups_merge_through_all_three_files():
    values = merged(
        catalogue="defaults: { price: { currency: SEK, note: Fees } }",
        provider="defaults: { price: { note: No fees } }",
        file="price: { amount: 0 }",
    )
    assert values.values["price"] == {"amount": 0, "currency": "SEK", "note": "No fees"}
    assert origin(values, "price", "currency") == (CATALOGUE, ("defaults", "price", "currency"))
    assert origin(values, "price", "note") == (PROVIDER, ("defaults", "price", "note"))


def test_a_tilde_removes_what_would_be_inherited():
    values = merged(
        catalogue="defaults: { price: { amount: 250 }, pace: scheduled }",
        provider="defaults: { pace: ~ }",
        file="price: ~",
    )
    assert "price" not in values.values
    assert "pace" not in values.values
    assert not values.origins


def test_after_a_tilde_a_nearer_file_may_write_the_value_again():
    values = merged(
        catalogue="defaults: { price: { amount: 250, currency: SEK } }",
        provider="defaults: { price: ~ }",
        file="price: { amount: 10 }",
    )
    assert values.values["price"] == {"amount": 10}


def test_only_a_tilde_or_null_removes_a_value_not_an_empty_one():
    document = read(
        b"title: D\nprice:\n", path=FILE, kind=Kind.MICROCREDENTIAL, id="data", provider="northbridge"
    )
    checked = check(document)
    assert checked.unset == frozenset()
    assert "S108" in {finding.rule.id for finding in checked.findings}


def test_the_awarding_body_is_the_provider_unless_written():
    assert merged().values["awarding_body"] == ["northbridge"]
    assert merged(provider="defaults: { awarding_body: [other] }").values["awarding_body"] == ["other"]


def test_plain_texts_are_in_the_language_of_the_file_they_stand_in():
    values = merged(
        catalogue="defaults: { funding: Bourses }",
        provider="defaults: { default_language: de, selection: Nach Eingang }",
        file="default_language: en\naccessibility: Step-free access\n",
    )
    assert values.language("funding") == "fr"
    assert values.language("selection") == "de"
    assert values.language("accessibility") == "en"
    assert values.default_language == "en"


def test_each_part_of_a_merged_group_keeps_its_language():
    values = merged(
        provider="defaults: { default_language: de, price: { amount: 5, note: Bar zu zahlen } }",
        file="default_language: en\nprice: { includes: Lunch }\n",
    )
    assert values.language("price", "note") == "de"
    assert values.language("price", "includes") == "en"


def test_a_file_without_a_language_takes_the_providers_then_the_first_of_the_catalogue():
    assert merged(provider="defaults: { default_language: de }").default_language == "de"
    assert merged().default_language == "fr"
