"""What all pages of one web process share."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import cached_property

from starlette.applications import Starlette
from starlette.requests import HTTPConnection
from temporalio.client import Client

from porting.links import Links, Purpose
from porting.ports import LinkRevocations
from porting.settings import Settings
from starters.web.client_address import client_address
from starters.web.rates import Limit, Rates
from starters.web.reading import SharedReading
from starters.web.turns import Turns
from workers.links import link_revocations

#: Mails a new link to the contact of the request, or draft, whose old one has expired. It does nothing where
#: there is none any more, and says nothing of it.
Renewal = Callable[[Purpose, str], Awaitable[None]]


def _no_client() -> Client | None:
    return None


@dataclass
class Site:
    settings: Settings
    links: Links | None = None
    """None: nobody has said where customers reach us, so no page of theirs can be opened."""
    client: Callable[[], Client | None] = _no_client
    """None: Temporal is not connected yet."""
    renew_link: Renewal | None = None
    """None: expired links are not renewed."""
    rates: Rates = field(default_factory=Rates)
    turns: Turns = field(default_factory=Turns)
    reading: SharedReading = field(default_factory=SharedReading)

    @property
    def is_https(self) -> bool:
        """Whether customers reach us with TLS, as they must wherever they are not on this machine."""
        return self.links is not None and self.links.base_url.startswith("https://")

    @cached_property
    def revocations(self) -> LinkRevocations:
        return link_revocations(self.settings)

    def address_of(self, connection: HTTPConnection) -> str:
        return client_address(connection, self.settings.trusted_proxies)

    def wait(self, limit: Limit, who: str, cost: float = 1) -> int | None:
        """As `Rates.wait`."""
        return self.rates.wait(limit, who, cost)


def put(app: Starlette, site: Site) -> None:
    app.state.site = site


def site_of(connection: HTTPConnection) -> Site:
    """The site that the request came to."""
    site = connection.app.state.site
    assert isinstance(site, Site)  # noqa: S101 - `put` has put it there
    return site
