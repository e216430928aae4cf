"""What the worker does for applications."""

from uuid import UUID

from .actions import open_case_for


def open_case(application_id: str) -> None:
    open_case_for(UUID(application_id))
