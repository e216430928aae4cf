import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.core.references import ALPHABET, check_character, new_reference, tidy_reference

signs = st.text(ALPHABET, min_size=7, max_size=7)


def test_a_reference_can_be_read_aloud_and_typed_in_any_way():
    reference = new_reference("A")
    assert tidy_reference(f"  {reference.lower().replace('-', ' ')} ") == reference


@given(signs, st.integers(0, 7), st.sampled_from(ALPHABET))
def test_one_wrong_sign_is_always_noticed(body, place, wrong):
    good = body + check_character(body)
    if good[place] != wrong:
        assert tidy_reference("A" + good[:place] + wrong + good[place + 1 :]) is None


@given(st.text(max_size=40))
def test_whatever_people_type_is_a_reference_or_not_but_never_an_accident(typed):
    tidy = tidy_reference(typed)
    assert tidy is None or tidy_reference(tidy) == tidy


@pytest.mark.parametrize("typed", ["", "A", "A-7K2M", "A-0000-0000", "☃" * 9, "A-7K2M-9XC" + "Q" * 1000])
def test_what_cannot_be_a_reference_is_not_one(typed):
    assert tidy_reference(typed) is None
