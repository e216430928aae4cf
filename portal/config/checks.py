"""What is wrong or unsafe about settings: one sentence for each, with what to set."""

from zoneinfo import ZoneInfo

from .definition import LANGUAGES, Settings

SHORTEST_SECRET = 32


def problems_of(settings: Settings) -> list[str]:
    problems = []
    unknown = [language for language in settings.languages if language not in LANGUAGES]
    if unknown or not settings.languages:
        problems.append(f"PORTAL_LANGUAGES may name {' '.join(LANGUAGES)}; it says {' '.join(unknown) or 'nothing'}.")
    try:
        ZoneInfo(settings.timezone)
    except (ValueError, KeyError, OSError):
        problems.append(f"PORTAL_TIMEZONE is {settings.timezone!r}. Set it to a name such as Europe/Lisbon.")
    if settings.is_production:
        problems += _unsafe_in_production(settings)
    return problems


def _unsafe_in_production(settings: Settings) -> list[str]:
    problems = []
    if len(settings.secret_key) < SHORTEST_SECRET:
        problems.append(
            f"SECRET_KEY is missing or shorter than {SHORTEST_SECRET} characters. Set it to a long random text and"
            " keep it, for example from: python3 -c 'import secrets; print(secrets.token_urlsafe(48))'"
        )
    if not settings.portal_url.startswith("https://"):
        problems.append("PORTAL_URL is missing or not secure. Set it to the public https:// address of the portal.")
    if settings.mail_url.startswith("folder:"):
        problems.append("MAIL_URL writes e-mails to a folder. Set it to smtp://user:password@host:port.")
    return problems
