"""A long form must not keep anybody waiting. The limits are generous here; `python -m tests.bench.forms` says the real figures."""

import time

import pytest
from pydantic import ValidationError

from portal.questions import Filling, FormDefinition
from tests.bench.forms import LIMITS, answers, long_form, measure

GENEROUS = 4
"""Machines that run tests do other things too."""


def test_three_hundred_questions_are_read_and_drawn_quickly(house):
    found = measure(house)

    assert found.load < LIMITS["load"] * GENEROUS
    assert found.page < LIMITS["page"] * GENEROUS


@pytest.mark.usefixtures("asking")
def test_the_measured_form_asks_everything():
    form = FormDefinition.model_validate(long_form())

    assert len(form.questions) == 300
    assert len(Filling(form, answers(form), {}).pages) == 100


@pytest.mark.usefixtures("asking")
@pytest.mark.parametrize("questions", [600, 10_000])
def test_a_form_with_far_too_many_questions_is_refused_before_long(questions):
    begun = time.perf_counter()

    with pytest.raises(ValidationError):
        FormDefinition.model_validate(long_form(questions))

    assert time.perf_counter() - begun < 5
