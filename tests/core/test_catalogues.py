import re
from gettext import c2py

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


def test_a_compiled_catalogue_can_be_read_by_whoever_runs_the_portal(one_text, tmp_path):
    one_text(HELLO, DAYS)
    catalogues.compile_all()
    compiled = tmp_path / "es" / "LC_MESSAGES" / "messages.mo"
    assert compiled.stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize(("code", "forms"), [("es", 3), ("ar", 6), ("ru", 4), ("zh_Hans", 1), ("zh_Hant", 1)])
def test_every_language_has_the_plural_forms_it_needs(code, forms):
    assert catalogues.read(code).num_plurals in {forms, forms - 1}


@pytest.mark.parametrize(
    ("code", "groups"),
    [
        ("ar", [{0}, {1}, {2}, {3, 10, 103}, {100, 102, 1000}, {11, 26, 111}]),
        ("ru", [{1, 21, 101}, {2, 4, 22}, {0, 5, 11, 14, 25, 111}]),
    ],
)
def test_each_number_finds_its_own_plural_form(code, groups):
    form = c2py(catalogues.read(code).plural_expr)
    assert [{form(number) for number in numbers} for numbers in groups] == [{index} for index in range(len(groups))]


@pytest.mark.parametrize("code", ["ar", "ru"])
def test_every_text_with_a_number_has_all_its_forms(code):
    catalogue = catalogues.read(code)
    plural = [message for message in catalogue if message.pluralizable]
    assert plural
    assert {len(message.string) for message in plural} == {catalogue.num_plurals}


@pytest.mark.parametrize(
    ("code", "other_scripts"),
    [
        ("es", "\u0400-\u06ff\u4e00-\u9fff"),
        ("ar", "\u0400-\u04ff\u4e00-\u9fff"),
        ("ru", "\u0600-\u06ff\u4e00-\u9fff"),
        ("zh_Hans", "\u0400-\u06ff"),
        ("zh_Hant", "\u0400-\u06ff"),
    ],
)
def test_no_text_strayed_into_the_catalogue_of_another_language(code, other_scripts):
    own = {"ar": "\u0600-\u06ff", "ru": "\u0400-\u04ff", "zh_Hans": "\u4e00-\u9fff", "zh_Hant": "\u4e00-\u9fff"}
    texts = [text for message in catalogues.read(code) if message.id for text in catalogues._strings(message)]
    assert [text for text in texts if re.search(f"[{other_scripts}]", text)] == []
    words = [text for text in texts if re.search(r"[^\W\d_]{4}", catalogues.PLACEHOLDER.sub("", text))]
    assert [text for text in words if code in own and not re.search(f"[{own[code]}]", text)] == []


def test_all_texts_of_the_portal_are_translated():
    assert catalogues.problems() == []
