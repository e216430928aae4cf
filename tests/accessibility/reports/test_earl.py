"""The EARL report is JSON-LD that says, as RDF, what the schema of EARL 1.0 asks for."""

import json
from pathlib import Path

import pytest
from pyld import jsonld
from pyshacl import validate
from rdflib import Graph, Namespace
from rdflib.namespace import DCTERMS, RDF

from accessibility.findings import Outcome
from accessibility.reports import Given, earl
from tests.accessibility.reports.audits import GIVEN, REFUSED, SMALL, WIDE, audit, human, record

SHAPES = Graph().parse(Path(__file__).with_name("earl_shapes.ttl"))
EARL = Namespace("http://www.w3.org/ns/earl#")


def offline(url, _options):
    pytest.fail(f"the report must bring its context with it, not fetch {url}")


def as_rdf(report):
    """Through another JSON-LD processor than the one of rdflib."""
    quads = jsonld.to_rdf(report, {"format": "application/n-quads", "documentLoader": offline})
    return Graph().parse(data=quads, format="nt")


def problems(graph):
    conforms, _results, text = validate(graph, shacl_graph=SHAPES)
    return "" if conforms else text


def outcomes(graph, test, subject):
    """What the assertions about this say."""
    found = graph.subjects(EARL.test, test)
    return [
        str(graph.value(graph.value(assertion, EARL.result), EARL.outcome)).rpartition("#")[2]
        for assertion in found
        if str(graph.value(graph.value(assertion, EARL.subject), DCTERMS.title)) == subject
    ]


@pytest.mark.parametrize("given", [Given(), GIVEN], ids=["audit alone", "with people"])
def test_the_report_keeps_the_shapes_of_earl(given):
    graph = as_rdf(earl.render(SMALL, given))

    assert problems(graph) == ""
    assert len(list(graph.subjects(RDF.type, EARL.Assertion))) > 86


def test_no_term_is_lost_on_the_way_to_linked_data():
    report = earl.render(SMALL, GIVEN)
    expanded = jsonld.expand(report, {"documentLoader": offline})

    keys = {key for node in _nodes(expanded) for key in node}
    assert {key for key in keys if not key.startswith(("@", "http://", "https://"))} == set()
    told = json.dumps(report["@graph"]).count('"outcome":')
    assert json.dumps(expanded).count('"http://www.w3.org/ns/earl#outcome"') == told


def _nodes(value):
    if isinstance(value, list):
        for each in value:
            yield from _nodes(each)
    elif isinstance(value, dict):
        yield value
        for each in value.values():
            yield from _nodes(each)


@pytest.mark.parametrize("broken", ["assertedBy", "test", "result", "mode"])
def test_a_report_with_a_hole_would_be_noticed(broken):
    report = earl.render(audit(record(WIDE)))
    del report["@graph"][-1]["assertions"][0][broken]

    assert "Violation" in problems(as_rdf(report))


def test_an_outcome_of_our_own_would_be_noticed():
    report = earl.render(audit(record(WIDE)))
    report["@graph"][-1]["assertions"][0]["result"]["outcome"] = "earl:fine"

    assert "Violation" in problems(as_rdf(report))


def test_every_kind_of_outcome_is_told():
    mixed = record(REFUSED, reflow=Outcome.UNTESTED, no_media=Outcome.INAPPLICABLE, heading_jump=Outcome.CANT_TELL)
    told = json.dumps(earl.render(audit(mixed, *SMALL.records)))

    assert all(f'"earl:{outcome}"' in told for outcome in Outcome)


def test_people_and_programs_are_told_apart():
    graph = as_rdf(earl.render(SMALL, Given(human=(human("2.4.6"),))))

    by_hand = [graph.value(each, EARL.assertedBy) for each in graph.subjects(EARL.mode, EARL.manual)]
    assert [str(person) for person in by_hand] == ["urn:person:Deniz"]


def test_a_criterion_names_its_place_in_the_recommendation():
    report = earl.render(SMALL, GIVEN)

    tests = {node["@id"] for node in report["@graph"] if "TestRequirement" in node["@type"]}
    assert len(tests) == 86
    assert "https://www.w3.org/TR/WCAG22/#contrast-minimum" in tests
