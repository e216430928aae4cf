"""What editors published although the gate had something to say, and why."""

from flask.typing import ResponseReturnValue

from portal.identity import staff_can

from .frame import pages, show


@pages.get("/overrides")
@staff_can("audit:read")
def overrides() -> ResponseReturnValue:
    return show("overrides", found=[], names={})
