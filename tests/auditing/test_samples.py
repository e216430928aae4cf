"""Every kind of letter, and every paper, is among what the auditor looks at, in every language."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from flask import Flask
from pypdf import PdfReader
from sqlalchemy import func, select
from werkzeug.test import Client

import portal
from portal.auditing.own_pages import Wish, plan_for
from portal.auditing.samples import samples, with_samples
from portal.config import LANGUAGES
from portal.core.contributions import SampleLetter, SamplePaper
from portal.core.db import Base, db
from portal.core.rooms import contributions
from tests.cities import built_city

pytestmark = pytest.mark.slow
TEMPLATES = Path(portal.__file__).parent
LAYOUT = "mail/layout.txt"


@pytest.fixture(scope="module")
def city(tmp_path_factory) -> Iterator[Flask]:
    app = built_city(tmp_path_factory.mktemp("writing-city"))
    yield app
    app.extensions["database"].engine.dispose()


@pytest.fixture(scope="module")
def beside(city) -> Client:
    """A browser that sees what only the auditor sees."""
    return Client(with_samples(city))


@pytest.fixture
def known(city) -> dict:
    with city.app_context():
        return samples()


def test_every_kind_of_letter_is_looked_at(city):
    kinds = {path.as_posix().partition("/templates/")[2] for path in TEMPLATES.rglob("templates/**/*.txt")} - {LAYOUT}
    with city.app_context():
        looked_at = {sample.template for sample in contributions(SampleLetter)}
    assert kinds - looked_at == set(), "add a SampleLetter to what the room contributes"


def test_every_paper_people_can_save_is_looked_at(city):
    papers = {rule.endpoint for rule in city.url_map.iter_rules() if rule.rule.endswith(".pdf")}
    with city.app_context():
        looked_at = {sample.endpoint for sample in contributions(SamplePaper)}
    assert papers | {"applications.receipt_file"} == looked_at


def test_what_is_sent_and_saved_belongs_to_the_matrix(city):
    with city.app_context(), plan_for(Wish(only="received")) as plan:
        seen = {(visit.cell.subject, visit.cell.language) for visit in plan.visits}
    assert {("letters.applications-received:decision", language) for language in LANGUAGES} <= seen


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_letter_and_paper_comes_in_this_language(beside, known, language):
    for subject, sample in known.items():
        answer = beside.get(subject.in_language(language).path)
        assert answer.status_code == 200, subject.name
        if isinstance(sample, SamplePaper):
            assert answer.mimetype == "application/pdf", subject.name
            said = str(PdfReader(BytesIO(answer.data)).root_object["/Lang"])
            assert said.split("-", maxsplit=1)[0] == language.split("-")[0], subject.name
        else:
            assert f'<html lang="{language}"' in answer.text, subject.name


def test_samples_have_names_of_their_own(known):
    assert len({subject.name for subject in known}) == len({subject.path for subject in known}) == len(known)


def test_reading_samples_leaves_the_city_as_it_was(city, beside, known):
    before = rows_of(city)
    for subject in known:
        beside.get(subject.in_language("es").path)
    assert rows_of(city) == before
    kept = {subject.name: beside.get(subject.in_language("ru").path).data for subject in known}
    assert kept == {subject.name: beside.get(subject.in_language("ru").path).data for subject in known}


def rows_of(city: Flask) -> dict[str, int]:
    with city.app_context():
        return {
            table.name: db.scalar(select(func.count()).select_from(table)) or 0 for table in Base.metadata.sorted_tables
        }


def test_nobody_but_the_auditor_gets_them(city, known):
    visitor = city.test_client()
    assert {visitor.get(subject.in_language("en").path).status_code for subject in known} == {404}


@pytest.mark.parametrize("path", ["/sent/en/letters.nothing:filled", "/sent/xx/letters.feedback-ask:filled", "/sent/"])
def test_what_is_no_sample_is_not_found(beside, path):
    assert beside.get(path).status_code == 404


def test_the_portal_answers_beside_them(beside):
    assert beside.get("/en/").status_code == 200
