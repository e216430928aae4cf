"""One service: its parts with what is to be mended in each."""

from flask import Response
from flask.typing import ResponseReturnValue

from portal.catalogue import editorial
from portal.identity import staff_can

from .frame import opened, pages, show
from .parts import PARTS, findings_of


@pages.get("/<slug>")
@staff_can("catalogue:edit")
def service(slug: str) -> ResponseReturnValue:
    found = opened(slug)
    tasks = [
        (part, not part.keys or any(key in found.document for key in part.keys), findings_of(part, found.findings))
        for part in PARTS
        if part.has_page
    ]
    open_comments = sum(comment.resolved_at is None for comment in found.comments)
    stale_texts = sum(len(each["in"]) for each in found.stale.values())
    return show("editing/overview.html", found, tasks=tasks, stale_texts=stale_texts, open_comments=open_comments)


@pages.get("/<slug>/export")
@staff_can("catalogue:edit")
def export(slug: str) -> Response:
    """As a file that can be imported elsewhere, or here again."""
    found = opened(slug)
    return Response(
        editorial.written(found.document),
        mimetype="application/yaml",
        headers={"Content-Disposition": f'attachment; filename="{found.slug}.yaml"', "Cache-Control": "no-store"},
    )
