"""One or more files, kept on the server as soon as they arrive, whatever else is wrong on the page."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from flask_babel import gettext as _
from flask_babel import ngettext
from markupsafe import Markup

from portal.config import settings
from portal.core import files
from portal.core.files import FileRefused, Refusal
from portal.core.i18n import file_size

from ..question_type import Posted, QuestionType, Wrong

if TYPE_CHECKING:
    from ..definition import Question

USUAL_MOST = 5


class File(QuestionType):
    """Typed is {"files": [{"id", "name", "size_bytes"}], "refused": [{"name", "reason"}]}; the answer is the list."""

    name = "file"
    settings = frozenset({"max_files"})
    answers_are = (list,)

    def read(self, question: "Question", posted: Posted, before: Any = None) -> dict[str, Any]:
        kept = [file for file in (before or {}).get("files", []) if file["id"] != posted.fields.get("remove")]
        refused = []
        for upload in posted.files.getlist(question.id):
            if not upload.filename:
                continue  # the browser sends an empty part when no file is chosen
            if files.is_among(upload, [UUID(file["id"]) for file in kept]):
                continue
            if len(kept) >= self.most(question):
                refused.append({"name": upload.filename[:200], "reason": "too many"})
                continue
            try:
                stored = files.keep(upload)
                kept.append({"id": str(stored.id), "name": stored.name, "size_bytes": stored.size_bytes})
            except FileRefused as error:
                refused.append({"name": upload.filename[:200], "reason": error.reason.value})
        return {"files": kept, "refused": refused}

    def most(self, question: "Question") -> int:
        """How many files the question takes."""
        return question.max_files or USUAL_MOST

    def is_blank(self, typed: Any) -> bool:
        return not typed or not (typed["files"] or typed["refused"])

    def missing(self, question: "Question") -> Wrong:
        return Wrong(_("Choose a file and upload it"))

    def check(self, question: "Question", typed: Any) -> list[dict[str, Any]]:
        if refused := self.wrong_at_once(question, typed):
            raise refused
        return list(typed["files"])

    def pressed(self, question: "Question", posted: Posted) -> str:
        if posted.fields.get("upload") == question.id:
            return "upload"
        return "remove" if "remove" in posted.fields else ""

    def wrong_at_once(self, question: "Question", typed: Any) -> Wrong | None:
        if not typed["refused"]:
            return None
        return Wrong(" ".join(_sentence(refused, self.most(question)) for refused in typed["refused"][:5]))

    def file_ids(self, typed: Any) -> list[UUID]:
        return [UUID(file["id"]) for file in typed["files"]]

    def listed(self, typed: Any) -> list[dict[str, str]]:
        """The kept files for the template, each with its size in words."""
        return [
            {"id": file["id"], "name": file["name"], "size": file_size(file["size_bytes"])} for file in typed["files"]
        ]

    def typed_of(self, question: "Question", answer: Any) -> dict[str, Any]:
        return {"files": list(answer), "refused": []}

    def say(self, question: "Question", answer: Any) -> Markup:
        names = [Markup("<bdi>{}</bdi> ({})").format(file["name"], file_size(file["size_bytes"])) for file in answer]
        return Markup("<br>").join(names)

    def values(self, question: "Question", answer: Any) -> dict[str, Any]:
        """Conditions see how many there are."""
        return {question.id: None if answer is None else len(answer)}


def _sentence(refused: dict[str, str], most: int) -> str:
    name = f"\u2068{refused['name']}\u2069"  # the name keeps its own direction inside the sentence
    sentences = {
        Refusal.EMPTY: _("“%(name)s” is empty. Choose another file.", name=name),
        Refusal.TOO_BIG: _(
            "“%(name)s” is too big. Choose a file of up to %(limit)s MB.", name=name, limit=settings().max_upload_mb
        ),
        Refusal.WRONG_TYPE: _("We cannot accept “%(name)s”. Choose a PDF, JPG, PNG, WebP or HEIC file.", name=name),
        Refusal.TYPE_AND_NAME_DIFFER: _(
            "The ending of “%(name)s” does not fit what is in it. Save it again as PDF, JPG or PNG.", name=name
        ),
        Refusal.DANGEROUS_NAME: _(
            "“%(name)s” is named like a program. Give it another name and choose it again.", name=name
        ),
        Refusal.BAD_NAME: _(
            "We cannot use the name “%(name)s”. Give the file a simple name and choose it again.", name=name
        ),
        "too many": ngettext(  # type: ignore[no-untyped-call]
            "“%(name)s” was not saved: you can upload %(num)s file here.",
            "“%(name)s” was not saved: you can upload %(num)s files here.",
            most,
            name=name,
        ),
    }
    return str(sentences[refused["reason"]])
