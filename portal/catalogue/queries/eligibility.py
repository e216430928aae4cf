"""“May I?”: what a service's rules say about some answers. Nothing is kept and nobody needs to say who they are."""

from collections.abc import Mapping
from typing import Any

from portal.questions import is_true

from ..definition import Eligibility, Verdict


def verdict_on(eligibility: Eligibility, values: Mapping[str, Any]) -> Verdict:
    """The first rule that is true decides; if none is, the last word of the definition.

    values: the answers as conditions see them.
    """
    return next((rule for rule in eligibility.rules if is_true(rule.when, values)), eligibility.otherwise)
