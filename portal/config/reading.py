"""From the environment to checked settings."""

import json
import os
import secrets
import tomllib
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from flask import current_app

from .checks import problems_of
from .definition import LANGUAGES, PORT_ALDER, PORT_ALDER_BODY, Mode, Settings, UnsafeSettings
from .made_once import made_once
from .variables import Variables

DEMO_REGISTERS = Path(__file__).parents[1] / "demo" / "port_alder" / "registers.toml"

OTHER_NAMES = {
    "mode": "PORTAL_MODE",
    "folder": "PORTAL_DATA",
    "portal_names": "PORTAL_NAME",
    "authority_names": "AUTHORITY_NAME",
    "languages": "PORTAL_LANGUAGES",
    "timezone": "PORTAL_TIMEZONE",
    "currency": "PORTAL_CURRENCY",
    "enforcement_names": "ENFORCEMENT_BODY",
}
"""Variables that are not called like their field."""


def variable_of(field_name: str) -> str:
    """The environment variable of a field of the settings."""
    return OTHER_NAMES.get(field_name, field_name.upper())


def from_environment(environment: Mapping[str, str] = os.environ) -> Settings:
    """Read and check every setting.

    Raises UnsafeSettings with one sentence for each thing that is missing, wrong or unsafe.
    """
    variables = Variables(environment)
    special = _special(variables)
    plain = {
        each.name: variables.as_usual(variable_of(each.name), each.default)
        for each in fields(Settings)
        if each.name not in special
    }
    settings = Settings(**special | plain)
    problems = [*variables.problems, *problems_of(settings)]
    if problems:
        raise UnsafeSettings("\n".join(problems))
    return settings


def settings() -> Settings:
    """The settings of the running portal."""
    found: Settings = current_app.extensions["settings"]
    return found


def _special(variables: Variables) -> dict[str, Any]:
    """What is more than a text, a number or a yes or no, or is something else in another mode or folder."""
    mode = _mode(variables)
    folder = Path(variables.text("PORTAL_DATA", "var")).resolve()
    is_demo, is_production = mode is Mode.DEMO, mode is Mode.PRODUCTION
    return {
        "mode": mode,
        "folder": folder,
        "secret_key": variables.text("SECRET_KEY") or _kept_secret(mode, folder),
        "database_url": variables.text("DATABASE_URL", f"sqlite:///{folder / 'portal.db'}"),
        "portal_url": _portal_url(variables, mode),
        "portal_names": variables.names("PORTAL_NAME", {}),
        "authority_names": variables.names("AUTHORITY_NAME", PORT_ALDER),
        "languages": tuple(variables.text("PORTAL_LANGUAGES", " ".join(LANGUAGES)).split()),
        "mail_url": variables.text("MAIL_URL", "" if is_production else f"folder:{folder / 'mail'}"),
        "registers": _registers(variables, str(DEMO_REGISTERS) if is_demo else ""),
        "enforcement_names": variables.names("ENFORCEMENT_BODY", PORT_ALDER_BODY if is_demo else {}),
    }


def _mode(variables: Variables) -> Mode:
    wanted = variables.text("PORTAL_MODE", Mode.PRODUCTION)
    if wanted not in list(Mode):
        variables.problems.append(f"PORTAL_MODE is {wanted!r}. Set it to demo, development or production.")
        return Mode.PRODUCTION
    return Mode(wanted)


def _registers(variables: Variables, usual: str) -> Mapping[str, str]:
    """The registers other offices keep: a TOML or JSON file with a name for each file or https:// address."""
    path = variables.text("REGISTERS", usual)
    if not path:
        return {}
    file = Path(path).resolve()
    try:
        found = tomllib.loads(text) if (text := file.read_text()) and file.suffix == ".toml" else json.loads(text)
    except (OSError, ValueError):
        found = None
    if not isinstance(found, dict) or not all(isinstance(place, str) for place in found.values()):
        variables.problems.append(
            f'REGISTERS is {path!r}. Set it to a TOML file with lines like addresses = "addresses.csv".'
        )
        return {}
    odd = [
        place for place in found.values() if "://" in place and not place.startswith(("https://", "http://127.0.0.1:"))
    ]
    if odd:
        variables.problems.append(
            f"REGISTERS names {odd[0]!r}. Set it to a file, or to an address that begins with https://."
        )
    return {name: place if "://" in place else str(file.parent / place) for name, place in found.items()}


def _portal_url(variables: Variables, mode: Mode) -> str:
    at_home = "" if mode is Mode.PRODUCTION else f"http://127.0.0.1:{variables.text('PORT', '8000')}"
    return variables.text("PORTAL_URL", at_home).rstrip("/")


def _kept_secret(mode: Mode, folder: Path) -> str:
    """Outside production the secret is made once and kept beside the data."""
    if mode is Mode.PRODUCTION:
        return ""
    return made_once(folder / "secret_key", lambda: secrets.token_urlsafe(48))
