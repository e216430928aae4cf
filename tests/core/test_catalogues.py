import pytest
from babel.messages.catalog import Catalog

from portal.core import catalogues


@pytest.fixture
def one_text(monkeypatch, tmp_path):
    """A portal that says two things, and no catalogue yet."""
    template = Catalog()
    template.add("Hello %(name)s")
    template.add(("%(num)s day", "%(num)s days"))
    monkeypatch.setattr(catalogues, "texts_in_code", lambda: template)
    monkeypatch.setattr(catalogues, "translated_languages", lambda: ["es"])
    monkeypatch.setattr(catalogues, "FOLDER", tmp_path)

    def write(*entries: str) -> list[str]:
        file = tmp_path / "es" / "LC_MESSAGES" / "messages.po"
        file.parent.mkdir(parents=True, exist_ok=True)
        header = (
            'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\nPlural-Forms: nplurals=2; plural=n != 1;\\n"\n'
        )
        file.write_text("\n".join([header, *entries]))
        return catalogues.problems()

    return write


HELLO = 'msgid "Hello %(name)s"\nmsgstr "Hola, %(name)s"\n'
DAYS = 'msgid "%(num)s day"\nmsgid_plural "%(num)s days"\nmsgstr[0] "un día"\nmsgstr[1] "%(num)s días"\n'


def test_a_complete_catalogue_has_no_problems(one_text):
    assert one_text(HELLO, DAYS) == []


@pytest.mark.parametrize(
    ("entries", "problem"),
    [
        ([DAYS], "es: missing: 'Hello %(name)s'"),
        ([HELLO.replace("Hola, %(name)s", ""), DAYS], "es: missing: 'Hello %(name)s'"),
        (["#, fuzzy\n" + HELLO, DAYS], "es: fuzzy: 'Hello %(name)s'"),
        ([HELLO.replace("Hola, %(name)s", "Hola, %(nombre)s"), DAYS], "es: placeholders differ: 'Hello %(name)s'"),
        ([HELLO.replace("Hola, %(name)s", "Hola"), DAYS], "es: placeholders differ: 'Hello %(name)s'"),
        ([HELLO, DAYS.replace("%(num)s días", "")], "es: missing: '%(num)s day'"),
        ([HELLO, DAYS, 'msgid "Bye"\nmsgstr "Adiós"\n'], "es: stale: 'Bye'"),
    ],
)
def test_each_kind_of_problem_is_named(one_text, entries, problem):
    assert one_text(*entries) == [problem]


@pytest.mark.parametrize(("code", "forms"), [("es", 3), ("ar", 6), ("ru", 4), ("zh_Hans", 1), ("zh_Hant", 1)])
def test_every_language_has_the_plural_forms_it_needs(code, forms):
    assert catalogues.read(code).num_plurals in {forms, forms - 1}


def test_all_texts_of_the_portal_are_translated():
    assert catalogues.problems() == []
