"""Lists made of lines with a dash, a dot or a number, which nobody hears as a list."""

import re
from collections.abc import Iterator

from flask_babel import lazy_gettext as _l

from ..draft import Draft, Spot
from ..remarks import Check, Seen

BULLET = re.compile(r"([-–*•·‣◦∙●○▪▫■□►▶✓✔➤→♦・〇◆◇★☆])\s*(?=\S)")
SPACED = re.compile(r"[-–*]\s")
"""These are bullets only with a space behind them: -5 is a number, and *this* is a word."""
SAID = re.compile(r"–\s.*[.!?…»”]$")
NUMBER = re.compile(
    r"[(（]?(?:(?P<digits>[0-9٠-٩۰-۹０-９]{1,2})|(?P<han>[一二三四五六七八九十]{1,3})|(?P<letter>[a-zA-Zа-яёА-ЯЁأبجدهوزحط]))"
    r"(?:[)）]\s*|[.．]\s+|[、．]\s*|\s?[-–]\s)(?=\S)|(?P<circled>[①-⑳⑴-⒇⒈-⒛])"
)
HAN = "一二三四五六七八九十"
ABJAD = "أبجدهوزحط"
MOST = 40
LINES = frozenset({"p", "div", "dd", "td", "li"})
WHO = _l("People who listen to the page are not told that this is a list, how long it is, and where it ends.")
MEND = _l("Make it a list: each line an item of its own. The signs in front are then put there by themselves.")


def look(draft: Draft) -> Iterator[Seen]:
    """Two lines after each other with the same bullet, or with numbers that follow each other."""
    before, reported = ("", 0), False
    last: Spot | None = None
    for spot in (*((draft.root,) if draft.root.pieces else ()), *draft.spots):
        if spot.tag not in LINES | {"body", "html"} or not spot.pieces:
            continue
        for number, line in enumerate(_lines(spot)):
            is_next = number > 0 or (last is not None and _follows(last, spot))
            mark = _mark(line)
            is_fake = is_next and bool(mark[0]) and _goes_on(before, mark)
            if is_fake and not reported:
                yield Seen(spot, "question" if _may_be_said(line) else "policy", WHO, MEND, line)
            reported = is_fake
            before = mark
        last = spot


def _may_be_said(line: str) -> bool:
    """People who speak to each other get dashes as well, in front of whole sentences."""
    return bool(SAID.match(line))


def _lines(spot: Spot) -> list[str]:
    text = "".join(text if is_prose else "\0" for _code, text, is_prose in spot.pieces)
    return [line for line in (each.strip() for each in text.split("\n")) if line]


def _follows(last: Spot, spot: Spot) -> bool:
    """Right after it, both of a kind."""
    return last.parent is spot.parent and last.tag == spot.tag and spot.tag not in {"li", "td"} and _is_next(last, spot)


def _is_next(last: Spot, spot: Spot) -> bool:
    return spot.parent is not None and spot.parent.after(last) is spot


def _mark(line: str) -> tuple[str, int]:
    """(kind, value): the bullet itself with 0, or the kind of numeral with its value; ("", 0) for neither."""
    if found := BULLET.match(line):
        if found[1] in "-–*" and not SPACED.match(line):
            return ("", 0)
        return (found[1], 0)
    found = NUMBER.match(line)
    if not found:
        return ("", 0)
    kind = str(found.lastgroup)
    value = _value(kind, found[kind])
    return (kind, value) if 0 < value <= MOST else ("", 0)


def _value(kind: str, written: str) -> int:
    if kind == "digits":
        return int(written)
    if kind == "han":
        tens, ten, ones = written.partition("十")
        return (HAN.index(tens[0]) + 1 if tens else 1) * 10 * bool(ten) + (
            HAN.index((ones if ten else tens)[0]) + 1 if (ones or not ten) else 0
        )
    if kind == "circled":
        return (ord(written) - ord("①")) % 20 + 1
    small = written.lower()
    first = "a" if small.isascii() else "а"
    return ABJAD.index(small) + 1 if small in ABJAD else ord(small) - ord(first) + 1


def _goes_on(before: tuple[str, int], mark: tuple[str, int]) -> bool:
    if before[0] != mark[0]:
        return False
    return mark[1] == 0 or mark[1] == before[1] + 1


check = Check(
    name="lists",
    criteria=("1.3.1",),
    asks="Are lists marked as lists, not written with signs or numbers in front of lines? (H48, F2)",
    blind_spots="Lists of one line, lists in one sentence, and dashes that stand for somebody speaking.",
    look=look,
)
