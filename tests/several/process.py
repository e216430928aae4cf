"""The portal's command line, with a room more: it publishes, and its jobs leave a mark each time they are done."""

import os
from datetime import date, timedelta

from flask import Blueprint, request

from portal import app as house
from portal.catalogue import ServiceDefinition, publish
from portal.content import publish_news
from portal.core import clock
from portal.core.contributions import Job
from portal.core.db import db
from portal.core.rooms import Room
from portal.core.throttle import Attempt
from portal.identity import public
from tests.faults.authority import LAMP

pages = Blueprint("several", __name__)
FIRST_DAY = date(2026, 1, 1)


@pages.post("/several/news")
@public
def news() -> str:
    title = {"en": request.form["title"]}
    publish_news("changed", title=title, summary=title, body=title, published_on=FIRST_DAY)
    return "published"


@pages.post("/several/service")
@public
def service() -> str:
    publish(ServiceDefinition.model_validate({**LAMP, "name": {"en": request.form["title"]}}))
    return "published"


def leave_mark(*, mark: str) -> None:
    db.add(Attempt(key=f"{mark} {os.getpid()}", at=clock.now()))


def every_hour() -> None:
    leave_mark(mark="hourly")


room = Room(
    "several",
    machine_pages=[pages],
    contributes=[
        Job("several.mark", leave_mark),
        Job("several.hourly", every_hour, every=timedelta(hours=1)),
    ],
)

if __name__ == "__main__":
    house.ROOMS.append(room)
    house.main()
