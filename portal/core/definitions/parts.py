"""What every piece of a definition has in common."""

from pydantic import BaseModel, ConfigDict


class Part(BaseModel):
    """A piece of a definition: never changed after it was read, and without unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")
