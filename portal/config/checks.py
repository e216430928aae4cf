"""What is wrong or unsafe about settings: one sentence for each, with what to set."""

import re
from collections.abc import Iterator
from ipaddress import ip_network
from zoneinfo import ZoneInfo

from . import places
from .definition import LANGUAGES, Settings
from .production import unsafe_in_production

SHORTEST_TOKEN = 16
LOG_LEVELS = ("debug", "info", "warning", "error")
LOG_FORMATS = ("json", "text")
BOUNDS = {"workers": (1, 64), "threads": (1, 64), "trusted_proxies": (0, 5), "max_upload_mb": (1, 1_000)}


def problems_of(settings: Settings) -> list[str]:
    problems = []
    unknown = [language for language in settings.languages if language not in LANGUAGES]
    if unknown or not settings.languages:
        problems.append(f"PORTAL_LANGUAGES may name {' '.join(LANGUAGES)}; it says {' '.join(unknown) or 'nothing'}.")
    try:
        ZoneInfo(settings.timezone)
    except (ValueError, KeyError, OSError):
        problems.append(f"PORTAL_TIMEZONE is {settings.timezone!r}. Set it to a name such as Europe/Lisbon.")
    problems += [*_unreadable(settings), *_absurd(settings), *_problems_of_watching(settings)]
    if settings.is_production:
        problems += unsafe_in_production(settings)
    return problems


def _problems_of_watching(settings: Settings) -> list[str]:
    problems = []
    if settings.log_level.lower() not in LOG_LEVELS:
        problems.append(f"LOG_LEVEL is {settings.log_level!r}. Set it to {', '.join(LOG_LEVELS)}.")
    if settings.log_format not in {"", *LOG_FORMATS}:
        problems.append(f"LOG_FORMAT is {settings.log_format!r}. Set it to {' or '.join(LOG_FORMATS)}.")
    if settings.metrics_token and len(settings.metrics_token) < SHORTEST_TOKEN:
        problems.append(f"METRICS_TOKEN is shorter than {SHORTEST_TOKEN} characters. Set it to a long random text.")
    problems += [
        f"METRICS_NETWORKS names {network!r}. Write networks like 10.0.0.0/8, with spaces between."
        for network in settings.metrics_networks.split()
        if not _is_network(network)
    ]
    endpoint = settings.otel_exporter_otlp_endpoint
    if endpoint and not endpoint.startswith(("http://", "https://")):
        problems.append("OTEL_EXPORTER_OTLP_ENDPOINT is no address. Set it to one like http://collector:4318.")
    return problems


def _unreadable(settings: Settings) -> Iterator[str]:
    """Addresses of other programs. None is repeated here: there may be a password in it."""
    if not places.is_readable(settings.database_url, places.DATABASES):
        yield "DATABASE_URL is no database we know. Set it to postgresql://user:password@host/name, or leave it empty."
    if settings.cache_url and not places.is_readable(settings.cache_url, places.CACHES):
        yield "CACHE_URL is no cache we know. Set it to redis://host:6379/0, or leave it empty."
    if settings.files_url and not (
        settings.files_url.startswith("/") or places.is_readable(settings.files_url, places.FILES)
    ):
        yield "FILES_URL is no place we know. Set it to a folder (/srv/files) or to s3://bucket/prefix, or leave it empty."
    if settings.mail_url and not (
        settings.mail_url.startswith("folder:") or places.is_readable(settings.mail_url, places.MAIL)
    ):
        yield "MAIL_URL is no mail server we know. Set it to smtp://user:password@host:port or smtps://…"
    if settings.enforcement_url and not places.is_readable(settings.enforcement_url, {"http", "https"}):
        yield "ENFORCEMENT_URL is no web address. Set it to one that begins with https://."


def _absurd(settings: Settings) -> Iterator[str]:
    """Numbers and words that cannot be meant."""
    for name, (least, most) in BOUNDS.items():
        if not least <= (value := getattr(settings, name)) <= most:
            yield f"{name.upper()} is {value}. Set it to a number from {least} to {most}."
    if not re.fullmatch("#[0-9a-fA-F]{6}", settings.brand_colour):
        yield f"BRAND_COLOUR is {settings.brand_colour!r}. Write it like #045776."
    if not re.fullmatch("[A-Z]{3}", settings.currency):
        yield f"PORTAL_CURRENCY is {settings.currency!r}. Set it to three capital letters, such as EUR."
    for network in settings.unlimited_networks.split():
        if not _is_network(network):
            yield f"UNLIMITED_NETWORKS names {network!r}. Write networks like 10.0.0.0/8, with spaces between."
    public = settings.uses_https and places.is_foreign(places.parts_of(settings.portal_url).hostname)
    if not settings.is_production and public and not settings.public_demo:
        yield (
            f"PORTAL_MODE is {settings.mode}, where everybody may be anybody, but PORTAL_URL is a public address."
            " Set PORTAL_MODE=production, or PUBLIC_DEMO=yes if nothing in it is real."
        )


def _is_network(text: str) -> bool:
    try:
        ip_network(text)
    except ValueError:
        return False
    return True
