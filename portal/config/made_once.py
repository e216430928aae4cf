"""Secrets that a portal outside production makes for itself, and keeps beside its data."""

import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path


def made_once(file: Path, make: Callable[[], str]) -> str:
    """What the file says. Of several processes that start at once, one makes it: it appears whole, in one step."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        unfinished = file.with_name(f"{file.name}.{secrets.token_hex(8)}")
        unfinished.touch(mode=0o600, exist_ok=False)
        unfinished.write_text(make())
        with suppress(FileExistsError):
            os.link(unfinished, file)
        unfinished.unlink()
    return file.read_text()
