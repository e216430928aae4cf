"""How a service begins: with a name, and with a template, another service or a file."""

from collections.abc import Mapping
from typing import Any

from flask import request
from flask_babel import lazy_gettext as _l
from wtforms import FileField, RadioField, SelectChoice, StringField, ValidationError  # type: ignore[attr-defined]
from wtforms.validators import DataRequired, InputRequired, Length

from portal.core.forms import PortalForm, tidy
from portal.core.i18n import pick

LARGEST = 2_000_000
LONGEST_NAME = 300


def _name(label: str) -> StringField:
    return StringField(
        label,
        description=_l("As citizens would say it. You can change it later."),
        validators=[
            DataRequired(_l("Enter a name")),
            Length(max=LONGEST_NAME, message=_l("Use no more than 300 characters")),
        ],
    )


class NewForm(PortalForm):
    name = _name(_l("What is the service called?"))
    template = RadioField(_l("Which template comes closest?"), validators=[InputRequired(_l("Choose a template"))])

    def offer(self, templates: Mapping[str, Mapping[str, Any]]) -> None:
        """The templates, each with its name and what it is for."""
        self.template.choices = [
            SelectChoice(key, pick(content["name"]).text, render_kw={"hint": pick(content.get("summary") or {}).text})
            for key, content in templates.items()
        ]


class CopyForm(PortalForm):
    name = _name(_l("What is the copy called?"))


class ImportForm(PortalForm):
    """content, file_name: of the file, once it is valid."""

    file = FileField(_l("Which file?"), description=_l("A service as YAML or JSON, at most 2 MB."))

    content = ""
    file_name = ""

    def validate_file(self, _field: FileField) -> None:
        upload = request.files.get("file")
        if upload is None or not upload.filename:
            raise ValidationError(_l("Choose a file"))
        raw = upload.stream.read(LARGEST + 1)
        if len(raw) > LARGEST:
            raise ValidationError(_l("The file is too large"))
        try:
            self.content = raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise ValidationError(_l("Save the file as text in UTF-8, then choose it again")) from error
        self.file_name = str(tidy(upload.filename))[:100]
