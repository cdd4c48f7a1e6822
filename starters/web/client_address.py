"""Where a request comes from: what limits are counted for, and what a signature's evidence names."""

from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from starlette.requests import HTTPConnection

Network = IPv4Network | IPv6Network

#: Whoever has one IPv6 address has all of these.
_OF_ONE_CUSTOMER = 64


def client_address(connection: HTTPConnection, trusted: tuple[Network, ...] = ()) -> str:
    """The address that the request came from, as far as it is known: `unknown` where it is not.

    Anybody can write `X-Forwarded-For`. What is believed are the entries that the networks `trusted` have
    added at its end; the first one from the end that is not trusted itself is the client.
    """
    address = connection.client.host if connection.client else "unknown"
    said = ",".join(connection.headers.getlist("x-forwarded-for"))
    for entry in reversed(said.split(",")):
        if not _is_in(address, trusted) or not _is_address(entry.strip()):
            break
        address = entry.strip()
    return address


def counted_as(address: str) -> str:
    """What limits count: an IPv6 address as its network, since its owner has all addresses in there."""
    if not _is_address(address):
        return address
    parsed = ip_address(address)
    if not isinstance(parsed, IPv6Address):
        return address
    if parsed.ipv4_mapped:
        return str(parsed.ipv4_mapped)
    return str(ip_network((parsed.packed, _OF_ONE_CUSTOMER), strict=False))


def _is_in(address: str, networks: tuple[Network, ...]) -> bool:
    return _is_address(address) and any(ip_address(address) in network for network in networks)


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True
