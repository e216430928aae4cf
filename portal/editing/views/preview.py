"""A service tried before anybody sees it: page after page, in any language and width. Nothing is kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import current_app, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from markupsafe import Markup

from portal.config import settings
from portal.content import Manuscript
from portal.core.forms import tidy
from portal.core.i18n import direction, speaking
from portal.core.web import go_to
from portal.identity import staff_can
from portal.questions import Filling, Sheet, describe

from ..forms.trying import Ending, Journey, Shown, shown_of
from ..rules import document as edits
from .frame import opened, pages, save, show, text_language

WIDTHS = ("320", "768", "full")
SHORTEST_NAME, LONGEST_NAME = 3, 200
FILE = "file"
MOST = 100
"""So many choices no workflow has."""


@dataclass
class Try:
    """This request: what is shown, how far the journey is, where it stands. Names begin so that no question is called alike."""

    found: Manuscript
    shown: Shown
    journey: Journey
    language: str
    width: str

    @classmethod
    def of_request(cls, slug: str) -> "Try":
        found = opened(slug)
        wanted = {name: request.values.get(f"preview:{name}", "") for name in ("language", "width", "so_far")}
        language = wanted["language"] if wanted["language"] in settings().languages else text_language()
        width = wanted["width"] if wanted["width"] in WIDTHS else "full"
        return cls(found, shown_of(found.document), Journey.unsealed(wanted["so_far"]), language, width)

    @property
    def filling(self) -> Filling:
        return Ending(self.shown, self.journey).filling

    @property
    def page(self) -> Any:
        """The page one is on, asked or not; the first if none is named."""
        form = self.shown.form
        wanted = request.values.get("preview:page", "")
        return form and (form.page(wanted) or form.pages[0])

    def after(self, page: Any, step: int = 1) -> Any:
        """The next page that is asked, in this direction; None behind the last."""
        form = self.shown.form
        number = form.pages.index(page) if form else 0
        asked = {each.id for each in self.filling.pages}
        rest = form.pages[number + 1 :] if step > 0 else form.pages[:number][::-1]  # type: ignore[union-attr]
        return next((each for each in rest if each.id in asked), None)


@pages.get("/<slug>/preview")
@staff_can("catalogue:edit")
def preview(slug: str) -> ResponseReturnValue:
    """?preview:page=, ?preview:language=, ?preview:width= begin there."""
    trying = Try.of_request(slug)
    if trying.page is None:
        return _show_nothing(trying)
    return _show_page(trying, trying.page, trying.filling.sheet(trying.page))


@pages.post("/<slug>/preview")
@staff_can("catalogue:edit")
def go_on_in_preview(slug: str) -> ResponseReturnValue:
    """Continue checks the page as in earnest; the other buttons only look elsewhere."""
    trying = Try.of_request(slug)
    if trying.page is None:
        return _show_nothing(trying)
    act, page = request.form.get("preview:do", ""), trying.page
    form = trying.shown.form
    if act == "go" and form and (wanted := form.page(request.form.get("preview:to", ""))):
        return _show_page(trying, wanted, trying.filling.sheet(wanted))
    if act == "back":
        before = trying.after(page, -1) or page
        return _show_page(trying, before, trying.filling.sheet(before))
    if act.startswith(("choose:", "registers")):
        _choose(trying.journey, *[*act.split(":")[1:], "", ""][:2])
        return _show_end(trying)
    return _answered(trying, page, act)


@pages.post("/<slug>/preview/test")
@staff_can("catalogue:edit")
def keep_as_test(slug: str) -> ResponseReturnValue:
    """The answers become an author's test of the draft, which expects what came of them."""
    trying = Try.of_request(slug)
    name = str(tidy(request.form.get("preview:name", "")))
    if not SHORTEST_NAME <= len(name) <= LONGEST_NAME:
        return _show_end(trying, _("Write a name of 3 to 200 characters"))
    trial = Ending(trying.shown, trying.journey).trial(name)
    save(trying.found, "test.added", lambda old: edits.add(old, ("tests",), trial), places=(), what=name)
    flash(_("The test is added. It is tried before every publication."))
    return go_to("editing.tests" if "editing.tests" in current_app.view_functions else "editing.service", slug=slug)


