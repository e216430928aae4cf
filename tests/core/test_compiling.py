"""Templates are compiled in a quicker way; what they write is what Jinja writes, whatever the values are."""

from enum import StrEnum
from uuid import UUID

import pytest
from flask import render_template_string
from flask_babel import lazy_gettext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jinja2 import Environment, Undefined
from markupsafe import Markup

from portal.core import i18n

WRITTEN = (
    "{{ v }}<a title=\"{{ v }}\">{{ v ~ '<' }}{% macro show(x) %}<b>{{ x }}</b>{% endmacro %}{{ show(v) }}{{ show(x=v) }}"
    "{% set kept = v %}{{ kept }}{{ [v, '&'] | join('<') }}{{ v | string | trim }}{{ v if v else '<none>' }}{{ plain(v) }}"
    "{% call(y) around() %}{{ y }}{{ v }}{% endcall %}{% for one in [v, v] %}{{ one }}{{ loop.index }}{% endfor %}"
)
AROUND = "{% macro around() %}<i>{{ caller('<y>') }}</i>{% endmacro %}"
SAID = "{{ _('%(who)s: 100%% of <b>%(what)s</b>', who=v, what=show(v)) }}"


class Kind(StrEnum):
    SHARP = "<e\"&'>"


class Typed(str):
    """Text that says nothing about HTML."""

    __slots__ = ()


class Drawn:
    def __html__(self) -> str:
        return "<b>drawn</b>"


class Told:
    def __str__(self) -> str:
        return "<told \"&'>"


VALUES = [
    "<script>\"'&",
    Typed("<p \"'>"),
    Kind.SHARP,
    Markup("<b>\"'&amp;</b>"),
    Markup("%(who)s %s 100%"),
    "%(who)s %s 100%",
    "\u2066<x>\u2069",
    lazy_gettext("Save <changes> \"'&"),
    Drawn(),
    Told(),
    UUID(int=7),
    Undefined(name="nobody"),
    None,
    True,
    -3.5,
    b"<bytes>",
    ["<list>"],
    {"<key>": "<value>"},
]


@pytest.fixture
def database_kind() -> str:
    """Nothing is asked of it."""
    return "sqlite"


def plain(value: object) -> str:
    return f"<{value}>"


def of_jinja(template: str, **values: object) -> str:
    return Environment(autoescape=True).from_string(AROUND + template).render(**values)


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
@pytest.mark.parametrize("code", ["en", "ar"])
def test_every_kind_of_value_is_written_as_jinja_writes_it(app, value, code):
    with app.test_request_context(), i18n.speaking(code):
        assert render_template_string(AROUND + WRITTEN, v=value, plain=plain) == of_jinja(WRITTEN, v=value, plain=plain)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(who=st.text("<>\"'&%(){}s\u200f ا中", max_size=12), what=st.text("<>\"'&%(){}s", max_size=12))
def test_whatever_somebody_is_called_stays_text_in_a_translated_sentence(app, who, what):
    with app.test_request_context(), i18n.speaking("ar"):
        shown = render_template_string(SAID, v=who, show=lambda _who: what)

    assert shown == of_jinja("{{ who }}: 100% of <b>{{ what }}</b>", who=who, what=what)
