"""The kinds of questions this room brings; one file each."""

from ..question_type import QuestionType
from .address import Address
from .address_lookup import AddressLookup
from .business import Business
from .computed import Computed
from .consent import Consent
from .date import Date
from .date_range import DateRange
from .declaration import Declaration
from .duration import Duration
from .email import Email
from .file import File
from .group import Group
from .household_person import HouseholdPerson
from .iban import Iban
from .long_text import LongText
from .matrix import Matrix
from .money import Money
from .name import Name
from .national_id import NationalId
from .number import Number
from .one_of import OneOf
from .percentage import Percentage
from .phone import Phone
from .place import Place
from .ranking import Ranking
from .rating_scale import RatingScale
from .several_of import SeveralOf
from .signature import Signature
from .text import Text
from .time import Time
from .vehicle_plate import VehiclePlate
from .web_address import WebAddress
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
    WebAddress(),
    NationalId(),
    Iban(),
    Time(),
    DateRange(),
    Duration(),
    Percentage(),
    RatingScale(),
    VehiclePlate(),
    Business(),
    Signature(),
    Consent(),
    Computed(),
    Matrix(),
    Ranking(),
    Group(),
    Place(),
    AddressLookup(),
    HouseholdPerson(),
)

__all__ = ["BUILT_IN"]
