"""Where the parts of a form stand in the document."""

from collections.abc import Iterator

from portal.questions import FormDefinition


def pages_of(form: FormDefinition) -> Iterator[tuple[str, str]]:
    """(id, path) of each page, in order."""
    for s, section in enumerate(form.sections):
        for p, page in enumerate(section.pages):
            yield page.id, f"form.sections[{s}].pages[{p}]"


def place(*path: str | int) -> str:
    """A path as people write it: workflow.stages[0].ways[1].when."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).removeprefix(".")
