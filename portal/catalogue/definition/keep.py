"""How long the portal keeps what a service leaves behind."""

from typing import Annotated

from pydantic import Field

from portal.core.definitions import Part
from portal.core.periods import PERIOD

Period = Annotated[str, Field(pattern=PERIOD)]


class Keep(Part):
    """What is not said is as long as here. How long answers are kept is said by the form, to citizens, too.

    decided: a decided case with its documents and notes, after the decision. withdrawn: a withdrawn one.
    drafts: what somebody began and did not send, after they last changed it.
    """

    decided: Period = "10 years"
    withdrawn: Period = "1 year"
    drafts: Period = "180 days"
