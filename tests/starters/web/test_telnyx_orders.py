"""From the order to its webhooks: what is told of an order that we have made at Telnyx finds its request."""

from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from pydantic import SecretStr

from porting.settings import Settings
from starters.web.app import Receiver, create_app
from tests.adapters.upstream_port import Port, a_port
from tests.builders import NUMBER
from tests.documents.stores import EverybodysDocuments
from tests.starters.web.asgi import posted
from tests.telnyx.api_document import needs_document
from tests.telnyx.other_side import FakeTelnyx
from tests.telnyx.people import TelnyxPeople, a_store, some_documents
from tests.telnyx.server import running_telnyx
from tests.telnyx.webhooks import Webhook
from workers.providers import open_upstream

pytestmark = needs_document

PORTAL = "/webhooks/upstream"
#: While Temporal is away: whom it concerns is known, and is to be woken as soon as it is there.
WOULD_WAKE = 503
WAKES_NOBODY = 204


@pytest.fixture
async def telnyx() -> AsyncIterator[FakeTelnyx]:
    async with running_telnyx() as running:
        yield running


@pytest.fixture
def settings(telnyx: FakeTelnyx) -> Settings:
    return Settings(
        upstream="telnyx",
        telnyx_url=telnyx.base_url,
        telnyx_api_key=SecretStr(telnyx.api_key),
        telnyx_public_key=telnyx.public_key,
        telnyx_webhook_url=f"https://desk.example{PORTAL}",
    )


@pytest.fixture
async def port(telnyx: FakeTelnyx, settings: Settings, tmp_path: Path) -> AsyncIterator[Port]:
    """Submitted by the adapter that the settings choose."""
    store = a_store(tmp_path)
    upstream = open_upstream(settings, EverybodysDocuments(store))
    port = a_port(upstream, TelnyxPeople(telnyx, some_documents(store)), NUMBER)
    await port.submit()
    yield port
    await upstream.close()


async def test_what_happens_to_an_order_of_ours_finds_its_request(
    telnyx: FakeTelnyx, settings: Settings, port: Port
) -> None:
    async def answer(webhook: Webhook, path: str) -> int:
        app = create_app(Receiver(settings))
        return await posted(app, webhook.headers.items(), webhook.body, path)

    own = urlsplit(telnyx.order(NUMBER).data["webhook_url"]).path
    telnyx.raises_exception(NUMBER, "ACCOUNT_NUMBER_MISMATCH")
    exception = telnyx.webhooks[-1]
    telnyx.comments(NUMBER, "The losing carrier asks for the invoice of this month.")
    comment = telnyx.webhooks[-1]

    assert own == f"{PORTAL}/{port.order.pon}"
    assert await answer(exception, PORTAL) == WOULD_WAKE
    assert await answer(exception, own) == WOULD_WAKE
    assert await answer(comment, PORTAL) == WAKES_NOBODY
    assert await answer(comment, own) == WOULD_WAKE
