"""The kinds of questions this room brings; one file each."""

from ..question_type import QuestionType
from .address import Address
from .date import Date
from .declaration import Declaration
from .email import Email
from .file import File
from .long_text import LongText
from .money import Money
from .name import Name
from .number import Number
from .one_of import OneOf
from .phone import Phone
from .several_of import SeveralOf
from .text import Text
from .yes_no import YesNo

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
