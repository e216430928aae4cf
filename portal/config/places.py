"""The addresses of other programs among the settings: are they readable, and is the way there safe?"""

from ipaddress import ip_address
from urllib.parse import SplitResult, parse_qs, urlsplit

DATABASES = {"sqlite", "postgresql", "postgresql+psycopg"}
CACHES = {"redis", "rediss", "unix"}
FILES = {"s3", "s3a", "gs", "az", "azure", "abfs", "abfss", "memory"}
MAIL = {"smtp", "smtps"}
ENCRYPTED = {"require", "verify-ca", "verify-full"}
PLAIN_MAIL_PORT = 25
INVENTED_ENDINGS = (".localhost", ".test", ".example", ".invalid", ".internal", ".local")


def parts_of(url: str) -> SplitResult:
    """All empty if nobody can read it."""
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 raises if it is no number
    except ValueError:
        return urlsplit("")
    return parts


def is_foreign(host: str | None) -> bool:
    """Whether the way there leads over networks of others: a public address, or a name with dots."""
    if not host:
        return False
    try:
        return ip_address(host).is_global
    except ValueError:
        return "." in host and not host.endswith(INVENTED_ENDINGS)


def is_readable(url: str, schemes: set[str]) -> bool:
    return parts_of(url).scheme in schemes


def is_plain_database(url: str) -> bool:
    """What citizens told us would travel through foreign networks for everybody to read."""
    parts = parts_of(url)
    mode = parse_qs(parts.query).get("sslmode", [""])[-1]
    return is_foreign(parts.hostname) and mode not in ENCRYPTED


def is_plain_mail(url: str) -> bool:
    parts = parts_of(url)
    return parts.scheme == "smtp" and parts.port == PLAIN_MAIL_PORT and is_foreign(parts.hostname)


def is_plain_cache(url: str) -> bool:
    parts = parts_of(url)
    return parts.scheme == "redis" and is_foreign(parts.hostname)


def is_for_everyone(networks: str) -> bool:
    """Whether a list of networks holds the whole internet."""
    return any(network.endswith("/0") for network in networks.split())
