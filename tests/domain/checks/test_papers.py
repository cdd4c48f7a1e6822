"""The rows D and B5 of the check list: each document as a piece of paper, outcome by outcome."""

from collections.abc import Sequence

import pytest

from porting.domain.checks import papers
from porting.domain.checks.evidence import Box, Engine
from porting.domain.checks.findings import Finding, FindingCode, Severity
from porting.domain.checks.statements import DocumentName, Passage
from porting.domain.port_request import Documents
from tests.builders import a_document
from tests.domain.checks.hand_made import a_bill, a_csr, in_short, recognized

Kinds = Sequence[DocumentName | None]


def rows(*texts: str, engine: Engine = Engine.TEXT) -> tuple[Passage, ...]:
    return tuple(Passage(text, 1, Box(72, 100, 400, 112), engine) for text in texts)


# D1 to D4


@pytest.mark.parametrize(
    ("code", "advice"),
    [
        (FindingCode.DOCUMENT_NOT_PDF, "Save or scan it as a PDF"),
        (FindingCode.DOCUMENT_ENCRYPTED, "opens without one"),
        (FindingCode.DOCUMENT_TOO_LARGE, "20 MB and 60 pages"),
        (FindingCode.DOCUMENT_UNSAFE, "Print it to a new PDF"),
        (FindingCode.DOCUMENT_EMPTY, "Send it again"),
        (FindingCode.DOCUMENT_UNREADABLE, "Print it to a new PDF"),
    ],
)
def test_what_cannot_be_opened_is_told_with_its_remedy(code: FindingCode, advice: str) -> None:
    finding = papers.unreadable("bill", code, Severity.FAIL, "what the reader saw")

    assert (finding.code, finding.document, finding.evidence.note) == (code, "bill", "what the reader saw")
    assert advice in finding.message


def test_blank_pages_are_refused_and_images_without_a_word_are_looked_at() -> None:
    assert in_short([papers.blank("loa"), papers.scanned("csr")]) == {
        "loa/document_empty/fail",
        "csr/document_unreadable/review",
    }


def test_a_missing_bill_is_refused_and_a_missing_csr_is_looked_at() -> None:
    assert in_short([papers.missing("bill"), papers.missing("csr")]) == {
        "bill/document_missing/fail",
        "csr/document_missing/review",
    }


@pytest.mark.parametrize(
    ("confidences", "is_unclear"),
    [((), False), ((0.93,), False), ((0.7, 0.3), False), ((0.69,), True), ((0.32, 0.6), True)],
)
def test_a_document_without_a_clear_scanned_page_is_asked_for_again(
    confidences: Sequence[float], is_unclear: bool
) -> None:
    found = papers.clarity_findings("bill", confidences)

    assert in_short(found) == ({"bill/document_unreadable/review"} if is_unclear else set())
    assert all("clearer copy" in each.message for each in found)


@pytest.mark.parametrize(
    ("alarms", "severity"),
    [((), None), (("script",), Severity.REVIEW), (("attachment", "program to start"), Severity.FAIL)],
)
def test_what_is_no_document_to_read_raises_an_alarm(
    alarms: Sequence[str], severity: Severity | None
) -> None:
    found = papers.alarm_findings("loa", alarms)

    assert [each.severity for each in found] == ([severity] if severity else [])


# D5 and D6


def of_kinds(
    kinds: Kinds, begins: Kinds, *, is_portfolio: bool = False, recognized: Sequence[int] = ()
) -> tuple[Finding, ...]:
    return papers.kind_findings("loa", kinds, begins, is_portfolio=is_portfolio, recognized=recognized)


@pytest.mark.parametrize(
    ("kinds", "begins", "findings"),
    [
        (["loa"], ["loa"], set()),
        (["loa", None], ["loa", None], set()),
        ([None, "loa"], [None, "loa"], set()),
        (["bill"], ["bill"], {"loa/document_wrong_kind/fail"}),
        ([None, "bill"], [None, None], {"loa/document_wrong_kind/fail"}),
        ([None, None], [None, None], {"loa/document_wrong_kind/review"}),
        (["loa", "bill"], ["loa", "bill"], {"loa/document_combined/fail"}),
        (["loa", "bill"], ["loa", None], {"loa/document_combined/review"}),
    ],
)
def test_a_file_holds_one_document_of_its_kind(kinds: Kinds, begins: Kinds, findings: set[str]) -> None:
    assert in_short(of_kinds(kinds, begins)) == findings


def test_the_kind_of_a_scanned_page_refuses_nobody() -> None:
    assert in_short(of_kinds(["bill"], ["bill"], recognized=[1])) == {"loa/document_wrong_kind/review"}
    assert in_short(of_kinds(["loa", "bill"], ["loa", "bill"], recognized=[2])) == {
        "loa/document_combined/review"
    }


def test_several_documents_in_a_file_are_named_with_their_pages() -> None:
    (finding,) = of_kinds(["loa", None, "bill", "csr", "csr"], ["loa", None, "bill", "csr", None])

    assert (
        "pages 1-2 Letter of Authorization, page 3 phone bill, pages 4-5 Customer Service Record"
        in finding.message
    )


