"""The chain of migrations, run by Alembic."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util import CommandError

from portal.core.db import database

FOLDER = Path(__file__).parents[1] / "migrations"


def config() -> Config:
    """Alembic, pointed at the running portal's database."""
    found = Config()
    found.set_main_option("script_location", str(FOLDER))
    found.attributes["engine"] = database().engine
    return found


def upgrade() -> None:
    """Bring the database to this release."""
    command.upgrade(config(), "head")


def is_current() -> bool:
    """Whether every migration of this release was made."""
    try:
        command.current(config(), check_heads=True)
    except CommandError:
        return False
    return True


def draft(sentence: str) -> None:
    """Write the next migration from what the models changed."""
    number = len(list((FOLDER / "versions").glob("*.py"))) + 1
    command.revision(config(), sentence, autogenerate=True, rev_id=f"{number:04}")
