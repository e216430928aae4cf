"""How anything is written, reviewed and published, whatever room it belongs to."""

from datetime import timedelta
from itertools import pairwise
from threading import Barrier, Thread

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError, NoResultFound

from portal.content import Manuscript, Refused, manuscript, manuscripts, overrides
from portal.content.models import Draft, Release
from portal.content.rules import State, before_of, restored, stale_after
from portal.core import clock, ledger
from portal.core.db import database
from portal.core.ledger import About
from tests.content.conftest import EDITH, YUSUF

TUESDAY = {"en": "On Tuesday.", "es": "El lunes."}


def say(words):
    return lambda document: {**document, "body": words}


def approved(leaflet, words=TUESDAY):
    with leaflet() as bins:
        bins.change("body.changed", say(words), place="body")
        bins.submit_for_review()
    with leaflet(YUSUF) as bins:
        bins.approve()


def test_a_change_begins_a_draft_and_the_public_sees_nothing_of_it(leaflet, shelf):
    with leaflet() as bins:
        assert bins.state is State.PUBLISHED
        assert bins.change("body.changed", say(TUESDAY), place="body")
    with leaflet() as bins:
        assert bins.state is State.WRITING
        assert bins.document["body"] == TUESDAY
        assert shelf.current("bins") == 1


def test_saying_the_same_again_changes_nothing(leaflet):
    with leaflet() as bins:
        assert not bins.change("body.changed", dict)
        assert bins.draft is None


def test_each_change_is_undone_exactly_the_last_one_first(leaflet):
    with leaflet() as bins:
        original = bins.document
        bins.change("body.changed", say(TUESDAY))
        bins.change("note.added", lambda document: {**document, "note": [1, 2]})
        assert bins.undo().verb == "note.added"
        assert "note" not in bins.document
        bins.undo()
        assert bins.document == original
        with pytest.raises(Refused, match="nothing_to_undo"):
            bins.undo()


def test_nobody_approves_their_own_last_change(leaflet):
    with leaflet() as bins:
        bins.change("body.changed", say(TUESDAY))
        bins.submit_for_review()
        with pytest.raises(Refused, match="own_work"):
            bins.approve()


def test_a_change_after_the_approval_must_be_reviewed_again(leaflet):
    approved(leaflet)
    with leaflet(YUSUF) as bins:
        bins.change("body.changed", say({"en": "Never."}))
        assert bins.state is State.WRITING
        with pytest.raises(Refused, match="not_reviewed"):
            bins.publish()


def test_publishing_makes_a_release_that_says_who_approved_it_and_what_changes(leaflet, shelf, acting):
    approved(leaflet)
    with leaflet() as bins:
        assert bins.publish(news={"en": "We come on Tuesday now."}) == 2
    with leaflet() as bins:
        assert bins.state is State.PUBLISHED
        assert shelf.document_of("bins", 2)["body"] == TUESDAY
        assert bins.releases[0].approved_by
        assert bins.news_since(1) == [{"en": "We come on Tuesday now."}]
        assert bins.news_since(2) == []


def test_an_authority_may_do_without_a_second_pair_of_eyes(leaflet, app):
    object.__setattr__(app.extensions["settings"], "four_eyes", False)
    with leaflet() as bins:
        bins.change("body.changed", say(TUESDAY))
        assert bins.publish() == 2


def test_errors_stop_publishing_whatever_the_reason(leaflet):
    approved(leaflet, {})
    with leaflet() as bins, pytest.raises(Refused, match="errors"):
        bins.publish(reason="It is urgent.")


def test_what_is_against_policy_needs_a_reason_and_the_reason_is_kept(leaflet):
    approved(leaflet, {"en": "On Tuesday!"})
    with leaflet() as bins:
        with pytest.raises(Refused, match="no_reason"):
            bins.publish()
        bins.publish(reason="It is a warning.")
    with leaflet() as bins:
        assert bins.releases[0].reason == "It is a warning."


