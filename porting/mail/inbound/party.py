"""Who writes, for the record of mails: told apart and found again without being named."""

import hashlib
import hmac
import unicodedata
from dataclasses import dataclass

_LETTERS = 32


@dataclass(frozen=True)
class Parties:
    """Keyed hashes of senders: whoever has the record, and not the key, cannot try addresses on it."""

    key: bytes

    def sender(self, address: str | None) -> str:
        """Empty: there is no address."""
        return self._hash("sender", address.casefold()) if address else ""

    def party(self, address: str | None, company: str | None) -> str:
        """Of a sender and the company that he writes for. A consultant brings the numbers of several: without
        the company's name a mail belongs to none of them but to those that came without as well."""
        return self._hash("party", f"{address.casefold()}\0{_plain(company or '')}") if address else ""

    def _hash(self, purpose: str, text: str) -> str:
        return hmac.new(self.key, f"{purpose}\0{text}".encode(), hashlib.sha256).hexdigest()[:_LETTERS]


def _plain(company: str) -> str:
    """`Acme  Plumbing, LLC.` is `acme plumbing llc`."""
    letters = unicodedata.normalize("NFKC", company).casefold()
    return " ".join("".join(each if each.isalnum() else " " for each in letters).split())
