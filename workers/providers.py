"""The providers that can be chosen: for each, how it is opened, how its webhooks are read, how its account is
looked at. A further one is a package under `porting/adapters`, its settings, and a row here."""

import re
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from porting.domain.port_order import Pon
from porting.domain.provider_check import Checked
from porting.ports import BackboneProvider, CarrierPartner, DocumentStores, PortabilityChecks
from porting.settings import Settings, SettingsError
from workers import provider_checks

#: The PONs that we give: a request's id, the order's count, and its part's where upstream split it.
_PON = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}-[0-9]{1,4}(?:\.[0-9]{1,4})?")


class Upstream(BackboneProvider, CarrierPartner, PortabilityChecks, Protocol):
    async def close(self) -> None: ...


@dataclass(frozen=True)
class WebhookHint:
    """What a genuine webhook says: something happened to an order."""

    pon: Pon | None
    """None: it does not say which of our orders."""
    is_news: bool
    """False: nobody has to look."""
    signature: str
    """The same for a repetition of this very webhook, and for nothing else."""


@dataclass(frozen=True)
class Provider:
    """Everything is imported when it is called: a process pays only for what it does."""

    open: Callable[[Settings, DocumentStores], Upstream]
    hint: Callable[[Settings, Mapping[str, str], bytes, datetime], WebhookHint | None]
    """`headers` with lower-case names. None: the webhook is not from upstream, or not from these minutes."""
    check: Callable[[Settings], Coroutine[None, None, tuple[Checked, ...]]]
    worker_needs: tuple[str, ...] = ()
    """Settings without which a worker does not start."""
    web_needs: tuple[str, ...] = ()
    """And without which the web process does not."""


def chosen(settings: Settings) -> Provider:
    return PROVIDERS[settings.upstream]


def open_upstream(settings: Settings, documents: DocumentStores) -> Upstream:
    """Raises: `SettingsError`."""
    return chosen(settings).open(settings, documents)


def hint_in_webhook(
    settings: Settings, headers: Mapping[str, str], body: bytes, now: datetime
) -> WebhookHint | None:
    """None: the webhook is not from the chosen provider, or not from these minutes."""
    return chosen(settings).hint(
        settings, {name.lower(): value for name, value in headers.items()}, body, now
    )


def pon_in(text: str) -> Pon | None:
    """`text` if it is a PON; an order that somebody made by hand at a provider's has any other reference."""
    return text if _PON.fullmatch(text) else None


def _sandbox(settings: Settings, _documents: DocumentStores) -> Upstream:
    from porting.adapters.sandbox_upstream import SandboxUpstream

    return SandboxUpstream(settings.upstream_url)


def _sandbox_hint(
    settings: Settings, headers: Mapping[str, str], body: bytes, now: datetime
) -> WebhookHint | None:
    from porting.adapters import sandbox_webhook

    secret = settings.upstream_webhook_secret
    signature = headers.get(sandbox_webhook.SIGNATURE_HEADER.lower(), "")
    event = sandbox_webhook.verify(
        secret.get_secret_value().encode() if secret else b"",
        headers.get(sandbox_webhook.TIMESTAMP_HEADER.lower(), ""),
        body,
        signature,
        now,
    )
    return WebhookHint(pon_in(event.pon), event.is_news, signature) if event else None


def _telnyx(settings: Settings, documents: DocumentStores) -> Upstream:
    from porting.adapters.telnyx.account import TelnyxAccount
    from porting.adapters.telnyx.upstream import TelnyxUpstream

    if settings.telnyx_api_key is None:
        raise SettingsError(settings.unset("telnyx_api_key"))
    account = TelnyxAccount(
        base_url=settings.telnyx_url,
        api_key=settings.telnyx_api_key,
        confirm_again=settings.telnyx_confirm_again,
        webhook_url=settings.telnyx_webhook_url,
    )
    return TelnyxUpstream(account, documents)


def _telnyx_hint(
    settings: Settings, headers: Mapping[str, str], body: bytes, now: datetime
) -> WebhookHint | None:
    from porting.adapters.telnyx import webhook

    if settings.telnyx_public_key is None:
        return None
    signature = headers.get(webhook.SIGNATURE_HEADER, "")
    timestamp = headers.get(webhook.TIMESTAMP_HEADER, "")
    event = webhook.verify(settings.telnyx_public_key, timestamp, body, signature, now)
    return WebhookHint(pon_in(event.customer_reference), event.is_news, signature) if event else None


PROVIDERS: Mapping[str, Provider] = {
    "sandbox": Provider(_sandbox, _sandbox_hint, provider_checks.sandbox),
    "telnyx": Provider(
        _telnyx,
        _telnyx_hint,
        provider_checks.telnyx,
        worker_needs=("telnyx_api_key", "inventory_url"),
        web_needs=("telnyx_public_key",),
    ),
}
"""By what `PORTING_UPSTREAM` says."""
