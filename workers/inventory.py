"""Our own platform's list of the numbers that a customer has."""

from typing import TYPE_CHECKING

from porting.settings import Settings

if TYPE_CHECKING:
    from porting.adapters.http_inventory import HttpInventory


def number_inventory(settings: Settings) -> "HttpInventory":
    """The sandbox plays it where no other is named."""
    from porting.adapters.http_inventory import HttpInventory

    token = settings.inventory_token.get_secret_value() if settings.inventory_token else None
    return HttpInventory(settings.inventory_url or settings.upstream_url, token)
