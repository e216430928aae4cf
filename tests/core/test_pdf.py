"""PDFs: everybody can read them, and nothing typed into them runs."""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask
from markupsafe import Markup
from pypdf import PdfReader

from portal.config import Mode, Settings
from portal.core import fonts, i18n, pdf, printing
from portal.core.pdf import Paper, make_pdf
from portal.core.printing import END, FIRST_STRONG, LEFT_TO_RIGHT, MAY_BREAK

TEMPLATE = """
#let it = json(bytes(sys.inputs.values))
#set document(title: it.title, author: it.author)
#set text(lang: it.lang, region: if it.region != "" { it.region }, font: ("Noto Sans", "Noto Sans Arabic", "Noto Sans CJK TC"))
#heading(it.title)
#for line in it.at("lines", default: ()) { par(line.map(piece => piece.text).join()) }
"""


@pytest.fixture
def printer(tmp_path: Path):
    """Prints lines in a language, without a database."""
    app = Flask("portal")
    app.extensions["settings"] = Settings(
        mode=Mode.DEMO, folder=tmp_path, secret_key="x" * 40, database_url="sqlite://", portal_url="http://localhost"
    )
    i18n.init_app(app)
    template = tmp_path / "letter.typ"
    template.write_text(TEMPLATE)

    def print_(words="", language="en", lines=None):
        paper = Paper(template, language, "A letter", "Port Alder", datetime(2026, 3, 27, 9, 20, tzinfo=UTC))
        with app.app_context():
            return make_pdf(paper, {"lines": printing.typed(words) if lines is None else lines})

    return print_


def reader(content: bytes) -> PdfReader:
    return PdfReader(BytesIO(content))


def words_of(content: bytes) -> str:
    text = "\n".join(page.extract_text() for page in reader(content).pages)
    return "".join(sign for sign in text if sign not in {FIRST_STRONG, LEFT_TO_RIGHT, END, MAY_BREAK})


def test_a_screen_reader_finds_language_title_and_structure(printer):
    root = reader(printer("Hello")).trailer["/Root"]

    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()


def test_a_pdf_says_what_it_is_who_made_it_and_when(printer):
    about = reader(printer("Hello")).metadata

    assert (about.title, about.author) == ("A letter", "Port Alder")
    assert about.creation_date == datetime(2026, 3, 27, 9, 20, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "known_as", "words"),
    [
        ("en", "en", "Where do you live?"),
        ("es", "es", "¿Dónde vive usted?"),
        ("ru", "ru", "Где вы живёте?"),
        ("zh-Hans", "zh-CN", "您住在哪里"),
        ("zh-Hant", "zh-TW", "您住在哪裡"),
    ],
)
def test_every_language_can_be_read_and_copied(printer, language, known_as, words):
    made = printer(words, language)

    assert reader(made).trailer["/Root"]["/Lang"].lower() == known_as.lower()
    assert words in words_of(made)


def test_arabic_is_arabic(printer):
    made = printer("أين تسكن", "ar")

    assert reader(made).trailer["/Root"]["/Lang"] == "ar"
    assert set("أينتسك") <= set(words_of(made))


def test_the_same_words_give_the_same_file(printer):
    assert printer("Hello") == printer("Hello")


def test_simplified_and_traditional_chinese_draw_the_same_character_in_their_own_way(printer):
    assert drawing(printer("骨", "zh-Hans")) != drawing(printer("骨", "zh-Hant"))


def drawing(content: bytes) -> set[bytes]:
    page = reader(content).pages[0]
    found = [font["/DescendantFonts"][0]["/FontDescriptor"] for font in page["/Resources"]["/Font"].values()]
    return {font["/FontFile3"].get_data() for font in found if "CJK" in font["/FontName"]}


def test_only_the_letters_that_are_needed_travel_along(printer):
    assert len(printer("骨 أين Hello")) < 60_000


