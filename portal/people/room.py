"""What the people room brings to the house."""

from portal.core.contributions import Subscription
from portal.core.rooms import Room
from portal.identity import AccountOpened

from . import actions

room = Room("people", contributes=[Subscription(AccountOpened, actions.open_record)])
