"""An address, found in a register by postcode or street, or typed by hand; a register that fails never stops anybody."""

from typing import TYPE_CHECKING, Annotated, Any

from flask_babel import gettext as _
from pydantic import Field

from portal.config import settings
from portal.connectors.registers import ANYWHERE, Record, RegisterUnavailable, register
from portal.core.definitions import Part

from ..question_type import Posted, Wrong
from ..typing_hands import boxes
from .address import PARTS, Address

if TYPE_CHECKING:
    from ..definition import Question

FIND = "find"
BY_HAND = "hand"
BOXES = ("query", "looked_for", "choice", "state", *PARTS)
FOUND, NOTHING, DOWN = "found", "nothing", "down"
AREAS = ("areas", "area", "zone", "district")
"""Columns that say which service areas an address belongs to; `areas` may name several, with commas."""
LONGEST_QUERY = 100


class AddressLookup(Address):
    """Typed adds to the four lines: query, choice, state, and the addresses found.

    The answer adds to an address `areas`: those the register names for it; empty where it does not know the address.
    """

    name = "address_lookup"
    answers_are = (dict,)

    class Own(Part):
        """source: the register that is asked, written `register`. area: only addresses in this service area are taken."""

        source: Annotated[str, Field(alias="register", pattern=r"^[a-z][a-z0-9_-]*$", max_length=60)]
        area: Annotated[str, Field(max_length=60)] | None = None

    own = Own

    def read(self, question: "Question", posted: Posted, before: Any = None) -> dict[str, Any]:
        """“Find address” looks up; so does going on with words nobody has looked up yet."""
        typed: dict[str, Any] = {part: posted.fields.get(f"{question.id}-{part}", "") for part in BOXES}
        kept = before if isinstance(before, dict) else {}
        typed |= {"looked_for": kept.get("looked_for", ""), "state": kept.get("state", "")}
        typed["found"] = kept.get("found") or []
        query = typed["query"].strip()[:LONGEST_QUERY]
        if query and (query != typed["looked_for"] or self.pressed(question, posted) == FIND):
            typed |= _looked_up(question, query)
            if typed["choice"] not in [_line(one) for one in typed["found"]]:
                typed["choice"] = ""
        return typed

    def is_blank(self, typed: Any) -> bool:
        has_looked = boxes(typed, BOXES)["query"].strip() or _is_chosen(typed)
        return not has_looked and super().is_blank(boxes(typed, PARTS))

    def missing(self, question: "Question") -> Wrong:
        return Wrong(_("Enter a postcode or street and press “Find address”, or type the address"), "query")

    def check(self, question: "Question", typed: Any) -> dict[str, Any]:
        found = next((one for one in typed["found"] if _line(one) == typed["choice"]), None)
        if found:
            answer = {**{part: str(found.get(part) or "") for part in PARTS}, "areas": _areas(found)}
        elif self._must_choose(typed):
            raise self.wrong_at_once(question, typed) or self._none_chosen(typed)
        else:
            lines = super().check(question, typed)
            answer = {**lines, "areas": _areas_of(question, lines)}
        area = question.own.area
        if area and answer["areas"] and area.casefold() not in answer["areas"]:
            raise Wrong(
                _("This address is outside the area of this service. Choose an address inside it"),
                "choice" if found else "street",
            )
        return answer

    def _must_choose(self, typed: Any) -> bool:
        """Whether the four lines say nothing, or the citizen has looked for another address since."""
        is_undecided = bool(typed["found"] and typed["query"].strip() and not typed["choice"])
        return is_undecided or super().is_blank(boxes(typed, PARTS))

    def _none_chosen(self, typed: Any) -> Wrong:
        if typed["choice"] == BY_HAND or typed["state"] == DOWN:
            return Wrong(_("Enter the street and number"), "street")
        if typed["found"]:
            return Wrong(_("Choose your address from the list, or type it"), "choice")
        return Wrong(_("Press “Find address”, or type the address"), "query")

    def wrong_at_once(self, question: "Question", typed: Any) -> Wrong | None:
        is_by_hand = not super().is_blank(boxes(typed, PARTS))
        if typed.get("state") != NOTHING or is_by_hand or typed["query"].strip() != typed["looked_for"]:
            return None
        return Wrong(_("We found no such address. Check what you wrote, or type the address below"), "query")

    def lands_on(self, question: "Question", typed: Any, pressed: str) -> str:
        return self.first_id(question, ("street" if typed["state"] == DOWN else "choice",))

    def typed_of(self, question: "Question", answer: Any) -> dict[str, Any]:
        """An address from the register is shown as chosen, any other in its four lines."""
        typed = {**dict.fromkeys(BOXES, ""), "found": []}
        if answer.get("areas"):
            return {**typed, "choice": _line(answer), "found": [answer], "state": FOUND}
        return {**typed, **boxes(answer, PARTS)}

    def prefilled(self, question: "Question", known: Any) -> dict[str, Any]:
        return {**dict.fromkeys(BOXES, ""), "found": [], **boxes(known, PARTS)}

    def values(self, question: "Question", answer: Any) -> dict[str, Any]:
        """Conditions see the town, and the areas the register names: 'harbour' in home_areas."""
        areas = None if answer is None else answer.get("areas") or []
        return {**super().values(question, answer), f"{question.id}_areas": areas}

    def first_id(self, question: "Question", parts: tuple[str, ...] = ()) -> str:
        return f"{question.id}-{parts[0] if parts else 'query'}"

    def choices(self, typed: Any) -> list[dict[str, str]]:
        """The addresses found, as the macro takes them."""
        found = [{"value": _line(one), "label": _line(one)} for one in typed["found"]]
        return [*found, {"value": BY_HAND, "label": _("My address is not in this list")}] if found else []

    def is_by_hand(self, typed: Any) -> bool:
        """True if the boxes to type the address in should be open."""
        is_typed = not super().is_blank(boxes(typed, PARTS))
        return is_typed or typed["choice"] == BY_HAND or typed["state"] in {DOWN, NOTHING}


def _is_chosen(typed: Any) -> bool:
    return bool(typed.get("choice")) and typed["choice"] != BY_HAND


def _looked_up(question: "Question", query: str) -> dict[str, Any]:
    try:
        records = register(question.own.source, settings().registers).look_up({ANYWHERE: query})
    except RegisterUnavailable:
        return {"looked_for": query, "found": [], "state": DOWN}
    found = [{**{part: str(one.get(part) or "") for part in PARTS}, "areas": _areas(one)} for one in records]
    return {"looked_for": query, "found": found, "state": FOUND if found else NOTHING}


def _areas_of(question: "Question", lines: dict[str, str]) -> list[str]:
    """The areas of an address typed by hand. Empty if the register does not know it, or cannot be asked: then staff look."""
    if question.own.area is None:
        return []
    try:
        asked = register(question.own.source, settings().registers)
        known = asked.look_up({"street": lines["street"], "postcode": lines["postcode"]})
    except RegisterUnavailable:
        return []
    return _areas(known[0]) if known else []


def _areas(record: Record) -> list[str]:
    if isinstance(record.get("areas"), list):
        return [str(area).casefold() for area in record["areas"]]
    named = (area.strip().casefold() for column in AREAS for area in str(record.get(column) or "").split(","))
    return sorted({area for area in named if area})


def _line(address: Record) -> str:
    town = f"{address.get('postcode', '')} {address.get('city', '')}".strip()
    return ", ".join(str(part) for part in (address.get("street"), address.get("extra"), town) if part)
