"""Letters by e-mail: written from a template of plain paragraphs, readable as text and as HTML, posted by a job."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from itertools import groupby
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from uuid import UUID

from flask import current_app, render_template
from markupsafe import Markup, escape

from portal.config import settings
from portal.core import clock
from portal.core.db import new_id
from portal.core.i18n import Text, pick, portal_name, speaking
from portal.core.later import Later
from portal.core.outbox import enqueue
from portal.core.request_ids import HEADER, request_id

if TYPE_CHECKING:
    import email_validator
else:
    email_validator = Later("email_validator")

POST = "core.post_mail"
ISOLATE, ISOLATE_LTR, END_OF_ISOLATE = (
    "\N{FIRST STRONG ISOLATE}",
    "\N{LEFT-TO-RIGHT ISOLATE}",
    "\N{POP DIRECTIONAL ISOLATE}",
)
BULLETS = ("• ", "- ")
CODE = re.compile(r"[0-9A-Z]{3,}(?:[ -][0-9A-Z]{2,})*")


@dataclass(frozen=True)
class Letter:
    """What we tell someone, before it becomes an e-mail. Paragraphs are plain text and may hold line breaks."""

    subject: str
    paragraphs: Sequence[str]
    language: str


def write(template: str, *, language: str, **context: Any) -> Letter:
    """Fill a template in this language.

    template: a .txt file with the blocks `subject` and `body`; an empty line parts paragraphs. Besides the context it
        may use `link(label, path)`, which gives a paragraph that becomes a link, `bdi(value)` around names, references
        and the like, and `say(text)` for a text that is kept in several languages.
    """
    if not template.endswith(".txt"):
        raise ValueError(f"{template} is plain text: name it .txt, or its words arrive escaped")
    tools = {"link": link, "bdi": bdi, "say": say, "support_phone": ltr(settings().support_phone)}
    with speaking(language):
        page = current_app.jinja_env.get_template(template)
        values = page.new_context({**tools, **context})
        subject, body = ("".join(page.blocks[name](values)) for name in ("subject", "body"))
    return Letter(one_line(subject), paragraphs_of(body), language)


def compose(template: str, *, to: str, language: str, **context: Any) -> EmailMessage:
    """An e-mail from a template, see `write`."""
    return envelope(write(template, language=language, **context), to=to)


def envelope(letter: Letter, *, to: str, key: UUID | None = None) -> EmailMessage:
    """The letter as text and HTML, addressed.

    key: the same key gives the same Message-ID, so that a letter sent twice shows once.

    Raises ValueError if `to` is not one e-mail address.
    """
    message = EmailMessage(policy=policy.SMTP)
    message["Subject"] = letter.subject
    with speaking(letter.language):
        message["From"] = Address(one_line(portal_name()), addr_spec=settings().mail_from)
    message["To"] = address(to)
    message["Date"] = format_datetime(clock.now())
    message["Message-ID"] = f"<{key or new_id()}@{urlsplit(settings().portal_url).hostname or 'portal'}>"
    message["Auto-Submitted"] = "auto-generated"
    if number := request_id():
        message[HEADER] = number
    phone = ltr(settings().support_phone)
    with speaking(letter.language):
        message.set_content(render_template("mail/layout.txt", letter=letter, support_phone=phone))
        html = render_template("mail/layout.html", letter=letter, paragraphs=as_html(letter.paragraphs))
        message.add_alternative(html, subtype="html")
    message["Content-Language"] = letter.language  # last: filling in the content forgets it
    return message


def normalized(text: str) -> str:
    """An e-mail address as it is kept, so that it is the same however it was typed.

    Raises ValueError for what is none.
    """
    return email_validator.validate_email(text, check_deliverability=False).normalized


def address(text: str) -> Address:
    """An e-mail address as every mail server takes it: the domain in ASCII.

    Raises ValueError for what is none, and for letters beyond ASCII before the @, which few servers take.
    """
    try:
        if not text.isascii():
            text = str(
                email_validator.validate_email(text, check_deliverability=False, allow_smtputf8=False).ascii_email
            )
        return Address(addr_spec=text)
    except (HeaderParseError, IndexError) as error:
        raise ValueError(f"{text!r} is not an e-mail address") from error


def post(message: EmailMessage) -> None:
    """Promise in this transaction that the letter will be sent."""
    words = message.as_bytes(policy=policy.SMTP).decode()
    enqueue(POST, message=words, promised_at=clock.now().isoformat())


def unpack(posted: str) -> EmailMessage:
    """The letter as it was posted."""
    return message_from_bytes(posted.encode(), policy=policy.SMTP)  # type: ignore[return-value]


def absolute(path: str) -> str:
    """The public address of a path on this portal."""
    return path if path.startswith(f"{settings().portal_url}/") else settings().portal_url + path


def link(label: str, path: str) -> str:
    """A paragraph of its own: the words, and under them the address."""
    return f"{one_line(label)}:\n{absolute(path)}"


def bdi(value: object) -> str:
    """A value that may run in the other direction than the sentence around it."""
    return f"{ISOLATE}{one_line(str(value))}{END_OF_ISOLATE}"


def say(text: Text) -> str:
    """A text in the letter's language, or the nearest there is."""
    return pick(text).text


def ltr(value: str) -> str:
    """A phone number or the like, which runs from left to right in every language."""
    return f"{ISOLATE_LTR}{value}{END_OF_ISOLATE}"


def one_line(text: str) -> str:
    """Text without line breaks, so that nothing typed becomes a header or a paragraph."""
    return " ".join(text.split())


def paragraphs_of(body: str) -> list[str]:
    """The parts between empty lines, without the template's indentation."""
    parts = re.split(r"\n\s*\n", body.strip())
    return ["\n".join(line.strip() for line in part.strip().splitlines()) for part in parts if part.strip()]


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of the HTML letter: a link, a code to type, a list of things, or words."""

    kind: str
    words: Markup = field(default_factory=Markup)
    url: str = ""
    things: Sequence[Markup] = ()


def as_html(paragraphs: Sequence[str]) -> list[Paragraph]:
    """The paragraphs of a letter as elements; lines that begin with a bullet become a list."""
    return [part for text in paragraphs for part in _parts(text)]


def _parts(text: str) -> Iterator[Paragraph]:
    label, _break, address = text.rpartition("\n")
    if label and address.startswith(f"{settings().portal_url}/"):
        yield Paragraph("link", _isolated(label.rstrip(":：")), address)
        return
    if CODE.fullmatch(text):
        yield Paragraph("code", escape(text))
        return
    for has_bullets, lines in groupby(text.split("\n"), lambda line: line.startswith(BULLETS)):
        if has_bullets:
            yield Paragraph("list", things=[_isolated(line[2:]) for line in lines])
        else:
            yield Paragraph("words", _isolated("\n".join(lines)).replace("\n", Markup("<br>")))


def _isolated(text: str) -> Markup:
    """Isolates as elements: mail programs know <bdi>, but not all of them the invisible signs."""
    html = str(escape(text)).replace(ISOLATE, "<bdi>").replace(ISOLATE_LTR, '<bdi dir="ltr">')
    return Markup(html.replace(END_OF_ISOLATE, "</bdi>"))  # noqa: S704 escaped above
