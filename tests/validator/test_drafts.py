"""Nothing of a draft reaches a site, whoever names it; the author who names it is told."""

from __future__ import annotations

from functools import partial

import pytest

from generator.health import survey
from generator.site.assembly import Assembly, plain_shells
from generator.views.site import site_of

DRAFT = "microcredentials/northbridge/secret-plan.yml"
BODY = """\
title: {title}
learning_outcomes: [Clean and combine two data sets]
notional_workload: {{ ects: 3, hours: 75 }}
assessment: [{{ type: project-work }}]
"""
OTHER = "legal_name: Hidden College\ntype: vocational-education\ncountry: IE\nstatus: draft\n"
RELATIONS = ("requires", "recommended_after", "leads_to", "part_of", "exempts_from")


def entry(title: str, extra: str = "") -> str:
    return BODY.format(title=title) + extra


def site_text(checked) -> str:
    """Everything a site of this catalogue would hold, as one text."""
    site = site_of(checked.published, health=partial(survey, checked.published, checked))
    assembly = Assembly(site=site, shells=plain_shells(checked.published.info))
    return "\n".join(f"{a.path}\n{a.render().decode('utf-8', 'replace')}" for a in assembly.artifacts())


def naming_everywhere(target: str) -> dict[str, str]:
    relations = "".join(f"  {relation}: [{target}]\n" for relation in RELATIONS)
    return {
        "microcredentials/northbridge/open.yml": entry(
            "Open", f"stackability:\n{relations}replaces: [{target}]\n"
        ),
        "microcredentials/northbridge/old.yml": entry("Old", f"status: retired\nreplaced_by: [{target}]\n"),
        "pathways/data.yml": "title: Data\nprovider: northbridge\n"
        f"components: [open, data-literacy, {target}, {{ choose: 2, from: [{target}, old] }}]\n",
    }


@pytest.mark.parametrize("broken", ["", "summary: 12\n"], ids=["sound", "with errors"])
def test_no_file_of_the_site_names_a_draft(check_files, broken):
    checked = check_files(
        {DRAFT: entry("Hush", "status: draft\n" + broken), **naming_everywhere("secret-plan")}
    )
    text = site_text(checked)
    assert "northbridge/open/" in text
    assert "secret-plan" not in text
    assert "Hush" not in text


def test_an_incomplete_draft_is_not_named_either(check_files):
    checked = check_files({DRAFT: "title: Hush\nstatus: draft\n", **naming_everywhere("secret-plan")})
    assert "secret-plan" not in site_text(checked)


@pytest.mark.parametrize("provider", [OTHER, OTHER.replace("country: IE\n", "")], ids=["sound", "incomplete"])
def test_what_a_draft_provider_offers_is_not_named(check_files, provider):
    checked = check_files(
        {
            "providers/hidden.yml": provider,
            "microcredentials/hidden/secret-plan.yml": entry("Hush"),
            "pathways/hidden-way.yml": "title: Hush\nprovider: hidden\ncomponents: [secret-plan]\n",
            **naming_everywhere("hidden/secret-plan"),
        }
    )
    text = site_text(checked)
    assert "secret-plan" not in text
    assert "hidden-way" not in text


def test_a_draft_provider_is_not_named_as_a_part_of_something(check_files):
    provider = (
        "legal_name: Harbour College\ntype: vocational-education\ncountry: IE\npart_of: [hidden]\n"
        "quality_assurance: [{ type: internal }]\n"
    )
    extra = "recognised_by: [{ provider: hidden }]\nofferings: [{ start: 2027-03-01, provider: hidden }]\n"
    checked = check_files(
        {
            "providers/hidden.yml": OTHER,
            "providers/harbour.yml": provider,
            "microcredentials/northbridge/open.yml": entry("Open", extra),
        }
    )
    assert checked.catalogue.microcredentials["northbridge/open"].offerings[0].provider == "hidden"
    text = site_text(checked)
    assert "Hidden College" not in text
    assert "providers/hidden" not in text


def test_a_choice_shrinks_to_what_can_be_chosen_and_vanishes_when_nothing_is_left(check_files):
    checked = check_files({DRAFT: entry("Hush", "status: draft\n"), **naming_everywhere("secret-plan")})
    components = checked.published.pathways["data"].components
    assert [(choice.choose, choice.options) for choice in components] == [
        (1, ("northbridge/open",)),
        (1, ("northbridge/data-literacy",)),
        (1, ("northbridge/old",)),
    ]


def test_a_pathway_of_drafts_alone_can_still_be_shown(check_files):
    way = "title: Data\nprovider: northbridge\ncomponents: [secret-plan]\n"
    checked = check_files({DRAFT: entry("Hush", "status: draft\n"), "pathways/data.yml": way})
    assert "secret-plan" not in site_text(checked)


def test_something_broken_may_be_named_for_it_keeps_its_address(check_files):
    checked = check_files({DRAFT: entry("Hush", "pace: slow\n"), **naming_everywhere("secret-plan")})
    text = site_text(checked)
    assert "microcredentials/northbridge/secret-plan/index.html" in text
    assert checked.published.pathways["data"].components[2].options == ("northbridge/secret-plan",)


@pytest.mark.parametrize("draft", [entry("Hush", "status: draft\n"), "title: Hush\nstatus: draft\n"])
def test_every_relation_to_a_draft_is_told(check_files, draft):
    checked = check_files({DRAFT: draft, **naming_everywhere("secret-plan")})
    told = {(f.place.path.rsplit("/", 1)[-1], f.key_path) for f in checked.findings if f.rule.id == "R309"}
    assert told == {
        *(("open.yml", ("stackability", relation, 0)) for relation in RELATIONS),
        ("open.yml", ("replaces", 0)),
        ("old.yml", ("replaced_by", 0)),
        ("data.yml", ("components", 2)),
        ("data.yml", ("components", 3, "from", 0)),
        ("data.yml", ("components", 3, "from", 1)),  # which is retired
    }


def test_a_draft_may_name_drafts(check_files):
    checked = check_files(
        {
            DRAFT: entry("Hush", "status: draft\nstackability: { requires: [other] }\n"),
            "microcredentials/northbridge/other.yml": entry("Other", "status: draft\n"),
        }
    )
    assert "R309" not in {f.rule.id for f in checked.findings}


def test_what_leads_to_something_retired_is_not_told_but_what_requires_it_is(check_files):
    gone = entry("Gone", "status: retired\n")
    naming = entry("Open", "stackability: { leads_to: [gone], requires: [gone] }\n")
    checked = check_files(
        {"microcredentials/northbridge/gone.yml": gone, "microcredentials/northbridge/open.yml": naming}
    )
    assert [f.key_path for f in checked.findings if f.rule.id == "R309"] == [("stackability", "requires", 0)]
