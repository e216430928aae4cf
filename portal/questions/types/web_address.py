"""The address of a website."""

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from flask_babel import gettext as _
from markupsafe import Markup

from portal.core.forms import tidy

from ..question_type import QuestionType, Wrong
from ..typing_hands import INVISIBLE
from .text import too_long

if TYPE_CHECKING:
    from ..definition import Question

LONGEST = 2000
HOST = re.compile(r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_][\w-]{0,61}[^\W_]")


class WebAddress(QuestionType):
    name = "web_address"
    answers_are = (str,)

    def missing(self, question: "Question") -> Wrong:
        return Wrong(_("Enter a web address"))

    def check(self, question: "Question", typed: Any) -> str:
        """https:// may be left out. Nothing is fetched."""
        text = str(tidy(str(typed).translate(INVISIBLE)))
        if len(text) > LONGEST:
            raise too_long(LONGEST)
        if re.search(r"\s", text):
            raise Wrong(_("Enter one web address without spaces"))
        return _written_out(text)

    def say(self, question: "Question", answer: Any) -> Markup:
        return Markup('<bdi dir="ltr">{}</bdi>').format(answer)


def _written_out(text: str) -> str:
    if not re.match(r"[a-z][a-z0-9+.-]*:(?!\d)", text, re.IGNORECASE):
        text = f"https://{text.lstrip('/')}"
    try:
        parts = urlsplit(text)
        host, _port = parts.hostname or "", parts.port
    except ValueError as error:
        raise _no_address() from error
    if parts.scheme not in {"http", "https"}:
        raise Wrong(_("Enter a web address that starts with https:// or http://"))
    if parts.username is not None or not HOST.fullmatch(host):
        raise _no_address()
    return parts._replace(netloc=parts.netloc.lower()).geturl()


def _no_address() -> Wrong:
    return Wrong(_("Enter a web address, for example https://www.example.org"))
