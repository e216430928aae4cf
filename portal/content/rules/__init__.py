"""Pure decisions about what is being written: its states, what a change needs to be undone, which translations are stale."""

from .changes import Before, before_of, fingerprint, restored
from .states import Refusal, State
from .translations import stale_after, texts_in

__all__ = ["Before", "Refusal", "State", "before_of", "fingerprint", "restored", "stale_after", "texts_in"]
