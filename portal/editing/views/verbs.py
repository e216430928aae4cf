"""What was done to a service, in words, and why a step is refused."""

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

VERBS: dict[str, LazyString] = {
    "begun": _l("Begun from a template"),
    "copied": _l("Begun as a copy"),
    "imported": _l("Imported from a file"),
    "about.changed": _l("About: changed"),
    "undone": _l("A change was undone"),
    "translation.confirmed": _l("A translation was looked at: it is still right"),
    "submitted": _l("Given to a colleague for review"),
    "sent_back": _l("Sent back"),
    "approved": _l("Approved"),
    "scheduled": _l("Will be published by itself"),
    "unscheduled": _l("Will not be published by itself any more"),
    "stopped": _l("Could not be published by itself"),
    "published": _l("Published"),
    "rolled_back": _l("An older version was published again"),
    "discarded": _l("The draft was thrown away"),
}
"""Every verb that editors' pages give to `save`; a new page adds its own."""

REFUSALS: dict[str, LazyString] = {
    "own_work": _l("You changed it last. A colleague must approve it."),
    "not_reviewed": _l("Nobody has approved it yet. Ask a colleague to review it first."),
    "not_in_review": _l("It is not in review any more. Somebody has changed it or sent it back."),
    "not_scheduled": _l("It was not going to be published by itself."),
    "nothing_new": _l("There is nothing new to publish."),
    "nothing_to_undo": _l("There is nothing to undo."),
    "errors": _l("Something must be mended first. The overview lists it."),
    "no_reason": _l("Say why: the reason is recorded."),
    "past": _l("Choose a moment that lies ahead."),
    "too_large": _l("This is too large. Split the service, or take something out."),
}


def words_of(verb: str) -> LazyString:
    """What the history says."""
    return VERBS.get(verb, _l("Changed"))
