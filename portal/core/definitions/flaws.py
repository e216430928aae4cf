"""What is wrong with a definition: where, and what to write."""

from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

Path = tuple[str | int, ...]

SENTENCES = {
    "missing": "Write this; it must not be left out.",
    "extra_forbidden": "Leave this out, or mend its spelling: nothing here is called so.",
    "string_type": "Write a text. Put it in quotes if it looks like a number or like true or false.",
    "string_pattern_mismatch": "Write small letters and digits, with _ between words of a question’s id and - elsewhere.",
    "string_too_long": "Shorten it to {max_length} characters.",
    "string_too_short": "Write at least {min_length} characters.",
    "dict_type": 'Write the text once for each language, like en: "Name".',
    "tuple_type": "Write a list: each item on its own line after a hyphen.",
    "list_type": "Write a list: each item on its own line after a hyphen.",
    "too_short": "Write at least {min_length} of them.",
    "too_long": "Write at most {max_length} of them.",
    "bool_type": "Write true or false.",
    "bool_parsing": "Write true or false.",
    "int_type": "Write a whole number.",
    "int_parsing": "Write a whole number.",
    "int_from_float": "Write a whole number.",
    "float_type": "Write a number.",
    "float_parsing": "Write a number.",
    "greater_than_equal": "Write {ge} or more.",
    "less_than_equal": "Write {le} or less.",
    "literal_error": "Write one of {expected}.",
    "enum": "Write one of {expected}.",
    "model_type": "Write keys and values here, like id: something.",
    "date_from_datetime_parsing": "Write a date like 2026-03-27.",
    "date_parsing": "Write a date like 2026-03-27.",
    "union_tag_not_found": "Write do: and what is to be done.",
    "union_tag_invalid": "Write one of {expected_tags}.",
}
TAGGED = {"steps", "granted", "refused"}
"""Lists whose items say by `do` what they are; pydantic puts that word into the path."""

OWN = {"text", "type", "value_error"}


@dataclass(frozen=True)
class Flaw:
    """One thing to mend in a definition."""

    path: Path
    sentence: str

    @property
    def place(self) -> str:
        """The path as people write it: form.sections[0].pages[2].when."""
        text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in self.path)
        return text.removeprefix(".") or "(the whole document)"


def flaws_of(error: ValidationError) -> list[Flaw]:
    """Everything to mend, in the order of the document, each place once."""
    found: dict[Path, Flaw] = {}
    for detail in error.errors(include_url=False, include_input=False):
        for flaw in _flaws(detail):
            found.setdefault(flaw.path, flaw)
    around = {
        path[:length] for path in found for length in range(len(path))
    }  # a broken item also makes its list too short
    return [flaw for path, flaw in found.items() if path not in around]


def _flaws(detail: Any) -> list[Flaw]:
    place, context = _document_path(detail["loc"]), detail.get("ctx", {})
    if place[-1:] in {("min",), ("max",)} and place != detail["loc"]:
        return [Flaw(place, "Write a number, a date like 2026-03-27, or today.")]
    if "flaws" in context:
        return [Flaw((*place, *inner), sentence) for inner, sentence in context["flaws"]]
    if detail["type"] in OWN or detail["type"] not in SENTENCES:
        return [Flaw(place, str(detail["msg"]).removeprefix("Value error, "))]
    return [Flaw(place, SENTENCES[detail["type"]].format_map(context))]


def _document_path(loc: Path) -> Path:
    """Without the names pydantic adds for the branches of a union."""
    branches = {"float", "date", "int", "str", "[key]"}
    return tuple(
        step
        for place, step in enumerate(loc)
        if step not in branches
        and not str(step).startswith(("literal[", "function-"))
        and not (place > 1 and isinstance(loc[place - 1], int) and loc[place - 2] in TAGGED)
    )
