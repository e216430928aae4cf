"""How often a decision table answers in a second, without a page around it."""

from time import perf_counter

from portal.catalogue.rules import Column, Domain, Table, deciding

ROWS, TIMES = 60, 20_000


def evaluations_per_second() -> float:
    """Of a table with 60 rows and four columns: a choice, a truth, an amount and an age."""
    table = _table()
    values = {"zone": "b", "rents": True, "income": 3999.5, "age": 59.0}
    started = perf_counter()
    for _each in range(TIMES):
        deciding("first", table.holding(values))
    return TIMES / (perf_counter() - started)


def _table() -> Table:
    choice = Domain("choice", ("a", "b", "c"), ("A", "B", "C"), 0, 2)
    truth = Domain("choice", ("no", "yes"), ("no", "yes"), 0, 1)
    amount, age = Domain("number", low=0, scale=100), Domain("number", low=0)
    return Table(
        (
            Column("zone", choice, tuple(choice.spans(("a", "b", "not c")[row % 3]) for row in range(ROWS))),
            Column("rents", truth, tuple(truth.spans(("yes", "any")[row % 2]) for row in range(ROWS))),
            Column("income", amount, tuple(amount.spans(f"> {row * 50}") for row in range(ROWS))),
            Column("age", age, tuple(age.spans(f"{row}..{row + 4}") for row in range(ROWS))),
        ),
        ROWS,
    )
