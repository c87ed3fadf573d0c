"""Pathways compute: sums, choices, what is left, and a drawing that says the same."""

from __future__ import annotations

import dataclasses

import pytest
from page_reading import read, words

from generator.model import Catalogue, Choice, Pathway, Workload
from generator.views.diagram import HEIGHT, WIDTH, Node, Stage, diagram
from generator.views.pathways import pathway_pages
from generator.views.render import Renderer
from generator.views.site import site_of
from generator.views.sums import Sum, credits_of_parts, hours_of_parts, least_parts

ID = "especialitzacio-economia-circular"


@pytest.fixture
def pathway(sample: Catalogue) -> Pathway:
    return sample.pathways[ID]


def drawn(sample: Catalogue, pathway: Pathway) -> str:
    site = site_of(dataclasses.replace(sample, pathways={pathway.id: pathway}))
    page = next(p for p in pathway_pages(site, "en") if p.template == "pathway.html")
    return Renderer(site).render(page).body


def test_fixed_parts_and_choices_add_up(sample: Catalogue, pathway: Pathway) -> None:
    assert credits_of_parts(pathway, sample) == Sum(least=10, most=10, complete=True)
    assert least_parts(pathway) == 2


def test_a_choice_between_different_sizes_gives_a_span(sample: Catalogue, pathway: Pathway) -> None:
    choice = Choice(
        choose=1, options=("montclar/aula-multilingue", "montclar/patrimoni-digital-fotogrametria")
    )
    changed = dataclasses.replace(pathway, components=(*pathway.components, choice))
    assert credits_of_parts(changed, sample) == Sum(least=14, most=16, complete=True)
    assert "14 to 16 ECTS credits" in words(drawn(sample, changed))


def test_a_part_without_the_measure_makes_the_sum_incomplete(sample: Catalogue) -> None:
    trades = sample.pathways["energiewende-im-handwerk"]
    assert credits_of_parts(trades, sample) is None
    assert hours_of_parts(trades, sample) is not None


def test_credits_that_nothing_explains_are_named(sample: Catalogue, pathway: Pathway) -> None:
    assert "Not accounted for" not in words(drawn(sample, pathway))
    larger = dataclasses.replace(pathway, workload=Workload(ects=20))
    assert "Not accounted for 5 ECTS credits" in words(drawn(sample, larger))


def test_no_wording_promises_recognition(sample: Catalogue, pathway: Pathway) -> None:
    said = words(drawn(sample, pathway))
    assert "decided by the institution you apply to" in said
    assert "automatic" not in said


def test_the_drawing_is_hidden_from_screen_readers_and_the_list_says_the_same(
    sample: Catalogue, pathway: Pathway
) -> None:
    elements = read(f"<body>{drawn(sample, pathway)}</body>")
    assert all(e.get("aria-hidden") == "true" for e in elements if e.tag == "svg")
    steps = next(e for e in elements if e.tag == "ol" and "cz-steps" in e.get("class"))
    for choice in pathway.components:
        for key in choice.options:
            assert sample.microcredentials[key].title.best("en").text in steps.text
    assert "Choose 1 of these 2" in steps.text


def test_boxes_of_a_drawing_never_overlap_nor_leave_it() -> None:
    stages = tuple(
        Stage(nodes=tuple(Node(title=f"N{n}", amount="") for n in range(m)), choice="", ordered=True)
        for m in (1, 5, 2, 1)
    )
    for drawing in diagram(stages, "ltr") + diagram(stages, "rtl"):
        places = [(box.x, box.y) for box in drawing.boxes]
        assert len(places) == 9
        assert all(0 <= x <= drawing.width - WIDTH and 0 <= y <= drawing.height - HEIGHT for x, y in places)
        for n, (x, y) in enumerate(places):
            for other_x, other_y in places[n + 1 :]:
                assert abs(x - other_x) >= WIDTH or abs(y - other_y) >= HEIGHT


def test_parts_in_any_order_are_joined_by_plus_signs_and_only_the_end_by_lines(sample: Catalogue) -> None:
    def lines_of(pathway: Pathway) -> tuple[int, int]:
        drawing = read(f"<body>{drawn(sample, pathway)}</body>")
        pluses = sum(e.get("class") == "cz-drawing__plus" for e in drawing)
        return pluses // 2, sum(e.get("class") == "cz-drawing__line" for e in drawing) // 2

    assert lines_of(sample.pathways["energiewende-im-handwerk"]) == (2, 1)
    assert lines_of(sample.pathways["operaciones-terminal-portuaria"]) == (0, 3)


def test_a_drawing_runs_in_the_direction_of_reading() -> None:
    stages = tuple(Stage(nodes=(Node(title=name, amount=""),), choice="", ordered=True) for name in "AB")
    lying = [next(d for d in diagram(stages, direction) if not d.upright) for direction in ("ltr", "rtl")]
    assert [box.x for box in lying[0].boxes] == sorted(box.x for box in lying[0].boxes)
    assert [box.x for box in lying[1].boxes] == sorted((box.x for box in lying[1].boxes), reverse=True)
