"""What the auditor is told to look at."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fill:
    """Type this into the field of this name, or choose this value of it."""

    name: str
    value: str


@dataclass(frozen=True)
class Press:
    """Press this button or link. As it stands: the one that sends the page's form."""

    selector: str = "main form:not([data-aside]) button[type='submit']:not([name])"


Step = Fill | Press


@dataclass(frozen=True)
class Subject:
    """One state of one page.

    name: like `applications.page:refused`.
    path: after the site's address, with `{language}` where the language stands.
    persona: who is signed in; empty: nobody.
    steps: what to do after loading until the page is in this state. They need no JavaScript.
    """

    name: str
    path: str
    persona: str = ""
    steps: tuple[Step, ...] = ()
