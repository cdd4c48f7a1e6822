"""Which PDF is which document, and what documents say of the request that they are for."""

from dataclasses import replace
from pathlib import Path

import pytest

from porting.adapters.document_store import DirectoryDocumentStore
from porting.domain.checks.findings import FindingCode
from porting.domain.examined import Examined, Part
from porting.domain.port_draft import PortDraft
from porting.domain.sorted_documents import SortedDocuments, sorted_documents
from porting.mail.inbound.draft import papers_in
from porting.mail.inbound.intent import understood
from porting.mail.inbound.kept import KeptAttachment, KeptMail, keep
from tests.builders import NUMBER, SECOND_NUMBER, a_document
from tests.documents.packets import ReaderThatRemembers, a_packet
from tests.documents.stores import EverybodysDocuments
from tests.mail.inbound.posts import File, Mail
from tests.mail.inbound.reading import parsed
from workers.documents import DocumentReading
from workers.draft_papers import StoredPapers

REFERENCES = tuple(a_document(f"document {at}") for at in range(5))


def one(*kinds: str, **facts: object) -> Examined:
    """A document with a page of each of `kinds`."""
    parts = [{"kind": kind, "first_page": at, "last_page": at} for at, kind in enumerate(kinds, 1)]
    return Examined.model_validate({"parts": parts, **facts})


def sorted_out(*examined: Examined) -> SortedDocuments:
    return sorted_documents(examined, REFERENCES[: len(examined)])


def test_each_document_is_known_by_what_is_in_it() -> None:
    found = sorted_out(one("bill"), one("loa", "loa"), one("csr"))

    assert found.are_clear
    assert (found.documents.bill, found.documents.loa, found.documents.csr) == REFERENCES[:3]


@pytest.mark.parametrize(
    ("document", "code"),
    [
        (one("loa", "csr", "bill"), FindingCode.DOCUMENT_COMBINED),
        (Examined(parts=(Part(kind=None, first_page=1, last_page=2),)), FindingCode.DOCUMENT_WRONG_KIND),
        (
            Examined(problem=FindingCode.DOCUMENT_ENCRYPTED, message="Send one that opens."),
            FindingCode.DOCUMENT_ENCRYPTED,
        ),
    ],
)
def test_a_document_that_cannot_be_taken_is_told_with_how_to_send_it(
    document: Examined, code: FindingCode
) -> None:
    found = sorted_out(one("csr"), document)

    [objection] = found.unsorted
    assert (objection.position, objection.code) == (1, code)
    assert "Send" in objection.message
    assert found.documents.csr == REFERENCES[0]


def test_several_documents_in_one_file_are_named_with_their_pages() -> None:
    [objection] = sorted_out(one("loa", "bill")).unsorted

    assert "page 1: Letter of Authorization; page 2: phone bill" in objection.message


def test_two_letters_that_differ_are_no_letter_for_sure() -> None:
    [objection] = sorted_out(one("loa"), one("loa")).unsorted

    assert objection.code is FindingCode.DOCUMENT_DUPLICATE


def test_the_same_document_twice_is_one() -> None:
    assert sorted_out(one("loa"), one("loa", twin_of=0)).are_clear


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> PortDraft:
    """What a real CSR, bill and LOA say, sent in a mail under names that say nothing."""
    store = DirectoryDocumentStore(tmp_path_factory.mktemp("store"))
    packet = a_packet()
    contents = (packet.bill.made(), packet.loa.made(), packet.csr.made())
    mail = parsed(Mail(files=tuple(File(f"scan{at}.pdf", content) for at, content in enumerate(contents))))
    kept = keep(mail, understood(mail, lambda _: None, (), None), store)
    papers = StoredPapers(EverybodysDocuments(store), DocumentReading(ReaderThatRemembers()))
    return PortDraft(request_id="acme-0001").read(papers.in_mail(kept, "acme-0001"))


def test_a_request_is_drafted_from_its_documents(draft: PortDraft) -> None:
    fields = draft.fields()

    assert fields["company_name"] == "Acme Plumbing LLC"
    assert fields["contact"] == {"email": "dana@acme.example", "name": "Dana Reyes"}
    assert fields["losing_carrier"]["name"] == "Lone Star Telephone"
    assert fields["losing_carrier"]["account_number"] == "LS-204418"
    assert fields["losing_carrier"]["billing_telephone_number"] == NUMBER
    assert fields["service_address"]["postal_code"] == "78701"
    assert fields["service_address"]["country"] == "US"
    assert {each["number"] for each in fields["numbers"]} == {NUMBER, SECOND_NUMBER}


def test_the_letter_says_which_numbers_move_so_that_nobody_has_to_confirm_them(draft: PortDraft) -> None:
    assert {each.source for each in draft.numbers} == {"loa"}
    assert draft.to_confirm == ()
    assert draft.is_sure


def test_each_value_says_where_it_was_read(draft: PortDraft) -> None:
    known = {each.field: each for each in draft.known}

    assert (known["losing_carrier.account_number"].source, known["losing_carrier.account_number"].page) == (
        "csr",
        1,
    )
    assert known["company_name"].source == "subject"


def test_what_is_no_pdf_is_told_with_how_to_send_it() -> None:
    mail = parsed(Mail(files=(File("bill.zip", b"PK\x03\x04" + b"0" * 100),)))
    intent = understood(mail, lambda _: None, (), None)
    attached = KeptAttachment(
        name="bill.zip", declared_type="", kind=mail.attachments[0].kind, content=REFERENCES[0]
    )
    kept = KeptMail(
        message_id="",
        sender=None,
        sender_name="",
        recipients=(),
        subject="",
        text="",
        sent_at=None,
        in_reply_to=(),
        attachments=(attached,),
        intent=intent,
    )

    [unusable] = papers_in(kept).unusable

    assert unusable.name == "bill.zip"
    assert "no PDF" in unusable.message


def test_a_letter_that_only_names_the_btn_does_not_move_it(tmp_path: Path) -> None:
    store = DirectoryDocumentStore(tmp_path)
    letter = replace(a_packet().loa, btn=NUMBER, numbers=(SECOND_NUMBER,))

    [examined] = (
        DocumentReading(ReaderThatRemembers()).examination(store).examine((store.put(letter.made()),))
    )

    assert examined.account is not None
    assert [each.number for each in examined.account.numbers] == [SECOND_NUMBER]
    assert examined.account.billing_telephone_number is not None
    assert examined.account.billing_telephone_number.number == NUMBER
