"""The receipt as a tagged PDF (PDF/UA-1), in the language the application was written in."""

import json
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, cast

import typst
from flask_babel import gettext as _
from markupsafe import Markup

from portal.config import settings
from portal.core.fonts import font_folders, legible
from portal.core.i18n import authority_name, direction, long_moment, pick, speaking
from portal.questions import describe

from .applications import Opened

TEMPLATE = Path(__file__).parents[1] / "templates" / "applications" / "receipt.typ"
ISOLATE, END_OF_ISOLATE = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"

Piece = dict[str, str]
Lines = list[list[Piece]]


def receipt_pdf(sent: Opened) -> bytes:
    """The receipt of a submitted application."""
    with speaking(sent.application.language):
        document = _document(sent)
    compiler = typst.Compiler(
        str(TEMPLATE),
        root=str(TEMPLATE.parent),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"document": json.dumps(document, ensure_ascii=False)},
    )
    moment = sent.application.submitted_at or sent.application.changed_at
    return cast(
        "bytes", compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=moment.replace(microsecond=0))
    )


def _document(sent: Opened) -> dict[str, Any]:
    application = sent.application
    service = pick(application.service_name)
    facts = [
        (_("Service"), _lines(Markup('<span lang="{}">{}</span>').format(service.language, service.text))),
        (_("Reference"), _plain(application.reference)),
        (_("Received"), _plain(long_moment(application.submitted_at or application.changed_at))),
    ]
    summaries = describe(sent.form, application.answers)
    return {
        "title": legible(_("Receipt %(reference)s", reference=application.reference)),
        "author": legible(authority_name()),
        "about": _("Keep this receipt. Have the reference ready when you call or write to us."),
        "call": _(
            "Do you have a question? Call %(phone)s.", phone=f"{ISOLATE}{settings().support_phone}{END_OF_ISOLATE}"
        ),
        "facts": [{"label": _plain(label), "lines": lines} for label, lines in facts],
        "sections": [_section(summary) for summary in summaries],
        **_tongue(application.language),
    }


def _section(summary: Any) -> dict[str, Any]:
    unanswered = _plain(_("Not answered"))
    return {
        "title": _lines(summary.title),
        "level": summary.level,
        "rows": [
            {"label": _lines(row.label), "lines": _lines(row.value) if row.value else unanswered}
            for row in summary.rows
        ],
    }


def _tongue(code: str) -> dict[str, str]:
    """A language as typst names it. The script picks the right shapes of Chinese signs."""
    language, _sign, script = code.partition("-")
    region = {"Hans": "CN", "Hant": "TW"}.get(script, "")
    return {"lang": language, "region": region, "script": script.lower(), "dir": direction(code)}


def _plain(text: str) -> Lines:
    return [[{"text": legible(text), **_tongue_of_piece("")}]]


def _tongue_of_piece(code: str) -> Piece:
    return _tongue(code) if code else {"lang": "", "region": "", "script": "", "dir": ""}


def _lines(said: str | Markup) -> Lines:
    """Lines of an answer, each in pieces of one language."""
    reader = _Reader()
    reader.feed(str(said) if isinstance(said, Markup) else str(Markup("<bdi>{}</bdi>").format(said)))
    reader.close()
    return reader.lines


class _Reader(HTMLParser):
    """Reads what questions say: text, line breaks, isolated values and marked languages, nothing else."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: Lines = [[]]
        self.languages = [""]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.lines.append([])
        elif tag == "span":
            self.languages.append(dict(attrs).get("lang") or "")
        elif tag == "bdi":
            self._add(ISOLATE)

    def handle_endtag(self, tag: str) -> None:
        if tag == "span" and len(self.languages) > 1:
            self.languages.pop()
        elif tag == "bdi":
            self._add(END_OF_ISOLATE)

    def handle_data(self, data: str) -> None:
        self._add(legible(data))

    def _add(self, text: str) -> None:
        self.lines[-1].append({"text": text, **_tongue_of_piece(self.languages[-1])})


@cache
def _fonts() -> Any:
    """Only the fonts that come with the portal: a receipt looks the same on every server."""
    folders = [str(folder) for folder in font_folders()]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)
