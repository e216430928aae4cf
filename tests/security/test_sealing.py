"""What citizens tell us cannot be read from the disk, and a key can be changed while they go on telling."""

import json
from base64 import b64encode
from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from click.testing import CliRunner
from sqlalchemy import select, text

from portal.app import create_app, main
from portal.applications.models import Application
from portal.casework.models import Note
from portal.catalogue import ServiceDefinition, publish
from portal.catalogue.models import Department
from portal.config import UnsafeSettings
from portal.core import files, filestore, rekeying, sealing
from portal.core.db import database
from portal.core.keys import new_key, read_key, read_keys
from portal.core.sealing import MARK, CannotOpen
from portal.identity.rules import Role
from tests.applications.conftest import PDF, upload
from tests.identity.factories import staff
from tests.people.factories import person

NUMBER, WORDS = "MARKED 4711 0815", "marked words of a citizen"
NOTE = "marked note of a clerk"
SERVICE = {
    "id": "card",
    "department": "people",
    "name": {"en": "Identity card"},
    "form": {
        "sections": [
            {
                "id": "you",
                "title": {"en": "You"},
                "pages": [
                    {
                        "id": "you",
                        "title": {"en": "You"},
                        "questions": [
                            {
                                "id": "number",
                                "type": "national_id",
                                "label": {"en": "Your number"},
                                "concept": "x.number",
                            },
                            {"id": "words", "type": "long_text", "label": {"en": "Why?"}, "max_length": 1000},
                            {"id": "papers", "type": "file", "label": {"en": "Papers"}},
                        ],
                    }
                ],
            }
        ]
    },
}


@pytest.fixture
def applied(app, client, store, acting, sign_in):
    """Somebody has applied for a card; gives back the address."""
    store(Department(slug="people", name={"en": "People"}))
    with acting():
        publish(ServiceDefinition.model_validate(SERVICE))
    sign_in(store(person(name="Amina Haddad")))
    where = client.post("/en/services/card/application").location
    papers = upload(content=PDF + b"marked paper")
    client.post(f"{where}/pages/you", data={"number": NUMBER, "words": WORDS, "papers": papers})
    assert client.post(f"{where}/summary").location.endswith("/receipt")
    return where


@pytest.fixture
def clerk(app, sign_in):
    browser = app.test_client()
    sign_in(staff(Role.CASEWORKER), on=browser)
    return browser


