"""The way of a service to the public: review by a second person, publishing, planning, going back."""

import re
from datetime import timedelta

import pytest

from portal.core import clock
from tests.editing.conftest import PERMIT

HERE = f"/en/staff/services/{PERMIT}"


def hidden(page, name="seen"):
    return re.search(rf'name="{name}" value="([^"]*)"', page)[1]


@pytest.fixture
def changed(client, edith):
    """Edith has given the permit another name."""
    rename(client, "Parking permit for residents")


def rename(browser, name, *, seen=None):
    page = browser.get(f"{HERE}/about").text
    return browser.post(f"{HERE}/about", data={**as_shown(page), "name": name, "seen": seen or hidden(page)})


def as_shown(page):
    """What a browser would send back of the form About."""
    form = page.split('<input type="hidden" name="seen"')[1].split("</form>")[0]
    found = {}
    for tag in re.findall(r"<input[^>]*>", form):
        name = re.search(r'name="([^"]*)"', tag)
        value = re.search(r'value="([^"]*)"', tag)
        if name and ('type="checkbox"' not in tag or " checked" in tag):
            found.setdefault(name[1], []).append(value[1] if value else "")
    found |= dict(re.findall(r'<textarea[^>]* name="([^"]*)"[^>]*>\n?(.*?)</textarea>', form, re.DOTALL))
    for name, options in re.findall(r'<select[^>]* name="([^"]*)"[^>]*>(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', options)
        found[name] = chosen[1] if chosen else ""
    return found


def press(browser, step, **values):
    page = browser.get(f"{HERE}/publication").text
    return browser.post(f"{HERE}/publication/{step}", data={"seen": hidden(page), **values}, follow_redirects=True)


def test_citizens_see_a_change_only_after_a_colleague_has_approved_it(client, yusuf, changed):
    assert "Parking permit for residents" not in client.get(f"/en/services/{PERMIT}").text
    press(client, "review")
    assert "a colleague must approve it" in client.get(f"{HERE}/publication").text
    assert "Approved. It can be published now." in press(yusuf, "approval").text
    assert "Published. Citizens see it now." in press(client, "release", act="now").text
    assert "Parking permit for residents" in client.get(f"/en/services/{PERMIT}").text


def test_nobody_approves_what_they_changed_last(client, changed):
    press(client, "review")
    assert "A colleague must approve it" in press(client, "approval").text


def test_nothing_is_published_that_nobody_has_approved(client, changed):
    assert "Nobody has approved it yet" in press(client, "release", act="now").text


def test_a_colleague_sends_it_back_with_words(client, yusuf, changed):
    press(client, "review")
    press(yusuf, "return", words="Say whom it is for.")
    page = client.get(f"{HERE}/history").text
    assert "Say whom it is for." in page
    assert "Draft" in page


def test_whoever_approves_must_have_seen_the_newest_words(client, yusuf, changed):
    press(client, "review")
    looked_at = hidden(yusuf.get(f"{HERE}/publication").text)
    rename(client, "Parking permit")
    press(client, "review")
    answer = yusuf.post(f"{HERE}/publication/approval", data={"seen": looked_at}, follow_redirects=True)
    assert "Look again first" in answer.text


def test_it_comes_out_by_itself_at_its_moment(client, yusuf, changed, worker, later):
    press(client, "review")
    press(yusuf, "approval")
    day = clock.now().date() + timedelta(days=2)
    when = {"day-day": day.day, "day-month": day.month, "day-year": day.year, "time": "08:00"}
    assert "It will be published on" in press(client, "release", act="later", **when).text
    worker.work_off()
    assert "Parking permit for residents" not in client.get(f"/en/services/{PERMIT}").text
    later(days=3)
    worker.work_off()
    assert "Parking permit for residents" in client.get(f"/en/services/{PERMIT}").text


def test_a_moment_in_the_past_is_refused_and_nothing_typed_is_lost(client, yusuf, changed):
    press(client, "review")
    press(yusuf, "approval")
    when = {"day-day": 1, "day-month": 1, "day-year": 2020, "time": "08:00"}
    answer = press(client, "release", act="later", **when, **{"news-en": "The name is new."})
    assert answer.status_code == 422
    assert "lies ahead" in answer.text
    assert "The name is new." in answer.text


