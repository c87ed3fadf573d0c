"""The builder: links both ways, drafts left out, retired kept, nothing lost without a trace."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from generator.documents import discover, read
from generator.model import Status, build
from generator.schema import check

HEAD = """\
title: {title}
learning_outcomes: [Clean and combine two data sets]
notional_workload: {{ ects: 3, hours: 75 }}
assessment: [{{ type: project-work }}]
"""
OTHER_PROVIDER = """\
legal_name: Harbour College
type: vocational-education
country: IE
quality_assurance: [{ type: internal }]
defaults: { level: { eqf: 5 }, form_of_participation: onsite }
"""


def mc(id_: str, extra: str = "", provider: str = "northbridge") -> dict[str, str]:
    return {f"microcredentials/{provider}/{id_}.yml": HEAD.format(title=id_.title()) + extra}


def withheld(checked) -> set[str]:
    return {thing.key for thing in checked.published.withheld}


def test_pathways_own_their_parts_and_the_parts_know_their_pathways(check_files):
    catalogue = check_files(
        {
            **mc("a"),
            **mc("b"),
            "pathways/both.yml": (
                "title: P\nprovider: northbridge\ncomponents: [a, { choose: 1, from: [a, b] }]\n"
            ),
        }
    ).catalogue
    assert [choice.options for choice in catalogue.pathways["both"].components] == [
        ("northbridge/a",),
        ("northbridge/a", "northbridge/b"),
    ]
    assert catalogue.links_of("northbridge/a").pathways == ("both",)
    assert catalogue.links_of("northbridge/b").pathways == ("both",)


@pytest.mark.parametrize(
    ("relation", "back"),
    [("requires", "required_by"), ("recommended_after", "recommended_for"), ("leads_to", "led_to_by")],
)
def test_a_relation_is_known_at_both_ends(relation, back, check_files):
    catalogue = check_files({**mc("a", f"stackability: {{ {relation}: [b] }}\n"), **mc("b")}).catalogue
    related = getattr(catalogue.microcredentials["northbridge/a"].stackability, relation)
    assert [one.key for one in related] == ["northbridge/b"]
    assert getattr(catalogue.links_of("northbridge/b"), back) == ("northbridge/a",)


@pytest.mark.parametrize("written", [{"a": "replaces: [b]\n"}, {"b": "replaced_by: [a]\n"}])
def test_a_replacement_is_known_at_both_ends_whoever_says_it(written, check_files):
    catalogue = check_files({**mc("a", written.get("a", "")), **mc("b", written.get("b", ""))}).catalogue
    assert catalogue.links_of("northbridge/a").replaces == ("northbridge/b",)
    assert catalogue.links_of("northbridge/b").replaced_by == ("northbridge/a",)


def test_an_id_means_the_one_of_the_same_provider_before_any_other(check_files):
    catalogue = check_files(
        {
            "providers/harbour.yml": OTHER_PROVIDER,
            **mc("a", "stackability: { requires: [b], leads_to: [harbour/b, only-there] }\n"),
            **mc("b"),
            **mc("b", provider="harbour"),
            **mc("only-there", provider="harbour"),
        }
    ).catalogue
    stacking = catalogue.microcredentials["northbridge/a"].stackability
    assert [one.key for one in stacking.requires] == ["northbridge/b"]
    assert [one.key for one in stacking.leads_to] == ["harbour/b", "harbour/only-there"]


def test_drafts_are_checked_but_not_published(check_files):
    checked = check_files({**mc("a", "status: draft\nsummary: 12\n"), **mc("b", "status: draft\n")})
    assert "northbridge/b" in checked.catalogue.microcredentials
    assert not {"northbridge/a", "northbridge/b"} & checked.published.microcredentials.keys()
    assert withheld(checked) == set()
    assert "S103" in {finding.rule.id for finding in checked.findings}
    assert "S103" not in {finding.rule.id for finding in checked.failing}


def test_a_draft_by_inheritance_is_a_draft(check_files):
    draft_provider = OTHER_PROVIDER.replace("defaults: {", "defaults: { status: draft,")
    checked = check_files(
        {"providers/harbour.yml": draft_provider, **mc("a", "summary: 12\n", provider="harbour")}
    )
    assert checked.catalogue.microcredentials["harbour/a"].status is Status.DRAFT
    assert "harbour/a" not in checked.published.microcredentials
    assert withheld(checked) == set()
    assert "S103" not in {finding.rule.id for finding in checked.failing}


def test_drafts_leave_no_links_behind(check_files):
    catalogue = check_files(
        {**mc("a", "status: draft\nstackability: { requires: [b] }\n"), **mc("b")}
    ).catalogue
    assert catalogue.links_of("northbridge/b").required_by == ()


def test_retired_microcredentials_stay(check_files):
    published = check_files(mc("a", "status: retired\n")).published
    assert published.microcredentials["northbridge/a"].status is Status.RETIRED


def test_a_broken_file_keeps_its_address_and_holds_nothing_else_back(check_files):
    checked = check_files({**mc("a", "summary: [\n"), **mc("b", "pace: slow\n"), **mc("c")})
    assert checked.published.microcredentials.keys() == {"northbridge/c", "northbridge/data-literacy"}
    assert withheld(checked) == {"northbridge/a", "northbridge/b"}


def test_a_reference_to_a_broken_file_is_not_unknown(check_files):
    checked = check_files({**mc("a", "summary: [\n"), **mc("b", "stackability: { requires: [a] }\n")})
    assert {finding.rule.id for finding in checked.errors} == {"Y001"}
    assert "northbridge/b" in checked.published.microcredentials


def test_what_is_wrong_in_a_provider_holds_back_only_what_needs_it(check_files):
    """A wrong region is the provider's own matter; a wrong level is that of all who inherit it."""
    wrong_region = check_files(
        {"providers/harbour.yml": OTHER_PROVIDER + "region: 99\n", **mc("a", provider="harbour")}
    )
    assert "harbour/a" in wrong_region.published.microcredentials
    wrong_level = check_files(
        {
            "providers/harbour.yml": OTHER_PROVIDER.replace("eqf: 5", "eqf: 9"),
            **mc("a", provider="harbour"),
            **mc("b", "level: { eqf: 4 }\n", provider="harbour"),
        }
    )
    assert "harbour/a" not in wrong_level.published.microcredentials
    assert "harbour/b" in wrong_level.published.microcredentials
    assert withheld(wrong_level) >= {"harbour/a"}


