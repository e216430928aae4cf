"""Plain lists of services as CSV: one line for each service, one column for each text and language."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path as File
from typing import Any, TextIO

from portal.config import LANGUAGES

from ..definition import ServiceDefinition, stored
from .strict_yaml import Place, Unreadable

TEXTS = ("name", "summary", "keywords", "what", "who", "cost", "duration", "legal_basis")
LISTS = ("topics", "life_events", "personas")
PLAIN = ("id", "department", "link", "phone", "email", "reviewed_on", "promised_working_days")
CONTACT = ("phone", "email")
COLUMNS = (*PLAIN, *LISTS, *(f"{text} ({code})" for text in TEXTS for code in LANGUAGES))
LONGEST_FIELD = 100_000


def write(definitions: Iterable[ServiceDefinition], file: TextIO) -> int:
    """Every service on a line; what does not fit into a plain list, such as the form, is left out. Returns how many."""
    table = csv.DictWriter(file, COLUMNS, restval="", extrasaction="ignore")
    table.writeheader()
    number = 0
    for definition in definitions:
        table.writerow({column: _harmless(value) for column, value in _line(definition).items()})
        number += 1
    return number


def read(file: File) -> Iterator[tuple[int, dict[str, Any]]]:
    """(line, parts of a definition) for each service. Empty fields are not there, so they leave things as they are.

    Raises Unreadable.
    """
    csv.field_size_limit(LONGEST_FIELD)
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            table = csv.DictReader(lines)
            _check_columns(table.fieldnames or (), file)
            for row in table:
                yield table.line_num, _parts(row)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise Unreadable(Place(str(file), 1, "", f"Save it as CSV in UTF-8 ({error}).")) from error


def merged(before: ServiceDefinition | None, parts: Mapping[str, Any]) -> dict[str, Any]:
    """A definition with these parts changed: texts language by language, contact by contact."""
    known = stored(before) if before else {}
    together = dict(known)
    for name, value in parts.items():
        together[name] = {**(known.get(name) or {}), **value} if isinstance(value, dict) else value
    return together


def _line(definition: ServiceDefinition) -> dict[str, str]:
    content = definition.model_dump(mode="json", exclude_none=True)
    line = {name: str(content[name]) for name in PLAIN if name in content}
    line |= {name: content["contact"][name] for name in CONTACT if name in content["contact"]}
    line |= {name: " ".join(content[name]) for name in LISTS}
    for text in TEXTS:
        line |= {f"{text} ({code})": words for code, words in content.get(text, {}).items()}
    return line


def _harmless(value: str) -> str:
    """Spreadsheets run what begins like a formula; an apostrophe stops them. A phone number is none."""
    is_formula = value.startswith(("=", "@", "\t", "\r")) or (value[:1] in "+-" and any(map(str.isalpha, value)))
    return f"'{value}" if value and is_formula else value


def _check_columns(columns: Iterable[str], file: File) -> None:
    places = []
    if "id" not in columns:
        others = ", ".join(COLUMNS[1:])
        places.append(
            Place(str(file), 1, "", f"Begin with a line of column names. One must be “id”; others are {others}.")
        )
    places += [
        Place(str(file), 1, column or "(no name)", "Leave this column out, or mend its name.")
        for column in columns
        if column not in COLUMNS
    ]
    if places:
        raise Unreadable(*places)


def _parts(row: Mapping[str, Any]) -> dict[str, Any]:
    said_at_all = ((name, value.strip()) for name, value in row.items() if isinstance(value, str))
    filled = {name: value.removeprefix("'") for name, value in said_at_all if value}
    parts: dict[str, Any] = {name: filled[name] for name in PLAIN if name in filled and name not in CONTACT}
    if contact := {name: filled[name] for name in CONTACT if name in filled}:
        parts["contact"] = contact
    parts |= {name: filled[name].split() for name in LISTS if name in filled}
    for text in TEXTS:
        said = {code: filled[f"{text} ({code})"] for code in LANGUAGES if f"{text} ({code})" in filled}
        if said:
            parts[text] = said
    return parts
