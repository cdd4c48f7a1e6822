"""Whether orders could go to the chosen provider and its news come here; nothing is ordered or changed."""

from pydantic import BaseModel

from porting.domain.errors import UpstreamKeyRefusedError, UpstreamRefusedError, UpstreamUnavailableError
from porting.domain.provider_check import Checked
from porting.settings import Settings
from workers.inventory import number_inventory

#: No request has this id, and no number is asked about: whatever the inventory knows, it says nothing.
_NO_REQUEST = "provider-check"


class _Healthy(BaseModel):
    """Any JSON object."""


async def sandbox(settings: Settings) -> tuple[Checked, ...]:
    return (await _sandbox_answers(settings), _sandbox_webhooks(settings), await inventory(settings))


async def _sandbox_answers(settings: Settings) -> Checked:
    from porting.adapters.upstream_http import UpstreamHttp

    http = UpstreamHttp(settings.upstream_url)
    try:
        await http.ask("GET", "/healthz", _Healthy)
    except (UpstreamUnavailableError, UpstreamRefusedError) as error:
        advice = f"start it (porting sandbox, ./dev run), or mend PORTING_UPSTREAM_URL ({error})"
        return Checked(check="reachable", ok=False, message=f"the sandbox does not answer: {advice}")
    finally:
        await http.close()
    return Checked(check="reachable", ok=True, message=f"the sandbox answers at {settings.upstream_url}")


def _sandbox_webhooks(settings: Settings) -> Checked:
    known = settings.upstream_webhook_secret is not None or settings.webhook_secret_path.exists()
    if known:
        return Checked(check="webhook secret", ok=True, message="is there")
    advice = "set PORTING_UPSTREAM_WEBHOOK_SECRET, the same where the sandbox and porting web run"
    return Checked(check="webhook secret", ok=False, message=f"no webhook is believed without one: {advice}")


async def telnyx(settings: Settings) -> tuple[Checked, ...]:
    return (
        *await _telnyx_account(settings),
        _telnyx_webhook_key(settings),
        _telnyx_webhook_address(settings),
        await inventory(settings),
    )


async def _telnyx_account(settings: Settings) -> tuple[Checked, ...]:
    if settings.telnyx_api_key is None:
        return (Checked(check="key", ok=False, message=settings.unset("telnyx_api_key")),)
    from porting.adapters.telnyx.account import TelnyxAccount, account_answers

    account = TelnyxAccount(settings.telnyx_url, settings.telnyx_api_key, settings.telnyx_confirm_again)
    reachable = Checked(check="reachable", ok=True, message=f"{settings.telnyx_url} answers")
    try:
        answer = await account_answers(account)
    except UpstreamKeyRefusedError as error:
        advice = f"make another in Telnyx's portal and put it into PORTING_TELNYX_API_KEY ({error})"
        return (reachable, Checked(check="key", ok=False, message=f"it is refused: {advice}"))
    except UpstreamUnavailableError as error:
        advice = f"mend PORTING_TELNYX_URL or the way to it, or try again later ({error})"
        return (Checked(check="reachable", ok=False, message=f"no whole answer came: {advice}"),)
    except UpstreamRefusedError as error:
        advice = f"mend PORTING_TELNYX_URL, which is {settings.telnyx_url} ({error})"
        return (Checked(check="reachable", ok=False, message=f"what answers is not Telnyx: {advice}"),)
    return (
        reachable,
        Checked(check="key", ok=True, message="is accepted"),
        Checked(check="orders", ok=True, message=f"can be read: {answer.orders} porting orders are there"),
        Checked(check="documents", ok=True, message=f"can be read: {answer.documents} are there"),
    )


def _telnyx_webhook_key(settings: Settings) -> Checked:
    if settings.telnyx_public_key is None:
        advice = "its portal shows it under API keys; porting web does not start without it"
        return Checked(
            check="webhook key", ok=False, message=f"{settings.unset('telnyx_public_key')}; {advice}"
        )
    return Checked(check="webhook key", ok=True, message="has the shape of a public key")


def _telnyx_webhook_address(settings: Settings) -> Checked:
    """Always `ok`: only Telnyx knows whether its webhooks come here, and slow looks find what they bring."""
    if settings.telnyx_webhook_url is not None:
        told = f"each order is told {settings.telnyx_webhook_url}/<PON>"
    else:
        gain = "with PORTING_TELNYX_WEBHOOK_URL comments and splits wake their requests too"
        told = f"the one that Telnyx's portal has; {gain}"
    return Checked(check="webhook address", ok=True, message=told)


async def inventory(settings: Settings) -> Checked:
    """Asks our own platform about no number at all."""
    if settings.upstream != "sandbox" and settings.inventory_url is None:
        return Checked(check="inventory", ok=False, message=settings.unset("inventory_url"))
    asked = number_inventory(settings)
    try:
        await asked.held(_NO_REQUEST, ())
    except UpstreamUnavailableError as error:
        advice = f"start it, or mend PORTING_INVENTORY_URL ({error})"
        return Checked(check="inventory", ok=False, message=f"it does not answer: {advice}")
    except UpstreamRefusedError as error:
        advice = f"mend PORTING_INVENTORY_URL or PORTING_INVENTORY_TOKEN ({error})"
        return Checked(check="inventory", ok=False, message=f"it refuses the question: {advice}")
    finally:
        await asked.close()
    return Checked(check="inventory", ok=True, message="answers")
