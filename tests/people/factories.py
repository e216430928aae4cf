"""People for tests. Save them with the fixture `store`."""

from itertools import count

from portal.core.db import new_id
from portal.people.models import Person, PersonWord
from portal.people.rules import search_key, words_of

numbers = count(1)


def person(**values) -> Person:
    values = {"name": "Amina Haddad", "email": f"person{next(numbers)}@port-alder.example", "language": "en", **values}
    words = [PersonWord(word=word) for word in words_of(values["name"], values["email"], values.get("phone"))]
    return Person(
        **{"id": new_id(), "search_key": search_key(values["name"], values["email"]), "words": words, **values}
    )
