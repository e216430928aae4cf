"""What the editors of Port Alder are at."""

import pytest

pytestmark = pytest.mark.slow


def test_salma_finds_what_edith_asks_her_to_review(visit):
    salma = visit("salma@port-alder.example")
    assert "youth-pass" in salma.get("/en/staff/services?state=in_review").text
    assert "Approve" in salma.get("/en/staff/services/youth-pass/publication").text


def test_a_changed_text_leaves_its_translations_to_be_looked_at(visit):
    edith = visit("edith@port-alder.example")
    assert "library-card" in edith.get("/en/staff/services?state=stale").text
    assert "free for visitors" in edith.get("/en/staff/services/library-card/comments").text
