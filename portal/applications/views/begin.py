"""Before the first question: what one needs, and going on with what was begun."""

from flask.typing import ResponseReturnValue
from sqlalchemy.exc import NoResultFound

from portal.catalogue import Service, service
from portal.core.i18n import language
from portal.core.web import go_to, go_to_url, render
from portal.identity import signed_in
from portal.people import current_person_id

from .. import actions, queries
from .frame import go_on_url, opened_draft, pages


@pages.get("/services/<slug>/application")
@signed_in
def start(slug: str) -> ResponseReturnValue:
    offered = _offered(slug)
    draft = queries.open_draft(current_person_id(), slug)
    return render("applications/start.html", service=offered.definition, draft=draft)


@pages.post("/services/<slug>/application")
@signed_in
def begin(slug: str) -> ResponseReturnValue:
    """Pressed twice it begins once."""
    draft = actions.start(current_person_id(), _offered(slug), language=language())
    return go_to("applications.show", reference=draft.reference)


@pages.get("/applications/<reference>/tasks")
@signed_in
def tasks(reference: str) -> ResponseReturnValue:
    draft = opened_draft(reference)
    if len(draft.filling.sections) < 2:
        return go_to_url(go_on_url(draft))
    return render("applications/tasks.html", draft=draft, filling=draft.filling)


def _offered(slug: str) -> Service:
    """Services without a form, and those that only staff or the portal itself begin, are not applied for here: 404."""
    offered = service(slug)
    if offered.definition.form is None or not offered.definition.is_listed:
        raise NoResultFound
    return offered
