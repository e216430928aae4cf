"""How a room tells the rest of the house what it brings."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from flask import Blueprint, Flask, current_app

T = TypeVar("T")


@dataclass(frozen=True)
class Room:
    """One part of the product: its pages, and what it adds to other rooms' pages.

    pages: for people; their URLs start with the language.
    machine_pages: for machines; no language.
    contributes: instances of extension types (Card, NavEntry, Job, CaseKind, ...).
        The type says who picks it up: the dashboard asks for every Card, and so on.
    """

    name: str
    pages: Sequence[Blueprint] = ()
    machine_pages: Sequence[Blueprint] = ()
    contributes: Sequence[object] = ()


def furnish(app: Flask, rooms: Sequence[Room]) -> None:
    """Register every room, in the given order."""
    app.extensions["rooms"] = tuple(rooms)
    app.extensions["contributions"] = {}
    for room in rooms:
        for blueprint in room.pages:
            app.register_blueprint(blueprint, url_prefix=f"/<language:language>{blueprint.url_prefix or ''}")
        for blueprint in room.machine_pages:
            app.register_blueprint(blueprint)


def contributions(kind: type[T]) -> list[T]:
    """Everything of this kind that the rooms brought, in room order."""
    known: dict[type, list[Any]] = current_app.extensions["contributions"]
    if kind not in known:
        rooms: tuple[Room, ...] = current_app.extensions["rooms"]
        known[kind] = [item for room in rooms for item in room.contributes if isinstance(item, kind)]
    return list(known[kind])
