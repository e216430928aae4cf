"""What the authority knows about a person, and who looked.

Front door: the person whose request this is, what is known of people, changes to it, and every look by staff.
"""

from portal.people.actions import record_access, remember, update_person
from portal.people.models import Person
from portal.people.queries import (
    current_person_id,
    facts_of,
    known_answers,
    names_of,
    person,
)
from portal.people.rules import PersonPart

__all__ = [
    "Person",
    "PersonPart",
    "current_person_id",
    "facts_of",
    "known_answers",
    "names_of",
    "person",
    "record_access",
    "remember",
    "update_person",
]
