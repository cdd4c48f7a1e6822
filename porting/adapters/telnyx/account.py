"""Our account at Telnyx, and whether it works."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import SecretStr

if TYPE_CHECKING:
    import httpx2


@dataclass(frozen=True)
class TelnyxAccount:
    """Where Telnyx is asked, and as whom."""

    base_url: str
    """With the version: `https://api.telnyx.com/v2`."""
    api_key: SecretStr
    confirm_again: bool = True
    """Whether a corrected order is confirmed once more: the contract does not say. False: Telnyx's porting
    team takes a correction up by itself."""
    webhook_url: str | None = None
    """Our `/webhooks/upstream` as Telnyx reaches it. Each order (`webhook_url` of UpdatePortingOrder) is told
    this address, a slash and its PON: the events of comments and splits have no reference of ours in them.
    None: the portal says where webhooks go."""


@dataclass(frozen=True)
class AccountAnswer:
    """What Telnyx says of an account that it knows."""

    orders: int
    """Porting orders on it, drafts and finished ones included."""
    documents: int


async def account_answers(
    account: TelnyxAccount, client: "httpx2.AsyncClient | None" = None
) -> AccountAnswer:
    """Whether the address answers, takes the key, and lets it read what a port needs. Orders nothing.

    Raises: `UpstreamKeyRefusedError`; `UpstreamUnavailableError`; `UpstreamRefusedError`, where something
    answers at the address that is not Telnyx's interface.
    """
    from porting.adapters.telnyx.calls import TelnyxCalls  # its import is dear: only who calls pays it

    calls = TelnyxCalls(account.base_url, account.api_key, client)
    try:
        return AccountAnswer(orders=await calls.count_orders(), documents=await calls.count_documents())
    finally:
        if client is None:
            await calls.close()
