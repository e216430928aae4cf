"""The receipt: what a citizen holds in hand after sending."""

import re
from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from flask import Flask
from markupsafe import Markup
from pypdf import PdfReader

from portal.applications.receipt import Receipt, Section, receipt_pdf
from portal.applications.rules import Tone
from portal.config import Mode, Settings
from portal.core import i18n

INVISIBLE = re.compile("[\u200b\u2066-\u2069]")


@pytest.fixture
def printed(tmp_path):
    """The receipt with these particulars as a PDF; needs no database."""
    app = Flask("portal")
    app.extensions["settings"] = Settings(
        mode=Mode.DEMO, folder=tmp_path, secret_key="x" * 40, database_url="sqlite://", portal_url="http://localhost"
    )
    i18n.init_app(app)

    def print_(**particulars):
        usual = {
            "language": "en",
            "reference": "A-7K2M-9XCQ",
            "service_name": "Residence parking permit",
            "person_name": "Amina Haddad",
            "sent_at": datetime(2026, 3, 27, 9, 20, tzinfo=UTC),
            "portal_name": "Citizen portal",
            "authority_name": "Port Alder",
            "portal_url": "https://portal.example",
            "support_phone": "+1 555 0100",
            "expected_on": date(2026, 4, 17),
            "sections": [Section("Your home", [("Where do you live?", "12 Harbour Street\nFlat 3")])],
        }
        with app.app_context():
            return receipt_pdf(Receipt(**{**usual, **particulars}))

    return print_


def words_of(content: bytes) -> str:
    text = "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    return INVISIBLE.sub("", text)


def structure_of(content: bytes) -> list[dict]:
    """What a screen reader walks through, in reading order."""
    found = []

    def walk(node):
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for part in node:
                walk(part)
        elif isinstance(node, dict):
            if "/S" in node:
                found.append(node)
            walk(node.get("/K", []))

    walk(PdfReader(BytesIO(content)).trailer["/Root"]["/StructTreeRoot"]["/K"])
    return found


def test_a_receipt_says_who_sent_what_when_and_what_happens_next(printed):
    words = words_of(printed())

    for expected in [
        "We have your application",
        "Residence parking permit",
        "A-7K2M-9XCQ",
        "Keep this reference.",
        "Amina Haddad",
        "27 March 2026, 09:20",
        "You can expect our decision by 17 April 2026.",
        "call +1 555 0100",
        "https://portal.example",
        "Where do you live?",
        "12 Harbour Street",
        "Page 1 of 1",
    ]:
        assert expected in words


def test_without_a_date_the_receipt_promises_none(printed):
    words = words_of(printed(expected_on=None))

    assert "We write to you as soon as we have decided." in words
    assert "expect" not in words


def test_a_booking_says_when_and_where_and_an_opinion_gets_thanks(printed):
    when = datetime(2026, 4, 1, 9, 0, tzinfo=UTC)
    booked = words_of(printed(tone=Tone.BOOKING, is_certain=True, times=[(when, "Town hall")]))
    kept = words_of(printed(tone=Tone.BOOKING, times=[(when, "Town hall")], expected_on=None))
    heard = words_of(printed(tone=Tone.OPINION))

    assert "Your time is booked" in booked
    assert "1 April 2026, 09:00, Town hall" in " ".join(booked.split())
    assert "We write to you by 17 April 2026." in booked
    assert "We keep this time for you until we have decided." in kept
    assert "Thank you for taking part" in heard
    assert "By 17 April 2026 we write to you what happens with it." in " ".join(heard.split())
    assert "decision" not in booked + heard


def test_a_screen_reader_finds_headings_lists_and_tables(printed):
    made = printed()
    about = PdfReader(BytesIO(made))
    tags = [str(part["/S"]) for part in structure_of(made)]

    assert about.metadata.title == "Receipt A-7K2M-9XCQ: Residence parking permit"
    assert about.metadata.author == "Port Alder"
    assert about.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in about.trailer["/Root"]["/Metadata"].get_data()
    assert [tag for tag in tags if tag.startswith("/H")] == ["/H1", "/H2", "/H2", "/H3"]
    assert {"/L", "/LI", "/Table", "/TH", "/TD", "/Link"} <= set(tags)


@pytest.mark.parametrize(
    ("language", "name", "answer"),
    [
        ("es", "Permiso de estacionamiento", "Nos mudamos el año pasado."),
        ("ru", "Разрешение на парковку", "Мы переехали в прошлом году."),
        ("zh-Hans", "居民停车许可证", "我们去年搬家"),
        ("zh-Hant", "居民停車許可證", "我們去年搬家"),
    ],
)
def test_the_receipt_is_in_the_citizens_language(printed, language, name, answer):
    made = printed(language=language, service_name=name, sections=[Section("", [("?", answer)])])

    assert PdfReader(BytesIO(made)).trailer["/Root"]["/Lang"].startswith(language[:2])
    assert name in words_of(made)
    assert answer in words_of(made)


def test_an_arabic_receipt_keeps_references_and_phones_in_their_own_direction(printed):
    made = printed(language="ar", person_name="أمينة حداد", sections=[Section("عنك", [("الهاتف", "+1 555 0142")])])

    assert PdfReader(BytesIO(made)).trailer["/Root"]["/Lang"] == "ar"
    words = words_of(made)
    assert "A-7K2M-9XCQ" in words and "+1 555 0142" in words
    assert set("أمينةحد") <= set(words)


def test_a_text_without_translation_is_tagged_with_its_own_language(printed):
    question = Markup('<span lang="en" dir="ltr">Where do you live?</span>')

    made = printed(language="ru", sections=[Section("", [(question, "Здесь")])])

    assert "Where do you live?" in words_of(made)
    assert "en" in {part.get("/Lang") for part in structure_of(made)}


def test_hostile_answers_are_shown_and_the_receipt_is_still_whole(printed):
    nasty = '#read("/etc/passwd") *b* $x$ [c] \\ " \' `r` <l> @m //'
    made = printed(
        person_name=nasty,
        service_name="#panic() *x*",
        sections=[
            Section("#panic()", [(nasty, [nasty, "😀 \x00\x07 \u202egnp.exe\u2069", "x" * 10_000, "م" * 500])]),
            Section("", [("", "")]),
        ],
    )
    words = " ".join(words_of(made).split())

    assert b"pdfuaid" in made
    assert words.count("#panic()") >= 2
    assert '#read("/etc/passwd")' in words
    assert "‹grinning face›" in words and "‹right-to-left override›" in words
    assert words.count("x") >= 10_000
    assert "Not answered" in words


def test_long_answers_go_on_over_pages_that_are_counted(printed):
    story = "The old house was being pulled down. " * 60
    made = printed(sections=[Section("Your story", [("Why?", [story] * 3)])])
    pages = PdfReader(BytesIO(made)).pages

    assert len(pages) > 1
    assert f"Page {len(pages)} of {len(pages)}" in pages[-1].extract_text()
    assert "A-7K2M-9XCQ" in pages[-1].extract_text()


def test_the_same_receipt_is_the_same_file_and_a_small_one(printed):
    assert printed() == printed()
    assert len(printed()) < 60_000
