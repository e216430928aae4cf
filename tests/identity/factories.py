"""Accounts for tests. Save them with the fixture `store`."""

from itertools import count

from portal.core.db import new_id
from portal.identity.models import Account, RoleGrant
from portal.identity.rules import Role, email_key

numbers = count(1)


def account(**values) -> Account:
    """A citizen's account; store(person(...)) with the same id to have their record too."""
    email = values.pop("email", f"citizen{next(numbers)}@port-alder.example")
    values.setdefault("person_id", new_id())
    return Account(id=new_id(), **{"email": email, "email_key": email_key(email), "name": "Amina Haddad", **values})


def staff(role="caseworker", **values) -> Account:
    """A member of staff with this role and no person."""
    values.setdefault("email", f"staff{next(numbers)}@port-alder.example")
    member = account(**{"person_id": None, "name": "Clara Voss", **values})
    member.grants = [RoleGrant(role=Role(role))]
    return member