def test_what_was_outweighed_is_there_for_auditors_with_who_when_and_why(leaflet):
    approved(leaflet, {"en": "On Tuesday!"})
    with leaflet() as bins:
        draft = bins.draft
        bins.publish(reason="It is a warning.")
    with leaflet() as bins:
        bins.change("body.changed", say(TUESDAY))
        bins.submit_for_review()
    with leaflet(YUSUF) as bins:
        bins.approve()
        bins.publish(reason="Nothing stands against it, and still I say why.")
        (told,) = overrides()
        assert (told.slug, told.number, told.title["en"], told.reason) == ("bins", 2, "Bins", "It is a warning.")
        assert told.findings == [{"place": "body.en", "check": "tone", "sentence": "Do not shout."}]
        assert (f"account:{told.by}", f"account:{told.approved_by}") == (EDITH, YUSUF)
        assert told.at <= clock.now()
        assert not overrides(since=clock.now() + timedelta(days=1))
        kept = [entry for entry in ledger.entries(About("draft", draft.id)) if entry.verb == "content.gate_outweighed"]
        assert [entry.details["reason"] for entry in kept] == ["It is a warning."]


def test_questions_and_hints_are_told_last_and_stop_nobody(leaflet):
    approved(leaflet, {"en": "On Tuesday?"})
    with leaflet() as bins:
        assert bins.findings == []
        assert [each.sentence for each in bins.advice] == ["Is this a question?"]
        assert bins.publish() == 2
        assert not overrides()


def test_it_comes_out_at_its_moment_and_only_once(leaflet, shelf, worker, later):
    approved(leaflet)
    with leaflet() as bins:
        bins.schedule(clock.now() + timedelta(hours=1))
    worker.work_off()
    assert shelf.current("bins") == 1
    later(hours=2)
    worker.work_off()
    worker.work_off()
    assert shelf.current("bins") == 2


def test_what_was_taken_back_does_not_come_out(leaflet, shelf, worker, later):
    approved(leaflet)
    with leaflet() as bins:
        bins.schedule(clock.now() + timedelta(hours=1))
        bins.unschedule()
        assert bins.state is State.APPROVED
    later(hours=2)
    worker.work_off()
    assert shelf.current("bins") == 1


def test_if_the_gate_is_closed_at_that_moment_it_waits_and_says_why(leaflet, shelf, worker, later):
    approved(leaflet)
    with leaflet() as bins:
        bins.schedule(clock.now() + timedelta(hours=1))
    the_world_changed(leaflet)
    later(hours=2)
    worker.work_off()
    assert shelf.current("bins") == 1
    with leaflet() as bins:
        assert bins.state is State.SCHEDULED
        assert bins.draft.stopped
        assert manuscripts("leaflet")["bins"].is_stopped


def the_world_changed(leaflet):
    """A department was closed, a register is gone: the same document is wrong now."""
    with leaflet() as bins:
        draft = bins.draft
        draft.document = {**draft.document, "body": {}}


def test_nothing_is_planned_for_the_past(leaflet):
    approved(leaflet)
    with leaflet() as bins, pytest.raises(Refused, match="past"):
        bins.schedule(clock.now() - timedelta(minutes=1))


def test_an_older_release_becomes_a_new_one_that_says_the_same(leaflet, shelf):
    approved(leaflet)
    with leaflet() as bins:
        bins.publish()
    with leaflet() as bins:
        with pytest.raises(Refused, match="no_reason"):
            bins.roll_back(1, reason="")
        assert bins.roll_back(1, reason="The lorry broke down.") == 3
    with leaflet() as bins:
        assert shelf.document_of("bins", 3) == shelf.document_of("bins", 1)
        assert bins.releases[0].equals == 1
        assert bins.draft is None


def test_going_back_leaves_a_draft_alone_and_says_that_it_is_behind(leaflet):
    approved(leaflet)
    with leaflet() as bins:
        bins.publish()
    with leaflet() as bins:
        bins.change("body.changed", say({"en": "On Friday."}))
        bins.roll_back(1, reason="The lorry broke down.")
    with leaflet() as bins:
        assert bins.document["body"] == {"en": "On Friday."}
        assert bins.is_behind