def test_an_error_in_a_default_is_told_once_with_the_number_of_its_users(check_files):
    checked = check_files(
        {
            "providers/harbour.yml": OTHER_PROVIDER.replace("onsite", "in-person"),
            **mc("a", provider="harbour"),
            **mc("b", provider="harbour"),
            **mc("c", "form_of_participation: online\n", provider="harbour"),
        }
    )
    (finding,) = checked.errors
    assert (finding.rule.id, finding.place.path, finding.used_by) == (
        "V201",
        "catalogue/providers/harbour.yml",
        2,
    )


def test_a_group_that_lost_a_key_it_needs_is_not_half_built(check_files):
    """Half a national level in a provider's defaults once ended the build with a KeyError."""
    broken = OTHER_PROVIDER.replace("{ eqf: 5 }", "{ eqf: 5, nqf: { framework: 5, level: 6 } }")
    checked = check_files({"providers/harbour.yml": broken, **mc("a", provider="harbour")})
    assert checked.published.microcredentials["harbour/a"].level.nqf is None
    assert {finding.rule.id for finding in checked.errors} == {"S103"}


def test_without_a_sound_provider_its_microcredentials_are_withheld(check_files):
    checked = check_files(
        {
            "providers/harbour.yml": "legal_name: [\n",
            **mc("a", provider="harbour"),
            **mc("a", provider="nowhere"),
        }
    )
    assert withheld(checked) == {"harbour", "harbour/a", "nowhere/a"}


