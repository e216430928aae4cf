"""The register of what people tested: criterion by assistive technology."""

from typing import Any
from uuid import UUID

from flask import Response, abort, flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.datastructures import FileStorage

from accessibility.criteria import CRITERIA, METHODS, Criterion
from portal.config import settings
from portal.core import clock
from portal.core.downloads import download
from portal.core.files import FileRefused, Refusal
from portal.core.i18n import file_size, language
from portal.core.web import go_to, page_number
from portal.identity import current_account, staff_can

from .. import actions, queries
from ..forms import HumanTestForm, RegisterForm
from ..rules import MOST_ATTACHMENTS, TEST_AGAIN_AFTER, Aid, Result
from .frame import account_id, as_csv, pages, show

HEAD = ("criterion", "assistive technology", "result", "tested by", "tested on", "next due on", "note", "files")
ROWS_A_PAGE = 15


@pages.get("/tests")
@staff_can("audit:read")
def human_tests() -> ResponseReturnValue:
    """The matrix: one row a criterion, one column an assistive technology."""
    form, tests = RegisterForm(), queries.human_tests()
    criteria = (
        queries.conformance_criteria()
        if form.criteria.data == "all"
        else queries.only_for_people(queries.latest_audit())
    )
    if form.overdue.data:
        late = {pair[0] for pair, test in tests.items() if test.is_overdue}
        criteria = [each for each in queries.conformance_criteria() if each.number in late]
    page = page_number()
    shown = criteria[(page - 1) * ROWS_A_PAGE : page * ROWS_A_PAGE]
    return show(
        "human_tests",
        partial="_human_tests",
        form=form,
        aids=form.aids(),
        rows=shown,
        tests=tests,
        page=page,
        pages=-(-len(criteria) // ROWS_A_PAGE),
        overdue=sum(test.is_overdue for test in tests.values()),
        barriers=sum(test.result is not Result.PASSED for test in tests.values()),
        asked={name: value for name, value in request.args.items() if name != "page"},
    )


@pages.get("/tests/<criterion>/<aid>")
@staff_can("audit:read")
def tests_of(criterion: str, aid: str) -> ResponseReturnValue:
    """All tests of one criterion with one assistive technology."""
    known, tool = _pair(criterion, aid)
    return show(
        "tests_of", criterion=known, aid=tool, tests=queries.tests_of(criterion, tool), how=METHODS.get(criterion)
    )


@pages.route("/tests/<criterion>/<aid>/new", methods=["GET", "POST"])
@staff_can("audit:write")
def new_test(criterion: str, aid: str) -> ResponseReturnValue:
    known, tool = _pair(criterion, aid)
    who, today = current_account(), clock.today()
    usual = {"tested_by": who.name if who else "", "tested_on": today, "due_on": today + TEST_AGAIN_AFTER}
    form = HumanTestForm(data=usual)
    if form.validate_on_submit():
        test = actions.record_test(criterion, tool, _told(form), by=account_id())
        flash(_("The test is saved. You can add files to it."))
        return go_to(".human_test", test_id=test.id)
    return show("human_test", criterion=known, aid=tool, form=form, test=None, files=[])


@pages.route("/tests/records/<uuid:test_id>", methods=["GET", "POST"])
@staff_can("audit:write")
def human_test(test_id: UUID) -> ResponseReturnValue:
    """Correct a test, and add or remove its files."""
    test = queries.human_test(test_id)
    form = HumanTestForm(obj=test)
    if form.validate_on_submit():
        actions.correct_test(test, _told(form))
        flash(_("The test is saved."))
        return go_to(".tests_of", criterion=test.criterion, aid=test.aid.value)
    attached = [{**file, "size": file_size(file["size_bytes"])} for file in test.files]
    about: dict[str, Any] = {"criterion": CRITERIA[test.criterion], "aid": test.aid, "test": test, "files": attached}
    return show("human_test", form=form, **about)


@pages.post("/tests/records/<uuid:test_id>/files")
@staff_can("audit:write")
def test_files(test_id: UUID) -> ResponseReturnValue:
    test = queries.human_test(test_id)
    if file_id := request.form.get("remove"):
        actions.detach(test, file_id)
        return go_to(".human_test", test_id=test.id)
    upload = request.files.get("file")
    try:
        actions.attach(test, upload or FileStorage(filename=""))
        flash(_("The file is added."))
    except (FileRefused, actions.TooManyFiles) as error:
        flash(_why_not(error, upload), "error")
    return go_to(".human_test", test_id=test.id)


@pages.get("/tests/records/<uuid:test_id>/files/<uuid:file_id>")
@staff_can("audit:read")
def test_file(test_id: UUID, file_id: UUID) -> Response:
    """To be saved, and never shown by the browser itself."""
    test = queries.human_test(test_id)
    known = next((file for file in test.files if file["id"] == str(file_id)), None) or abort(404)
    return download(file_id, name=known["name"], media_type="application/octet-stream")


@pages.get("/tests.csv")
@staff_can("audit:read")
def human_tests_csv() -> Response:
    rows = [
        (
            each.criterion,
            each.aid.value,
            each.result.value,
            each.tested_by,
            each.tested_on,
            each.due_on,
            each.note,
            " ".join(file["name"] for file in each.files),
        )
        for each in queries.all_human_tests()
    ]
    return as_csv(HEAD, rows, name="tests-by-people.csv")


def _pair(criterion: str, aid: str) -> tuple[Criterion, Aid]:
    """A criterion and an assistive technology that are in the register; else 404."""
    if criterion not in CRITERIA or aid not in list(Aid):
        abort(404)
    return CRITERIA[criterion], Aid(aid)


def _told(form: HumanTestForm) -> actions.NewTest:
    assert form.tested_on.data and form.due_on.data, "the form has checked them"  # noqa: S101, PT018
    return {
        "result": Result(form.result.data),
        "tested_by": form.tested_by.data or "",
        "tested_on": form.tested_on.data,
        "due_on": form.due_on.data,
        "note": form.note.data or "",
        "language": language(),
    }


def _why_not(error: Exception, upload: FileStorage | None) -> str:
    if isinstance(error, actions.TooManyFiles):
        return str(ngettext("You can add %(num)s file here.", "You can add %(num)s files here.", MOST_ATTACHMENTS))
    if upload is None or not upload.filename:
        return str(_("Choose a file and upload it"))
    name = f"\N{FIRST STRONG ISOLATE}{upload.filename[:200]}\N{POP DIRECTIONAL ISOLATE}"
    if isinstance(error, FileRefused) and error.reason is Refusal.TOO_BIG:
        limit = settings().max_upload_mb
        return str(_("“%(name)s” is too big. Choose a file of up to %(limit)s MB.", name=name, limit=limit))
    return str(_("We cannot accept “%(name)s”. Choose a PDF, JPG, PNG, WebP or HEIC file.", name=name))
