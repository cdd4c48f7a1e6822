"""What all calls of one codec server share."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from starlette.applications import Starlette
from starlette.requests import HTTPConnection
from temporalio.client import Client
from temporalio.common import MetricMeter
from temporalio.converter import PayloadCodec

from porting.access.grants import AccessTokens
from porting.health import Health
from porting.ports import DocumentStores
from porting.settings import Settings
from starters.codec.cookies import TokenCookie
from starters.codec.pins import EdgePins
from starters.web.client_address import client_address
from starters.web.rates import Rates
from workers.health import health_of_codec_server


def _no_client() -> Client | None:
    return None


@dataclass
class Office:
    settings: Settings
    namespace: str
    """Whose keys these are; nothing is done for any other one."""
    tokens: AccessTokens
    cookie: TokenCookie
    codec: PayloadCodec | None
    """None: nothing is encrypted here."""
    documents: DocumentStores
    pins: EdgePins
    client: Callable[[], Client | None] = _no_client
    """None: Temporal is not connected yet."""
    rates: Rates = field(default_factory=Rates)
    meter: MetricMeter = MetricMeter.noop

    @cached_property
    def health(self) -> Health:
        return health_of_codec_server(self.settings)

    @property
    def is_https(self) -> bool:
        return (self.settings.codec_url or "").startswith("https://")

    def address_of(self, connection: HTTPConnection) -> str:
        return client_address(connection, self.settings.trusted_proxies)


def put(app: Starlette, office: Office) -> None:
    app.state.office = office


def office_of(connection: HTTPConnection) -> Office:
    office = connection.app.state.office
    assert isinstance(office, Office)  # noqa: S101 - `put` has put it there
    return office
