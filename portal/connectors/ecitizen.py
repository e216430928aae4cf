"""Reads the catalogue of Kenya's eCitizen platform, as published in four JSON files.

Names come in any case and with HTML entities, addresses with slips; no service has a description. What cannot be
mended without guessing is left out and listed as a problem.
"""

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

from portal.connectors.service_lists import DepartmentRecord, ProblemRecord, Record, ServiceRecord, UnreadableList

LANGUAGE = "en"
ADDRESS = re.compile(r"https?://[^\s<>\"]{3,}")
LEVELS = (("ministry", None), ("department", "ministry"), ("agency", "department"))
FILES = {"ministry": "ministries.json", "department": "departments.json", "agency": "agencies.json"}


def read(folder: Path) -> Iterator[Record]:
    """Ministries, then their departments, then agencies, then services.

    Raises UnreadableList.
    """
    lists = {name: _rows(folder / name) for name in (*FILES.values(), "services.json")}
    known: set[str] = set()
    for level, above in LEVELS:
        for row in lists[FILES[level]]:
            yield from _department(row, level, above, known)
    for row in lists["services.json"]:
        yield from _service(row, known)


def _rows(file: Path) -> list[Any]:
    try:
        rows = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise UnreadableList(f"{file}: a JSON list is expected here ({error})") from error
    if not isinstance(rows, list):
        raise UnreadableList(f"{file}: a JSON list is expected here")
    return rows


def _department(row: Any, level: str, above: str | None, known: set[str]) -> Iterator[Record]:
    name, external_id = _text(row, f"{level}_name"), _text(row, f"{level}_id")
    record = f"{level} {external_id or '(without id)'}"
    if not name or not external_id:
        yield ProblemRecord(record, f"It has no {level}_id or no {level}_name, so it was left out")
        return
    parent_id = f"{above}:{_text(row, f'{above}_id')}" if above else None
    if parent_id and parent_id not in known:
        yield ProblemRecord(record, f"There is no {parent_id.replace(':', ' ')}, so it stands at the top")
        parent_id = None
    summary = _text(row, f"{level}_description")
    website, problem = _address(row, f"{level}_url")
    if problem:
        yield ProblemRecord(record, problem)
    known.add(f"{level}:{external_id}")
    yield DepartmentRecord(f"{level}:{external_id}", _said(name), parent_id, _said(summary) or None, website)


def _service(row: Any, known: set[str]) -> Iterator[Record]:
    name, external_id = _text(row, "service_name"), _text(row, "service_id")
    record = f"service {external_id or '(without id)'}"
    if not name or not external_id:
        yield ProblemRecord(record, "It has no service_id or no service_name, so it was left out")
        return
    places = [f"{level}:{_text(row, f'{level}_id')}" for level, _above in reversed(LEVELS)]
    department_id = next((place for place in places if place in known), None)
    if department_id is None:
        yield ProblemRecord(
            record, f"“{name}” names no agency, department or ministry that is there, so it was left out"
        )
        return
    link, problem = _address(row, "service_url")
    if problem:
        yield ProblemRecord(record, f"“{name}”: {problem}")
    needs = _text(row, "requirements")
    yield ServiceRecord(
        external_id=external_id,
        department_id=department_id,
        name=_said(name),
        summary=_said(_text(row, "service_description")) or None,
        link=link,
        more={"needs": [_said(needs)]} if needs else {},
    )


def _text(row: Any, key: str) -> str:
    """Tidy words, or nothing if there are none."""
    value = row.get(key) if isinstance(row, dict) else None
    return " ".join(unescape(value).split()) if isinstance(value, str) else ""


def _said(text: str) -> dict[str, str]:
    return {LANGUAGE: text} if text else {}


def _address(row: Any, key: str) -> tuple[str | None, str | None]:
    """The address and None, or None and what is wrong with it. No address at all is not wrong."""
    address = _text(row, key)
    if not address or ADDRESS.fullmatch(address):
        return address or None, None
    return None, f"{key} “{address}” is not a web address, so it was left out"
