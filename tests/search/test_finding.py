"""Citizens find things by words as they say and type them."""

import pytest

from portal.search import Document, find, index, remove

PARKING = {
    "en": ("Residence parking permits", "Park near your home"),
    "es": ("Permisos de estacionamiento para residentes", "Estacione cerca de su casa"),
    "ar": ("تصاريح وقوف السيارات للسكان", "أوقفوا سياراتكم قرب المنزل"),
    "ru": ("Разрешения на парковку для жителей", "Паркуйтесь рядом с домом"),
    "zh-Hans": ("居民停车许可", "在住处附近停车"),
    "zh-Hant": ("居民停車許可", "在住處附近停車"),
}
BIN = {
    "en": ("Report a missed bin", "We come back and empty it"),
    "es": ("Avisar de un contenedor no recogido", "Volvemos a vaciarlo"),
    "ar": ("الإبلاغ عن حاوية نفايات", "نعود لتفريغها"),
    "ru": ("Сообщить о невывезенном мусоре", "Мы вернёмся и опорожним контейнер"),
    "zh-Hans": ("报告垃圾桶漏收", "我们会来补收"),
    "zh-Hant": ("通報垃圾漏收", "我們會來補收"),
}


def document(key="parking", language="en", title="Parking", summary="", **more):
    return Document("service", key, language, f"/services/{key}", title, summary, **more)


@pytest.fixture
def city(acting):
    """Two services in six languages."""
    with acting():
        index(
            document(key, code, title, summary)
            for key, texts in (("parking", PARKING), ("bin", BIN))
            for code, (title, summary) in texts.items()
        )


@pytest.fixture
def found(app, city):
    """The keys of what a question finds, best first."""

    def ask(question, language="en"):
        with app.app_context():
            return [hit.key for hit in find(question, language=language).hits]

    return ask


@pytest.mark.parametrize(
    ("language", "question", "key"),
    [
        ("en", "permit", "parking"),
        ("en", "parked residences", "parking"),
        ("en", "how do I report missing bins", "bin"),
        ("es", "permiso residente", "parking"),
        ("es", "estacionar", "parking"),
        ("es", "contenedores recogidos", "bin"),
        ("ru", "разрешение", "parking"),
        ("ru", "парковки", "parking"),
        ("ru", "мусора", "bin"),
        ("ar", "تصريح", "parking"),
        ("ar", "السيارة", "parking"),
        ("ar", "حاويات", "bin"),
        ("ar", "والنفايات", "bin"),
        ("zh-Hans", "停车", "parking"),
        ("zh-Hans", "垃圾", "bin"),
        ("zh-Hans", "垃", "bin"),
        ("zh-Hans", "停车许可", "parking"),
        ("zh-Hant", "停車", "parking"),
        ("zh-Hant", "漏收", "bin"),
    ],
)
def test_another_form_of_a_word_finds_the_same(found, language, question, key):
    assert found(question, language)[:1] == [key]


@pytest.mark.parametrize("half_typed", ["p", "pa", "par", "park", "parki", "parkin", "parking", "parking per"])
def test_results_come_while_one_types(found, half_typed):
    assert found(half_typed) == ["parking"]


@pytest.mark.parametrize(
    ("language", "slip", "key", "meant"),
    [
        ("en", "parkng", "parking", "parking"),
        ("en", "residense permit", "parking", "residence permit"),
        ("es", "estacionamento", "parking", "estacionamiento"),
        ("ru", "разришения", "parking", "разрешения"),
        ("ar", "السيرات", "parking", "السيارات"),
    ],
)
def test_a_slip_of_the_finger_is_mended_and_said(app, city, language, slip, key, meant):
    with app.app_context():
        results = find(slip, language=language)

    assert [hit.key for hit in results.hits] == [key]
    assert results.mended == meant


@pytest.mark.parametrize("question", ["driving license", "driving licence", "community center", "organize", "labor"])
def test_british_and_american_spellings_are_one_word(app, acting, question):
    with acting():
        index([document(title="Driving licences at the community centre: we organise labour")])
        assert find(question, language="en").total == 1


def test_accents_may_be_left_out(app, acting):
    with acting():
        index([document("school", "es", "Educación y niños")])
        assert find("educacion ninos", language="es").total == 1


def test_what_has_only_some_of_the_words_is_found_when_nothing_has_all(app, city):
    with app.app_context():
        results = find("parking elephant", language="en")

    assert [hit.key for hit in results.hits] == ["parking"]
    assert results.is_loose


def test_a_word_in_the_title_counts_more_than_one_in_the_text(app, acting):
    with acting():
        index(
            [
                document("a", title="Something else", body="A dog, a dog, a dog and a licence " * 5),
                document("b", title="Dog licence", body="For everybody who keeps an animal " * 20),
            ]
        )
        assert [hit.key for hit in find("dog licence", language="en").hits] == ["b", "a"]


def test_the_readers_language_comes_first_and_others_follow_in_their_own(app, acting):
    with acting():
        index([document("english", "en", "Hotel licence"), document("spanish", "es", "Hotel: licencia")])
        hits = find("hotel", language="es").hits

    assert [(hit.key, hit.language) for hit in hits] == [("spanish", "es"), ("english", "en")]


def test_words_of_another_language_find_the_page_in_the_readers_own(app, city):
    with app.app_context():
        (hit,) = find("missed bin", language="ar").hits

    assert hit.language == "ar"
    assert hit.title == BIN["ar"][0]


def test_what_is_indexed_again_is_found_once_and_by_its_new_words_only(app, acting):
    with acting():
        index([document(title="Cats")])
        index([document(title="Horses"), document(title="Horses")])

        assert find("cats", language="en").total == 0
        assert find("horses", language="en").total == 1


def test_what_is_removed_is_not_found(app, acting):
    with acting():
        index([document(title="Cats"), document("dogs", title="Dogs")])
        remove("service", ["parking"])

        assert find("cats", language="en").total == 0
        assert find("dogs", language="en").total == 1


@pytest.mark.parametrize(
    "question",
    [
        "",
        " ",
        '"',
        "'; DROP TABLE search_documents; --",
        "a AND OR NOT NEAR(b c, 5) title:x ^y z*",
        "((((",
        "parking*",
        "\0\x01\x1b",
        "\u202eparking\u2066",
        "😀🅿️",
        "x" * 10_000,
        "парковка " * 2000,
        "垃圾桶" * 3000,
        "%s %(a)s {0} :m0 \\",
        "ﷺ ½ ² ⅷ",
        "\ud7ff\uffff",
    ],
)
def test_anything_may_be_typed(client, city, question):
    assert client.get("/en/search", query_string={"q": question}).status_code == 200


def test_finding_takes_one_statement_and_mending_one_more(app, city, statements):
    with app.test_request_context("/en/search"):
        find("parkng", language="en")  # learns the words of all documents once
        with statements() as found:
            find("parking", language="en")
        with statements() as mended:
            find("parkng permitt", language="en")

    assert len(found) == 1
    assert len(mended) == 2
