"""What the portal writes down about itself: one line for each thing that happened, and nothing about people.

Nobody can tell a name from any other word by looking at it, so an error's own words are never written: they may repeat
what somebody typed. Written are the kind of error, where it happened, and what the database, the disk or a mail server
calls the reason. What looks like an address, a number or a secret is taken out of everything else, too.
"""

import logging
import os
import re
import sys
import threading
import traceback
from collections.abc import Callable, Iterator, MutableMapping
from contextlib import contextmanager, nullcontext, suppress
from datetime import UTC, datetime
from pathlib import Path
from smtplib import SMTPRecipientsRefused, SMTPResponseException
from typing import Any, TextIO
from urllib.parse import unquote, urlsplit

import structlog
from flask import g, has_app_context, has_request_context, request
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError

from portal.config import Settings
from portal.core.request_ids import request_id

log = logging.getLogger(__name__)
_direct: list[tuple["logging.StreamHandler[TextIO]", Callable[..., Any]]] = []
Line = MutableMapping[str, Any]

FIELDS = {"endpoint", "status", "ms", "statements", "job", "outcome", "attempt", "sql", "method", "kept"}
"""What a line may say besides its words. Anything else that is passed along stays out of the log."""

OURS = {"timestamp", "level", "logger", "request_id", "where", "sql"}
LONGEST_REASON = 300
MOST_FRAMES = 30

PATTERNS = (
    (re.compile(r"[^\s@<>\"'(),;:=]+@[^\s@<>\"'(),;:]+"), "[e-mail]"),
    (re.compile(r"\b(?=[A-Za-z_-]*\d)[A-Za-z0-9_-]{32,}"), "[token]"),
    (
        re.compile(r"\b\d{1,3}(?:\.\d{1,3}){3}\b|(?<![\w:])[0-9a-fA-F]{0,4}(?::[0-9a-fA-F]{0,4}){3,7}(?![\w:])"),
        "[address]",
    ),
    (re.compile(r"\+?\d(?:[\s().-]{0,2}\d){6,30}"), "[number]"),
    (re.compile(r"\?[^\s\"'?]+=[^\s\"']*"), "?[left out]"),
)

MAY_BE_PERSONAL = re.compile(r"[\d@?:]")
"""Nothing that is taken out is without one of these signs, and most words have none."""


class Scrubber:
    """Takes out what looks personal, and the portal's own secrets wherever they turn up."""

    def __init__(self, settings: Settings) -> None:
        urls = (settings.database_url, settings.mail_url)
        passwords = [sent for url in urls if (sent := _password_in(url))]
        self.secrets = [secret for secret in (settings.secret_key, settings.metrics_token, *passwords) if secret]

    def __call__(self, _logger: object, _method: str, line: Line) -> Line:
        for name, value in line.items():
            if isinstance(value, str) and name not in OURS:
                line[name] = self.scrubbed(value)
        return line

    def scrubbed(self, words: str) -> str:
        for secret in self.secrets:
            words = words.replace(secret, "[secret]")
        return scrubbed(words)


def scrubbed(words: str) -> str:
    """The words without anything that looks like an address, a number of a person, or a token."""
    if MAY_BE_PERSONAL.search(words):
        for pattern, stands_for in PATTERNS:
            words = pattern.sub(stands_for, words)
    return words


def told(error: BaseException) -> str:
    """What kind of error, and the reason as far as it cannot name anybody: 'IntegrityError: uq_accounts_email'."""
    name, reason = type(error).__name__, _reason(error)
    return f"{name}: {reason}" if reason else name


def place_of(error: BaseException) -> list[str]:
    """Where it happened, innermost last: files, lines and functions, which hold no data."""
    frames = traceback.extract_tb(error.__traceback__)[-MOST_FRAMES:]
    return [f"{'/'.join(Path(frame.filename).parts[-3:])}:{frame.lineno} {frame.name}" for frame in frames]


def set_up(settings: Settings, stream: TextIO | None = None) -> logging.Handler:
    """Write the log to this stream, or to standard error. Doing it again replaces what was set up before."""
    before: list[Callable[..., Any]] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.ExtraAdder(allow=FIELDS),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _add_request,
        _ErrorTeller(in_full=settings.mode == "development"),
        Scrubber(settings),
    ]
    as_json = (settings.log_format or ("json" if settings.is_production else "text")) == "json"
    render: Callable[..., Any] = structlog.processors.JSONRenderer(sort_keys=False) if as_json else _readable
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.name = "portal"
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=before, processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, render]
        )
    )
    root = logging.getLogger()
    for old in [each for each in root.handlers if each.name == "portal"]:
        root.removeHandler(old)
    root.addHandler(handler)
    _direct[:] = [(handler, render)]
    logging.getLogger("portal").setLevel(settings.log_level.upper())
    if settings.is_production:
        _catch_what_nobody_caught()
    return handler


