"""The gate itself: every check, asked of one draft."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from functools import cache
from importlib import import_module
from itertools import islice
from pathlib import Path
from pkgutil import iter_modules

from flask_babel import lazy_gettext as _l

from .colours import Colours
from .draft import Draft
from .remarks import KINDS, Check, Remark, Seen

FOLDER = Path(__file__).with_name("checks")
MOST_OF_A_KIND = 50
"""Remarks of one check: who reads the fifty-first?"""
LONG = 100_000
"""Characters."""


def check(html: str, *, language: str, colours: Sequence[Colours] = ()) -> list[Remark]:
    """Everything the gate says about a draft, the gravest first, then in the order of the checks.

    html: a part of a page, or a whole page. language: of the texts that do not say their own, like `zh-Hant`.
    colours: the pairs an editor has chosen for it; text without colours of its own is shown in the first.
    """
    with _uncollected() if len(html) > LONG else nullcontext():
        draft = Draft(html, language, colours)
        found = [each.remark(seen) for each in (*checks(), WHOLE) for seen in islice(each.look(draft), MOST_OF_A_KIND)]
    return sorted(found, key=lambda remark: KINDS.index(remark.kind))


@contextmanager
def _uncollected() -> Iterator[None]:
    """A big tree is made of many small things that all stay: looking for rubbish among them doubles the time."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@cache
def checks() -> Sequence[Check]:
    """Every check in the folder, by name: a new check is a new file there."""
    modules = [import_module(f"accessibility.gate.checks.{found.name}") for found in iter_modules([str(FOLDER)])]
    return tuple(module.check for module in modules)


WHOLE = Check(
    name="read-whole",
    criteria=(),
    asks="Could the whole text be read?",
    blind_spots="Whatever stands behind the place where reading stopped.",
    look=lambda draft: iter(
        ()
        if draft.is_whole
        else (
            Seen(
                draft.root,
                "policy",
                _l("Readers with a slow phone or an old screen reader wait for ever."),
                _l("Split the text: it is too long, or too deeply nested, to be checked whole."),
                excerpt=" ",
            ),
        )
    ),
)