def test_a_portfolio_is_no_document_by_itself() -> None:
    assert in_short(of_kinds(["loa"], ["loa"], is_portfolio=True)) == {"loa/document_combined/fail"}


def test_the_wrong_kind_is_told() -> None:
    (finding,) = of_kinds([None, "bill"], [None, "bill"])

    assert finding.message.startswith("You sent a phone bill where we need the Letter of Authorization.")
    assert (finding.evidence.read, finding.evidence.page) == ("phone bill", 2)


def test_one_file_in_two_places_is_a_duplicate() -> None:
    same = Documents(loa=a_document("loa"), csr=a_document("bill"), bill=a_document("bill"))

    assert in_short(papers.same_file_findings(same)) == {"bill/document_duplicate/fail"}


DOCUMENTS = Documents(loa=a_document("loa"), csr=a_document("csr"), bill=a_document("bill"))
LONG = tuple(f"Service line {at} of the account, monthly charge" for at in range(30))


def test_two_files_with_the_same_words_are_twins() -> None:
    bill = rows(*LONG, "Page 1")
    nearly, other = rows(*LONG, "Printed 1"), rows(*LONG[:20], *("other words here",) * 30)

    assert in_short(papers.twin_findings({"csr": nearly, "bill": bill}, DOCUMENTS)) == {
        "bill/document_duplicate/fail"
    }
    assert papers.twin_findings({"csr": other, "bill": bill}, DOCUMENTS) == ()


def test_scanned_twins_are_looked_at() -> None:
    texts: dict[DocumentName, tuple[Passage, ...]] = {
        "csr": rows(*LONG, engine=Engine.TESSERACT),
        "bill": rows(*LONG),
    }

    assert in_short(papers.twin_findings(texts, DOCUMENTS)) == {"bill/document_duplicate/review"}


def test_one_file_in_two_places_is_not_told_twice_and_a_few_words_make_no_twins() -> None:
    same = Documents(loa=None, csr=a_document("bill"), bill=a_document("bill"))

    assert papers.twin_findings({"csr": rows(*LONG), "bill": rows(*LONG)}, same) == ()
    assert papers.twin_findings({"csr": rows("Page 1"), "bill": rows("Page 1")}, DOCUMENTS) == ()


def test_a_csr_and_a_bill_of_one_account_are_no_twins() -> None:
    texts: dict[DocumentName, tuple[Passage, ...]] = {
        "csr": a_csr(also=["Class of service business", "Working telephone numbers and features"]).rows,
        "bill": a_bill(also=["Amount due $84.20", "Payment due by December 1", "Taxes and surcharges"]).rows,
    }

    assert papers.twin_findings(texts, DOCUMENTS) == ()


# B5


@pytest.mark.parametrize(
    ("texts", "missing"),
    [
        (("Page 1 of 3", "Page 2 of 3", "Page 3 of 3"), None),
        (("Page 1 of 3", "Page 3 of 3"), "2 of 3"),
        (("Page: 1/4",), "2, 3, 4 of 4"),
        (("Page 2 de 2",), "1 of 2"),
        (("See page 2 of the terms",), None),
        ((), None),
    ],
)
def test_pages_that_are_announced_and_not_there_are_told(texts: Sequence[str], missing: str | None) -> None:
    found = papers.page_findings("bill", rows(*texts))

    assert in_short(found) == ({"bill/document_incomplete/review"} if missing else set())
    assert all(missing and missing in each.evidence.note and each.evidence.box for each in found)


@pytest.mark.parametrize(
    ("numbered", "missing"),
    [
        ({1: "Page 1 of 3", 2: "Page 2 of 3"}, None),
        ({1: "Page 1 of 3", 3: "Page 3 of 3"}, None),
        ({3: "Page 3 of 3"}, None),
        ({1: "Page 1 of 3", 3: "Page 2 of 3"}, "3 of 3"),
        ({2: "Page 3 of 3"}, "1 of 3"),
    ],
)
def test_a_scanned_page_between_others_is_there_though_its_number_was_not_read(
    numbered: dict[int, str], missing: str | None
) -> None:
    passages = [Passage(text, page, engine=Engine.TESSERACT) for page, text in numbered.items()]

    found = papers.page_findings("bill", passages, recognized=(1, 2, 3))

    assert [each.evidence.note for each in found] == ([f"not there: {missing}"] if missing else [])


def test_a_page_is_counted_as_the_surer_engine_reads_it() -> None:
    passages = [
        Passage("Page 1 of 4", 1, engine=Engine.TESSERACT, confidence=0.7),
        Passage("Page 1 of 1", 1, engine=Engine.RAPIDOCR, confidence=0.9),
    ]

    assert papers.page_findings("loa", passages, recognized=(1,)) == ()
    assert papers.page_findings("loa", passages[:1], recognized=(1,))


def test_a_scanned_document_s_pages_are_counted_too() -> None:
    assert in_short(papers.page_findings("bill", recognized(a_bill(also=["Page 1 of 2"])).rows)) == {
        "bill/document_incomplete/review"
    }
