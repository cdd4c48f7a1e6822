"""What somebody sent to Temporal without the codec."""

from typing import Any


class Unencrypted(dict[str, Any]):
    """A JSON object that came in the clear to a process that encrypts: it can be read in the history."""
