"""Reads the small expression language of definitions: what it names, whether it is harmless, and how null behaves.

zen computes; this reader decides what may reach it. Two rules of ours differ from zen's: a comparison with an
unanswered question is not true (zen stops with an error, or says true for !=), and a bare name is true only
if its answer is yes. Both are written into the expression as guards.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

LONGEST = 500
DEEPEST = 20
MOST_CLOSURES = 2
"""A page that repeats, and a group in it. Each level goes through the whole list again, so a few more would take for ever."""
FUNCTIONS = frozenset(
    {"len", "contains", "startsWith", "endsWith", "abs", "floor", "ceil", "round", "min", "max", "sum"}
)
CLOSURES = frozenset({"some", "all", "none", "one", "count", "filter", "map"})
CONSTANTS = frozenset({"true", "false", "null"})
COMPARISONS = frozenset({"==", "!=", "<", "<=", ">", ">=", "in", "not in"})
TOKEN = re.compile(
    r"""\s*(?:(?P<number>\d{1,15}(?:\.\d{1,6})?)|(?P<name>[A-Za-z_][A-Za-z0-9_]{0,79})|(?P<text>'[^'\\]*'|"[^"\\]*")"""
    r"""|(?P<sign>==|!=|<=|>=|[<>+\-*/%(),\[\].#]))"""
)


class BadExpression(Exception):
    """The expression cannot be used; the message is a sentence that says what to write."""


@dataclass(frozen=True)
class Piece:
    """A part of an expression as zen will get it.

    names: everything it refers to that may be null.
    is_null: it is the word null itself.
    is_truth: it is true or false, whatever was answered.
    """

    code: str
    names: frozenset[str] = frozenset()
    is_null: bool = False
    is_truth: bool = False

    def as_truth(self) -> str:
        return self.code if self.is_truth else f"({self.code} == true)"


