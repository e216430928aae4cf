"""What editors published although the gate had something to say, and why."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from flask import Response
from flask.typing import ResponseReturnValue

from portal.content import overrides as what_was_outweighed
from portal.identity import staff_can, staff_names

from .frame import as_csv, pages, show

HEAD = ("at", "kind", "name", "release", "published by", "approved by", "reason", "check", "place", "sentence")


@pages.get("/overrides")
@staff_can("audit:read")
def overrides() -> ResponseReturnValue:
    found = what_was_outweighed()
    return show("overrides", found=found, names=staff_names(_people(found)))


@pages.get("/overrides.csv")
@staff_can("audit:read")
def overrides_csv() -> Response:
    found = what_was_outweighed()
    names = staff_names(_people(found))
    rows = [
        (
            each.at.isoformat(),
            each.kind,
            each.slug,
            each.number,
            _said(each.by, names),
            _said(each.approved_by, names),
            each.reason,
            *(finding.get(part, "") for part in ("check", "place", "sentence")),
        )
        for each in found
        for finding in each.findings
    ]
    return as_csv(HEAD, rows, name="overrides.csv")


def _people(found: Iterable[Any]) -> set[UUID]:
    return {account for each in found for account in (each.by, each.approved_by) if account}


def _said(account: UUID | None, names: Mapping[UUID, str]) -> str:
    return names.get(account, "") if account else ""
