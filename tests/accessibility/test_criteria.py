"""All of WCAG 2.2 is known to the auditor, with a sentence about whom each barrier shuts out."""

import re
from collections import Counter

import pytest

from accessibility.criteria import CRITERIA, METHODS, in_order


def test_there_are_86_criteria_and_parsing_is_not_one_of_them():
    assert len(CRITERIA) == 86
    assert "4.1.1" not in CRITERIA
    assert all(number == criterion.number for number, criterion in CRITERIA.items())


def test_levels_and_versions_add_up_to_what_the_recommendation_has():
    assert Counter(criterion.level for criterion in CRITERIA.values()) == {"A": 31, "AA": 24, "AAA": 31}
    assert Counter(criterion.since for criterion in CRITERIA.values()) == {"2.0": 60, "2.1": 17, "2.2": 9}


def test_criteria_stand_in_the_order_of_the_recommendation():
    assert list(CRITERIA) == sorted(CRITERIA, key=in_order)
    assert in_order("1.4.9") < in_order("1.4.10")


@pytest.mark.parametrize("number", CRITERIA)
def test_each_barrier_is_told_in_plain_sentences_about_people(number):
    criterion = CRITERIA[number]

    assert str(criterion.name)
    assert str(criterion.who).startswith("People")
    assert str(criterion.who).endswith(".")
    assert str(criterion.mend).endswith(".")
    assert max(len(sentence.split()) for sentence in str(criterion.mend).split(".")) <= 25


def test_no_two_criteria_share_a_name():
    names = Counter(str(criterion.name) for criterion in CRITERIA.values())

    assert {name for name, count in names.items() if count > 1} == set()


@pytest.mark.parametrize("number", CRITERIA)
def test_each_criterion_links_to_its_place_in_the_recommendation(number):
    words = re.findall("[a-z]+", str(CRITERIA[number].name).lower())

    assert CRITERIA[number].url == "https://www.w3.org/TR/WCAG22/#" + "-".join(words)


def test_people_know_how_to_test_each_criterion_of_level_a_and_aa():
    assert list(METHODS) == [number for number, criterion in CRITERIA.items() if criterion.level != "AAA"]
    assert all(str(method).endswith((".", "?")) for method in METHODS.values())