def everything_on_disk(app) -> str:
    """The database and the files, as a thief would read them."""
    with app.app_context():
        engine = database().engine
        with engine.connect() as connection:
            if engine.dialect.name == "sqlite":
                rows = "\n".join(connection.connection.driver_connection.iterdump())
            else:
                names = connection.scalars(text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")).all()
                rows = "\n".join(str(row) for name in names for row in connection.execute(text(f'TABLE "{name}"')))
        folder = app.extensions["settings"].folder
        kept = b"".join(
            file.read_bytes() for file in folder.rglob("*") if file.is_file() and "templates" not in str(file)
        )
    return rows + kept.decode(errors="replace")


def test_nothing_a_citizen_tells_and_no_paper_can_be_read_from_the_disk(app, applied, client, clerk):
    reference = applied.rpartition("/")[2]
    clerk.post(f"/en/staff/cases/{reference}/notes", data={"text": NOTE})
    shown = client.get(applied).text + clerk.get(f"/en/staff/cases/{reference}").text
    assert WORDS in shown and NOTE in clerk.get(f"/en/staff/cases/{reference}/notes").text
    disk = everything_on_disk(app)
    for secret in ("MARKED", NUMBER, NUMBER.replace(" ", ""), WORDS, NOTE, "marked paper", PDF[:8].decode()):
        assert secret not in disk
    assert MARK in disk


def test_staff_find_a_case_by_the_number_however_it_is_written(applied, clerk):
    reference = applied.rpartition("/")[2]
    for written in (NUMBER, "marked47110815", "MARKED-4711-0815"):
        assert reference in clerk.get("/en/staff/cases", query_string={"search": written}).text
    for other in ("MARKED 4711 0816", "4711 0815 1", "MARKED 471108"):
        assert reference not in clerk.get("/en/staff/cases", query_string={"search": other}).text


def test_what_was_written_before_there_were_keys_is_read_and_then_sealed(app, applied, acting):
    with app.app_context(), database().writing.begin() as session:
        session.execute(
            text("UPDATE applications SET answers = :plain"), {"plain": json.dumps({"you": {"words": "old"}})}
        )
        session.execute(text("UPDATE case_notes SET text = 'old'"))
    with acting():
        assert rekeying.count()["applications.answers", rekeying.PLAIN] == 1
        list(rekeying.rotate())
        assert {key for _place, key in rekeying.count()} == {sealing.ring().newest}
    with app.app_context(), database().reading() as session:
        assert session.scalars(select(Application.answers)).one() == {"you": {"words": "old"}}


def test_a_new_key_takes_over_while_people_apply_and_the_old_one_can_go(app, applied, client, clerk, settings):
    old = (settings.folder / "encryption_keys").read_text()
    index = (settings.folder / "blind_index_key").read_text()
    both = replace(settings, encryption_keys=f"second:{new_key()} {old}", blind_index_key=index)
    with app.app_context():
        rekeying.check_proofs()
    app.extensions["sealing"] = create_app(both).extensions["sealing"]  # as after a restart
    rounds = []
    with app.app_context():
        for place, done in rekeying.rotate():
            rounds.append((place, done))
            assert WORDS in client.get(applied).text
            if len(rounds) == 2:
                break  # and somebody stops it
        assert len({key for _place, key in rekeying.count()}) == 2
        list(rekeying.rotate())
        assert {key for _place, key in rekeying.count()} == {"second"}
        rekeying.check_proofs()
        assert rekeying.forget_old_keys() == ["made-here"]
    alone = replace(both, encryption_keys=both.encryption_keys.split()[0])
    app.extensions["sealing"] = create_app(alone).extensions["sealing"]
    with app.app_context():
        rekeying.check_proofs()
        file_id = _file(app)
        assert filestore.get(file_id).endswith(b"marked paper")
    assert WORDS in client.get(applied).text
    assert applied.rpartition("/")[2] in clerk.get("/en/staff/cases", query_string={"search": NUMBER}).text


def _file(app) -> UUID:
    with database().reading() as session:
        return session.scalars(select(files.StoredFile.id)).one()


def test_a_wrong_or_missing_key_is_named_before_the_first_page(app, applied, settings):
    with app.app_context():
        rekeying.check_proofs()
    index = new_key()
    for keys, said in ((f"made-here:{new_key()}", "is not the one"), (f"new:{new_key()}", "is not in ENCRYPTION_KEYS")):
        app.extensions["sealing"] = create_app(
            replace(settings, encryption_keys=keys, blind_index_key=index)
        ).extensions["sealing"]
        with app.app_context(), pytest.raises(CannotOpen, match=said) as error:
            rekeying.check_proofs()
        assert keys.partition(":")[2] not in str(error.value)


@pytest.mark.parametrize(
    "keys",
    [
        "nonsense",
        "a:c2hvcnQ=",
        "A:" + b64encode(b"x" * 32).decode(),
        "a:!!",
        " ".join(["a:" + b64encode(b"x" * 32).decode()] * 2),
    ],
)
def test_keys_that_cannot_be_used_are_explained_without_telling_them(settings, keys):
    with pytest.raises(UnsafeSettings, match="ENCRYPTION_KEYS") as error:
        create_app(replace(settings, encryption_keys=keys, blind_index_key=new_key()))
    assert keys not in str(error.value)


def test_what_is_sealed_opens_only_where_it_belongs(app, acting):
    with acting():
        sealed = sealing.seal_text(b"a number", "applications.answers")
        assert sealing.open_text(sealed, "applications.answers") == b"a number"
        for place in ("applications.typed", "people.name", "", f"files/{uuid4()}"):
            with pytest.raises(CannotOpen):
                sealing.open_text(sealed, place)
        with pytest.raises(CannotOpen):
            sealing.open_text(sealed[:-8] + "AAAAAAA=", "applications.answers")
        one, other = uuid4(), uuid4()
        filestore.put(one, b"mine")
        app.extensions["files"].put(filestore._name(other), filestore.as_kept(one))
        with pytest.raises(CannotOpen):
            filestore.get(other)


def test_every_sealed_column_is_sealed_for_its_own_place():
    found = {str(place.column): place.column.type.place for place in rekeying.places()}
    assert len(found) > 8
    assert all(name == place for name, place in found.items())
    assert Note.__table__.c.text in [place.column for place in rekeying.places()]


@pytest.fixture
def operator(settings, monkeypatch):
    """Says words of the command line; gives back what it answered."""
    variables = {"PORTAL_MODE": "demo", "PORTAL_DATA": str(settings.folder), "SECRET_KEY": settings.secret_key}
    variables["DATABASE_URL"] = settings.database_url
    for name in ("ENCRYPTION_KEYS", "BLIND_INDEX_KEY"):
        monkeypatch.delenv(name, raising=False)

    def say(*words, **more):
        return CliRunner().invoke(main, words, env=variables | more)

    return say


def test_an_operator_looks_at_keys_and_turns_them(applied, operator, settings):
    old, index = ((settings.folder / name).read_text() for name in ("encryption_keys", "blind_index_key"))
    assert "Everything is sealed with made-here" in operator("keys", "check").output
    keys = {"ENCRYPTION_KEYS": f"second:{new_key()} {old}", "BLIND_INDEX_KEY": index}
    before = operator("keys", "check", **keys)
    assert before.exit_code == 1 and "Run: portal keys rotate" in before.output
    turned = operator("keys", "rotate", **keys)
    assert turned.exit_code == 0 and "applications.answers 1" in turned.output
    assert operator("keys", "check", **keys).exit_code == 0


@pytest.mark.parametrize("words", [("run", "--port", "1"), ("worker",), ("keys", "rotate")])
def test_an_operator_with_the_wrong_key_is_told_so_and_nothing_starts(applied, operator, words):
    assert operator("keys", "rotate").exit_code == 0
    wrong = {"ENCRYPTION_KEYS": f"made-here:{new_key()}", "BLIND_INDEX_KEY": new_key()}
    refused = operator(*words, **wrong)
    assert refused.exit_code == 1
    assert "The key 'made-here' in ENCRYPTION_KEYS is not the one" in refused.output
    assert "Traceback" not in refused.output and isinstance(refused.exception, SystemExit)


def test_new_keys_are_made_without_any_setting(monkeypatch, tmp_path):
    made = CliRunner().invoke(main, ["keys", "new"], env={"PORTAL_MODE": "production", "PORTAL_DATA": str(tmp_path)})
    assert made.exit_code == 0
    keys = dict(line.split("=", 1) for line in made.output.splitlines())
    assert read_keys(keys["ENCRYPTION_KEYS"]) and read_key(keys["BLIND_INDEX_KEY"], name="it")
    assert list(tmp_path.iterdir()) == []
    refused = CliRunner().invoke(
        main, ["keys", "check"], env={"PORTAL_MODE": "production", "PORTAL_DATA": str(tmp_path)}
    )
    assert refused.exit_code == 1 and "ENCRYPTION_KEYS or BLIND_INDEX_KEY is missing" in refused.output