def _catch_what_nobody_caught() -> None:
    """Python itself would write down every word of an error that ends a thread or a command."""
    logging.raiseExceptions = False

    def tell(error: BaseException | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            return
        log.critical("Something went wrong that nobody expected", exc_info=error)

    sys.excepthook = lambda _kind, error, _trace: tell(error)
    threading.excepthook = lambda told: tell(told.exc_value)


def write_quickly(logger: logging.Logger, words: str, about: Line) -> None:
    """A line whose words and fields are known to name nobody, such as one for each request: a third of the usual cost."""
    if not logger.isEnabledFor(logging.INFO):
        return
    if not _direct:
        logger.info(words, extra=about)
        return
    handler, render = _direct[0]
    now = datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
    line = {"event": words, "level": "info", "logger": logger.name, **about, "timestamp": now}
    line["request_id"] = request_id()
    text = render(None, "info", line)
    with handler.lock or nullcontext(), suppress(OSError, ValueError):  # a full disk must not take the page
        handler.stream.write(f"{text}\n")
        handler.flush()


@contextmanager
def quietly() -> Iterator[None]:
    """Inside, work is done by the thousand that nobody wants to read about, such as the building of the demo."""
    jobs = logging.getLogger("portal.jobs")
    before = jobs.level
    jobs.setLevel(logging.WARNING)
    try:
        yield
    finally:
        jobs.setLevel(before)


class _ErrorTeller:
    """Puts what can be told about an error in place of the error itself."""

    def __init__(self, *, in_full: bool) -> None:
        self.in_full = in_full

    def __call__(self, _logger: object, _method: str, line: Line) -> Line:
        found = line.pop("exc_info", None)
        error = found[1] if isinstance(found, tuple) else found
        if isinstance(error, BaseException):
            line["error"] = f"{told(error)}: {error}"[:LONGEST_REASON] if self.in_full else told(error)
            line["causes"] = [told(cause) for cause in _causes(error)]
            line["where"] = place_of(error)
        return line


def _add_request(_logger: object, _method: str, line: Line) -> Line:
    if number := request_id():
        line["request_id"] = number
    if has_request_context() and "endpoint" not in line:
        line["endpoint"] = request.endpoint
    elif has_app_context() and "job" in g:
        line.setdefault("job", g.job)
    return line


def _readable(_logger: object, _method: str, line: Line) -> str:
    """One line for a person: when, how bad, what, and the rest as name=value; where it happened, below."""
    where = line.pop("where", [])
    moment, level, words = line.pop("timestamp")[:19], line.pop("level"), line.pop("event")
    line.pop("logger", None)
    rest = " ".join(f"{name}={value}" for name, value in line.items() if value not in (None, []))
    return "\n    ".join([f"{moment} {level:<7} {words} {rest}".rstrip(), *where])


def _causes(error: BaseException) -> Iterator[BaseException]:
    seen = {id(error)}
    cause = error.__cause__ or error.__context__
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        yield cause
        cause = cause.__cause__ or cause.__context__


def _reason(error: BaseException) -> str:
    if isinstance(error, DBAPIError):
        return _reason_of_database(error)
    if isinstance(error, SMTPResponseException):
        return f"the mail server answered {error.smtp_code}"
    if isinstance(error, SMTPRecipientsRefused):
        return f"the mail server answered {' '.join(sorted({str(code) for code, _words in error.recipients.values()}))}"
    if isinstance(error, OSError):
        return os.strerror(error.errno) if error.errno else ""  # its own words may be anybody's, and name a file
    return ""


def _reason_of_database(error: DBAPIError) -> str:
    """Names of columns and constraints, and codes. PostgreSQL's own words repeat the values, so they stay out."""
    diagnosis = getattr(error.orig, "diag", None)
    if name := getattr(diagnosis, "constraint_name", None):
        return str(name)
    words = str(error.orig).partition("\n")[0] if isinstance(error, OperationalError) or _names_only(error) else ""
    code = getattr(error.orig, "sqlstate", None) or getattr(error.orig, "sqlite_errorname", None) or ""
    return scrubbed(" ".join(part for part in (code, words) if part))[:LONGEST_REASON]


def _names_only(error: DBAPIError) -> bool:
    """SQLite says 'UNIQUE constraint failed: accounts.email', and never the value."""
    return isinstance(error, IntegrityError) and hasattr(error.orig, "sqlite_errorname")


def _password_in(url: str) -> str:
    try:
        return unquote(urlsplit(url).password or "")
    except ValueError:
        return ""
