"""What people get outside the portal's pages, as pages for the auditor: letters by e-mail, and papers to save.

They are only served beside the auditor. Letters are those a mail program shows, so they are looked at as it shows them.
"""

from collections.abc import Callable
from email.message import EmailMessage
from pathlib import PurePosixPath
from typing import Any

from flask import Flask
from werkzeug.wrappers import Request, Response

from accessibility.subjects import LANGUAGE, Subject
from portal.core import mail
from portal.core.contributions import SampleLetter, SamplePaper
from portal.core.i18n import OWN_NAMES
from portal.core.rooms import contributions
from portal.messages import leading_to

FOLDER = "/sent/"
READER = "amina@post.example"
WHERE_LETTERS_LIE = {"mail", "letters"}
Application = Callable[..., Any]


def samples() -> dict[Subject, SampleLetter | SamplePaper]:
    """One of each kind, in the order the rooms name them."""
    letters = {_subject(_name_of(each), each.state): each for each in contributions(SampleLetter)}
    papers = {_subject(each.endpoint, each.state, ".pdf"): each for each in contributions(SamplePaper)}
    return {**letters, **papers}


def sample_in(language: str, sample: SampleLetter | SamplePaper) -> Response:
    """The sample as somebody gets it who reads this language."""
    if isinstance(sample, SamplePaper):
        return Response(sample.make(language), mimetype="application/pdf")
    html = letter_in(language, sample).get_body(("html",))
    return Response(html.get_content() if html else "", mimetype="text/html")


def letter_in(language: str, sample: SampleLetter) -> EmailMessage:
    """The letter as it would be posted."""
    if sample.words:
        letter = sample.words(language)
    else:
        values = sample.values() if callable(sample.values) else sample.values
        letter = mail.write(sample.template, language=language, **values)
    about = f"/{language}{sample.about}" if sample.about else ""
    return mail.envelope(leading_to(about, letter), to=READER)


def with_samples(app: Flask) -> Application:
    """The portal, and beside it what it sends to people."""

    def answer(environ: dict[str, Any], start: Callable[..., Any]) -> Any:
        path = Request(environ).path
        if not path.startswith(FOLDER):
            return app(environ, start)
        with app.request_context(environ):  # a request that only reads
            language = path.removeprefix(FOLDER).partition("/")[0]
            by_path = {subject.in_language(language).path: sample for subject, sample in samples().items()}
            known = path in by_path and language in OWN_NAMES
            response = sample_in(language, by_path[path]) if known else Response("There is no such sample.", 404)
            return response(environ, start)

    return answer


def _name_of(letter: SampleLetter) -> str:
    """`applications/letters/received.txt` is `letters.applications-received`."""
    parts = PurePosixPath(letter.template).with_suffix("").parts
    return "letters." + "-".join(part.replace("_", "-") for part in parts if part not in WHERE_LETTERS_LIE)


def _subject(name: str, state: str, ending: str = "") -> Subject:
    return Subject(f"{name}:{state}", f"{FOLDER}{LANGUAGE}/{name}.{state}{ending}".replace(" ", "-"))