def test_something_new_is_nowhere_until_it_is_published(acting, shelf):
    with acting():
        ledger.act_as(EDITH)
        Manuscript.begin("leaflet", "trees", {"id": "trees", "title": {"en": "Trees"}}, verb="begun")
    with acting():
        assert manuscript("leaflet", "trees").published == 0
        assert manuscripts("leaflet")["trees"].title == {"en": "Trees"}
        with pytest.raises(NoResultFound):
            manuscript("leaflet", "flowers")


def test_thrown_away_is_thrown_away(leaflet):
    with leaflet() as bins:
        bins.change("body.changed", say(TUESDAY))
        bins.discard()
    with leaflet() as bins:
        assert bins.draft is None
        assert [step.verb for step in bins.history()[0]] == ["discarded", "body.changed"]


def test_comments_stay_until_they_are_dealt_with(leaflet):
    with leaflet() as bins:
        bins.comment("Which Tuesday?", place="body")
    with leaflet(YUSUF) as bins:
        said = bins.comments[0]
        bins.resolve(said.id)
        assert (said.text, said.place) == ("Which Tuesday?", "body")
    with leaflet() as bins:
        assert bins.comments[0].resolved_by


def test_a_translation_is_stale_when_only_the_source_changed(leaflet):
    with leaflet() as bins:
        bins.change("body.changed", say(TUESDAY))
        assert bins.stale == {"body": {"was": "On Monday.", "in": ["es"]}}
        bins.confirm_translation("body", "es")
        assert bins.stale == {}
        bins.change("body.changed", say({"en": "On Friday.", "es": "El lunes."}))
        bins.change("body.changed", say({"en": "On Friday.", "es": "El viernes."}))
        assert bins.stale == {}


def test_stale_translations_are_known_after_publishing_too(leaflet):
    approved(leaflet)
    with leaflet() as bins:
        bins.publish()
    with leaflet() as bins:
        assert bins.stale == {"body": {"was": "On Monday.", "in": ["es"]}}
        assert manuscripts("leaflet")["bins"].stale_texts == 1


def test_a_source_that_is_put_back_makes_its_translations_right_again():
    old, new = {"t": {"en": "One", "es": "Uno"}}, {"t": {"en": "Two", "es": "Uno"}}
    stale = stale_after(old, new, {}, source="en")
    assert stale_after(new, old, stale, source="en") == {}


def test_there_is_one_draft_of_a_thing_and_the_database_sees_to_it(leaflet, store):
    with leaflet() as bins:
        bins.change("body.changed", say(TUESDAY))
    with pytest.raises(IntegrityError):
        store(
            Draft(
                kind="leaflet",
                slug="bins",
                title={},
                document={},
                state=State.WRITING,
                based_on=1,
                stale={},
                changed_at=clock.now(),
            )
        )


def test_a_release_has_its_number_once(store, app):
    def release():
        return Release(kind="leaflet", slug="bins", number=2, at=clock.now(), stale={})

    store(release())
    with pytest.raises(IntegrityError):
        store(release())


def test_every_step_is_in_the_ledger(leaflet):
    approved(leaflet)
    with leaflet() as bins:
        entries = ledger.entries(About("draft", bins.draft.id))
        assert [entry.verb for entry in entries] == ["content.body.changed", "content.submitted", "content.approved"]
        assert entries[0].actor == EDITH


def test_two_editors_in_the_same_second_lose_nothing(leaflet, shelf, app):
    ready = Barrier(2)

    def write(key, by):
        ready.wait()
        with leaflet(by) as bins:
            bins.change("note.added", lambda document: {**document, key: key})

    hands = [Thread(target=write, args=(key, by)) for key, by in (("one", EDITH), ("two", YUSUF))]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    with app.app_context(), database().reading() as session:
        draft = session.scalars(select(Draft)).one()
    assert {"one", "two"} <= draft.document.keys()


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)
DOCUMENTS = st.dictionaries(st.text(max_size=3), VALUES, max_size=6)


@hypothesis_settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(DOCUMENTS, min_size=1, max_size=6))
def test_undoing_any_changes_in_turn_gives_back_every_document_exactly(documents):
    kept = [before_of(old, new) for old, new in pairwise(documents)]
    document = documents[-1]
    for before, expected in zip(reversed(kept), reversed(documents[:-1]), strict=True):
        document = restored(document, before)
        assert document == expected
