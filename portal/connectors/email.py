"""Mail servers: the real one, a folder that takes letters instead, and none at all."""

import smtplib
import ssl
from dataclasses import dataclass, field
from email import policy
from email.message import EmailMessage
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit

SECONDS_TO_ANSWER = 20
SUBMISSION, SUBMISSION_OVER_TLS = 587, 465
AT_HOME = {"localhost", "127.0.0.1", "::1"}


class NoMailServer(Exception):
    """Nobody has set MAIL_URL yet: letters wait."""


class UnsafeMailServer(Exception):
    """The server wants a password but offers no encryption to send it through."""


def is_final(error: BaseException) -> bool:
    """Whether the server said that it will never take this letter.

    A server that is away, busy or silent says no such thing, nor does one that refuses our password.
    """
    codes = [error.smtp_code] if isinstance(error, smtplib.SMTPDataError) else []
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        codes = [code for code, _words in error.recipients.values()]
    return bool(codes) and all(500 <= code < 600 for code in codes)


class MailServer(Protocol):
    """Takes one letter at a time."""

    def send(self, message: EmailMessage) -> None:
        """Hand the letter over. Any exception means it was not taken and may be tried again."""


@dataclass(frozen=True)
class Smtp:
    """A mail server that speaks SMTP; the connection is encrypted whenever the server can."""

    host: str
    port: int
    user: str = ""
    password: str = field(default="", repr=False)
    speaks_tls_at_once: bool = False

    def send(self, message: EmailMessage) -> None:
        with self._connection() as connection:
            connection.send_message(message)

    def _connection(self) -> smtplib.SMTP:
        context = ssl.create_default_context()
        if self.speaks_tls_at_once:
            connection: smtplib.SMTP = smtplib.SMTP_SSL(
                self.host, self.port, timeout=SECONDS_TO_ANSWER, context=context
            )
        else:
            connection = smtplib.SMTP(self.host, self.port, timeout=SECONDS_TO_ANSWER)
        try:
            self._introduce(connection, context)
        except BaseException:
            connection.close()
            raise
        return connection

    def _introduce(self, connection: smtplib.SMTP, context: ssl.SSLContext) -> None:
        connection.ehlo()
        is_encrypted = self.speaks_tls_at_once
        if not is_encrypted and connection.has_extn("starttls"):
            connection.starttls(context=context)
            connection.ehlo()
            is_encrypted = True
        if not self.user:
            return
        if not is_encrypted and self.host not in AT_HOME:
            raise UnsafeMailServer(f"{self.host} offers no encryption: the password stays here")
        connection.login(self.user, self.password)


@dataclass(frozen=True)
class Folder:
    """Writes each letter as a file, for demonstrations and tests. The same letter twice is one file."""

    path: Path

    def send(self, message: EmailMessage) -> None:
        self.path.mkdir(parents=True, exist_ok=True)
        stem = "".join(sign for sign in message["Message-ID"].partition("@")[0] if sign.isalnum() or sign == "-")
        (self.path / f"{stem}.eml").write_bytes(message.as_bytes(policy=policy.SMTP))


def mail_server(url: str) -> MailServer:
    """The server behind MAIL_URL: smtp://user:password@host:port, smtps://... or folder:/path.

    Raises NoMailServer for an empty one, ValueError for any other kind.
    """
    if not url:
        raise NoMailServer("Set MAIL_URL to smtp://user:password@host:port")
    kind, _colon, rest = url.partition(":")
    if kind == "folder":
        return Folder(Path(rest))
    parts = urlsplit(url)
    if kind not in {"smtp", "smtps"} or not parts.hostname:
        raise ValueError("MAIL_URL must look like smtp://user:password@host:port")
    is_tls = kind == "smtps"
    return Smtp(
        host=parts.hostname,
        port=parts.port or (SUBMISSION_OVER_TLS if is_tls else SUBMISSION),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        speaks_tls_at_once=is_tls,
    )
