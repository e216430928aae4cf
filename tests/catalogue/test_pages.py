"""Citizens find a service and read what it is."""

import json
import re

import pytest

from portal.catalogue.actions import publish_all
from portal.config import LANGUAGES
from portal.core.i18n import direction

PAGES = (
    "/services",
    "/services/a-z/R",
    "/services/residence-parking-permit",
    "/services/childcare-subsidy",
    "/topics/transport",
    "/life-events/moving-home",
    "/personas/parent",
    "/departments",
    "/departments/transport",
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_there_in_every_language(client, city, path, language):
    response = client.get(f"/{language}{path}")

    assert response.status_code == 200
    assert f'<html lang="{language}" dir="{direction(language)}"' in response.text


@pytest.mark.parametrize("path", PAGES)
def test_a_public_page_sets_no_cookie_may_be_cached_and_takes_two_statements(client, city, statements, path):
    client.get("/en/services")
    with statements() as asked:
        response = client.get(f"/ar{path}")

    pages_own = [statement for statement in asked if "public_changes" not in statement]
    assert len(pages_own) <= 2, pages_own
    assert "Set-Cookie" not in response.headers
    assert response.headers["Cache-Control"].startswith("public")


@pytest.mark.parametrize(
    "path",
    [
        "/services/nothing-here",
        "/topics/nothing-here",
        "/life-events/nothing-here",
        "/personas/nothing-here",
        "/departments/nothing-here",
        "/services/a-z/nothing",
        "/services/%00/eligibility",
        "/services/'or'1",
    ],
)
def test_what_does_not_exist_is_not_found(client, city, path):
    assert client.get(f"/en{path}").status_code == 404


def test_the_page_of_a_service_says_everything_a_citizen_asks(client, city):
    text = client.get("/en/services/residence-parking-permit").text

    for heading in ("What it is", "Who it is for", "What you need", "How to do it", "Legal basis"):
        assert f">{heading}</h2>" in text
    for label in ("What it costs", "How long it takes", "Online", "By phone", "In person"):
        assert f"<dt>{label}</dt>" in text
    assert "+1 555 0115" in text
    assert "Last checked on" in text
    assert "Transport and Streets" in text


def test_machines_read_the_service_as_schema_org(client, city):
    text = client.get("/es/services/residence-parking-permit").text
    service = json.loads(re.search(r'application/ld\+json">(.*?)</script>', text, re.DOTALL)[1])

    assert service["@type"] == "GovernmentService"
    assert service["inLanguage"] == "es"
    assert service["url"] == "http://localhost/es/services/residence-parking-permit"
    assert service["serviceOperator"]["telephone"] == "+1 555 0115"


def test_a_text_nobody_translated_says_its_language(client, offer):
    offer(name={"es": "Licencia para perros"}, what={"es": "Para **perros**."})

    text = client.get("/ar/services/dog-licence").text

    assert '<h1><span lang="es" dir="ltr">Licencia para perros</span></h1>' in text
    assert '<div lang="es" dir="auto"><p>Para <strong>perros</strong>.</p>' in text


def test_what_editors_write_cannot_run_in_the_page(client, offer):
    evil = "<script>alert(1)</script> [x](javascript:alert(1)) **bold** <img src=x onerror=alert(1)>"
    offer(what={"en": evil}, cost={"en": evil}, name={"en": "</script><script>alert(1)</script>"})

    text = client.get("/en/services/dog-licence").text

    assert "<strong>bold</strong>" in text
    assert "<script>alert" not in text
    assert 'href="javascript' not in text
    assert "<img" not in text


def test_a_service_elsewhere_is_linked(client, offer):
    offer(link="https://dogs.example/apply")

    text = client.get("/en/services/dog-licence").text

    assert 'href="https://dogs.example/apply"' in text
    assert "dogs.example" in text


def test_services_of_the_same_name_are_told_apart_by_their_department(client, offer):
    offer(id="parking-1", name={"en": "Parking"}, department="transport")
    offer(id="parking-2", name={"en": "Parking"}, department="housing")

    for page in ("/en/services/a-z/P", "/en/search?q=parking"):
        text = client.get(page).text
        assert "Transport and Streets" in text
        assert "Housing Office" in text


def test_services_stand_under_their_letter_in_each_language(client, city):
    assert "Residence parking permit" in client.get("/en/services/a-z/R").text
    assert "Avisar de un contenedor" in client.get("/es/services/a-z/A").text
    assert "الإبلاغ عن حاوية" in client.get("/ar/services/a-z/ا").text
    assert "Сообщить о невывезенном" in client.get("/ru/services/a-z/С").text
    assert "报告垃圾桶漏收" in client.get("/zh-Hans/services/a-z/B").text
    assert "通報垃圾漏收" in client.get("/zh-Hant/services/a-z/11").text


def test_a_letter_without_services_says_so(client, city):
    response = client.get("/en/services/a-z/Q")

    assert response.status_code == 200
    assert "No service in this list" in response.text


def test_a_long_list_has_pages(client, acting, authority, small):
    with acting():
        publish_all(small(id=f"dog-{n}", name={"en": f"Dog licence {n:03}"}) for n in range(120))

    first, last = client.get("/en/services/a-z/D"), client.get("/en/services/a-z/D?page=3")

    assert "Dog licence 000" in first.text
    assert "Dog licence 050" not in first.text
    assert "Dog licence 119" in last.text
    for page in ("0", "-1", "99", "x", "9" * 30):
        assert client.get(f"/en/services/a-z/D?page={page}").status_code == 200
    assert "Dog licence 060" in client.get("/en/departments/revenue?page=2").text


def test_nobody_puts_another_address_into_a_page_that_others_get_too(client, city):
    url = "/en/services/residence-parking-permit"
    assert "evil" not in client.get(url, headers={"Host": "evil.example"}).text
    assert "evil" not in client.get(url).text
