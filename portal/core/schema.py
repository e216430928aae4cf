"""Whether a database is as new as this release, and what counts when the models are compared with it."""

from pathlib import Path
from typing import Any, Literal

from sqlalchemy import Engine, Index, inspect, text
from sqlalchemy.engine import Dialect

from portal.core.db import Base, Moment
from portal.core.sealing import SealedJson, SealedText

MIGRATIONS = Path(__file__).parents[1] / "migrations" / "versions"


def is_newest(engine: Engine) -> bool:
    """Whether the newest migration of this release was made here."""
    newest = max(file.stem for file in MIGRATIONS.glob("*.py")).partition("_")[0]
    if not inspect(engine).has_table("alembic_version"):
        return False
    with engine.connect() as connection:
        return bool(connection.scalar(text("SELECT version_num FROM alembic_version")) == newest)


def comparing(dialect: Dialect) -> dict[str, Any]:
    """Options for Alembic's comparison and for the migrations it drafts."""

    def is_wanted(item: Any, _name: str | None, kind: str, _reflected: bool, _found: Any) -> bool:
        """PostgreSQL's own kinds of index are not missing on SQLite."""
        special = kind == "index" and isinstance(item, Index) and item.dialect_options["postgresql"]["using"]
        return dialect.name == "postgresql" or not special

    return {"include_name": _is_ours, "include_object": is_wanted, "render_item": _as_plain_type}


def _is_ours(name: str | None, kind: str, _parents: object) -> bool:
    """Full-text tables bring shadow tables of their own."""
    return kind != "table" or name in Base.metadata.tables


def _as_plain_type(kind: str, item: Any, _context: object) -> str | Literal[False]:
    """A migration must not change when our own types do, so it names the database's."""
    names = {Moment: "sa.DateTime(timezone=True)", SealedText: "sa.Text()", SealedJson: "sa.JSON()"}
    return names.get(type(item), False) if kind == "type" else False
