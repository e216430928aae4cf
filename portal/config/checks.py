"""What is wrong or unsafe about settings: one sentence for each, with what to set."""

from ipaddress import ip_network
from zoneinfo import ZoneInfo

from .definition import LANGUAGES, Settings

SHORTEST_SECRET = 32
SHORTEST_TOKEN = 16
LOG_LEVELS = ("debug", "info", "warning", "error")
LOG_FORMATS = ("json", "text")


def problems_of(settings: Settings) -> list[str]:
    problems = []
    unknown = [language for language in settings.languages if language not in LANGUAGES]
    if unknown or not settings.languages:
        problems.append(f"PORTAL_LANGUAGES may name {' '.join(LANGUAGES)}; it says {' '.join(unknown) or 'nothing'}.")
    try:
        ZoneInfo(settings.timezone)
    except (ValueError, KeyError, OSError):
        problems.append(f"PORTAL_TIMEZONE is {settings.timezone!r}. Set it to a name such as Europe/Lisbon.")
    problems += _problems_of_watching(settings)
    if settings.is_production:
        problems += _unsafe_in_production(settings)
    return problems


def _problems_of_watching(settings: Settings) -> list[str]:
    problems = []
    if settings.log_level.lower() not in LOG_LEVELS:
        problems.append(f"LOG_LEVEL is {settings.log_level!r}. Set it to {', '.join(LOG_LEVELS)}.")
    if settings.log_format not in {"", *LOG_FORMATS}:
        problems.append(f"LOG_FORMAT is {settings.log_format!r}. Set it to {' or '.join(LOG_FORMATS)}.")
    if settings.metrics_token and len(settings.metrics_token) < SHORTEST_TOKEN:
        problems.append(f"METRICS_TOKEN is shorter than {SHORTEST_TOKEN} characters. Set it to a long random text.")
    for network in settings.metrics_networks.split():
        try:
            ip_network(network)
        except ValueError:
            problems.append(f"METRICS_NETWORKS names {network!r}. Write networks like 10.0.0.0/8, with spaces between.")
    endpoint = settings.otel_exporter_otlp_endpoint
    if endpoint and not endpoint.startswith(("http://", "https://")):
        problems.append("OTEL_EXPORTER_OTLP_ENDPOINT is no address. Set it to one like http://collector:4318.")
    return problems


def _unsafe_in_production(settings: Settings) -> list[str]:
    problems = []
    if len(settings.secret_key) < SHORTEST_SECRET:
        problems.append(
            f"SECRET_KEY is missing or shorter than {SHORTEST_SECRET} characters. Set it to a long random text and"
            " keep it, for example from: python3 -c 'import secrets; print(secrets.token_urlsafe(48))'"
        )
    if not settings.encryption_keys or not settings.blind_index_key:
        problems.append(
            "ENCRYPTION_KEYS or BLIND_INDEX_KEY is missing. Without them nothing that is private could be read again:"
            " make both with `portal keys new`, and keep them where the backups are not."
        )
    if not settings.portal_url.startswith("https://"):
        problems.append("PORTAL_URL is missing or not secure. Set it to the public https:// address of the portal.")
    if settings.mail_url.startswith("folder:"):
        problems.append("MAIL_URL writes e-mails to a folder. Set it to smtp://user:password@host:port.")
    return problems
