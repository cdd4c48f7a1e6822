"""Our own platform's number inventory over HTTP."""

from typing import TYPE_CHECKING

from pydantic import BaseModel

from porting.domain.phone_number import E164

if TYPE_CHECKING:
    import httpx2


class _Held(BaseModel):
    held: frozenset[E164]


class HttpInventory:
    """`NumberInventory` as one POST to `<base_url>/inventory/held`.

    It asks `{"request_id": …, "numbers": […]}` and reads `{"held": […]}`: numbers go in the body, where no
    access log sees them.
    """

    def __init__(
        self, base_url: str, token: str | None = None, client: "httpx2.AsyncClient | None" = None
    ) -> None:
        from porting.adapters.upstream_http import UpstreamHttp  # its import is dear: only who calls pays it

        self._http = UpstreamHttp(base_url, client, token)

    async def held(self, request_id: str, numbers: tuple[E164, ...]) -> frozenset[E164]:
        """Raises: `UpstreamUnavailableError` (retried), `UpstreamRefusedError`."""
        body = {"request_id": request_id, "numbers": numbers}
        answer = await self._http.ask("POST", "/inventory/held", _Held, body)
        return answer.held & frozenset(numbers)

    async def close(self) -> None:
        await self._http.close()