def test_an_older_version_can_be_public_again_and_says_why(client, yusuf, changed):
    press(client, "review")
    press(yusuf, "approval")
    press(client, "release", act="now")
    assert client.post(f"{HERE}/publication/versions/1").status_code == 422
    answer = client.post(
        f"{HERE}/publication/versions/1", data={"reason": "People were confused."}, follow_redirects=True
    )
    assert "People were confused." in answer.text
    assert "Residence parking permit" in client.get(f"/en/services/{PERMIT}").text


def test_two_editors_at_once_the_second_is_told_and_loses_nothing(client, yusuf, edith):
    before = hidden(yusuf.get(f"{HERE}/about").text)
    rename(client, "Edith’s name")
    answer = rename(yusuf, "Yusuf’s name", seen=before)
    assert answer.status_code == 422
    assert "Edith Rowe" in answer.text
    assert "Edith’s" in answer.text
    assert 'value="Yusuf’s name"' in answer.text
    assert rename(yusuf, "Yusuf’s name", seen=hidden(answer.text)).status_code == 303


def test_a_change_is_undone_in_one_step(client, changed):
    page = client.get(f"{HERE}/history").text
    answer = client.post(f"{HERE}/history/undo", data={"number": hidden(page, "number")}, follow_redirects=True)
    assert "Undone: About: changed" in answer.text
    assert "Residence parking permit" in answer.text


def test_saving_without_a_change_begins_no_draft(client, edith):
    page = client.get(f"{HERE}/about").text
    assert client.post(f"{HERE}/about", data={**as_shown(page), "seen": hidden(page)}).status_code == 303
    assert "There is no draft." in client.get(f"{HERE}/publication").text


def test_a_comparison_marks_what_is_gone_and_new_for_eyes_and_ears(client, changed):
    page = client.get(f"{HERE}/comparison").text
    assert '<del><span class="visually-hidden">Removed: </span>Residence' in page
    assert '<ins><span class="visually-hidden">Added: </span> for residents' in page


def test_colleagues_comment_on_a_place_until_it_is_dealt_with(client, yusuf, edith):
    client.post(f"{HERE}/comments", data={"place": "name", "words": "Too long?"})
    page = yusuf.get(f"{HERE}/comments").text
    assert "Too long?" in page
    url = re.search(r'action="([^"]*/answer[^"]*)"', page)[1]
    assert "Dealt with" in yusuf.post(url, follow_redirects=True).text


def test_a_translation_is_written_while_the_other_languages_stay(client, edith):
    page = client.get(f"{HERE}/about?text=es").text
    values = {**as_shown(page), "summary": "Un resumen nuevo", "seen": hidden(page)}
    answer = client.post(f"{HERE}/about?text=es", data=values)
    assert "text=es" in answer.location
    exported = client.get(f"{HERE}/export").text
    assert "Un resumen nuevo" in exported
    assert "Residence parking permit" in exported


def test_what_was_typed_when_the_session_was_over_is_there_after_signing_in(client, edith, sign_in, later):
    page = client.get(f"{HERE}/about").text
    values = {**as_shown(page), "name": "Typed for a long time", "seen": hidden(page)}
    later(minutes=31)
    assert "sign-in" in client.post(f"{HERE}/about", data=values).location
    sign_in(edith)
    page = client.get(f"{HERE}/about").text
    assert 'value="Typed for a long time"' in page
    assert "We kept what you typed" in page
    assert client.post(f"{HERE}/about", data={**as_shown(page), "seen": hidden(page)}).status_code == 303


def test_the_history_says_what_was_changed_and_by_whom(client, yusuf, edith):
    page = yusuf.get(f"{HERE}/about").text
    values = {**as_shown(page), "name": "Permit", "cost": "Free", "seen": hidden(page)}
    yusuf.post(f"{HERE}/about", data=values)
    page = client.get(f"{HERE}/history").text
    assert "Yusuf Karim" in page
    assert "Name of the service · What it costs" in page


def test_a_comment_is_shown_on_the_page_of_its_part(client, yusuf, edith):
    client.post(f"{HERE}/comments", data={"place": "name", "words": "Too long?"})
    assert "Too long?" in yusuf.get(f"{HERE}/about").text
    assert "Too long?" not in yusuf.get(f"{HERE}/questions").text
