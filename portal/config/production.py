"""What must not face citizens: settings that are invented, easy to guess or let others listen."""

from collections.abc import Iterator

from . import places
from .definition import PORT_ALDER, Settings

SHORTEST_SECRET = 32
FEWEST_SIGNS = 8
PLACEHOLDER = "change-me"


def unsafe_in_production(settings: Settings) -> list[str]:
    """One sentence for each, with what to set."""
    return [*_secrets(settings), *_ways(settings), *_stores(settings), *_invented(settings), *_limits(settings)]


def _secrets(settings: Settings) -> Iterator[str]:
    secret = settings.secret_key
    if len(secret) < SHORTEST_SECRET:
        yield (
            f"SECRET_KEY is missing or shorter than {SHORTEST_SECRET} characters. Set it to a long random text and"
            " keep it, for example from: python3 -c 'import secrets; print(secrets.token_urlsafe(48))'"
        )
    elif len(set(secret)) < FEWEST_SIGNS:
        yield "SECRET_KEY is easy to guess. Set it to a long random text."
    if not settings.encryption_keys or not settings.blind_index_key:
        yield (
            "ENCRYPTION_KEYS or BLIND_INDEX_KEY is missing. Without them nothing that is private could be read again:"
            " make both with `portal keys new`, and keep them where the backups are not."
        )
    for name in ("secret_key", "database_url", "cache_url", "mail_url", "metrics_token", "backup_key"):
        if PLACEHOLDER in getattr(settings, name):
            yield f"{name.upper()} still says {PLACEHOLDER}, as the example does. Set a secret of your own."


def _ways(settings: Settings) -> Iterator[str]:
    if not settings.portal_url.startswith("https://"):
        yield "PORTAL_URL is missing or not secure. Set it to the public https:// address of the portal."
    if settings.mail_url.startswith("folder:"):
        yield "MAIL_URL writes e-mails to a folder. Set it to smtp://user:password@host:port."
    if places.is_plain_mail(settings.mail_url):
        yield "MAIL_URL may send letters unencrypted. Set it to smtps://…, or to port 587 where STARTTLS is offered."


def _stores(settings: Settings) -> Iterator[str]:
    if places.is_plain_database(settings.database_url):
        yield "DATABASE_URL reaches a server far away without encryption. Add ?sslmode=verify-full to it."
    if ":memory:" in settings.database_url or settings.database_url in {"sqlite://", "sqlite:///"}:
        yield "DATABASE_URL is a database in memory, gone with the process. Leave it empty, or name a PostgreSQL server."
    if places.is_plain_cache(settings.cache_url):
        yield "CACHE_URL reaches a server far away without encryption. Set it to rediss://…"
    if settings.files_url.startswith("memory:"):
        yield "FILES_URL keeps files in memory, gone with the process. Set it to a folder or to s3://bucket/prefix."
    elif "://" in settings.files_url and settings.database_url.startswith("sqlite"):
        yield "FILES_URL is far away and DATABASE_URL is SQLite: one slow upload would stop everybody. Use PostgreSQL."


def _invented(settings: Settings) -> Iterator[str]:
    """What every portal says until somebody has set it."""
    if settings.authority_names == PORT_ALDER:
        yield "AUTHORITY_NAME is still Port Alder, an invented city. Set it to the name of your authority."
    invented = {
        "SUPPORT_PHONE": (settings.support_phone, Settings.support_phone, "the number people can ring"),
        "SUPPORT_EMAIL": (settings.support_email, Settings.support_email, "the address people can write to"),
        "MAIL_FROM": (settings.mail_from, Settings.mail_from, "the address your e-mails come from"),
    }
    for name, (value, usual, wanted) in invented.items():
        if value == usual:
            yield f"{name} is still {usual}, which is invented. Set it to {wanted}."


def _limits(settings: Settings) -> Iterator[str]:
    for name in ("lock_timeout_ms", "statement_timeout_ms", "idle_transaction_timeout_ms"):
        if not getattr(settings, name):
            yield f"{name.upper()} is 0: one stuck request could stop everybody. Set it to {getattr(Settings, name)}."
    if places.is_for_everyone(settings.unlimited_networks):
        yield "UNLIMITED_NETWORKS holds the whole internet. Name your own networks, or set REQUESTS_PER_MINUTE to 0."
    if places.is_for_everyone(settings.metrics_networks):
        yield "METRICS_NETWORKS lets everybody read the figures. Name your own networks, or set METRICS_TOKEN."
