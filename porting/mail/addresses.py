"""Mail addresses and Message-IDs."""

import hashlib
from email.errors import HeaderParseError
from email.headerregistry import Address

from porting.mail.wording import one_line

_OUR_NAME = "ServiceCall.ai"


def our_address(text: str) -> Address:
    """`Porting Desk <porting@example.com>` as an address; with our name where `text` gives none.

    Raises: `ValueError`.
    """
    name, _, rest = text.rpartition("<")
    return address(one_line(name).strip('" ') or _OUR_NAME, rest.removesuffix(">").strip())


def address(name: str, email: str) -> Address:
    """Raises: `ValueError`, which does not quote the address."""
    local, _, domain = email.rpartition("@")
    try:
        return Address(display_name=one_line(name), addr_spec=f"{local}@{domain.encode('idna').decode()}")
    except (HeaderParseError, IndexError, ValueError) as error:
        raise ValueError("this is no mail address") from error


def message_id(key: str, domain: str) -> str:
    """The Message-ID of the mail `key`: the same for every attempt to send it."""
    return f"<{plain(key)}@{domain}>"


def plain(key: str) -> str:
    """`key` in letters that Message-IDs and file names take; different keys stay different."""
    letters = "".join(letter if _is_plain(letter) else f"={ord(letter):X}=" for letter in key)
    dotted = letters.replace("=3A=", ".")
    if len(dotted) <= 150:
        return dotted
    return f"{dotted[:100]}={hashlib.sha256(key.encode()).hexdigest()[:32]}"


def _is_plain(letter: str) -> bool:
    return letter.isascii() and (letter.isalnum() or letter in "_-")
