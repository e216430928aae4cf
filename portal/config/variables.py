"""Single environment variables: a number, a yes or no, a name in every language."""

import json
from collections.abc import Mapping

from .definition import LANGUAGES

SPOKEN = {"yes": True, "no": False}


class Variables:
    """The environment, and what is wrong with it: one sentence for each problem."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self.environment = environment
        self.problems: list[str] = []

    def text(self, name: str, usual: str = "") -> str:
        return self.environment.get(name) or usual

    def number(self, name: str, usual: int) -> int:
        value = self.text(name, str(usual))
        if not (value.isascii() and value.isdecimal()):
            self.problems.append(f"{name} is {value!r}. Set it to a whole number, for example {usual}.")
            return usual
        return int(value)

    def yes(self, name: str, *, usual: bool) -> bool:
        value = self.text(name).lower()
        if value and value not in SPOKEN:
            self.problems.append(f"{name} is {value!r}. Set it to yes or no.")
        return SPOKEN.get(value, usual)

    def as_usual(self, name: str, usual: object) -> object:
        """A value of the same kind as the usual one."""
        if isinstance(usual, bool):
            return self.yes(name, usual=usual)
        return self.number(name, usual) if isinstance(usual, int) else self.text(name, str(usual))

    def names(self, name: str, usual: Mapping[str, str]) -> Mapping[str, str]:
        """One name for every language, or a JSON object with one for each: {"en": "Port Alder", "ru": "Порт-Олдер"}."""
        value = self.text(name)
        if not value.startswith("{"):
            return dict.fromkeys(LANGUAGES, value) if value else usual
        try:
            names = json.loads(value)
        except ValueError:
            names = None
        if not isinstance(names, dict) or not all(isinstance(each, str) for each in names.values()):
            self.problems.append(
                f'{name} is not a name and no JSON object of names. Write it like {{"en": "Port Alder"}}.'
            )
            return usual
        return names
