"""What happens next with my matter? Workflows as data, and what follows from them; nothing here keeps anything.

Front door: the definition of a workflow and its parts.
"""

from .definition import (
    AskForMore,
    AskRegister,
    BookInspection,
    Decide,
    Escalate,
    IssueDocument,
    OpenCase,
    SendMessage,
    Stage,
    WorkflowDefinition,
)

__all__ = [
    "AskForMore",
    "AskRegister",
    "BookInspection",
    "Decide",
    "Escalate",
    "IssueDocument",
    "OpenCase",
    "SendMessage",
    "Stage",
    "WorkflowDefinition",
]
