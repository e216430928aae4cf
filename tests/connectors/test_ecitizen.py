"""A catalogue as real ones are: odd case, slips in addresses, holes; nothing is dropped without a word."""

import json

import pytest

from portal.connectors import ecitizen
from portal.connectors.service_lists import DepartmentRecord, ProblemRecord, ServiceRecord, UnreadableList

MINISTRY = {
    "ministry_id": "m1",
    "ministry_name": "Ministry Of Fish",
    "ministry_description": "Fish &amp; sea",
    "ministry_url": None,
}
DEPARTMENT = {"department_id": "d1", "ministry_id": "m1", "department_name": "State Department"}
AGENCY = {
    "agency_id": "a1",
    "department_id": "d1",
    "ministry_id": "m1",
    "agency_name": "AGENCY",
    "agency_url": "https:// x",
}


def service(**values):
    places = {"agency_id": "a1", "department_id": "d1", "ministry_id": "m1"}
    return {"service_id": "s1", "service_name": "Permit", "service_url": "https://a.example/", **places, **values}


@pytest.fixture
def reading(tmp_path):
    """Write the four files of a list and read them."""

    def read(*services, agencies=(AGENCY,), departments=(DEPARTMENT,), ministries=(MINISTRY,)):
        files = {"ministries": ministries, "departments": departments, "agencies": agencies, "services": services}
        for name, rows in files.items():
            (tmp_path / f"{name}.json").write_text(json.dumps(list(rows)))
        return list(ecitizen.read(tmp_path))

    return read


def problems(records):
    return [record.sentence for record in records if isinstance(record, ProblemRecord)]


def services(records):
    return [record for record in records if isinstance(record, ServiceRecord)]


def test_ministries_departments_and_agencies_stand_below_each_other(reading):
    found = [record for record in reading(service()) if isinstance(record, DepartmentRecord)]

    assert [(each.external_id, each.parent_id) for each in found] == [
        ("ministry:m1", None),
        ("department:d1", "ministry:m1"),
        ("agency:a1", "department:d1"),
    ]
    assert found[0].summary == {"en": "Fish & sea"}


def test_names_become_tidy_and_lose_their_html(reading):
    (found,) = services(reading(service(service_name="  Other  Mv &lt;10mt\n")))

    assert found.name == {"en": "Other Mv <10mt"}
    assert found.summary is None
    assert found.department_id == "agency:a1"


def test_a_wrong_address_is_left_out_and_told(reading):
    found = reading(
        service(service_url="htpps://a.example"), service(service_id="s2", service_url="https://a .example")
    )

    assert [each.link for each in services(found)] == [None, None]
    assert len(problems(found)) == 3  # and the agency's
    assert "htpps://a.example" in problems(found)[1]


@pytest.mark.parametrize(
    "row",
    [
        {"service_id": None},
        {"service_name": "  "},
        {"service_name": 7},
        {"agency_id": "x", "department_id": "x", "ministry_id": "x"},
    ],
)
def test_what_cannot_be_a_service_is_told(reading, row):
    found = reading(service(**row))

    assert services(found) == []
    assert "left out" in problems(found)[-1]


def test_a_service_whose_agency_is_missing_goes_to_the_department(reading):
    (found,) = services(reading(service(agency_id="gone")))

    assert found.department_id == "department:d1"


def test_a_row_that_is_no_row_is_told(reading):
    assert len(problems(reading("a text", None, 5, []))) == 5


@pytest.mark.parametrize("text", ["", "{}", "[", "nonsense", "[" * 100_000])
def test_a_file_that_is_no_list_is_refused(tmp_path, text):
    for name in ("ministries", "departments", "agencies", "services"):
        (tmp_path / f"{name}.json").write_text(text)

    with pytest.raises(UnreadableList, match="JSON list"):
        list(ecitizen.read(tmp_path))


def test_a_missing_folder_is_refused(tmp_path):
    with pytest.raises(UnreadableList):
        list(ecitizen.read(tmp_path / "nowhere"))
