"""Pages that can never be reached."""

from collections.abc import Iterator

from portal.content import Finding

from ..definition import ServiceDefinition
from .places import pages_of
from .world import World


def unreachable_pages(definition: ServiceDefinition) -> Iterator[Finding]:
    """Those nothing one can answer leads to, and those behind a page at which everybody must stop."""
    if definition.form is None:
        return
    world = World(definition)
    stop = ""
    for number, (page, (_id, path)) in enumerate(zip(definition.form.pages, pages_of(definition.form), strict=True)):
        if stop:
            sentence = f"Nobody comes here: everybody stops at the exit page “{stop}”. Give that page a condition."
            yield Finding(path, sentence, "error", "pages")
            continue
        possible = world.possible([page.when], before=number) if page.when else None
        if possible and possible.true is False:
            sentence = (
                "Nobody ever sees this page: nothing one can answer makes this true. Mend it, or leave the page out."
            )
            yield Finding(f"{path}.when", sentence, "error", "pages")
        elif possible and possible.false is False:
            sentence = "Leave this out, or mend it: it is true whatever one answers."
            yield Finding(f"{path}.when", sentence, "policy", "pages")
        if page.kind == "exit" and (possible is None or possible.false is False):
            stop = page.id
