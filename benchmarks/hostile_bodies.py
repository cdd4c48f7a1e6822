"""The uploads of `hostile_uploads`: some are sent in a way that does harm, others hold files that do."""

import inspect
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial
from itertools import cycle, islice
from pathlib import Path
from typing import Literal

from starters.web.forms import DOCUMENTS, MIB
from starters.web.session import FIELD
from tests.guard import hostile

_REQUEST = Path(__file__).parents[1] / "examples" / "acme-0001" / "request.json"
_FLOOD = bytes(64 * 1024)
_END = b"\r\n--x--\r\n"
_FORM = b"multipart/form-data; boundary=x"
_BEGINS = b"%PDF-1.7 "


@dataclass(frozen=True)
class Upload:
    kind: str
    path: str
    """Empty: the page of documents of some draft."""
    content_type: bytes
    body: bytes
    flood: int = 0
    """So many times 64 KiB of zeros follow."""
    says: int | None = None
    """The length that it names, if that is not its own; 0: none, it comes in chunks."""
    then: Literal["ends", "stalls", "breaks off"] = "ends"

    def pieces(self) -> Iterator[bytes]:
        yield self.body
        yield from [_FLOOD] * self.flood
        if self.then == "ends" and self.content_type == _FORM:
            yield _END

    @property
    def length(self) -> int:
        return self.says if self.says is not None else sum(map(len, self.pieces()))


def uploads(token: bytes) -> Iterator[Upload]:
    """Without end: of ten at the form four are sent badly and three have bad files; three are at the API."""
    sent_badly, bad_files = cycle(_badly_sent(token)), _bad_files(token)
    to_the_api, documents, checks = cycle(_badly_sent_to_the_api()), _documents(), _checks()
    while True:
        yield from islice(sent_badly, 4)
        yield from islice(bad_files, 3)
        yield next(to_the_api)
        yield next(documents)
        yield next(checks)


def _badly_sent(token: bytes) -> list[Upload]:
    form = _part(FIELD, token)
    file = form + _file("documents.csr", _BEGINS)
    ten = _BEGINS + bytes(DOCUMENTS.file_bytes - 100)
    three = form + b"\r\n".join(_file(f"documents.{kind}", ten) for kind in ("loa", "csr", "bill"))
    field = b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n'
    upload = partial(Upload, path="", content_type=_FORM)
    return [
        upload("form: three of 10 MiB", body=three),
        upload("form: one of 30 MiB", body=file, flood=480),
        upload("form: one of 40 MiB", body=file, flood=640),
        upload("form: 100 MiB without an end", body=file, flood=1600, says=0, then="stalls"),
        upload("form: says 1 GB", body=file, flood=16, says=10**9, then="stalls"),
        upload("form: stalls", body=file, flood=1, says=5 * MIB, then="stalls"),
        upload("form: breaks off", body=file, flood=80, says=20 * MIB, then="breaks off"),
        upload("form: 10,000 fields", body=form + (field + b"1\r\n") * 10_000),
        upload("form: a field of 5 MiB", body=form + field, flood=80),
    ]


def _badly_sent_to_the_api() -> list[Upload]:
    upload = partial(Upload, path="/api/v1/documents", content_type=b"application/pdf", body=_BEGINS)
    name = b'{"company_name": "'
    return [
        upload("API: one of 10 MiB", flood=159),
        upload("API: one of 40 MiB", flood=640),
        upload("API: 100 MiB without an end", flood=1600, says=0, then="stalls"),
        upload("API: says 1 GB", flood=16, says=10**9, then="stalls"),
        upload("API: stalls", flood=1, says=5 * MIB, then="stalls"),
        upload("API: breaks off", flood=80, says=20 * MIB, then="breaks off"),
        Upload("API: 5 MiB of JSON", "/api/v1/checks", b"application/json", name, flood=80),
    ]


def _bad_files(token: bytes) -> Iterator[Upload]:
    form = _part(FIELD, token)
    for csr, bill in zip(_hostile_files(), _hostile_files(7), strict=False):
        files = _file("documents.csr", csr) + b"\r\n" + _file("documents.bill", bill)
        yield Upload("form: two bad files", "", _FORM, form + files)


def _documents() -> Iterator[Upload]:
    for content in _hostile_files():
        yield Upload("API: a bad file", "/api/v1/documents", b"application/pdf", content)


def _checks() -> Iterator[Upload]:
    """Three bad files to be opened at once, beside a request that is whole."""
    given = json.loads(_REQUEST.read_text(encoding="utf-8"))
    given.pop("documents")
    request = _part("request", json.dumps(given).encode())
    for loa, csr, bill in zip(_hostile_files(), _hostile_files(11), _hostile_files(23), strict=False):
        files = b"\r\n".join((_file("loa", loa), _file("csr", csr), _file("bill", bill)))
        yield Upload("API: three bad files to check", "/api/v1/checks", _FORM, request + files)


def _hostile_files(first: int = 0) -> Iterator[bytes]:
    """Over and over, from that one on."""
    made = _made()
    return cycle((*made[first:], *made[:first]))


@cache
def _made() -> tuple[bytes, ...]:
    """One of each kind of hostile file that the tests have and that no limit of size keeps out."""
    makers = (
        make
        for make in vars(hostile).values()
        if inspect.isfunction(make)
        and make.__annotations__ == {"return": bytes}
        and make.__module__ == hostile.__name__
    )
    return tuple(content for make in makers if len(content := make()) <= DOCUMENTS.file_bytes)


def _part(name: str, value: bytes) -> bytes:
    return f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n'.encode() + value + b"\r\n"


def _file(name: str, content: bytes) -> bytes:
    head = f'--x\r\nContent-Disposition: form-data; name="{name}"; filename="a.pdf"\r\n\r\n'
    return head.encode() + content
