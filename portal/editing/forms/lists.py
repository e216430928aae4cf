"""Lists one types into: things to choose from, each with a label and a hint, added, moved and removed by buttons.

Nothing typed is lost by a button: the whole form comes back, changed as asked.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from werkzeug.datastructures import MultiDict

from portal.core.forms import tidy

from ..rules.outline import id_from

Fields = MultiDict[str, str]
Item = dict[str, Any]
MOST = 200


def with_words(before: Any, words: str, language: str) -> dict[str, str]:
    """A text with these words in one language; the other languages stay. No words: without that language."""
    texts = {code: text for code, text in before.items() if code != language} if isinstance(before, Mapping) else {}
    typed = str(tidy(words))
    return {language: typed, **texts} if typed else texts


def read_items(fields: Fields, name: str, before: Any, language: str) -> list[Item]:
    """The items as typed, blank ones too. before: the list as it was, whose other languages stay with their items."""
    known = {item.get("value"): dict(item) for item in before or () if isinstance(item, Mapping)}
    count = min(fields.get(f"{name}-count", 0, type=int), MOST + 1)
    return [_item(fields, f"{name}-{number}", known, language) for number in range(max(0, count))]


def changed(items: list[Item], act: str, number: int) -> int | None:
    """Do what a button says, in place: add, up, down, remove. Gives back the item to go on with."""
    if act == "add" and len(items) < MOST:
        items.append({})
        return len(items) - 1
    if not 0 <= number < len(items):
        return None
    if act == "remove":
        items.pop(number)
        return min(number, len(items) - 1) if items else None
    other = number + {"up": -1, "down": 1}.get(act, 0)
    if 0 <= other < len(items):
        items[number], items[other] = items[other], items[number]
        return other
    return number


def tidied(items: Sequence[Item]) -> list[Item]:
    """Without blank items, and with a value of its own for each that has none."""
    kept = [dict(item) for item in items if any(item.get(key) for key in ("value", "label", "hint"))]
    taken = {item["value"] for item in kept if item.get("value")}
    for number, item in enumerate(kept, 1):
        if not item.get("value"):
            item["value"] = _value(item, taken) or f"answer_{number}"
            taken.add(item["value"])
    order = ("value", "label", "hint")
    return [{key: item[key] for key in order if item.get(key)} for item in kept]


def _item(fields: Fields, name: str, known: Mapping[Any, Item], language: str) -> Item:
    was = known.get(fields.get(f"{name}-was", ""), {})
    item: Item = {"value": str(tidy(fields.get(f"{name}-value", ""))), "was": fields.get(f"{name}-was", "")}
    for key in ("label", "hint"):
        item[key] = with_words(was.get(key), fields.get(f"{name}-{key}", ""), language)
    return item


def _value(item: Item, taken: set[str]) -> str:
    label = item.get("label") or {}
    words = label.get("en") or next(iter(label.values()), "")
    stem = value = id_from(words) or ""
    number = 2
    while stem and value in taken:
        value, number = f"{stem}_{number}", number + 1
    return value
