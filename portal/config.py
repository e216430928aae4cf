"""Settings from the environment, checked once at the start."""

import json
import os
import secrets
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from zoneinfo import ZoneInfo

from flask import current_app

LANGUAGES = ("en", "es", "ar", "ru", "zh-Hans", "zh-Hant")
SHORTEST_SECRET = 32
DEMO_REGISTERS = Path(__file__).parent / "demo" / "port_alder" / "registers.toml"
PORT_ALDER = {
    "en": "Port Alder",
    "es": "Port Alder",
    "ar": "بورت ألدر",
    "ru": "Порт-Олдер",
    "zh-Hans": "奥尔德港",
    "zh-Hant": "奧爾德港",
}

PORT_ALDER_BODY = {
    "en": "the Port Alder Equality Office",
    "es": "la Oficina de Igualdad de Port Alder",
    "ar": "مكتب المساواة في بورت ألدر",
    "ru": "Бюро по равным правам Порт-Олдера",
    "zh-Hans": "奥尔德港平等事务办公室",
    "zh-Hant": "奧爾德港平等事務辦公室",
}
"""Whom one can turn to in the demo if the authority does not help."""


class Mode(StrEnum):
    """What the portal is run for. Only `production` faces citizens."""

    DEMO = "demo"
    DEVELOPMENT = "development"
    PRODUCTION = "production"


class UnsafeSettings(Exception):
    """The portal must not start like this; the message says what to set, a sentence a line."""


@dataclass(frozen=True)
class Settings:
    """Everything an operator decides. Each field is one environment variable, explained in the README."""

    mode: Mode
    folder: Path
    secret_key: str
    database_url: str
    portal_url: str
    portal_names: Mapping[str, str] = field(default_factory=dict)
    authority_names: Mapping[str, str] = field(default_factory=lambda: PORT_ALDER)
    brand_colour: str = "#045776"
    languages: tuple[str, ...] = LANGUAGES
    timezone: str = "UTC"
    currency: str = "EUR"
    support_phone: str = "+1 555 0100"
    support_email: str = "help@port-alder.example"
    mail_url: str = ""
    mail_from: str = "no-reply@port-alder.example"
    workers: int = 1
    threads: int = 4
    embedded_worker: bool = True
    trusted_proxies: int = 0
    max_upload_mb: int = 10
    registers: Mapping[str, str] = field(default_factory=dict)
    four_eyes: bool = True
    enforcement_names: Mapping[str, str] = field(default_factory=dict)
    enforcement_url: str = ""

    @property
    def is_production(self) -> bool:
        return self.mode is Mode.PRODUCTION

    @property
    def has_demo_sign_in(self) -> bool:
        """Anyone may become one of the cast; impossible in production because the mode is one word."""
        return self.mode is Mode.DEMO

    @property
    def uses_https(self) -> bool:
        return self.portal_url.startswith("https://")


def from_environment(environment: Mapping[str, str] = os.environ) -> Settings:
    """Read and check every setting.

    Raises UnsafeSettings with one sentence for each thing that is missing, wrong or unsafe.
    """
    problems: list[str] = []
    mode = _mode(environment, problems)
    folder = Path(environment.get("PORTAL_DATA") or "var").resolve()
    settings = Settings(
        mode=mode,
        folder=folder,
        secret_key=environment.get("SECRET_KEY") or _kept_secret(mode, folder),
        database_url=environment.get("DATABASE_URL") or f"sqlite:///{folder / 'portal.db'}",
        portal_url=_portal_url(environment, mode),
        portal_names=_names(environment, "PORTAL_NAME", {}, problems),
        authority_names=_names(environment, "AUTHORITY_NAME", PORT_ALDER, problems),
        brand_colour=environment.get("BRAND_COLOUR") or Settings.brand_colour,
        languages=tuple((environment.get("PORTAL_LANGUAGES") or " ".join(LANGUAGES)).split()),
        timezone=environment.get("PORTAL_TIMEZONE") or Settings.timezone,
        currency=environment.get("PORTAL_CURRENCY") or Settings.currency,
        support_phone=environment.get("SUPPORT_PHONE") or Settings.support_phone,
        support_email=environment.get("SUPPORT_EMAIL") or Settings.support_email,
        mail_url=environment.get("MAIL_URL") or ("" if mode is Mode.PRODUCTION else f"folder:{folder / 'mail'}"),
        mail_from=environment.get("MAIL_FROM") or Settings.mail_from,
        workers=_number(environment, "WORKERS", Settings.workers, problems),
        threads=_number(environment, "THREADS", Settings.threads, problems),
        embedded_worker=environment.get("EMBEDDED_WORKER", "yes") != "no",
        trusted_proxies=_number(environment, "TRUSTED_PROXIES", Settings.trusted_proxies, problems),
        max_upload_mb=_number(environment, "MAX_UPLOAD_MB", Settings.max_upload_mb, problems),
        registers=_registers(
            environment.get("REGISTERS") or (str(DEMO_REGISTERS) if mode is Mode.DEMO else ""), problems
        ),
        four_eyes=environment.get("FOUR_EYES", "yes") != "no",
        enforcement_names=_names(
            environment, "ENFORCEMENT_BODY", PORT_ALDER_BODY if mode is Mode.DEMO else {}, problems
        ),
        enforcement_url=environment.get("ENFORCEMENT_URL") or "",
    )
    problems += _problems_of(settings)
    if problems:
        raise UnsafeSettings("\n".join(problems))
    return settings


