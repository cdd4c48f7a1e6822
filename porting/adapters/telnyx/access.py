"""What every step at Telnyx works with."""

from dataclasses import dataclass

from porting.adapters.telnyx.account import TelnyxAccount
from porting.adapters.telnyx.calls import TelnyxCalls
from porting.ports import DocumentStore


@dataclass(frozen=True)
class Access:
    """Our way into Telnyx, for one request: its words are in no error of `calls`."""

    calls: TelnyxCalls
    documents: DocumentStore
    """The request's."""
    account: TelnyxAccount
