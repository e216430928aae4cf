from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from flask import has_request_context, request
from sqlalchemy import delete, exists, select

from portal.core import clock, ledger
from portal.core.db import SAFE_METHODS, at_once, db, new_id
from portal.core.ledger import About
from portal.identity import AccountOpened, current_account, update_account

from . import queries
from .models import Address, Fact, Person, PersonWord, ToldAnswer
from .rules import Stated, Told, search_key, stated, words_of

DETAILS = {"name", "address_as", "birth_date", "language", "email", "phone", "wants_email", "put_aside"}
LATELY, MOST_AT_ONCE = timedelta(days=2), 1_000


def open_record(event: AccountOpened) -> None:
    """A new account's person begins with what the account knows; later only the confirmed address follows it."""
    if event.is_new:
        who = Person(id=event.person_id, name=event.name, email=event.email, language=event.language)
        who.search_key = search_key(who.name, who.email)
        who.words = [PersonWord(word=word) for word in words_of(who.name, who.email)]
        db.add(who)
        _record(event.person_id, "person.recorded")
    else:
        update_person(event.person_id, email=event.email)


def update_person(
    person_id: UUID,
    *,
    address: dict[str, Any] | None = None,
    facts: Mapping[str, Any] | None = None,
    **details: Any,
) -> None:
    """Change what we know about a person. What did change is recorded by name, never by value.

    address: street, extra, postcode, city and from_on, a date. It follows the address until now.
    facts: everything the person states from now on: {'child': [2019], 'newcomer': date(...), 'student': True}.
    details: columns of Person, such as name, birth_date, phone.

    Raises TypeError for anything else.
    """
    if unknown := details.keys() - DETAILS:
        raise TypeError(f"A person has no {', '.join(sorted(unknown))}")
    who = queries.person_to_change(person_id)
    changed = [name for name, value in details.items() if getattr(who, name) != value]
    for name in changed:
        setattr(who, name, details[name])
    who.search_key = search_key(who.name, who.email, who.phone)
    if {"name", "email", "phone"} & set(changed):
        find_again(who)
    if {"name", "address_as", "language"} & set(changed):
        update_account(person_id, name=who.greeted_as, language=who.language)
    if address is not None and _move(person_id, **address):
        changed.append("address")
    if facts is not None and _state(person_id, stated(facts)):
        changed.append("facts")
    if changed:
        _record(person_id, "person.changed", what=changed)
    db.flush()


def find_again(who: Person) -> None:
    """Staff find the person by what they are called now, and by nothing else."""
    known = set(db.scalars(select(PersonWord.word).where(PersonWord.person_id == who.id)))
    wanted = words_of(who.name, who.email, who.phone)
    db.execute(delete(PersonWord).where(PersonWord.person_id == who.id, PersonWord.word.in_(known - wanted)))
    db.add_all(PersonWord(person_id=who.id, word=word) for word in wanted - known)


def find_new_people() -> None:
    """Those whom the release before recorded, while both are running, get their words, too."""
    since = UUID(int=int((clock.now() - LATELY).timestamp() * 1000) << 80)  # ids begin with the time they were made
    has_none = ~exists().where(PersonWord.person_id == Person.id)
    new = select(Person).where(Person.id > since, has_none).limit(MOST_AT_ONCE)
    for who in db.scalars(new.with_for_update(skip_locked=True)):
        find_again(who)


def remember(person_id: UUID, told: Mapping[str, Told], *, source: Mapping[str, str]) -> None:
    """Keep what a person answered in a form, to offer it in the next one. The newest answer of each meaning counts.

    What stands in their details is offered from there and kept only there.
    told: by meaning. source: the name of the service.
    """
    before = {row.concept: row for row in queries.told_by(person_id)}
    details = queries.details_of(person_id)
    for concept, each in told.items():
        if concept in details:
            continue
        row = before.setdefault(concept, ToldAnswer(id=new_id(), person_id=person_id, concept=concept))
        row.answer, row.label, row.words = each["answer"], dict(each["label"]), dict(each["words"])
        row.source, row.told_at = dict(source), clock.now()
        db.add(row)
    db.flush()


def forget(person_id: UUID, concept: str) -> None:
    """The person does not want this offered any more. What was sent with a form stays there."""
    gone = delete(ToldAnswer).where(ToldAnswer.person_id == person_id, ToldAnswer.concept == concept)
    if db.execute(gone).rowcount:  # type: ignore[attr-defined]
        _record(person_id, "person.changed", what=["told_answers"])


def record_access(person_id: UUID, reason: str = "", *, case: str = "") -> None:
    """A member of staff looks at this person's data. The same look within half an hour is recorded once.

    reason: in the words of whoever looks. case: instead of a reason, the reference of the case they work on.
    Works on pages that only show something, too: it is kept at once there.
    """
    who = current_account()
    why: dict[str, Any] = {"case": case} if case else {"reason": reason}
    if who and queries.has_just_looked(person_id, who.account_id, why=why):
        return
    told: dict[str, Any] = why if case else {"said": why}
    about = About("person", person_id, person_id)
    if has_request_context() and request.method in SAFE_METHODS:
        with at_once() as session:
            ledger.record(about, queries.LOOKED, session=session, **told)
    else:
        ledger.record(about, queries.LOOKED, **told)


def _move(person_id: UUID, *, from_on: date, **lines: str) -> bool:
    """False if it is the address we have. One that begins no later than the last one corrects it."""
    home = queries.current_address(person_id)
    new = Address(person_id=person_id, from_on=from_on, **{"extra": "", **lines})
    if home and home.lines == new.lines and home.from_on == from_on:
        return False
    if home and (home.from_on >= from_on or home.lines == new.lines):
        home.street, home.extra, home.postcode, home.city = new.street, new.extra, new.postcode, new.city
        home.from_on = from_on
        return True
    if home:
        home.until_on = from_on
        db.flush()
    db.add(new)
    return True


def _state(person_id: UUID, statements: list[Stated]) -> bool:
    before = [Stated(fact.kind, fact.year, fact.since_on) for fact in queries.facts_stated(person_id)]
    if sorted(map(str, before)) == sorted(map(str, statements)):
        return False
    db.execute(delete(Fact).where(Fact.person_id == person_id))
    db.add_all(
        Fact(person_id=person_id, kind=each.kind, year=each.year, since_on=each.since_on, stated_at=clock.now())
        for each in statements
    )
    return True


def _record(person_id: UUID, verb: str, **details: Any) -> None:
    ledger.record(About("person", person_id, person_id), verb, **details)
