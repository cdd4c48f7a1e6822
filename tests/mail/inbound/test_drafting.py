"""Which PDF is which document, and what documents say of the request that they are for."""

import pytest

from porting.adapters.document_store import DirectoryDocumentStore
from porting.documents.examining import Examination
from porting.domain.checks.findings import FindingCode
from porting.domain.examined import AccountOnPaper, Examined, Part, Said
from porting.domain.sorted_documents import SortedDocuments, sorted_documents
from porting.mail.inbound.draft import DraftedRequest, drafted
from porting.mail.inbound.incoming import IncomingMail
from tests.builders import NUMBER, SECOND_NUMBER, a_document
from tests.documents.packets import ReaderThatRemembers, a_packet
from tests.mail.inbound.posts import File, Mail
from tests.mail.inbound.reading import parsed

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
def draft(tmp_path_factory: pytest.TempPathFactory) -> DraftedRequest:
    """What a real CSR, bill and LOA say, sent in a mail under names that say nothing."""
    store = DirectoryDocumentStore(tmp_path_factory.mktemp("store"))
    packet = a_packet()
    contents = (packet.bill.made(), packet.loa.made(), packet.csr.made())
    files = tuple(File(f"scan{at}.pdf", content) for at, content in enumerate(contents))
    references = tuple(store.put(file.content) for file in files)
    examined = Examination(store, ReaderThatRemembers()).examine(references)
    return drafted(examined, references, parsed(Mail(files=files)))


def test_a_request_is_drafted_from_its_documents(draft: DraftedRequest) -> None:
    fields = draft.fields()

    assert fields["company_name"] == "Acme Plumbing LLC"
    assert fields["contact"] == {"email": "dana@acme.example", "name": "Dana Reyes"}
    assert fields["losing_carrier"]["name"] == "Lone Star Telephone"
    assert fields["losing_carrier"]["account_number"] == "LS-204418"
    assert fields["losing_carrier"]["billing_telephone_number"] == NUMBER
    assert fields["service_address"]["postal_code"] == "78701"
    assert fields["service_address"]["country"] == "US"
    assert {each["number"] for each in fields["numbers"]} == {NUMBER, SECOND_NUMBER}


def test_each_value_says_where_it_was_read(draft: DraftedRequest) -> None:
    known = {each.field: each for each in draft.known}

    assert (known["losing_carrier.account_number"].source, known["losing_carrier.account_number"].page) == (
        "csr",
        1,
    )
    assert known["company_name"].source == "subject"
    assert {each.field for each in draft.to_confirm} == {"numbers.0.number", "numbers.1.number"}


def test_a_pin_is_asked_for_on_the_page_or_by_phone(draft: DraftedRequest) -> None:
    asks = {each.field: each.ask for each in draft.missing}

    assert "never by mail" in asks["losing_carrier.pin"]
    assert "documents.loa" not in asks


def test_without_documents_all_is_asked_for() -> None:
    empty = drafted((), (), IncomingMail(subject="Port phone number to ServiceCall.ai"))

    required = {each.field for each in empty.missing if each.is_required}
    assert {
        "company_name",
        "contact.email",
        "documents.loa",
        "documents.bill",
        "numbers.0.number",
    } <= required
    assert not empty.is_complete
    assert empty.fields() == {}


def test_the_csr_wins_over_the_bill_and_a_doubtful_reading_is_confirmed() -> None:
    def account(number: str, confidence: float) -> AccountOnPaper:
        return AccountOnPaper(account_number=Said(text=number, confidence=confidence))

    bill = one("bill", account=account("1", 1.0).model_dump())
    csr = one("csr", account=account("2", 0.5).model_dump())

    found = drafted((bill, csr), REFERENCES[:2], parsed(Mail()))

    assert found.fields()["losing_carrier"]["account_number"] == "2"
    assert [each.field for each in found.to_confirm] == ["losing_carrier.account_number"]
