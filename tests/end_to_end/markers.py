"""Twenty-four things that somebody could be known by, each a text that is nowhere else by chance."""

import base64
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from starters.request_file import RequestFile
from tests.end_to_end.requests import example

COMPANY = "Quillwort Bakery LLC"
CONTACT = "Ysolde Threnody"
MAIL = "ysolde.q7@quillwort.example"
FIRST_NAME, LAST_NAME = "Bartholomieu", "Vexington"
STREET, UNIT, CITY, POSTAL_CODE = "4417 Zephyrine Way", "Suite 88Q", "Xantippe", "78744-9963"
CARRIER = "Kettlewisp Wireless"
ACCOUNT, SENDER = "QX-8841-770", "Maximiliana"
PIN, NEXT_PIN = "7q42Zk9", "9w31Yj5"
CARRIERS_WORDS = "the account is Ferdinanda Oglethorpe's"
CORRECTIONS_NOTE = "Wrennifer found the PIN on Tuesday"
NEXT_CONTACT, NEXT_MAIL = "Lysander Quicksett", "lysander.q8@quillwort.example"
SUPPORTS_NOTE = "called the cobbler's aunt Petronella"
REFUSED_SIGNAL, REFUSED_UPDATE, UNKNOWN_SIGNAL = "Gwendolyna", "Hortensiana", "Cornelianus"
IN_THE_LOA, IN_THE_BILL = "Xylographia", "Yttriumesque"

PINS = (PIN, NEXT_PIN)
IN_DOCUMENTS = (IN_THE_LOA, IN_THE_BILL)
OTHERS = (
    *(COMPANY, CONTACT, MAIL, FIRST_NAME, LAST_NAME, STREET, UNIT, CITY, POSTAL_CODE, CARRIER),
    *(ACCOUNT, SENDER, CARRIERS_WORDS, CORRECTIONS_NOTE, NEXT_CONTACT, NEXT_MAIL, SUPPORTS_NOTE),
    *(REFUSED_SIGNAL, REFUSED_UPDATE, UNKNOWN_SIGNAL),
)
ALL = (*OTHERS, *PINS, *IN_DOCUMENTS)


def a_marked_request() -> RequestFile:
    """A wireless number, since only for these carriers ask for a PIN."""
    given = example("wrong-pin") | {
        "request_id": "marked-0001",
        "company_name": COMPANY,
        "contact": {"name": CONTACT, "email": MAIL, "phone": "+15125550171"},
        "authorized_user": {"first_name": FIRST_NAME, "last_name": LAST_NAME},
        "numbers": [{"number": "+15125550179", "type": "wireless"}],
    }
    given["service_address"] |= {"street": STREET, "unit": UNIT, "city": CITY, "postal_code": POSTAL_CODE}
    given["losing_carrier"] = {"name": CARRIER, "account_number": ACCOUNT, "pin": PIN}
    return RequestFile.model_validate(given)


def with_a_mark(kind: str, content: bytes) -> bytes:
    """A document of ours with a line that its readers pass over."""
    marks = {"loa": IN_THE_LOA, "bill": IN_THE_BILL}
    return content + f"\n%{marks[kind]}\n".encode() if kind in marks else content


@dataclass(frozen=True, order=True)
class Found:
    where: str
    marker: str


def found_in(where: str, content: bytes | str) -> Iterator[Found]:
    """Also as JSON and base64 have them."""
    there = content.encode() if isinstance(content, str) else content
    return (Found(where, marker) for marker in ALL if any(form in there for form in _forms(marker)))


def found_in_files(files: Iterable[Path], root: Path) -> Iterator[Found]:
    for file in files:
        yield from found_in(str(file.relative_to(root)), str(file.name))
        yield from found_in(str(file.relative_to(root)), file.read_bytes())


def _forms(marker: str) -> Iterator[bytes]:
    plain = marker.encode()
    yield plain
    yield plain.lower()
    for before in range(3):
        # Whatever stands before and after it, these letters of the base64 are the marker's alone.
        encoded = base64.b64encode(b"\0" * before + plain).rstrip(b"=")
        yield encoded[(4 if before else 0) : -1]
