"""Everything an operator decides."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

LANGUAGES = ("en", "es", "ar", "ru", "zh-Hans", "zh-Hant")
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


@dataclass(frozen=True, repr=False)
class Settings:
    """Each field is one environment variable, explained in the README.

    A text, a number or a yes-or-no is read from the variable of the field's own name in capitals: a new one needs a
    line here and a line in the README, and a look at `checks` whether it can be unsafe.
    """

    mode: Mode
    folder: Path
    secret_key: str
    database_url: str
    portal_url: str
    files_url: str = ""
    cache_url: str = ""
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
    public_demo: bool = False
    trusted_proxies: int = 0
    max_form_fields: int = 5_000
    max_form_kb: int = 1_000
    max_head_kb: int = 32
    max_connections: int = 10_000
    seconds_for_head: int = 20
    seconds_to_send: int = 600
    seconds_idle: int = 60
    encryption_keys: str = ""
    blind_index_key: str = ""
    max_upload_mb: int = 10
    lock_timeout_ms: int = 4_000
    statement_timeout_ms: int = 15_000
    idle_transaction_timeout_ms: int = 120_000
    requests_per_minute: int = 1_200
    posts_per_minute: int = 300
    unlimited_networks: str = "127.0.0.0/8 ::1/128"
    registers: Mapping[str, str] = field(default_factory=dict)
    four_eyes: bool = True
    log_level: str = "info"
    log_format: str = ""
    slow_query_ms: int = 200
    metrics_token: str = ""
    metrics_networks: str = "127.0.0.0/8 ::1/128"
    otel_exporter_otlp_endpoint: str = ""
    enforcement_names: Mapping[str, str] = field(default_factory=dict)
    enforcement_url: str = ""
    backup_key: str = ""

    def __repr__(self) -> str:
        """Without what they say: many are secret, and what is printed ends in a log."""
        return f"<Settings for {self.mode} in {self.folder}>"

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
