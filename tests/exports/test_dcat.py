from __future__ import annotations

from dataclasses import replace

import pytest
from hostile_texts import TEXTS
from rdflib import RDF, Graph, Literal, Namespace, URIRef

from generator.exports import dcat
from generator.model import Catalogue
from generator.text import Text

DCAT = Namespace("http://www.w3.org/ns/dcat#")
DCT = Namespace("http://purl.org/dc/terms/")
DATASET = URIRef("https://outputs.example/#dataset")


def graph_of(catalogue: Catalogue) -> Graph:
    (artifact,) = dcat.artifacts(catalogue)
    return Graph().parse(data=artifact.render(), format="turtle")


def test_the_data_set_has_a_distribution_for_each_whole_file(catalogue: Catalogue) -> None:
    graph = graph_of(catalogue)
    urls = {str(graph.value(one, DCAT.downloadURL)) for one in graph.objects(DATASET, DCAT.distribution)}
    for path in ("catalogue.jsonld", "elm/catalogue-3.3.jsonld", "moochub.json", "catalogue.csv", "feed.xml"):
        assert f"https://outputs.example/{path}" in urls
    assert not any(url.endswith(("robots.txt", "dcat.ttl")) for url in urls)


def test_what_is_switched_off_is_not_offered(catalogue: Catalogue) -> None:
    quiet = replace(catalogue, info=replace(catalogue.info, exports={"csv": False}))
    urls = {str(url) for url in graph_of(quiet).objects(None, DCAT.downloadURL)}
    assert "https://outputs.example/catalogue.csv" not in urls
    assert "https://outputs.example/catalogue.json" in urls


def test_the_day_and_the_licence_are_those_of_the_content(catalogue: Catalogue) -> None:
    graph = graph_of(catalogue)
    assert str(graph.value(DATASET, DCT.modified)) == "2026-10-01"
    licences = set(graph.objects(None, DCT.license))
    assert licences == {URIRef("http://publications.europa.eu/resource/authority/licence/CC_BY_4_0")}


def test_concepts_of_the_authority_tables_are_typed_in_the_same_file(catalogue: Catalogue) -> None:
    graph = graph_of(catalogue)
    for value in {*graph.objects(None, DCT.language), *graph.objects(None, DCAT.theme)}:
        assert graph.value(value, RDF.type) is not None, value


@pytest.mark.parametrize("text", TEXTS)
def test_hostile_texts_are_literals_and_nothing_else(catalogue: Catalogue, text: str) -> None:
    said = Text("en", {"en": TEXTS[text]})
    provider = replace(catalogue.providers["aldermoor"], legal_name=said, homepage='https://a.example/<>" x')
    changed = replace(
        catalogue,
        info=replace(catalogue.info, title=said, description=said),
        providers={**catalogue.providers, "aldermoor": provider},
    )
    graph, before = graph_of(changed), graph_of(catalogue)
    assert (DATASET, DCT.title, Literal(TEXTS[text], lang="en")) in graph
    assert set(graph.predicates()) == set(before.predicates())
