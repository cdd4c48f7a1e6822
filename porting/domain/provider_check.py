"""What a look at our account with a provider finds."""

from pydantic import BaseModel, ConfigDict


class Checked(BaseModel):
    """One thing that has to be right before orders can go to a provider."""

    model_config = ConfigDict(frozen=True)

    check: str
    """What was looked at, in a word or two: `reachable`, `key`."""
    ok: bool
    message: str
    """What was found; where it is not `ok`, what to do."""
