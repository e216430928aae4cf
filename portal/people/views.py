from collections.abc import Mapping
from typing import Any, TypeVar

from flask import Blueprint, flash, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from portal.core.forms import PortalForm
from portal.core.web import go_to, page_number, render
from portal.identity import parked_form, signed_in

from . import actions, queries
from .forms import (
    FACT_LABELS,
    AddressForm,
    BirthDateForm,
    ChildrenForm,
    ContactForm,
    LanguageForm,
    NameForm,
    SituationForm,
)
from .queries import current_person_id, situation_of
from .rules import PLAIN_FACTS, FactKind

pages = Blueprint("people", __name__, template_folder="templates")

LOOKS_PER_PAGE = 20
Form = TypeVar("Form", bound=PortalForm)


@pages.get("/profile")
@signed_in
def profile() -> ResponseReturnValue:
    who = queries.whole_person(current_person_id())
    situation = queries.situation_in(who.facts)
    told = queries.told_by(who.id)
    return render(
        "people/profile.html", person=who, situation=situation, told=told, fact_labels=FACT_LABELS, own_page=True
    )


@pages.post("/profile/answers/<concept>/removal")
@signed_in
def forget(concept: str) -> ResponseReturnValue:
    """What was answered before is offered no more."""
    actions.forget(current_person_id(), concept)
    flash(_("Removed. We will not fill it in any more."))
    return go_to(".profile")


@pages.get("/profile/looks")
@signed_in
def looks() -> ResponseReturnValue:
    page = page_number()
    found, number = queries.looks_at(current_person_id(), page=page, size=LOOKS_PER_PAGE)
    return render(
        "people/looks.html", looks=found, page=page, pages=-(-number // LOOKS_PER_PAGE), url_for_page=_page_of_looks
    )


def _page_of_looks(page: int) -> str:
    return url_for(".looks", page=page)


@pages.route("/profile/name", methods=["GET", "POST"])
@signed_in
def change_name() -> ResponseReturnValue:
    who = queries.person(current_person_id())
    form = _filled(NameForm, {"name": who.name, "address_as": who.address_as})
    if form.validate_on_submit():
        return _save(name=form.name.data, address_as=form.address_as.data)
    return _ask(form, _("Your name"))


@pages.route("/profile/birth-date", methods=["GET", "POST"])
@signed_in
def change_birth_date() -> ResponseReturnValue:
    form = _filled(BirthDateForm, {"birth_date": queries.person(current_person_id()).birth_date})
    if form.validate_on_submit():
        return _save(birth_date=form.birth_date.data)
    return _ask(form)


@pages.route("/profile/language", methods=["GET", "POST"])
@signed_in
def change_language() -> ResponseReturnValue:
    form = _filled(LanguageForm, {"language": queries.person(current_person_id()).language})
    if form.validate_on_submit():
        return _save(language=form.language.data)
    return _ask(form)


@pages.route("/profile/contact", methods=["GET", "POST"])
@signed_in
def change_contact() -> ResponseReturnValue:
    who = queries.person(current_person_id())
    form = _filled(ContactForm, {"phone": who.phone, "wants_email": who.wants_email})
    if form.validate_on_submit():
        return _save(phone=form.phone.data or None, wants_email=bool(form.wants_email.data))
    return _ask(form, _("How we reach you"))


@pages.route("/profile/address", methods=["GET", "POST"])
@signed_in
def change_address() -> ResponseReturnValue:
    home = queries.current_address(current_person_id())
    form = _filled(AddressForm, {name: getattr(home, name) for name in AddressForm.PARTS} if home else {})
    if form.validate_on_submit():
        return _save(address=form.data)
    return _ask(form, _("Your address"))


@pages.route("/profile/children", methods=["GET", "POST"])
@signed_in
def change_children() -> ResponseReturnValue:
    situation = situation_of(current_person_id())
    form = _filled(ChildrenForm, {"years": ", ".join(map(str, situation[FactKind.CHILD]))})
    if form.validate_on_submit():
        return _save(facts={**situation, FactKind.CHILD: form.chosen()})
    return _ask(form, _("Your children"))


@pages.route("/profile/situation", methods=["GET", "POST"])
@signed_in
def change_situation() -> ResponseReturnValue:
    situation = situation_of(current_person_id())
    ticked = [kind.value for kind in PLAIN_FACTS if situation.get(kind)]
    form = _filled(SituationForm, {"facts": ticked, "newcomer": situation.get(FactKind.NEWCOMER)})
    if form.validate_on_submit():
        chosen = dict.fromkeys(form.facts.data or (), True)
        children = situation[FactKind.CHILD]
        return _save(facts={**chosen, FactKind.CHILD: children, FactKind.NEWCOMER: form.newcomer.data})
    return _ask(form, _("Your situation"))


def _filled(kind: type[Form], known: Mapping[str, Any]) -> Form:
    """The form with what is known, or with what was typed when the session was over."""
    form = kind(data=known)
    if request.method == "GET" and (typed := parked_form()):
        form.process(typed)
    return form


def _save(**changes: Any) -> ResponseReturnValue:
    actions.update_person(current_person_id(), **changes)
    flash(_("Saved."))
    return go_to(".profile")


def _ask(form: PortalForm, heading: str = "") -> ResponseReturnValue:
    """One small page. Without a heading the only question is the heading."""
    return render("people/change.html", form=form, heading=heading)
