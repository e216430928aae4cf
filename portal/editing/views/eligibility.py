"""Who may get it: the decision table with its rows, what it leaves out, and a way to try it."""

from collections.abc import Mapping
from typing import Any

from flask import request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from markupsafe import escape
from werkzeug.utils import redirect

from portal.catalogue import editorial
from portal.content import Manuscript
from portal.identity import staff_can
from portal.questions import Sheet

from ..forms.eligibility import TableForm, cell_text, questions_to_take
from ..rules.checking import ROWS
from ..rules.document import Path, get, put, written
from .frame import opened, pages, save, show, text_language
from .parts import FINDERS
from .questions import say, undo_button
from .verbs import VERBS

TABLE: Path = ("eligibility",)
KEYS = ("rows", "hit", "otherwise")
PLACES = [(*TABLE, key) for key in KEYS]
ACTS = {"add": "added", "up": "moved", "down": "moved", "copy": "copied", "remove": "removed"}


@pages.get("/<slug>/eligibility")
@staff_can("catalogue:edit")
def eligibility(slug: str) -> ResponseReturnValue:
    found = opened(slug)
    return _show(found, TableForm(dict(get(found.document, TABLE, {})), text_language()))


@pages.post("/<slug>/eligibility")
@staff_can("catalogue:edit")
def change_table(slug: str) -> ResponseReturnValue:
    """Every button saves what was typed too; “row:up:2” does more."""
    found = opened(slug)
    asked = TableForm.posted(request.form, get(found.document, TABLE, {}), text_language())
    act, number = _pressed()
    if not asked.check():
        return _show(found, asked)
    row = asked.change(act, number, _cells_for(asked, number)) if act in ACTS else -1

    def edit(old: dict[str, Any]) -> Mapping[str, Any]:
        for key in KEYS:
            old = put(old, (*TABLE, key), asked.raw.get(key) or None)
        return old

    if collision := save(found, f"row.{ACTS[act]}" if act in ACTS else "table.changed", edit, places=PLACES):
        return _show(found, asked, collision=collision)
    _say_what_was_done(act, number)
    return redirect(url_for("editing.eligibility", slug=slug, _anchor=f"row-{row}" if row >= 0 else None), 303)


@pages.route("/<slug>/eligibility/trial", methods=["GET", "POST"])
@staff_can("catalogue:edit")
def try_table(slug: str) -> ResponseReturnValue:
    """Answers as citizens give them: which row decides, and why. Nothing is kept."""
    found = opened(slug)
    check = editorial.drafting.drafted_check(get(found.document, TABLE, {}))
    form = TableForm(dict(get(found.document, TABLE, {})), text_language())
    if check is None or request.method == "GET":
        return _show(found, form)
    sheet = Sheet.posted([question for question in check.questions if question.type != "computed"])
    sheet.check()
    sheet.wrong = {name: wrong for name, wrong in sheet.wrong.items() if not _is_blank(sheet, name)}
    ruling = None if sheet.wrong else _ruling(check, sheet, get(found.document, TABLE, {}))
    return _show(found, form, sheet=sheet, ruling=ruling)


def _show(found: Manuscript, asked: TableForm, **context: Any) -> ResponseReturnValue:
    raw = get(found.document, TABLE, {})
    check = editorial.drafting.drafted_check(asked.raw)
    sheet = context.get("sheet")
    asked_now = [question for question in check.questions if question.type != "computed"] if check else []
    return show(
        "editing/eligibility/table.html",
        found,
        part="eligibility",
        places=PLACES,
        asked=asked,
        check=raw,
        cell_text=cell_text,
        gaps=editorial.drafting.uncovered(check) if check else [],
        of_row=_sentences_by_row(found, check),
        to_take=list(questions_to_take(found.document)),
        problems=[*asked.wrong.items(), *(sheet.problems if sheet else ())],
        **{"sheet": Sheet(asked_now, typed={}), "ruling": None, **context},
    )


def _pressed() -> tuple[str, int]:
    act, number = [*request.form.get("do", "").split(":")[1:], "", ""][:2]
    return act, int(number) if number.isdecimal() and len(number) < len("1000") else -1


def _cells_for(asked: TableForm, number: int) -> Mapping[str, str]:
    """A new row is empty, or covers one of the gaps that were listed."""
    check = editorial.drafting.drafted_check(asked.raw) if number >= 0 else None
    gaps = editorial.drafting.uncovered(check) if check else []
    return gaps[number].cells if 0 <= number < len(gaps) else {}


def _sentences_by_row(found: Manuscript, check: Any) -> dict[int, list[str]]:
    """What the gate says about each row, and how it stands to the others, even while reasons are missing."""
    flaws = editorial.drafting.flaws_of_drafted_rows(check) if check else {}
    by_row = {number: [sentence] for number, sentence in flaws.items()}
    for finding in found.findings:
        for number, _row in enumerate(get(found.document, ROWS, [])):
            place = written((*ROWS, number))
            if finding.is_english and (finding.path == place or finding.path.startswith(f"{place}.")):
                said = by_row.setdefault(number, [])
                said += [str(finding.sentence)] if finding.sentence not in said else []
    return by_row


def _is_blank(sheet: Sheet, name: str) -> bool:
    asked = next(each for each in sheet.asked if each.question.id == name)
    return asked.kind.is_blank(sheet.typed[name])


def _ruling(check: Any, sheet: Sheet, raw: Mapping[str, Any]) -> dict[str, Any]:
    """rows: (number, row) of those that decide. next: what must be answered first. Neither: the last word counts, if any."""
    values = {name: value for name, value in sheet.values.items() if value is not None}
    if (following := editorial.drafting.next_question(check, values)) is not None:
        return {"next": following, "rows": []}
    rows = editorial.drafting.deciding_rows(check, values)
    return {"next": None, "rows": [(number + 1, raw["rows"][number]) for number in rows]}


def _say_what_was_done(act: str, number: int) -> None:
    row = escape(_("Row %(number)s", number=number + 1))
    sentences = {
        "": _("Saved."),
        "add": _("A row is added. Say what comes of it."),
        "up": _("%(what)s is moved up."),
        "down": _("%(what)s is moved down."),
        "copy": _("%(what)s is copied. The copy stands right behind it."),
        "remove": _("%(what)s is removed."),
    }
    say(sentences.get(act, sentences[""]), row, more=undo_button() if act == "remove" else "")


def _finder(slug: str, place: Path) -> str | None:
    """A cell is mended where it stands; a question on its own page."""
    if place[1:2] == ("questions",) and len(place) > 2:
        wanted = get(opened(slug).document, (*place[:3], "id"))
        if isinstance(wanted, str):
            return url_for(
                "editing.check_question", slug=slug, wanted=wanted, _anchor=str(place[3]) if place[3:] else None
            )
    if place[1:2] == ("rows",) and len(place) > 2:
        field = [str(step) for step in place[3:] if step != "when"][:1]
        return url_for("editing.eligibility", slug=slug, _anchor="-".join(["row", str(place[2]), *field]))
    return url_for("editing.eligibility", slug=slug, _anchor="otherwise-outcome" if place[1:] else None)


FINDERS["eligibility"] = _finder
VERBS.update(
    {
        "table.changed": _l("Table of the check changed"),
        "row.added": _l("Row of the check added"),
        "row.moved": _l("Row of the check moved"),
        "row.copied": _l("Row of the check copied"),
        "row.removed": _l("Row of the check removed"),
    }
)