def settings() -> Settings:
    """The settings of the running portal."""
    found: Settings = current_app.extensions["settings"]
    return found


def _mode(environment: Mapping[str, str], problems: list[str]) -> Mode:
    wanted = environment.get("PORTAL_MODE") or Mode.PRODUCTION
    if wanted not in list(Mode):
        problems.append(f"PORTAL_MODE is {wanted!r}. Set it to demo, development or production.")
        return Mode.PRODUCTION
    return Mode(wanted)


def _number(environment: Mapping[str, str], name: str, usual: int, problems: list[str]) -> int:
    value = environment.get(name) or str(usual)
    if not value.isdecimal():
        problems.append(f"{name} is {value!r}. Set it to a whole number, for example {usual}.")
        return usual
    return int(value)


def _names(
    environment: Mapping[str, str], name: str, usual: Mapping[str, str], problems: list[str]
) -> Mapping[str, str]:
    """One name for every language, or a JSON object with a name for each: {"en": "Port Alder", "ru": "Порт-Олдер"}."""
    value = environment.get(name) or ""
    if not value.startswith("{"):
        return dict.fromkeys(LANGUAGES, value) if value else usual
    try:
        names = json.loads(value)
    except ValueError:
        names = None
    if not isinstance(names, dict) or not all(isinstance(each, str) for each in names.values()):
        problems.append(f'{name} is not a name and no JSON object of names. Write it like {{"en": "Port Alder"}}.')
        return usual
    return names


def _registers(path: str, problems: list[str]) -> Mapping[str, str]:
    """The registers other offices keep: a TOML or JSON file with a name for each file or https:// address."""
    if not path:
        return {}
    file = Path(path).resolve()
    try:
        found = tomllib.loads(text) if (text := file.read_text()) and file.suffix == ".toml" else json.loads(text)
    except (OSError, ValueError):
        found = None
    if not isinstance(found, dict) or not all(isinstance(place, str) for place in found.values()):
        problems.append(f'REGISTERS is {path!r}. Set it to a TOML file with lines like addresses = "addresses.csv".')
        return {}
    odd = [
        place for place in found.values() if "://" in place and not place.startswith(("https://", "http://127.0.0.1:"))
    ]
    if odd:
        problems.append(f"REGISTERS names {odd[0]!r}. Set it to a file, or to an address that begins with https://.")
    return {name: place if "://" in place else str(file.parent / place) for name, place in found.items()}


def _portal_url(environment: Mapping[str, str], mode: Mode) -> str:
    at_home = "" if mode is Mode.PRODUCTION else f"http://127.0.0.1:{environment.get('PORT') or 8000}"
    return (environment.get("PORTAL_URL") or at_home).rstrip("/")


def _kept_secret(mode: Mode, folder: Path) -> str:
    """Outside production the secret is made once and kept beside the data."""
    if mode is Mode.PRODUCTION:
        return ""
    file = folder / "secret_key"
    if not file.exists():
        folder.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(48))
    return file.read_text()


def _problems_of(settings: Settings) -> list[str]:
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
