"""Languages: which one this page speaks, how texts in several languages are chosen, how dates and money look."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_time
from babel.support import NullTranslations, Translations
from flask import Flask, g, has_request_context, request
from flask_babel import (
    Babel,
    Domain,
    force_locale,
    format_currency,
    format_decimal,
    get_locale,
    gettext,
)
from markupsafe import Markup, escape

from portal.config import settings
from portal.core.clock import local_day

TRANSLATIONS = Path(__file__).parents[2] / "translations"
LANGUAGE_COOKIE = "language"
KILO = 1000
YEAR = 365 * 24 * 60 * 60

OWN_NAMES = {
    "en": "English",
    "es": "Español",
    "ar": "العربية",
    "ru": "Русский",
    "zh-Hans": "简体中文",
    "zh-Hant": "繁體中文",
}
RIGHT_TO_LEFT = {"ar"}
ALIASES = {
    "zh": "zh-Hans",
    "zh-cn": "zh-Hans",
    "zh-sg": "zh-Hans",
    "zh-tw": "zh-Hant",
    "zh-hk": "zh-Hant",
    "zh-mo": "zh-Hant",
}

Text = Mapping[str, str]
"""The same text by language code: {'en': 'Name', 'ar': 'الاسم'}."""


@dataclass(frozen=True)
class Said:
    """A text and the language it is really in."""

    text: str
    language: str


def language() -> str:
    """The language of this page: the URL's, else the one the browser and cookie ask for."""
    known = vars(g._get_current_object())  # noqa: SLF001 asked a hundred times a page: the proxy in between costs more
    code: str | None = known.get("forced_language") or known.get("language")
    if code:
        return code
    return best_language() if has_request_context() else settings().languages[0]


def best_language() -> str:
    """What to speak when the URL does not say: the cookie, then the browser's wishes, then the first language."""
    known = settings().languages
    chosen = request.cookies.get(LANGUAGE_COOKIE)
    if chosen in known:
        return str(chosen)
    for wish, _quality in request.accept_languages:
        found = closest(wish)
        if found:
            return found
    return known[0]


def closest(wish: str) -> str | None:
    """The portal's language for a browser's code such as 'zh-TW' or 'es-419', or None."""
    known = {code.lower(): code for code in settings().languages}
    parts = wish.replace("_", "-").lower().split("-")
    for length in range(len(parts), 0, -1):
        code = "-".join(parts[:length])
        code = ALIASES.get(code, code).lower()
        if code in known:
            return known[code]
    return None


def direction(code: str) -> str:
    """'rtl' or 'ltr'."""
    return "rtl" if code in RIGHT_TO_LEFT else "ltr"


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Texts, dates and numbers in this language, whatever the page speaks: for e-mails and PDFs."""
    before = g.get("forced_language")
    g.forced_language = code
    try:
        with force_locale(babel_code(code)):
            yield
    finally:
        g.forced_language = before


def pick(text: Text, code: str | None = None) -> Said:
    """The text in this language, else in the nearest there is. An empty text stays empty."""
    code = code or language()
    if found := text.get(code):
        return Said(found, code)
    for candidate in (code, *settings().languages, *text):
        if text.get(candidate):
            return Said(text[candidate], candidate)
    return Said("", code)


def tr(text: Text) -> Markup:
    """For templates: the text in the page's language, or a fallback marked with its own language."""
    if found := text.get(language()):
        return escape(found)
    said = pick(text)
    return marked(said.text, said.language)


def marked(text: str, code: str) -> Markup:
    """A text in a language that may not be the page's."""
    if code == language():
        return escape(text)
    return Markup('<span lang="{}" dir="{}">{}</span>').format(code, direction(code), text)


def portal_name() -> str:
    """What the portal calls itself, in the page's language."""
    return pick(settings().portal_names).text or str(gettext("Citizen portal"))


def authority_name() -> str:
    """Whose portal it is, in the page's language."""
    return pick(settings().authority_names).text


def babel_code(code: str) -> str:
    """'zh-Hans' as Babel and gettext write it: 'zh_Hans'."""
    return code.replace("-", "_")


def long_date(day: date | datetime) -> str:
    """A day written out: 27 March 2026."""
    return _long_date(local_day(day) if isinstance(day, datetime) else day, language())


@lru_cache(maxsize=2_000)
def _long_date(day: date, code: str) -> str:
    return format_date(day, "d MMMM y" if code == "en" else "long", locale=_locale(code))


def full_date(day: date) -> str:
    """A day with the day of the week, as people plan: Friday 27 March 2026."""
    return format_date(day, "EEEE d MMMM y" if language() == "en" else "full")


def long_moment(moment: datetime) -> str:
    """A day and a time, where the authority is: 27 March 2026, 10:20."""
    code, local = language(), moment.astimezone(ZoneInfo(settings().timezone))
    words = _long_date(local.date(), code)
    return str(_locale(code).datetime_formats["medium"]).format(_short_time(local.hour, local.minute, code), words)


@lru_cache(maxsize=2_000)
def _short_time(hour: int, minute: int, code: str) -> str:
    return format_time(time(hour, minute), "HH:mm" if code == "en" else "short", locale=_locale(code))


def file_size(size_bytes: int) -> str:
    """How big a file is: 15 kB, 1.2 MB."""
    if size_bytes < KILO * KILO:
        return str(gettext("%(number)s kB", number=format_decimal(max(1, round(size_bytes / KILO)))))
    return str(gettext("%(number)s MB", number=format_decimal(round(size_bytes / KILO / KILO, 1))))


def money(amount: Decimal | float) -> str:
    """An amount with its currency."""
    return str(format_currency(Decimal(str(amount)), settings().currency))


@cache
def translations(code: str) -> NullTranslations:
    """The catalogue of a language, read once."""
    return Translations.load(TRANSLATIONS, [babel_code(code)])


def read_ahead() -> None:
    """The catalogues, and how each language writes dates and numbers. What is read before processes part, they share."""
    for code in settings().languages:
        translations(code)
        _long_date(date.min, code)


class QuickBabel(Babel):
    """Flask-Babel that knows its catalogues by language: it works out anew for every text which one to read."""

    class Catalogues(Domain):
        def get_translations(self) -> NullTranslations:
            return translations(language())

    domain_instance = Catalogues()


@cache
def _locale(code: str) -> Locale:
    return Locale.parse(babel_code(code))


def init_app(app: Flask) -> None:
    def timezone() -> str:
        return settings().timezone

    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(TRANSLATIONS)
    QuickBabel(app, locale_selector=lambda: _locale(language()), timezone_selector=timezone)
    app.jinja_env.filters.update(tr=tr, file_size=file_size, long_date=long_date, long_moment=long_moment, money=money)
    app.jinja_env.globals.update(
        language=language,
        direction=direction,
        own_names=OWN_NAMES,
        get_locale=get_locale,
        marked=marked,
        portal_name=portal_name,
        authority_name=authority_name,
    )
