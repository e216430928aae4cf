"""Words in another language that are read aloud with the wrong voice, and codes of languages that are none."""

import re
from collections.abc import Iterator
from functools import cache

from flask_babel import lazy_gettext as _l

from ..draft import Draft, Passage
from ..remarks import Check, Seen
from ..words import script_of, words_of

CODE = re.compile(
    r"[a-z]{2,3}(?:-[a-z]{3}){0,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-[a-z0-9]{4,8})*(?:-[a-z0-9]-.+)?"
)
ISO_639_1 = (
    "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es"
    " et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki"
    " kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no"
    " nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta"
    " te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu"
)
LONGEST_CODE = 60
TWO_LETTERS = frozenset(ISO_639_1.split())
RUNS = {
    "Latin": re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ'’,; -]*[A-Za-zÀ-ɏ]"),
    "Cyrillic": re.compile(r"[Ѐ-ӿ][Ѐ-ӿ ,;-]*[Ѐ-ӿ]"),
    "Arabic": re.compile(r"[\u0600-\u06ff][\u0600-\u06ff ]*[\u0600-\u06ff]"),
    "Han": re.compile(r"[\u3400-\u9fff][\u3400-\u9fff，、 ]*[\u3400-\u9fff]"),
    "Kana": re.compile(r"[\u3040-\u30ff][\u3040-\u30ff\u3400-\u9fff]+"),
    "Hangul": re.compile(r"[\uac00-\ud7af][\uac00-\ud7af ]*[\uac00-\ud7af]"),
    "Hebrew": re.compile(r"[\u0590-\u05ff][\u0590-\u05ff ]*[\u0590-\u05ff]"),
    "Greek": re.compile(r"[Ͱ-Ͽ][Ͱ-Ͽ ,]*[Ͱ-Ͽ]"),
    "Devanagari": re.compile(r"[\u0900-\u097f][\u0900-\u097f ]*[\u0900-\u097f]"),
    "Thai": re.compile(r"[\u0e00-\u0e7f][\u0e00-\u0e7f ]*[\u0e00-\u0e7f]"),
}
FAR = re.compile(r"[\u0370-\u1fff\u3040-\ud7af]")
"""Any sign that is not Latin."""
LEAST_SIGNS = {"Han": 8, "Kana": 6, "Thai": 12}
"""How many signs are more than a name."""
LEAST_WORDS = 4
NOT_TEXT = re.compile(r"\{[^{}]{0,80}\}|https?://\S+|(?<!\S)\S{1,100}@\S+")
WORD = re.compile(r"[^\W\d_]+")
SENTENCE = re.compile(r"[^.!?\n]{40,}")
LEAST_ORDINARY = 4
FRENCH_GERMAN_PORTUGUESE_ITALIAN = (
    "le la les des une est dans pour vous nous avec sur pas qui sont cette votre du",
    "der die das und ist nicht mit sie für auf ein eine den von dem werden wird zu",
    "não uma você para com são dos das pelo pela seu sua em mais também",
    "il di che è per una non sono della con gli del nel alla anche questo",
)
OTHERS = tuple(frozenset(words.split()) for words in FRENCH_GERMAN_PORTUGUESE_ITALIAN)
SIMPLIFIED = frozenset("们这个说时国学会对后开关门问间请证书报销办区镇县图团经济发车东业务产权见观听话语读写买卖")
TRADITIONAL = frozenset("們這個說時國學會對後開關門問間請證書報銷辦區鎮縣圖團經濟發車東業務產權見觀聽話語讀寫買賣")
LEAST_FOREIGN_SIGNS = 6
WHO = _l(
    "People who listen to the page hear these words spoken as if they were another language, and cannot understand them."
)


def look(draft: Draft) -> Iterator[Seen]:
    yield from _codes(draft)
    for passage in draft.passages:
        text = NOT_TEXT.sub(" ", passage.text)
        yield from _other_scripts(passage, text)
        yield from _other_languages(passage, text)
        if passage.language.lower().startswith("zh"):
            yield from _other_signs(passage, text)


def _codes(draft: Draft) -> Iterator[Seen]:
    for spot in (draft.root, *draft.spots):
        if "lang" not in spot.attributes:
            continue
        code = spot.get("lang").strip().lower()
        primary = code.split("-")[0]
        if len(code) > LONGEST_CODE or not CODE.fullmatch(code) or (len(primary) == 2 and primary not in TWO_LETTERS):
            mend = _l("Write the code of a language, like “en”, “ar” or “zh-Hant”: “%(code)s” is none.", code=code[:40])
            yield Seen(spot, "error", WHO, mend)


def _other_scripts(passage: Passage, text: str) -> Iterator[Seen]:
    own = script_of(passage.language)
    if not own or (own == "Latin" and not FAR.search(text)):
        return
    for script, runs in RUNS.items():
        if script == own:
            continue
        for run in runs.finditer(text):
            if _is_more_than_a_name(script, run[0]):
                mend = _l(
                    "Say in which language these words are, with “lang”, or write them in the language of the text."
                )
                yield Seen(passage.spot, "policy", WHO, mend, run[0])
                break


def _is_more_than_a_name(script: str, run: str) -> bool:
    """Names, brands and titles are heard well enough; sentences are not."""
    if script in LEAST_SIGNS:
        return sum(sign.isalpha() for sign in run) >= LEAST_SIGNS[script]
    words = WORD.findall(run)
    if script == "Latin":
        small = sum(word in words_of("en").ordinary or word in words_of("es").ordinary for word in words)
        return len(words) > LEAST_WORDS and small >= 2
    small = sum(word == word.lower() for word in words)
    return len(words) >= LEAST_WORDS and small >= LEAST_WORDS - 1


def _other_languages(passage: Passage, text: str) -> Iterator[Seen]:
    """Languages in the same script: by the words that are in nearly every sentence. A guess, so a question."""
    own = words_of(passage.language).ordinary
    if not own:
        return
    others = _others(passage.language)
    for sentence in SENTENCE.finditer(text):
        words = sentence[0].lower().split()
        ours = sum(word in own for word in words)
        if 2 * ours > len(words) / 2:
            continue
        best = max(sum(word in other for word in words) for other in others)
        if best >= LEAST_ORDINARY and best > 2 * ours:
            mend = _l("Is this sentence in another language? Then say in which, with “lang”, or translate it.")
            yield Seen(passage.spot, "question", WHO, mend, sentence[0])
            return


@cache
def _others(language: str) -> list[frozenset[str]]:
    own = words_of(language).ordinary
    return [
        ordinary - own for ordinary in (*OTHERS, words_of("en").ordinary, words_of("es").ordinary) if ordinary != own
    ]


def _other_signs(passage: Passage, text: str) -> Iterator[Seen]:
    is_traditional = words_of(passage.language) is words_of("zh-Hant")
    foreign = (SIMPLIFIED - TRADITIONAL) if is_traditional else (TRADITIONAL - SIMPLIFIED)
    found = [sign for sign in text if sign in foreign]
    if len(found) >= LEAST_FOREIGN_SIGNS:
        mend = _l("Is this written with the other kind of Chinese characters? Then say so with “lang”, or rewrite it.")
        yield Seen(passage.spot, "question", WHO, mend, "".join(found))


check = Check(
    name="languages-of-parts",
    criteria=("3.1.2",),
    asks="Are words in another language marked as such, with a code there is? (H58)",
    blind_spots="Single words, names, and most languages that share a script with the text.",
    look=look,
)
