"""Somebody has, or guesses, the address of what belongs to somebody else."""

import pytest
from sqlalchemy import func, select

from portal.core.contributions import CastMember
from portal.core.db import Base, database
from portal.core.rooms import contributions
from portal.identity.models import Account, RoleGrant
from portal.identity.rules import permissions_of
from tests.security.conftest import access, addresses, endpoint_of, walk

pytestmark = pytest.mark.slow

OWNERS = ("amina@post.example", "boris@post.example")
NOT_OF_A_PERSON = {"applications.start", "applications.begin", "people.forget"}
"""What their addresses name is a service or a meaning, and whoever is signed in has one of their own."""

SELDOM = {"auditing.answer"}
"""Nobody in the city has been asked about a barrier; tests/auditing/test_barriers.py holds that only who is may answer."""

REFUSED = {403, 404, 410}


def _own_addresses(city, walked):
    """Every address with somebody's own thing in it: those they saw, and others of the same room with the same ids."""
    adapter = city.url_map.bind("localhost")
    for url in walked.pages:
        endpoint, values = adapter.match(url.partition("?")[0], method="GET")
        for rule in city.url_map.iter_rules():
            is_neighbour = rule.endpoint.partition(".")[0] == endpoint.partition(".")[0]
            if is_neighbour and rule.arguments <= values.keys() and _is_somebodys(city, rule.endpoint):
                own = {name: values[name] for name in rule.arguments}
                for method in rule.methods & {"GET", "POST"}:
                    yield method, adapter.build(rule.endpoint, own, method=method), rule.endpoint
    for form in walked.forms:
        yield "POST", form.action, endpoint_of(city, form.action, "POST")


def _is_somebodys(city, endpoint):
    rule = next(city.url_map.iter_rules(endpoint))
    return access(city, endpoint) == "signed in" and rule.arguments - {"language"} and endpoint not in NOT_OF_A_PERSON


def test_what_is_mine_is_nowhere_for_anybody_else(city, visit):
    shown, tried = [], set()
    for owner in _citizens(city):
        if len(tried) >= len(_personal(city)):
            break
        walked = walk(visit(owner), city, doors=("my", "my/applications", "my/appointments", "messages", "profile"))
        others = {
            "a stranger": visit(),
            "another citizen": visit("deniz@post.example" if owner != "deniz@post.example" else OWNERS[0]),
        }
        for method, url, endpoint in set(_own_addresses(city, walked)):
            if endpoint is None or not _is_somebodys(city, endpoint):
                continue
            tried.add(endpoint)
            for who, client in others.items():
                answer = client.open(url, method=method)
                answer.close()
                is_kept_out = answer.status_code in REFUSED or (
                    who == "a stranger" and "/sign-in" in (answer.location or "")
                )
                if not is_kept_out:
                    shown.append((who, method, url, answer.status_code))
    assert shown == []
    assert _personal(city) - tried <= SELDOM, "an address nobody walked to: is it guarded?"


def _personal(city):
    return {rule.endpoint for rule in city.url_map.iter_rules() if _is_somebodys(city, rule.endpoint)}


def _citizens(city):
    return [email for email in _cast(city) if email.endswith("@post.example")]


def _cast(city):
    with city.app_context():
        return [member.email for member in contributions(CastMember)]


def test_no_staff_address_opens_for_a_citizen_or_a_stranger(city, visit):
    opened = []
    citizen, stranger = visit("amina@post.example"), visit()
    for endpoint, path, methods in addresses(city):
        if not access(city, endpoint).startswith("staff"):
            continue
        for method in methods - {"OPTIONS", "HEAD"}:
            inside = citizen.open(path, method=method).status_code
            outside = stranger.open(path, method=method)
            if inside != 403 or "/sign-in" not in (outside.location or ""):
                opened.append((method, path, inside, outside.status_code))
    assert opened == []


def test_staff_open_only_what_their_roles_allow(city, visit):
    opened = []
    for email, roles in _staff(city).items():
        client, allowed = visit(email), permissions_of(roles)
        for endpoint, path, methods in addresses(city):
            needed = access(city, endpoint).removeprefix("staff: ")
            if access(city, endpoint).startswith("staff") and needed not in allowed:
                opened += [
                    (email, path)
                    for method in methods & {"GET", "POST"}
                    if client.open(path, method=method).status_code != 403
                ]
    assert opened == []


def _staff(city):
    """Somebody of each set of roles."""
    found = {}
    with city.app_context(), database().reading() as session:
        roles_of = select(Account.email, RoleGrant.role).join(RoleGrant, RoleGrant.account_id == Account.id)
        for email, role in session.execute(roles_of.where(Account.email.in_(_cast(city)))):
            found.setdefault(email, set()).add(role)
    return {email: set(roles) for roles, email in {frozenset(roles): email for email, roles in found.items()}.items()}


MARK = "marked-by-an-extra-field"
MARKED_ID = "deadbeef-dead-4ead-8ead-deadbeefdead"


def _extras():
    """A field for every column there is: somebody tries what the form does not ask."""
    names = {column.name for table in Base.metadata.sorted_tables for column in table.columns}
    names |= {
        "role",
        "roles",
        "is_staff",
        "permissions",
        "permission",
        "person",
        "account",
        "user",
        "admin",
        "is_admin",
    }
    extras = [
        (name, MARKED_ID if name == "id" or name.endswith(("_id", "_to", "_by")) else MARK) for name in sorted(names)
    ]
    return [*extras, ("role", "caseworker"), ("state", "granted"), ("status", "decided"), ("outcome", "granted")]


@pytest.mark.parametrize("email", ["amina@post.example", "boris@post.example", "clara@port-alder.example", ""])
def test_fields_a_form_does_not_have_change_nothing(city, visit, email):
    client, kinds = visit(email), set()
    before = _grants(city)
    for form in walk(
        client, city, doors=("my", "profile", "account", "messages", "staff", "registration", "display")
    ).forms:
        kind = (endpoint_of(city, form.action, "POST"), tuple(name for name, _ in form.fields))
        own = {name for name, _ in form.fields}
        if kind in kinds or "sign-out" in form.action or "demo/sign-in" in form.action:
            continue
        kinds.add(kind)
        sent = [*form.fields, *((name, value) for name, value in _extras() if name not in own)]
        answer = client.post(form.action, data=_as_dict(sent))
        answer.close()
        assert answer.status_code < 500, form.action
    assert len(kinds) > 3
    assert _marked(city) == []
    assert _grants(city) == before


def _as_dict(pairs):
    found = {}
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return found


def _grants(city):
    with city.app_context(), database().reading() as session:
        return session.scalar(select(func.count()).select_from(RoleGrant))


def _marked(city):
    """Where a mark was kept."""
    found = []
    with city.app_context(), database().reading() as session:
        for table in Base.metadata.sorted_tables:
            for row in session.execute(select(table)).mappings():
                found += [
                    (table.name, name) for name, value in row.items() if MARK in str(value) or MARKED_ID in str(value)
                ]
    return found