def test_nothing_is_published_whose_awarding_body_cannot_be_named(check_files):
    checked = check_files(
        {
            "providers/harbour.yml": "legal_name: [\n",
            "providers/later.yml": OTHER_PROVIDER + "status: draft\n",
            **mc("a", "awarding_body: [harbour]\n"),
            **mc("b", "awarding_body: [northbridge, later]\n"),
            **mc("c", "awarding_body: [northbridge]\n"),
        }
    )
    assert not {"northbridge/a", "northbridge/b"} & checked.published.microcredentials.keys()
    assert "northbridge/c" in checked.published.microcredentials
    assert withheld(checked) == {"harbour", "northbridge/a", "northbridge/b"}


def test_a_draft_provider_shows_nothing_of_its_own(check_files):
    checked = check_files(
        {"providers/harbour.yml": OTHER_PROVIDER + "status: draft\n", **mc("a", provider="harbour")}
    )
    assert "harbour" not in checked.published.providers
    assert "harbour/a" not in checked.published.microcredentials
    assert withheld(checked) == set()


def test_a_broken_catalogue_file_still_lets_everything_else_be_checked(check_files):
    checked = check_files(
        {"catalogue.yml": "title: [\n", **mc("a", "stackability: { requires: [nothing] }\n")}
    )
    assert checked.published is None
    assert {"Y001", "R301"} <= {finding.rule.id for finding in checked.findings}


def test_none_needed_is_not_the_same_as_not_said(check_files):
    built = check_files(
        {**mc("a", "prerequisites: none\n"), **mc("b", "prerequisites: None\n"), **mc("c")}
    ).catalogue
    said = {key[-1]: built.microcredentials[f"northbridge/{key}"] for key in "abc"}
    assert [said[key].prerequisites_none for key in "abc"] == [True, True, False]
    assert [said[key].prerequisites for key in "abc"] == [None, None, None]


def test_an_offering_inherits_what_it_does_not_say(check_files):
    extra = (
        "price: { amount: 10 }\npace: scheduled\n"
        "offerings: [{ start: 2027-02-08 }, { price: { amount: 20 }, pace: self-paced }]\n"
    )
    first, second = check_files(mc("a", extra)).catalogue.microcredentials["northbridge/a"].offerings
    assert (first.price.amount, first.pace, first.form_of_participation) == (10, "scheduled", "online")
    assert (second.price.amount, second.pace) == (20, "self-paced")
    assert (first.slug, second.slug) == ("2027-02-08", "self-paced")


def test_the_order_of_the_files_makes_no_difference():
    root = Path(__file__).parents[2]
    sounds = [
        check(read(s.file.read_bytes(), path=s.path, kind=s.kind, id=s.id, provider=s.provider))
        for s in discover(root / "catalogue", root)
    ]
    expected = build(sounds, {}).catalogue
    for seed in range(5):
        random.Random(seed).shuffle(sounds)
        built = build(sounds, {}).catalogue
        assert list(built.microcredentials) == list(expected.microcredentials)
        assert built == expected


def test_what_is_published_links_only_to_what_is_published(check_files):
    checked = check_files(
        {
            **mc("a", "replaces: [b]\nstackability: { requires: [c] }\n"),
            **mc("b", "status: draft\n"),
            **mc("c"),
            **mc("d", "pace: slow\nstackability: { requires: [c] }\n"),
            "pathways/broken.yml": "title: P\nprovider: northbridge\ncomponents: [a, c]\nkind: best\n",
        }
    )
    published = checked.published
    assert published.links_of("northbridge/c").required_by == ("northbridge/a",)
    assert published.links_of("northbridge/c").pathways == ()
    assert published.links_of("northbridge/a").replaces == ()
    assert set(published.links) <= set(published.microcredentials)
