"""The extension points that live below every room."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

import click
from flask import Flask
from flask_babel import LazyString

from accessibility.subjects import Step

from .mail import Letter


@dataclass(frozen=True)
class Card:
    """A box on the citizen's dashboard.

    load: gets the person's id, returns the template's context, or None to stay hidden.
        The context may hold `because`, a sentence that says why the person sees the card.
    personas: people in one of these see the card nearer the top.
    order: lower comes first; use tens, so that another card fits in between.
    """

    name: str
    template: str
    load: Callable[[UUID], Mapping[str, Any] | None]
    order: int = 50
    personas: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Subscription:
    """Run `react` in the same transaction whenever an `event` of this type is announced."""

    event: type
    react: Callable[[Any], None]


def never(_error: BaseException) -> bool:
    return False


@dataclass(frozen=True)
class Job:
    """Work the worker does outside any request. `run` gets the payload as keywords and may be run twice without harm.

    every: run by itself, this often, with no payload, by one of all workers.
    is_outside: it waits for systems elsewhere, such as a mail server; nothing else has to wait for it. It is tried for
        days, unless an error `is_final`: then as often as any other job.
    """

    name: str
    run: Callable[..., None]
    every: timedelta | None = None
    is_outside: bool = False
    is_final: Callable[[BaseException], bool] = never


@dataclass(frozen=True)
class Command:
    """One word of the `portal` command line.

    needs_portal: False: it can do something without settings and without an application context, too.
    """

    command: click.Command
    needs_portal: bool = True


@dataclass(frozen=True)
class Preparation:
    """Done once before the portal serves its first page, when it is started with --prepare; quick if it was done."""

    name: str
    run: Callable[[Flask], None]


@dataclass(frozen=True)
class NavEntry:
    """A link in the main navigation.

    audience: 'everyone', 'citizen' (signed in), 'account' (a link on the page of one's account),
        'staff' or 'staff: <permission>'.
    count: how many things wait there, shown beside the link.
    """

    label: LazyString
    endpoint: str
    audience: str = "everyone"
    order: int = 50
    count: Callable[[UUID], int] | None = None


@dataclass(frozen=True)
class AdminEntry:
    """A box on the staff's home page, `/staff`.

    permission: only staff who hold it see the entry.
    hint: one sentence that says what one does there.
    values: what fills the endpoint's URL.
    count: gets the account's id; how many things wait there for this member of staff.
    icon: one of the portal's line drawings.
    """

    label: LazyString
    endpoint: str
    permission: str
    hint: LazyString
    icon: str = "briefcase"
    order: int = 50
    values: Mapping[str, Any] | None = None
    count: Callable[[UUID], int] | None = None


@dataclass(frozen=True)
class VitalSign:
    """A line on the operators' page that says how something is, such as when the last backup was made.

    ask: the words, and whether that is well. It may read.
    """

    label: LazyString
    ask: Callable[[], tuple[str, bool]]
    order: int = 50


@dataclass(frozen=True)
class PageState:
    """A state of a page that the auditor looks at. Looking changes nothing that would make a second look differ.

    endpoint: the view. state: empty, filled, refused, success, long...
    persona: the name of one of the cast, or empty when signed out.
    values: what fills its URL; a callable is asked when the city is built, and may read.
    via: the view to begin at, if one gets here only by steps; then `values` fill the URL of that one.
    steps: what to do after loading until the page is in this state. They need no JavaScript.
    status: what the page answers in the end.
    """

    endpoint: str
    state: str = "filled"
    persona: str = ""
    values: Mapping[str, Any] | Callable[[], Mapping[str, Any]] = field(default_factory=dict)
    via: str = ""
    steps: tuple[Step, ...] = ()
    status: int = 200

    @property
    def begins_at(self) -> tuple[str, Mapping[str, Any]]:
        """The view to load first, and what fills its URL. Asks the database where `values` do."""
        values = self.values() if callable(self.values) else self.values
        return self.via or self.endpoint, values


@dataclass(frozen=True)
class SampleLetter:
    """A kind of letter with something in each of its gaps, for the auditor to read. Nobody is sent it.

    template: the .txt file, see core.mail.write.
    values: what fills it; a callable is asked when the city is built, and may read.
    about: path of the page it leads to, without the language.
    words: instead of a template, for letters whose words are data: the letter in a language. Then `template` is only
        what it is called.
    """

    template: str
    state: str = "filled"
    values: Mapping[str, Any] | Callable[[], Mapping[str, Any]] = field(default_factory=dict)
    about: str = ""
    words: Callable[[str], Letter] | None = None


@dataclass(frozen=True)
class SamplePaper:
    """A PDF that people save, for the auditor to read.

    endpoint: the view that gives it.
    make: gets a language; the PDF as if it had been made in it. It may read, and keeps nothing.
    """

    endpoint: str
    make: Callable[[str], bytes]
    state: str = "filled"


@dataclass(frozen=True)
class CastMember:
    """Someone in the demo one can sign in as. `story` says in a few words who they are."""

    email: str
    story: LazyString
