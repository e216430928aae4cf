"""Letters: what arrives, in which language, and that nothing typed can become a header."""

from datetime import timedelta
from email import policy
from email.parser import BytesParser

import pytest
from jinja2 import ChoiceLoader, DictLoader

from portal.core import clock, mail, outbox
from portal.core.db import database

TEMPLATE = """
{% block subject %}Your permit, {{ name }}{% endblock %}
{% block body %}
{{ _("Dear %(name)s,", name=bdi(name)) }}

Call {{ support_phone }} & ask.
We are there from 8.

482 915

{{ link("See your application", "/en/applications/A-7K2M-9XCQ") }}
{% endblock %}
"""


@pytest.fixture
def letters(app):
    app.jinja_env.loader = ChoiceLoader([DictLoader({"test/permit.txt": TEMPLATE}), app.jinja_env.loader])
    return app


def compose(name="Amina", to="amina@example.org", language="en"):
    return mail.compose("test/permit.txt", to=to, language=language, name=name)


def parts(message):
    text, html = message.iter_parts()
    return text.get_content(), html.get_content()


def test_a_letter_reads_the_same_as_text_and_as_html(letters):
    with letters.app_context():
        text, html = parts(compose())
    assert "We are there from 8." in text and "We are there from 8." in html
    assert "See your application:\nhttp://localhost/en/applications/A-7K2M-9XCQ" in text
    assert '<a href="http://localhost/en/applications/A-7K2M-9XCQ"><b>See your application</b></a>' in html
    assert '<p class="code"><bdi dir="ltr">482 915</bdi></p>' in html
    assert "<img" not in html
    assert "\n-- \n" in text, "mail programs know the end of a letter by this line"


def test_an_arabic_letter_runs_from_right_to_left_and_a_name_keeps_its_direction(letters):
    with letters.app_context():
        message = compose(language="ar")
        text, html = parts(message)
    assert "\N{LEFT-TO-RIGHT ISOLATE}+1 555 0100\N{POP DIRECTIONAL ISOLATE}" in text
    assert '<html lang="ar" dir="rtl">' in html
    assert "<bdi>Amina</bdi>" in html
    assert '<bdi dir="ltr">+1 555 0100</bdi>' in html
    assert message["Content-Language"] == "ar"


def test_words_are_never_read_as_html(letters):
    with letters.app_context():
        text, html = parts(compose(name="<b>Ann & Co</b>"))
    assert "<b>Ann & Co</b>" in text
    assert "&lt;b&gt;Ann &amp; Co&lt;/b&gt;" in html
    assert "&amp;amp;" not in html


def test_a_line_break_in_a_name_becomes_no_header(letters):
    with letters.app_context():
        message = compose(name="Ann\r\nBcc: everybody@example.org")
    assert message["Bcc"] is None
    assert message["Subject"] == "Your permit, Ann Bcc: everybody@example.org"


@pytest.mark.parametrize("address", ["", "ann", "ann@example.org\nBcc: x@example.org", "a@example.org, b@example.org"])
def test_a_letter_goes_to_exactly_one_address(letters, address):
    with letters.app_context(), pytest.raises(ValueError):
        compose(to=address)


def test_a_letter_to_a_domain_in_any_script_is_addressed_as_mail_servers_want_it(letters):
    with letters.app_context():
        assert compose(to="amina@bücher.example")["To"] == "amina@xn--bcher-kva.example"


def test_a_letter_says_that_no_person_wrote_it(letters):
    with letters.app_context():
        message = compose()
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["From"].addresses[0].addr_spec == "no-reply@port-alder.example"


def test_only_plain_text_templates_are_letters(letters):
    with letters.app_context(), pytest.raises(ValueError):
        mail.write("test/permit.html", language="en")


def test_a_letter_with_emoji_and_arabic_survives_the_outbox(letters, acting, worker, settings):
    with acting():
        mail.post(compose(name="أمينة 🌿"))
    assert not (settings.folder / "mail").exists(), "nothing is sent before the transaction is kept"

    worker.work_off()

    [file] = (settings.folder / "mail").glob("*.eml")
    message = BytesParser(policy=policy.default).parsebytes(file.read_bytes())
    assert message["Subject"] == "Your permit, أمينة 🌿"
    assert "أمينة 🌿" in message.get_body(("plain",)).get_content()


def test_the_same_letter_sent_twice_is_one_letter(letters, acting, worker, settings):
    with acting():
        message = compose()
        mail.post(message)
        mail.post(message)
    worker.work_off()
    assert len(list((settings.folder / "mail").glob("*.eml"))) == 1


def waiting_jobs(app):
    with app.app_context(), database().reading() as session:
        return session.query(outbox.JobRow).all()


def test_without_a_mail_server_a_letter_waits_for_as_long_as_it_takes(letters, acting, worker, settings, monkeypatch):
    object.__setattr__(settings, "mail_url", "")
    with acting():
        mail.post(compose())
    start = clock.now()
    for day in range(30):
        monkeypatch.setattr(clock, "now", lambda day=day: start + timedelta(days=day))
        worker.work_off()
        [row] = waiting_jobs(letters)
        assert row.dead_at is None

    object.__setattr__(settings, "mail_url", f"folder:{settings.folder}/mail")
    monkeypatch.setattr(clock, "now", lambda: start + timedelta(days=31))
    worker.work_off()
    assert waiting_jobs(letters) == []
    assert len(list((settings.folder / "mail").glob("*.eml"))) == 1


def test_things_in_a_row_are_a_list_in_a_letter(letters):
    letter = mail.Letter("Refused", ["The reasons:\n• Your income\n• Your <savings>", "Call us."], "en")
    with letters.app_context():
        text, html = parts(mail.envelope(letter, to="amina@example.org"))
    assert "The reasons:\n• Your income\n• Your <savings>" in text.replace("\r", "")
    assert "<p>The reasons:</p>" in html
    assert [line.strip() for line in html.splitlines() if "<li>" in line] == [
        "<li>Your income</li>",
        "<li>Your &lt;savings&gt;</li>",
    ]


def test_a_letter_begins_with_what_it_is_about(letters):
    with letters.app_context():
        _text, html = parts(compose())
    assert "<h1>Your permit, Amina</h1>" in html
