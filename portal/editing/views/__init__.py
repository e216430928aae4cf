"""The editors' pages. Every file puts its views on the blueprint `pages`; importing them here makes them known."""

from . import (
    about,
    arranging,
    comments,
    differences,
    history,
    new,
    overview,
    preview,
    publication,
    questions,
    questions_edit,
    questions_pages,
    services,
    texts,
    translations,
)
from .frame import pages

__all__ = [
    "about",
    "arranging",
    "comments",
    "differences",
    "history",
    "new",
    "overview",
    "pages",
    "preview",
    "publication",
    "questions",
    "questions_edit",
    "questions_pages",
    "services",
    "texts",
    "translations",
]
