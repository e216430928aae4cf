"""The kinds of questions this room brings; one file each."""

from portal.questions.question_type import QuestionType
from portal.questions.types.address import Address
from portal.questions.types.date import Date
from portal.questions.types.declaration import Declaration
from portal.questions.types.email import Email
from portal.questions.types.file import File
from portal.questions.types.long_text import LongText
from portal.questions.types.money import Money
from portal.questions.types.name import Name
from portal.questions.types.number import Number
from portal.questions.types.one_of import OneOf
from portal.questions.types.phone import Phone
from portal.questions.types.several_of import SeveralOf
from portal.questions.types.text import Text
from portal.questions.types.yes_no import YesNo

BUILT_IN: tuple[QuestionType, ...] = (
    Text(),
    LongText(),
    Number(),
    Money(),
    Date(),
    Email(),
    Phone(),
    Address(),
    Name(),
    YesNo(),
    OneOf(),
    SeveralOf(),
    File(),
    Declaration(),
)

__all__ = ["BUILT_IN"]
