"""Translations side by side: what is missing or has changed in the source first, 25 at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from flask import abort, flash, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.utils import redirect

from portal.config import settings
from portal.content import Manuscript
from portal.core.definitions import LONGEST_TEXT
from portal.core.forms import tidy
from portal.core.i18n import direction
from portal.core.web import page_number
from portal.identity import staff_can

from ..rules.comparison import Difference
from ..rules.document import Path
from ..rules.translating import ORDER, Pair, pairs, with_translations
from .differences import compared
from .frame import Collision, opened, pages, save, show
from .parts import PARTS, part_of
from .verbs import VERBS

AT_ONCE = 25
LONG = 80
"""A text longer than this, or with several lines, gets a box of several lines."""


@dataclass
class Typed:
    """What was typed on one page: words by place. wrong: sentence by place."""

    words: dict[str, str] = field(default_factory=dict)
    confirmed: set[str] = field(default_factory=set)
    wrong: dict[str, str] = field(default_factory=dict)

    @classmethod
    def posted(cls) -> "Typed":
        places = request.form.getlist("place")[:AT_ONCE]
        words = [str(tidy(each)) for each in request.form.getlist("words")]
        typed = cls(dict(zip(places, words, strict=False)), set(request.form.getlist("still_right")))
        too_long = _("Use no more than %(number)s characters", number=LONGEST_TEXT)
        typed.wrong = {place: too_long for place, said in typed.words.items() if len(said) > LONGEST_TEXT}
        return typed


@pages.get("/<slug>/translations")
@staff_can("catalogue:edit")
def translations(slug: str) -> ResponseReturnValue:
    """How far each language is."""
    found = opened(slug)
    codes = settings().languages
    lines = [(code, _counted(_pairs(found, codes[0], code))) for code in codes[1:]]
    return show("editing/translations/languages.html", found, part="translations", lines=lines, source=codes[0])


@pages.get("/<slug>/translations/<code>")
@staff_can("catalogue:edit")
def translation(slug: str, code: str) -> ResponseReturnValue:
    """?from=: the source language. ?show=all: also what is done."""
    found = opened(slug)
    every = _pairs(found, _source(code), code)
    wanted = every if request.args.get("show") == "all" else [each for each in every if each.state != "done"]
    if request.args.get("show") != "all":
        wanted = sorted(wanted, key=lambda each: ORDER[each.state])
    number = max(1, -(-len(wanted) // AT_ONCE))
    page = min(page_number(), number)
    some = wanted[(page - 1) * AT_ONCE : page * AT_ONCE]
    return _show(found, code, every, some, page=page, pages=number)


@pages.post("/<slug>/translations/<code>")
@staff_can("catalogue:edit")
def translate(slug: str, code: str) -> ResponseReturnValue:
    """One page of translations is one change, which can be undone; what was only looked at is confirmed."""
    found = opened(slug)
    every = _pairs(found, _source(code), code)
    typed = Typed.posted()
    by_place = {each.place: each for each in every}
    some = [by_place[place] for place in typed.words if place in by_place]
    if typed.wrong or len(some) < len(typed.words):
        return _show(found, code, every, some, typed=typed, gone=len(typed.words) - len(some))
    said = {each.path: typed.words[each.place] for each in some if typed.words[each.place] != each.target}
    if collision := _save(found, code, said, some):
        return _show(found, code, every, some, typed=typed, collision=collision)
    for place in typed.confirmed & by_place.keys():
        found.confirm_translation(place, code)
    done = _counted(_pairs(found, _source(code), code))
    flash(_("Saved. %(done)s of %(all)s texts are done.", done=done["done"], all=sum(done.values())))
    return redirect(url_for("editing.translation", slug=slug, code=code, **_kept_arguments()), 303)


def _save(found: Manuscript, code: str, said: Mapping[Path, str], some: Sequence[Pair]) -> Collision | None:
    def edit(old: dict[str, Any]) -> Mapping[str, Any]:
        return with_translations(old, said, target=code)

    details = {"language": code, "texts": len(said)}
    return save(found, "translation.changed", edit, places=_places(some, code), **details)


def _show(
    found: Manuscript, code: str, every: Sequence[Pair], some: Sequence[Pair], **context: Any
) -> ResponseReturnValue:
    typed: Typed = context.pop("typed", None) or Typed()
    gone = context.pop("gone", 0)
    numbers = {each.place: number for number, each in enumerate(some)}
    problems = [(f"words-{numbers[place]}", sentence) for place, sentence in typed.wrong.items() if place in numbers]
    if gone:
        problems.append(("texts", _("Some of these texts are not there any more. See what is left, then save again.")))
    numbered = list(enumerate(some))
    groups = [(part, list(group)) for part, group in groupby(numbered, key=lambda each: part_of(each[1].written))]
    counted = _counted(every)
    return show(
        "editing/translations/translation.html",
        found,
        part="translations",
        places=_places(some, _code(code)),
        problems=problems,
        code=code,
        source=_source(code),
        groups=groups,
        typed=typed,
        done=counted["done"],
        stale=counted["stale"],
        total=len(every),
        what_changed=_what_changed,
        is_long=_is_long,
        direction_of=direction,
        shows_all=request.args.get("show") == "all",
        arguments=_kept_arguments(),
        **{"page": 1, "pages": 1, **context},
    )


def _pairs(found: Manuscript, source: str, target: str) -> list[Pair]:
    """By part, in the order of the menu."""
    every = pairs(found.document, found.stale, source=source, target=_code(target), languages=settings().languages)
    return sorted(every, key=lambda each: PARTS.index(part_of(each.written)))


def _places(some: Sequence[Pair], code: str) -> list[Path]:
    """What a page of translations rests on: the words it writes, and those they translate."""
    return [(*each.path, language) for each in some for language in dict.fromkeys((code, _source(code)))]


def _counted(some: Sequence[Pair]) -> dict[str, int]:
    return {state: sum(each.state == state for each in some) for state in ORDER}


def _what_changed(pair: Pair) -> Any:
    """The source with what is gone and what is new since it was translated."""
    return compared(Difference(pair.written, pair.was, pair.source))


def _is_long(pair: Pair) -> bool:
    return max(len(pair.source), len(pair.target)) > LONG or "\n" in pair.source + pair.target


def _code(code: str) -> str:
    return code if code in settings().languages else abort(404)


def _source(code: str) -> str:
    """The language one translates from: ?from=, else the first of the portal that is not the target."""
    languages = settings().languages
    wanted = request.args.get("from", "")
    usual = next((each for each in languages if each != code), code)
    return wanted if wanted in languages and wanted != code else usual


def _kept_arguments() -> dict[str, Any]:
    return {key: request.args[key] for key in ("from", "show", "page") if key in request.args}


VERBS["translation.changed"] = _l("Translations changed")
