"""Registers of other offices, as files."""

import json
import os

import pytest

from portal.config import UnsafeSettings, from_environment
from portal.connectors.registers import MOST_RECORDS, FileRegister, RegisterUnavailable, register

LINES = "street,postcode,city\n7 Ropewalk,PA1 2AB,Port Alder\n17 Ropewalk,PA1 2AC,Port Alder\n1 Hill Road,PA9 1XY,Port Alder\n"


@pytest.fixture
def addresses(tmp_path):
    file = tmp_path / "addresses.csv"
    file.write_text(LINES)
    return file


def streets(found):
    return [record["street"] for record in found]


def test_words_are_found_in_any_column_however_they_are_written(addresses):
    kept = FileRegister(addresses)

    assert streets(kept.look_up({"q": "rOPEwalk, 7"})) == ["7 Ropewalk"]
    assert streets(kept.look_up({"q": "pa1"})) == ["7 Ropewalk", "17 Ropewalk"]
    assert kept.look_up({"q": "   "}) == []
    assert kept.look_up({}) == []


def test_a_column_must_say_exactly_what_was_asked(addresses):
    kept = FileRegister(addresses)

    assert streets(kept.look_up({"street": "7 ropewalk", "postcode": "PA1 2AB"})) == ["7 Ropewalk"]
    assert kept.look_up({"street": "Ropewalk"}) == []
    assert kept.look_up({"nothing": "so"}) == []


def test_a_json_list_is_a_register_too_and_answers_are_bounded(tmp_path):
    file = tmp_path / "many.json"
    file.write_text(json.dumps([{"name": f"Ava {number}"} for number in range(500)]))

    assert len(FileRegister(file).look_up({"q": "ava"})) == MOST_RECORDS


def test_a_changed_file_is_read_again(addresses):
    kept = FileRegister(addresses)
    assert len(kept.look_up({"q": "hill"})) == 1

    addresses.write_text("street\n")
    os.utime(addresses, ns=(1, 1))

    assert kept.look_up({"q": "hill"}) == []


@pytest.mark.parametrize("name, text", [("none.csv", None), ("bad.json", "{"), ("no-list.json", '{"a": 1}')])
def test_a_register_that_cannot_be_read_is_not_available(tmp_path, name, text):
    if text is not None:
        (tmp_path / name).write_text(text)

    with pytest.raises(RegisterUnavailable):
        FileRegister(tmp_path / name).look_up({"q": "x"})


def test_a_register_nobody_set_up_is_not_available():
    with pytest.raises(RegisterUnavailable):
        register("addresses", {})


def test_registers_are_named_in_a_file(tmp_path):
    file = tmp_path / "registers.toml"
    file.write_text('addresses = "addresses.csv"\nresidents = "https://registers.example/residents"\n')

    found = from_environment({"PORTAL_MODE": "demo", "PORTAL_DATA": str(tmp_path), "REGISTERS": str(file)}).registers

    assert found == {"addresses": str(tmp_path / "addresses.csv"), "residents": "https://registers.example/residents"}


@pytest.mark.parametrize("text", ["addresses = 3", "[addresses", "[a]\nb = 'c'"])
def test_a_broken_list_of_registers_is_refused_at_the_start(tmp_path, text):
    file = tmp_path / "registers.toml"
    file.write_text(text)

    with pytest.raises(UnsafeSettings, match="REGISTERS"):
        from_environment({"PORTAL_MODE": "demo", "PORTAL_DATA": str(tmp_path), "REGISTERS": str(file)})
