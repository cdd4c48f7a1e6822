"""A font that shows other letters than its text says: only a look at the page finds it."""

import io
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject, StreamObject
from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from porting.adapters.document_store import DirectoryDocumentStore
from porting.documents.checking import PacketChecks
from porting.domain.checks.findings import Verdict
from porting.domain.port_request import Documents
from porting.guard.client import GuardedReader
from tests.documents.packets import TODAY, a_packet, a_request
from tests.guard.patient import PATIENTLY

BILL = (
    "LONE STAR TELEPHONE", "Invoice", "Account name: Acme Plumbing LLC", "Authorized user: Dana Reyes",
    "Service address: 410 N Main St, Ste 200, Austin, TX 78701", "Account number: {account}",
    "Invoice date: November 16, 2026", "Due date: December 7, 2026", "Previous balance: $55.20",
    "Monthly charges for (512) 555-0100: $27.60", "Monthly charges for (512) 555-0142: $27.60",
    "Total amount due: $55.20",
)  # fmt: skip


@pytest.fixture(scope="module")
def reader() -> Iterator[GuardedReader]:
    with GuardedReader(**PATIENTLY) as reader:
        yield reader


def a_bill(account: str, size: float = 11) -> bytes:
    """In a font of its own."""
    if "Vera" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("Vera", str(Path(rl_config.__file__).parent / "fonts" / "Vera.ttf")))
    content = io.BytesIO()
    canvas = Canvas(content, invariant=1)
    canvas.setFont("Vera", size)
    for at, line in enumerate(BILL):
        canvas.drawString(60, 740 - 20 * at, line.format(account=account))
    canvas.save()
    return content.getvalue()


def saying(pdf: bytes, said: str, instead_of: str) -> bytes:
    """`pdf`, whose fonts say the letter `said` where they show `instead_of`."""
    writer = PdfWriter(io.BytesIO(pdf))
    codes = (f"<{ord(letter):04X}>".encode() for letter in (instead_of, said))
    old, new = codes
    for item in writer._objects:
        font = item.get_object() if item is not None else None
        if isinstance(font, dict) and "/ToUnicode" in font:
            table = StreamObject()
            data = font["/ToUnicode"].get_object().get_data()
            assert re.search(old, data)
            table.set_data(data.replace(old, new))
            font[NameObject("/ToUnicode")] = writer._add_object(table)
    target = io.BytesIO()
    writer.write(target)
    assert said in PdfReader(target).pages[0].extract_text()
    return target.getvalue()


def checked(bill: bytes, reader: GuardedReader, directory: str) -> Verdict:
    store = DirectoryDocumentStore(Path(directory))
    packet = {**a_packet().made(), "bill": bill}
    stored = Documents(**{name: store.put(content) for name, content in packet.items()})
    request = a_request(documents=stored)
    numbers = tuple(number.number for number in request.numbers)
    return PacketChecks(store, reader).check(request, numbers, TODAY)


def test_an_honest_bill_in_a_font_of_its_own_passes(reader: GuardedReader) -> None:
    with tempfile.TemporaryDirectory() as directory:
        verdict = checked(a_bill("LS-204418"), reader, directory)

    assert (verdict.verdict, verdict.findings) == ("pass", ())


def test_a_font_that_says_another_digit_than_it_shows_is_looked_at(reader: GuardedReader) -> None:
    lying = saying(a_bill("LS-304418"), "2", instead_of="3")

    with tempfile.TemporaryDirectory() as directory:
        verdict = checked(lying, reader, directory)

    assert verdict.verdict == "review"
    (finding,) = {
        each.evidence.read: each for each in verdict.findings if "204418" in each.evidence.read
    }.values()
    assert (finding.code, finding.document) == ("document_hidden_text", "bill")
    assert "304418" in finding.evidence.expected
    assert finding.evidence.image is not None
