"""How was it? Ratings of services people used, and opinions about pages they read.

Front door: find what a person was asked, rate it, say whether a page was helpful. Otherwise the room listens, asks
and shows.
"""

from portal.feedback.actions import rate, say_helpful, say_what_was_missing
from portal.feedback.queries import rating_of
from portal.feedback.rules import Reason, Score

__all__ = ["Reason", "Score", "rate", "rating_of", "say_helpful", "say_what_was_missing"]
