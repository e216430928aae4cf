"""Fills the templates of reports that are pages: one file each, with nothing to fetch but pictures."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import flask_babel
from babel import Locale
from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal
from jinja2 import Environment, FileSystemLoader, StrictUndefined

TEMPLATES = Path(__file__).with_name("templates")


def page(name: str, **values: Any) -> str:
    """In the language of the moment; English where no app with catalogues is running."""
    locale = flask_babel.get_locale() or Locale("en")
    return (
        _environment()
        .get_template(name)
        .render(language=str(locale).replace("_", "-"), direction=locale.text_direction, **values)
    )


@contextmanager
def in_language(language: str) -> Iterator[None]:
    """language: as the web writes it, like zh-Hans."""
    with flask_babel.force_locale(language.replace("-", "_")):
        yield


def on_day(day: date) -> str:
    """A day, in the language of the moment."""
    return format_date(day, "long", locale=flask_babel.get_locale() or "en")


def number(value: float) -> str:
    """A figure, in the language of the moment."""
    return format_decimal(value, locale=flask_babel.get_locale() or "en")


def moment(at: datetime) -> str:
    """Day and time, in the zone it was recorded in."""
    return format_datetime(at, "long", tzinfo=at.tzinfo, locale=flask_babel.get_locale() or "en")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.install_gettext_callables(  # type: ignore[attr-defined]  # brought by the extension
        gettext=flask_babel.gettext, ngettext=flask_babel.ngettext, newstyle=True
    )
    environment.filters |= {"on_day": on_day, "number": number, "moment": moment}
    return environment
