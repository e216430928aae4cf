"""What the auditor is told to look at."""

from dataclasses import dataclass, replace

LANGUAGE = "{language}"


@dataclass(frozen=True)
class Fill:
    """Type this into the field of this name, or choose this value of it.

    value: `{language}` in it becomes the language, as in a path.
    if_there: go on without it where there is no such field, as on a second visit.
    """

    name: str
    value: str
    if_there: bool = False


@dataclass(frozen=True)
class Press:
    """Press this button or link. As it stands: the one that sends the page's form.

    if_there: go on without it where there is none, as on a second visit.
    """

    selector: str = "main form:not([data-aside]) button[type='submit']:not([name], [hidden])"
    if_there: bool = False


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

    def in_language(self, code: str) -> "Subject":
        """The same, with a language in its path and in what is typed."""
        steps = tuple(
            replace(step, value=step.value.replace(LANGUAGE, code)) if isinstance(step, Fill) else step
            for step in self.steps
        )
        return replace(self, path=self.path.replace(LANGUAGE, code), steps=steps)
