"""Names stand where readers of each language look for them."""

import pytest

from portal.catalogue.rules import filed, letter_order, slug_of


@pytest.mark.parametrize(
    ("language", "name", "letter"),
    [
        ("en", "Dog licence", "D"),
        ("en", "  “Élan” grant", "E"),
        ("en", "3D printing", "0-9"),
        ("en", "Разрешение", "Р"),
        ("es", "Ñandú", "Ñ"),
        ("es", "Árbol", "A"),
        ("ru", "Ёлка", "Е"),
        ("ru", "«Йод»", "Й"),
        ("ru", "Dog licence", "D"),
        ("ar", "الإبلاغ", "ا"),
        ("ar", "التصريح", "ت"),
        ("ar", "Dog licence", "D"),
        ("zh-Hans", "居民停车许可", "J"),
        ("zh-Hans", "报告垃圾桶漏收", "B"),
        ("zh-Hant", "大學", "3"),
        ("zh-Hant", "通報垃圾漏收", "11"),
        ("zh-Hant", "Dog licence", "D"),
        ("en", "!!!", "0-9"),
        ("ar", "", "0-9"),
    ],
)
def test_a_name_stands_under_its_letter(language, name, letter):
    assert filed(name, language).letter == letter


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en", ["apple", "Banana", "Éclair", "zebra", "1984"]),
        ("es", ["nutria", "Nz", "ñandú", "Ñu", "Oz"]),
        ("ru", ["Абрикос", "Ёж", "Ель", "Жук", "Apple", "7"]),
        ("ar", ["أرنب", "بطة", "البيت", "تصريح", "Apple"]),
        ("zh-Hans", ["报告", "居民", "停车", "0"]),
        ("zh-Hant", ["人口", "大學", "停車", "通報", "Apple"]),
    ],
)
def test_names_are_sorted_as_readers_of_the_language_expect(language, names):
    backwards = names[::-1]

    assert sorted(backwards, key=lambda name: filed(name, language).key.encode()) == names


def test_letters_are_sorted_with_the_own_script_first():
    assert sorted("AЯБ", key=lambda letter: letter_order(letter, "ru")) == ["Б", "Я", "A"]
    assert sorted(["10", "2", "A", "0-9"], key=lambda letter: letter_order(letter, "zh-Hant")) == [
        "2",
        "10",
        "A",
        "0-9",
    ]


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Sale of Publications", "sale-of-publications"),
        ("Año nuevo & más", "ano-nuevo-mas"),
        ("Driver's licence", "drivers-licence"),
        ("停车", "abc-12"),
        ("", "abc-12"),
        ("../../etc/passwd", "etc-passwd"),
        ("x" * 500, "x" * 70),
    ],
)
def test_a_name_becomes_a_readable_address(name, slug):
    assert slug_of(name, "ABC 12") == slug