@pytest.mark.parametrize(
    "words",
    [
        '#read("/etc/passwd")',
        "#panic() *bold* _so_ $x^2$ [c] {d}",
        "back\\slash \"double\" 'single' `raw`",
        "<label> @reference = heading // not a comment /* nor this */",
        '"}); #import "@preview/x:1.0.0"',
        "--- ... -- ~ fi ffl",
    ],
)
def test_what_somebody_types_is_shown_and_never_run(printer, words):
    assert words in words_of(printer(words))


@pytest.mark.parametrize(
    ("sign", "name"),
    [
        ("😀", "‹grinning face›"),
        ("\x00", "‹U+0000›"),
        ("\x07", "‹U+0007›"),
        ("\u202e", "‹right-to-left override›"),
        ("\u2069", "‹pop directional isolate›"),
        ("\udcff", "‹U+DCFF›"),
        ("\ue000", "‹U+E000›"),
        ("\ufeff", "‹zero width no-break space›"),
        ("中\u0e31", "‹thai character mai han-akat›"),
    ],
)
def test_a_sign_nobody_could_see_gets_a_name(printer, sign, name):
    made = printer(f"before {sign} after")

    assert name in words_of(made)
    assert b"pdfuaid" in made


@pytest.mark.parametrize(
    "words", ["\u200fשלום", "Ame\u0301lie", "क्षि", "a\u200db", "\ufe0f", "\u0301", "e" + "\u0301" * 500]
)
def test_marks_and_accents_do_not_break_a_pdf(printer, words):
    assert b"pdfuaid" in printer(words)


def test_a_pdf_that_cannot_show_everything_does_not_claim_to(printer):
    made = printer(lines=[[{"text": "before \ue000 after"}]])

    assert b"pdfuaid" not in made
    assert reader(made).trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_a_breakdown_of_the_typesetter_does_not_take_the_worker_along():
    class PanicException(BaseException):
        pass

    with pytest.raises(pdf.NotPrinted), pdf._panics_are_errors():
        raise PanicException("end byte index 7 is out of bounds")
    with pytest.raises(KeyboardInterrupt), pdf._panics_are_errors():
        raise KeyboardInterrupt


def test_an_endless_word_breaks_but_never_between_a_letter_and_its_accent():
    shown = printing.printable("x" * 10_000)
    accented = printing.printable("e\u0301" * 100)

    assert max(map(len, shown.split(MAY_BREAK))) <= printing.STEP
    assert shown.replace(MAY_BREAK, "") == "x" * 10_000
    assert MAY_BREAK + "\u0301" not in accented
    assert MAY_BREAK not in printing.printable("short words stay as they are, 中文也一样" * 3)


def test_each_typed_line_keeps_its_own_direction():
    assert printing.typed("one\n\nاثنان") == [
        [{"text": f"{FIRST_STRONG}one{END}"}],
        [{"text": f"{FIRST_STRONG}اثنان{END}"}],
    ]
    assert printing.ltr("+1 555 0100") == f"{LEFT_TO_RIGHT}+1 555 0100{END}"


def test_markup_of_the_portal_becomes_lines_and_pieces_with_their_language():
    words = Markup('<span lang="zh-Hans" dir="ltr">A &amp; B</span><br><bdi>c &lt;d&gt;</bdi> (2 KB)')

    first, second = printing.typed(words)

    assert first == [{"text": "A & B", "lang": "zh", "region": "cn", "dir": "ltr"}]
    assert "".join(piece["text"] for piece in second) == f"{FIRST_STRONG}c <d>{END} (2 KB)"
    assert printing.typed(Markup()) == printing.typed_line("") == []
    assert printing.plain(Markup("<bdi>A</bdi> &amp; B")) == "A & B"


def test_the_fonts_come_with_the_portal():
    assert len(fonts.font_folders()) == 3
    assert fonts.legible("Ж ع 中 ñ") == "Ж ع 中 ñ"