@dataclass
class Reader:
    """Reads one expression from left to right."""

    tokens: list[str]
    place: int = 0
    depth: int = 0
    closures: int = 0
    names: set[str] = field(default_factory=set)

    def next(self) -> str:
        return self.tokens[self.place] if self.place < len(self.tokens) else ""

    def take(self) -> str:
        token = self.next()
        self.place += 1
        return token

    def expect(self, sign: str) -> None:
        if self.take() != sign:
            raise BadExpression(f"Write a “{sign}” where it is missing.")

    def whole(self) -> Piece:
        piece = self.any_of()
        if self.next():
            raise BadExpression(f"Write “and” or “or” before “{self.next()}”, or leave it out.")
        return piece

    def any_of(self) -> Piece:
        self.depth += 1
        if self.depth > DEEPEST:
            raise BadExpression(f"Use at most {DEEPEST} brackets inside each other.")
        piece = self._joined("or", self.all_of)
        self.depth -= 1
        return piece

    def all_of(self) -> Piece:
        return self._joined("and", self.negated)

    def _joined(self, word: str, part: Callable[[], Piece]) -> Piece:
        pieces = [part()]
        while self.next() == word:
            self.take()
            pieces.append(part())
        if len(pieces) == 1:
            return pieces[0]
        return Piece("(" + f" {word} ".join(piece.as_truth() for piece in pieces) + ")", is_truth=True)

    def negated(self) -> Piece:
        turns = 0
        while self.next() == "not":
            self.take()
            turns += 1
        piece = self.compared()
        if not turns:
            return piece
        return Piece(f"(not {piece.as_truth()})" if turns % 2 else piece.as_truth(), is_truth=True)

    def compared(self) -> Piece:
        left = self.summed()
        sign = self.next()
        if sign == "not" and self.tokens[self.place + 1 : self.place + 2] == ["in"]:
            self.take()
            sign = "not in"
        if sign not in COMPARISONS:
            return left
        self.take()
        right = self.summed()
        if self.next() in COMPARISONS:
            raise BadExpression("Compare two things at a time and join comparisons with “and”.")
        if left.is_null or right.is_null:
            return Piece(f"({left.code} {sign} {right.code})", is_truth=True)
        guards = [f"{name} != null" for name in sorted(left.names | right.names)]
        return Piece("(" + " and ".join([*guards, f"{left.code} {sign} {right.code}"]) + ")", is_truth=True)

    def summed(self) -> Piece:
        return self._computed({"+", "-"}, lambda: self._computed({"*", "/", "%"}, self.signed))

    def _computed(self, signs: set[str], part: Callable[[], Piece]) -> Piece:
        piece = part()
        while self.next() in signs:
            sign = self.take()
            right = part()
            piece = Piece(f"({piece.code} {sign} {right.code})", piece.names | right.names)
        return piece

    def signed(self) -> Piece:
        if self.next() == "-":
            self.take()
            piece = self.atom()
            return Piece(f"(-{piece.code})", piece.names)
        return self.atom()

    def atom(self) -> Piece:
        word = self.take()
        if word == "(":
            piece = self.any_of()
            self.expect(")")
            return Piece(f"({piece.code})", piece.names, piece.is_null, piece.is_truth)
        if word == "[":
            return self._list()
        if word == "#":
            return self._item()
        if word in CONSTANTS:
            return Piece(word, is_null=word == "null", is_truth=word != "null")
        if re.match(r"[\d'\"]", word):
            return Piece(word)
        if re.match(r"[A-Za-z_]", word) and word not in {"and", "or", "not", "in"}:
            return self._called(word) if self.next() == "(" else self._named(word)
        raise BadExpression(
            f"Write a question, a number or a text in quotes {f'before “{word}”' if word else 'at the end'}."
        )

    def _named(self, name: str) -> Piece:
        if self.next() in {".", "["}:
            raise BadExpression(f"Name the question itself: nothing may follow “{name}” with a dot or a bracket.")
        self.names.add(name)
        return Piece(name, frozenset({name}))

    def _item(self) -> Piece:
        """# is one item of a list inside some(...) and the like; #.name is an answer in it."""
        if self.next() != ".":
            return Piece("#")
        self.take()
        name = self.take()
        self.names.add(name)
        return Piece(f"#.{name}", frozenset({f"#.{name}"}))

    def _list(self) -> Piece:
        items = self._until("]")
        return Piece(f"[{', '.join(item.code for item in items)}]", frozenset().union(*(item.names for item in items)))

    def _called(self, function: str) -> Piece:
        if function not in FUNCTIONS | CLOSURES:
            raise BadExpression(f"“{function}” is not a function here. Use {', '.join(sorted(FUNCTIONS | CLOSURES))}.")
        self.take()
        self.closures += function in CLOSURES
        if self.closures > MOST_CLOSURES:
            raise BadExpression(f"Use at most {MOST_CLOSURES} of {', '.join(sorted(CLOSURES))} inside each other.")
        arguments = self._until(")")
        self.closures -= function in CLOSURES
        if len(arguments) != 2 if function in CLOSURES else not arguments:  # a list and a condition
            raise BadExpression(f"Give “{function}” what it works on, in brackets.")
        names = frozenset(name for argument in arguments for name in argument.names if not name.startswith("#"))
        return Piece(f"{function}({', '.join(argument.code for argument in arguments)})", names)

    def _until(self, end: str) -> list[Piece]:
        items: list[Piece] = []
        while self.next() != end:
            items.append(self.any_of())
            if self.next() != end:
                self.expect(",")
        self.take()
        return items


def split(expression: str) -> list[str]:
    """The words and signs of an expression.

    Raises BadExpression.
    """
    if len(expression) > LONGEST:
        raise BadExpression(f"Shorten the expression to {LONGEST} characters.")
    tokens, place = [], 0
    expression = expression.strip()
    while place < len(expression):
        found = TOKEN.match(expression, place)
        if not found:
            raise BadExpression(
                f"“{expression[place : place + 10].strip()}” is not understood. Use names, numbers, texts in"
                " quotes, and, or, not, in, ==, !=, <, <=, >, >=."
            )
        tokens.append(found.group().strip())
        place = found.end()
    if not tokens:
        raise BadExpression("Write an expression, for example: owns_car == true")
    return tokens
