"""Gives a kept file to whoever may have it."""

from io import BytesIO
from uuid import UUID

from flask import Response, send_file

from portal.core import filestore


def download(file_id: UUID, *, name: str, media_type: str) -> Response:
    """To be saved, and never shown by the browser itself."""
    content = BytesIO(filestore.get(file_id))
    response = send_file(content, mimetype=media_type, as_attachment=True, download_name=name)
    response.headers["Cache-Control"] = "private, no-store"
    return response
