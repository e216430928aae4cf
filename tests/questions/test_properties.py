"""What holds for every form and every answer: nothing crashes, nothing is lost, everything can be reached."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markupsafe import Markup
from werkzeug.datastructures import MultiDict

from portal.core.i18n import speaking
from portal.questions import Filling, Sheet, describe
from portal.questions.answers import as_given, said
from portal.questions.question_type import question_types
from tests.questions.conftest import BUILT_IN_NAMES, form, question
from tests.questions.generated import JSON, TYPED, forms, stored_answers

EVERYWHERE = settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)


@pytest.fixture(autouse=True)
def _asking(asking):
    """Every test speaks English and has a request."""


@EVERYWHERE
@given(st.data())
def test_any_stored_answers_against_any_form_are_described_and_shown(data):
    asked = form(sections=data.draw(forms()))
    answers = data.draw(stored_answers(asked))
    filling = Filling(asked, answers, data.draw(stored_answers(asked)))

    with speaking(data.draw(st.sampled_from(["en", "ar", "zh-Hant"]))):
        for part in describe(asked, answers):
            assert all(isinstance(row.value, str) for row in part.rows)
        for shown in filling.pages:
            sheet = filling.sheet(shown, 0 if shown.repeat else None)
            sheet.check()
            assert isinstance(sheet.problems, list)
            filling.state(shown)
    assert set(filling.asked_answers) <= set(answers)
    filling.first_refused()


@EVERYWHERE
@given(st.data())
def test_every_page_that_is_asked_is_reached_from_the_first_one(data):
    asked = form(sections=data.draw(forms(most=8)))
    filling = Filling(asked, data.draw(stored_answers(asked)), {})

    reached, at = [], filling.pages[0] if filling.pages else None
    while at is not None:
        reached.append(at.id)
        at = filling.after(at)

    assert reached == [shown.id for shown in filling.pages]
    assert [shown.id for _section, pages in filling.sections for shown in pages] == reached
    back = filling.pages[-1:]
    while back and (before := filling.before(back[0])):
        back = (before, *back)
    assert tuple(back) == filling.pages


@EVERYWHERE
@given(st.data())
def test_what_is_typed_on_any_page_comes_back_as_it_was_typed(data):
    asked = form(sections=data.draw(forms(most=3)))
    names = [
        *_field_names(asked),
        *(f"{one.id}-{part}" for one in asked.questions for part in ("day", "0-name", "query")),
    ]
    fields = MultiDict(data.draw(st.dictionaries(st.sampled_from(names), TYPED, max_size=8)) if names else {})

    for shown in asked.pages:
        sheet = Sheet.parked(shown.questions, fields)
        again = Filling(asked, {}, {f"{shown.id}/0" if shown.repeat else shown.id: sheet.typed})
        assert again.sheet(shown, 0 if shown.repeat else None).typed == sheet.typed
        if sheet.check():
            kept = Sheet.of_answers(shown.questions, sheet.answers)
            assert kept.check(), kept.problems
            assert kept.answers == sheet.answers


def _field_names(asked):
    return [one.id for one in asked.questions]


@EVERYWHERE
@given(st.sampled_from(BUILT_IN_NAMES), JSON)
def test_an_answer_of_any_shape_is_said_by_any_kind_of_question(kind, answer):
    words = said(question(kind), answer)

    assert isinstance(words, str)
    if isinstance(answer, str) and answer.strip() and str not in question_types()[kind].answers_are:
        assert words == as_given(answer)


@pytest.mark.parametrize(
    "before, now, answer, words",
    [
        ("several_of", "text", ["wages", "grant"], "<bdi>wages</bdi><br><bdi>grant</bdi>"),
        ("text", "yes_no", "perhaps", "<bdi>perhaps</bdi>"),
        ("text", "date", "in May", "<bdi>in May</bdi>"),
        ("text", "number", "about ten", "<bdi>about ten</bdi>"),
        ("yes_no", "text", True, "<bdi>Yes</bdi>"),
        ("one_of", "one_of", "steam", "steam"),
        (
            "address",
            "name",
            {"street": "7 Ropewalk", "city": "Port Alder"},
            "<bdi>7 Ropewalk</bdi><br><bdi>Port Alder</bdi>",
        ),
        ("several_of", "several_of", ["petrol", "steam"], "Petrol<br><bdi>steam</bdi>"),
    ],
)
def test_an_answer_that_no_longer_fits_is_shown_as_it_was_given(before, now, answer, words):
    assert before in question_types()
    assert said(question(now), answer) == words


def test_words_of_an_old_answer_are_never_obeyed():
    assert said(question("date"), "<script>") == "<bdi>&lt;script&gt;</bdi>"
    assert isinstance(said(question("date"), "<script>"), Markup)


def test_an_old_answer_stands_beside_the_question_until_it_is_answered_anew():
    sheet = Sheet.of_answers([question("date")], {"q": "in May"})

    assert sheet.typed["q"] == {"day": "", "month": "", "year": ""}
    assert sheet.asked[0].given_before == "<bdi>in May</bdi>"