def _choose(journey: Journey, stage: str, way: str) -> None:
    """What happens at a stage, and what registers say."""
    journey.found = request.form.getlist("preview:found")[:MOST]
    if way and len(journey.choices) < MOST:
        journey.choices[stage] = way


def _answered(trying: Try, page: Any, act: str) -> ResponseReturnValue:
    with speaking(trying.language):
        sheet = _posted(trying, page)
        stays = act == "show" or sheet.pressed or {"upload", "remove"} & request.form.keys()
        if stays or not _is_taken(trying, page, sheet, act):
            return _show_page(trying, page, sheet)
    if act == "another":
        return _show_page(trying, page, trying.filling.sheet(page))
    following = trying.after(page)
    if following is None:
        return _show_end(trying)
    return _show_page(trying, following, trying.filling.sheet(following))


def _posted(trying: Try, page: Any) -> Sheet:
    """What was typed. Files are not kept, only what they are called."""
    files = [question.id for question in page.questions if question.type == FILE]
    around = trying.filling.around(page)
    if not files:
        return Sheet.posted(page.questions).within(around)
    for name in files:
        trying.journey.take_files(name, request.files.getlist(name))
    before = {name: {"files": trying.journey.files[name], "refused": []} for name in files}
    sheet = Sheet.parked(page.questions, request.form, before=before).within(around)
    trying.journey.files |= {name: sheet.typed[name]["files"] for name in files}
    return sheet


def _is_taken(trying: Try, page: Any, sheet: Sheet, act: str) -> bool:
    """Check the page, and remember its answers for the rest of the journey."""
    answers = trying.journey.answers
    known = trying.filling.items(page) if page.repeat else []
    if page.repeat and act != "another" and sheet.is_blank and len(known) >= page.repeat.min:
        answers[page.id] = known
        return True
    if not sheet.check():
        return False
    answers[page.id] = [*known, sheet.answers] if page.repeat else sheet.answers
    return True


def _show_page(trying: Try, page: Any, sheet: Sheet) -> ResponseReturnValue:
    items = trying.journey.answers.get(page.id) if page.repeat else None
    asked = {each.id for each in trying.filling.pages}
    with speaking(trying.language):
        inner = _inner(trying, "page", page=page, sheet=sheet, problems=sheet.problems, items=items or [])
    return _show(
        trying,
        inner=inner,
        page=page,
        is_asked=page.id in asked,
        all_pages=trying.shown.form.pages if trying.shown.form else (),
    )


def _show_end(trying: Try, problem: str = "") -> ResponseReturnValue:
    if trying.shown.form is None:
        return _show_nothing(trying)
    ending = Ending(trying.shown, trying.journey)
    with speaking(trying.language):
        inner = _inner(trying, "answers", summaries=describe(trying.shown.form, trying.journey.answers), ending=ending)
    problems = [("preview--name", problem)] if problem else []
    return _show(trying, inner=inner, ending=ending, problem=problem, problems=problems)


def _show_nothing(trying: Try) -> ResponseReturnValue:
    return _show(trying, inner=Markup())


def _inner(trying: Try, template: str, **context: Any) -> Markup:
    """What citizens see, in the language that is spoken now. Its heading comes second: the page around has one."""
    name = trying.shown.definition.name
    html = render_template(f"editing/preview/_{template}.html", service_name=name, trying=trying, **context)
    return Markup(html.replace("<h1", "<h2").replace("</h1>", "</h2>"))  # noqa: S704 from a template


def _show(trying: Try, **context: Any) -> ResponseReturnValue:
    known: Mapping[str, Any] = {"page": None, "ending": None, "problem": "", "is_asked": True, **context}
    return show(
        "editing/preview/preview.html",
        trying.found,
        trying=trying,
        language_shown=trying.language,
        direction_shown=direction(trying.language),
        widths=WIDTHS,
        start_url=url_for("editing.preview", slug=trying.found.slug),
        **known,
    )
