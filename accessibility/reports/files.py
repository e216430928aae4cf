"""All reports in one folder."""

import json as texts
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

from ..findings import Audit
from . import csv, earl, html, json, openacr, statement, summary, wcag_em
from .given import Given
from .statement import Office


def write(
    audit: Audit, folder: Path, given: Given | None = None, *, office: Office | None = None, language: str = "en"
) -> list[Path]:
    """Write every report. Pictures are not copied: see write_pictures.

    language: of the pages for people; files for programs are in English.
    """
    folder.mkdir(parents=True, exist_ok=True)
    given = given or Given()
    written = []
    for name, text in _files(audit, given):
        (folder / name).write_text(text, encoding="utf-8")
        written.append(folder / name)
    for name, text in (
        ("report.html", html.render(audit, given, language=language)),
        ("statement.html", statement.render(audit, given, office, language=language)),
    ):
        (folder / name).write_text(text, encoding="utf-8")
        written.append(folder / name)
    return written


def write_pictures(pictures: Path, folder: Path) -> None:
    """Put the audit's pictures where the report looks for them."""
    if pictures.is_dir() and pictures != folder / "pictures":
        copytree(pictures, folder / "pictures", dirs_exist_ok=True)


def _files(audit: Audit, given: Given) -> Iterator[tuple[str, str]]:
    yield "summary.txt", summary.render(audit, given)
    yield "findings.json", texts.dumps(json.render(audit, given), indent=1, ensure_ascii=False)
    yield "findings.schema.json", json.SCHEMA.read_text(encoding="utf-8")
    yield "findings.csv", csv.render(audit, given)
    yield "earl.jsonld", texts.dumps(earl.render(audit, given), indent=1, ensure_ascii=False)
    yield "wcag-em.json", texts.dumps(wcag_em.render(audit, given), indent=1, ensure_ascii=False)
    yield "openacr.yaml", openacr.render(audit, given)
    yield "openacr.html", openacr.render_html(audit, given)
