"""Names for people who do not exist, as six languages write them, and the forms they are found by."""

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from random import Random

from portal.core.words import name_words

FIRST = {
    "en": "Ava Ben Chloe Daniel Ella Finn Grace Harry Isla Jack Kate Leo Maya Noah Olivia Peter Ruth Sam Tess Will",
    "es": "Ana Bruno Carmen Diego Elena Felipe Gloria Hugo Inés Javier Lucía Marcos Nuria Óscar Pilar Raúl Sofía Tomás",
    "ar": "أمل باسم دانة فهد هالة إبراهيم جنى كريم ليلى محمود نور عمر رنا سامي طارق وفاء ياسمين زياد",
    "ru": "Анна Борис Вера Глеб Дарья Егор Жанна Захар Ирина Кирилл Лев Мария Никита Ольга Павел Раиса Семён Юлия",
    "zh-Hans": "伟 芳 娜 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 明 超 秀兰 霞 平",
    "zh-Hant": "偉 芳 娜 敏 靜 麗 強 磊 軍 洋 勇 豔 傑 娟 濤 明 超 秀蘭 霞 平",
}
FAMILY = {
    "en": "Abbott Baker Carter Dixon Ellis Foster Grant Hughes Irwin Jones Keller Lane Mason Nolan Owens Price Quinn"
    " Reed Stone Turner Usher Vance Walsh Young Archer Bishop Cole Drake Fisher Gibson",
    "es": "Álvarez Blanco Castro Díaz Espinosa Flores García Herrera Ibáñez Jiménez López Morales Núñez Ortega Peña"
    " Ramos Suárez Torres Vargas Zapata",
    "ar": "حداد خليل منصور سالم ناصر حسن عيسى قاسم الشامي الخطيب مراد يوسف رزق داود عبود فارس",
    "ru": "Соколов Орлов Лебедев Козлов Новиков Морозов Волков Зайцев Павленко Семченко Голубко Виноградских Белых",
    "zh-Hans": "王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗",
    "zh-Hant": "王 李 張 劉 陳 楊 趙 黃 周 吳 徐 孫 胡 朱 高 林 何 郭 馬 羅",
}
STREETS = ("Anchor Lane", "Beacon Hill", "Cooper Street", "Drydock Road", "Elm Row", "Ferry Street", "Gull Walk")
LANGUAGES = tuple(FIRST)
CUMULATED = (50, 64, 74, 84, 92, 100)
FIRST_NAMES = {code: names.split() for code, names in FIRST.items()}
FAMILY_NAMES = {code: names.split() for code, names in FAMILY.items()}


@dataclass(frozen=True, slots=True)
class Called:
    """A name, and the language of whoever bears it."""

    name: str
    language: str


def somebody(chance: Random) -> Called:
    """Another invented citizen."""
    language = chance.choices(LANGUAGES, cum_weights=CUMULATED)[0]
    first, family = chance.choice(FIRST_NAMES[language]), chance.choice(FAMILY_NAMES[language])
    if language.startswith("zh"):
        return _called(f"{family}{first}", language)
    second = f" {chance.choice(FAMILY_NAMES[language])}" if language == "es" else ""
    return _called(f"{first} {family}{second}", language)


@cache
def _called(name: str, language: str) -> Called:
    """Thousands share a name: it is in memory once."""
    return Called(name, language)


@lru_cache(10_000)
def plain(text: str) -> str:
    """As staff may type it: lower case, without accents."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in folded if not unicodedata.combining(sign))


@lru_cache(10_000)
def words_of(name: str) -> tuple[str, ...]:
    """What staff find a name by; thousands share one."""
    return tuple(name_words(name))
