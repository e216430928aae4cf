import pytest
from babel.support import NullTranslations
from flask import render_template_string

from portal.core import i18n


class Loud(NullTranslations):
    """A language in which everything is shouted."""

    def gettext(self, message):
        return message.upper().replace("%(NAME)S", "%(name)s")


@pytest.fixture
def loud(monkeypatch):
    monkeypatch.setattr(i18n, "translations", lambda code: Loud() if code == "es" else NullTranslations())


@pytest.mark.parametrize(
    ("template", "english", "loud_spanish"),
    [
        ("{{ _('Hello') }}", "Hello", "HELLO"),
        ("{{ _('Hello %(name)s', name=name) }}", "Hello &lt;b&gt;", "HELLO &lt;b&gt;"),
        ("{{ _('100%%') }}", "100%", "100%"),
        ("{{ _('<i>Hello</i>') }}", "<i>Hello</i>", "<I>HELLO</I>"),
        ('<i title="{{ _(\'Say "hi"\') }}">', '<i title="Say &#34;hi&#34;">', '<i title="SAY &#34;HI&#34;">'),
        ("{% set greeting = _('Hello') %}{{ greeting }}", "Hello", "HELLO"),
        ("{% macro say(what) %}{{ what }}{% endmacro %}{{ say(_('Hello')) }}", "Hello", "HELLO"),
        ("{{ ['a', _('Hello')] | join(' ') }}", "a Hello", "a HELLO"),
    ],
)
def test_fixed_texts_are_in_the_template_of_each_language(app, loud, template, english, loud_spanish):
    with app.test_request_context():
        with i18n.speaking("es"):
            assert render_template_string(template, name="<b>") == loud_spanish
        assert render_template_string(template, name="<b>") == english


def test_a_page_is_shown_although_its_compiled_template_cannot_be_kept(app, client, tmp_path):
    app.compiled_templates = tmp_path / "in the way"
    app.compiled_templates.touch()
    assert client.get("/en/sign-in").status_code == 200


def test_long_addresses_are_built_and_not_kept(app):
    with app.test_request_context("/en/search"):
        assert app.url_for("search.results", q="x" * 1000) == f"/en/search?q={'x' * 1000}"
        assert app.url_for("search.results", q="y") == "/en/search?q=y"
        assert len(app.urls) == 1
