"""What is not answered as it was asked, and why: in words for whoever asks, in a word for the log."""

from collections.abc import Mapping

from porting.access.grants import Caller


class CallRefusedError(Exception):
    """The call is answered with `status`; `message` says what to do."""

    def __init__(
        self,
        status: int,
        reason: str,
        message: str,
        *,
        caller: Caller | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason
        self.message = message
        self.caller = caller
        self.headers = dict(headers or {})
