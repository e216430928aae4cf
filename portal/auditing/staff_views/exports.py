"""Everything about one audit as files: for people, for programs, for authorities."""

from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from json import dumps
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID
from zipfile import ZIP_DEFLATED, ZipFile

from flask import Response, abort

from accessibility import reports
from accessibility.reports import Given, csv, earl, html, json, openacr, wcag_em
from portal.core import filestore
from portal.core.i18n import language
from portal.identity import staff_can

from .. import queries
from ..models import Audit
from .frame import download, pages

Rendering = Callable[[Any, Given], str]


def _as_text(render: Callable[[Any, Given], Any]) -> Rendering:
    return lambda audit, given: dumps(render(audit, given), ensure_ascii=False, indent=1)


FORMATS: dict[str, tuple[str, str, Rendering]] = {
    "html": ("report.html", "text/html", lambda audit, given: html.render(audit, given, language=language())),
    "csv": ("findings.csv", "text/csv", csv.render),
    "json": ("findings.json", "application/json", _as_text(json.render)),
    "earl": ("earl.jsonld", "application/ld+json", _as_text(earl.render)),
    "wcag-em": ("wcag-em.json", "application/json", _as_text(wcag_em.render)),
    "openacr": ("openacr.yaml", "application/yaml", openacr.render),
}
ALL = "all"


@pages.get("/audits/<uuid:audit_id>/exports/<kind>")
@staff_can("audit:read")
def export(audit_id: UUID, kind: str) -> Response:
    """One report, or all of them with the pictures in one archive."""
    audit = queries.audit(audit_id)
    stem = f"{audit.kind.value}-{audit.finished_at:%Y-%m-%d}"
    if kind == ALL:
        return download(_archive(audit), name=f"{stem}.zip", mimetype="application/zip")
    if kind not in FORMATS:
        abort(404)
    name, mimetype, render = FORMATS[kind]
    return download(render(queries.record_of(audit), queries.given()), name=f"{stem}-{name}", mimetype=mimetype)


def _archive(audit: Audit) -> bytes:
    target = BytesIO()
    with TemporaryDirectory() as name, ZipFile(target, "w", ZIP_DEFLATED) as archive:
        folder = Path(name)
        reports.write(queries.record_of(audit), folder, given=queries.given(), language=language())
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                archive.write(path, path.relative_to(folder))
        for picture in queries.pictures_of(audit.id):
            with suppress(FileNotFoundError):
                archive.writestr(f"pictures/{picture.name}", filestore.get(picture.id))
    return target.getvalue()
