"""The settings of a kind of question as fields: read from the model the type brings, so a new type needs no code here."""

import types
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from portal.core.definitions import Text
from portal.core.rooms import contributions
from portal.questions import Question, QuestionType

from .words import DAY_HINT, choice_words, setting_words

FieldKind = Literal["text", "words", "yes_no", "choice", "choices", "lines", "number", "bound", "options", "code"]
COMMON: dict[str, FieldKind] = {
    "options": "options",
    "min": "bound",
    "max": "bound",
    "max_length": "number",
    "decimals": "number",
    "max_files": "number",
}
DAYS = frozenset({"date", "date_range"})
CODE = frozenset({"expression", "pattern"})


@dataclass(frozen=True)
class Setting:
    """One setting of a type, and how it is typed.

    kind: words is a text in several languages; bound a number, date or today; options a list of value, label, hint;
        lines a list of texts. text_lang: the language of label and hint if it is not the page's.
    """

    name: str
    kind: FieldKind
    label: str
    hint: str = ""
    text_lang: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    is_required: bool = False

    @property
    def options(self) -> list[dict[str, str]]:
        """The choices as the macros take them."""
        return [{"value": value, "label": label} for value, label in self.choices]


def kinds() -> dict[str, QuestionType]:
    """Every type of question there is, by name."""
    return {kind.name: kind for kind in contributions(QuestionType)}


def settings_of(type_name: str) -> list[Setting]:
    """What can be set for questions of this type; nothing for a type nobody knows."""
    kind = kinds().get(type_name)
    if kind is None:
        return []
    common = [_common(name, how, kind) for name, how in COMMON.items() if name in kind.settings]
    return [*common, *_own(kind.own)]


def _common(name: str, how: FieldKind, kind: QuestionType) -> Setting:
    label, hint, lang = setting_words(name)
    if how == "bound" and kind.name in DAYS:
        hint = str(DAY_HINT)
    return Setting(name, how, label, hint, lang, is_required=name == "options" and kind.needs_options)


def _own(model: type[BaseModel]) -> Iterator[Setting]:
    for attribute, field in model.model_fields.items():
        name = field.alias or attribute  # as definitions write it
        if how := _how(name, field):
            label, hint, lang = setting_words(name)
            found = tuple((str(value), choice_words(value)) for value in _literals(_core(field.annotation)))
            yield Setting(name, how, label, hint, lang, found, is_required=field.is_required())


def _how(name: str, field: FieldInfo) -> FieldKind | None:
    """How a field of a model is typed; None for questions inside a question, which the list of questions shows."""
    if name in CODE:
        return "code"
    kind = _core(field.annotation)
    if _is_text(field, kind):
        return "words"
    if get_origin(kind) in {tuple, list, frozenset, set}:
        return _how_several(_core(get_args(kind)[0]))
    if get_origin(kind) is Literal:
        return "choice"
    if kind is bool:
        return "yes_no"
    return "number" if kind in {int, float} else "text"


def _how_several(inner: Any) -> FieldKind | None:
    if isinstance(inner, type) and issubclass(inner, BaseModel):
        has_words = {"value", "label"} <= inner.model_fields.keys()
        return "options" if has_words and not issubclass(inner, Question) else None
    return "choices" if get_origin(inner) is Literal else "lines"


def _core(annotation: Any) -> Any:
    """The type without None and without what pydantic adds."""
    while True:
        if get_origin(annotation) is Annotated:
            annotation = get_args(annotation)[0]
        elif get_origin(annotation) in {Union, types.UnionType}:
            rest = [each for each in get_args(annotation) if each is not types.NoneType]
            if len(rest) != 1:
                return str
            annotation = rest[0]
        else:
            return annotation


def _is_text(field: FieldInfo, kind: Any) -> bool:
    """A text in several languages is a dict of texts; nothing else in a question is."""
    return field.annotation == Text or get_origin(kind) is dict


def _literals(kind: Any) -> tuple[Any, ...]:
    if get_origin(kind) in {tuple, list, frozenset, set}:
        kind = _core(get_args(kind)[0])
    return get_args(kind) if get_origin(kind) is Literal else ()


def is_day(text: str) -> bool:
    """Whether it is a date as definitions write it."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
