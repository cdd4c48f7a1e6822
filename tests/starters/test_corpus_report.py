"""`porting check --corpus`: what it counts, which figures it asks for, and how it ends."""

import json
from pathlib import Path
from typing import Any

import pytest

from starters.corpus_report import CorpusReport, Expected, Found, Kind, Outcome, as_data, in_words
from tests.corpus.__main__ import write
from tests.corpus.packets import make_packet
from tests.starters.commands import CommandLine

CLEAN, CLEAN_SCAN, BAD_SCAN = Expected(), Expected(scan="ordinary"), Expected(scan="bad")


def expecting(defect: str, document: str = "loa", **changes: Any) -> Expected:
    return Expected.model_validate({"defect": defect, "document": document, **changes})


def an_outcome(verdict: str, expected: Expected | None, *found: str) -> Outcome:
    """`found` are findings as `document/code/severity`."""
    findings = [
        Found(code, severity, document)  # type: ignore[arg-type]
        for document, code, severity in (each.split("/") for each in found)
    ]
    return Outcome("000001-lonestar", verdict, tuple(findings), expected)  # type: ignore[arg-type]


def unreached(*outcomes: Outcome) -> set[str]:
    """The figures that `outcomes` do not reach."""
    return {figure.name for figure in CorpusReport(outcomes).figures if not figure.is_reached}


def test_packets_are_told_apart_by_defect_and_scan() -> None:
    scanned_defect = expecting("bill_too_old", "bill", scan="bad")

    kinds = [
        an_outcome("pass", expected).kind
        for expected in (CLEAN, expecting("po_box"), CLEAN_SCAN, BAD_SCAN, scanned_defect, None)
    ]

    assert kinds == list(Kind)


def test_a_defect_counts_as_found_on_its_own_document_only() -> None:
    expected = expecting("po_box", "csr")

    elsewhere = an_outcome("fail", expected, "loa/po_box/fail")
    there = an_outcome("fail", expected, "csr/po_box/fail")

    assert (elsewhere.is_found_as_allowed, there.is_found_as_allowed) == (False, True)
    assert elsewhere.wrong == "po_box is not found; verdict fail"


def test_a_hard_fact_that_is_only_doubted_keeps_a_figure_from_being_reached() -> None:
    doubted = an_outcome("review", expecting("loa_expired"), "loa/loa_expired/review")

    assert any("severity fail" in name for name in unreached(doubted))


def test_what_the_check_list_leaves_to_a_person_need_not_fail() -> None:
    expected = expecting("csr_restriction", "csr", severity_allowed=["review"])

    assert unreached(an_outcome("review", expected, "csr/csr_restriction/review")) == set()


def test_one_clean_packet_of_a_hundred_may_go_wrong() -> None:
    passing = [an_outcome("pass", CLEAN)] * 99
    stopped = an_outcome("review", CLEAN, "bill/bill_not_dated/review")

    assert unreached(*passing, stopped) == set()
    assert unreached(*passing, stopped, stopped) == {
        "clean text packets pass with no finding of fail or review"
    }


def test_a_warning_is_no_false_alarm_that_stops_a_packet() -> None:
    report = CorpusReport((an_outcome("pass", CLEAN, "bill/bill_past_due/warning"),))

    assert report.wrong == ()
    assert report.false_alarms(Kind.CLEAN_TEXT) == {"bill_past_due": {"warning": 1}}


def test_a_clean_scan_may_be_looked_at_but_must_not_fail() -> None:
    passing = [an_outcome("pass", CLEAN_SCAN)] * 9

    assert unreached(*passing, an_outcome("review", CLEAN_SCAN)) == set()
    assert unreached(*passing, an_outcome("fail", CLEAN_SCAN)) == {"clean ordinary scans fail"}


def test_a_defective_scan_must_not_pass() -> None:
    expected = expecting("loa_expired", scan="ordinary")

    assert unreached(an_outcome("pass", expected)) == {"defective scans pass"}


@pytest.mark.parametrize(
    ("found", "is_taken_for_equal"),
    [
        ((), True),
        (("csr/csr_address_mismatch/review",), False),
        (("bill/bill_address_mismatch/review",), True),
        (("csr/document_unreadable/review",), False),
    ],
)
def test_a_different_address_must_be_found_or_unread(
    found: tuple[str, ...], is_taken_for_equal: bool
) -> None:
    outcome = an_outcome("review", expecting("csr_address_mismatch", "csr"), *found)

    assert outcome.takes_different_for_equal is is_taken_for_equal


def test_recall_and_false_alarms_are_counted_by_code() -> None:
    expected = expecting("loa_expired")
    report = CorpusReport(
        (
            an_outcome("fail", expected, "loa/loa_expired/fail"),
            an_outcome("review", expected, "loa/loa_expired/review"),
            an_outcome("pass", expected),
            an_outcome("fail", CLEAN, "loa/loa_expired/fail"),
        )
    )

    recall = report.recall(Kind.DEFECTIVE_TEXT)[0]

    assert (recall.packets, recall.found, recall.failed, recall.allowed) == (3, 2, 1, 1)
    assert as_data(report)["false_alarms"]["clean text"] == {"loa_expired": {"fail": 1}}
    assert any("loa_expired is review" in line for line in in_words(report))


def test_a_packet_without_a_verdict_keeps_the_figures_from_being_reached() -> None:
    assert not CorpusReport((an_outcome("error", None),)).are_figures_reached


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A clean packet, one with a defect, and one that nobody knows anything about."""
    directory = tmp_path / "corpus"
    for seed, defect in ((3, None), (12, "bill_too_old")):
        write(make_packet(seed, "pacific", defect, letter="own"), directory)
    unknown = write(make_packet(25, "pacific", letter="own"), directory)
    (unknown / "expected.json").unlink()
    return directory


def test_a_corpus_that_reaches_its_figures_is_done(porting: CommandLine, corpus: Path) -> None:
    answered = porting.give("check", "--corpus", corpus, "--json")

    report = answered.json
    assert answered.exit_code == 0
    assert report["packets"]["clean text"] == {"count": 1, "pass": 1}
    assert report["recall"]["defective text"][0]["code"] == "bill_too_old"
    assert report["packets"]["nothing known"] == {"count": 1, "pass": 1}
    assert report["cpu_seconds"] > 0


def test_a_corpus_that_does_not_reach_them_says_which(porting: CommandLine, corpus: Path) -> None:
    clean, defective, unknown = sorted(corpus.iterdir())
    expected = json.dumps({"defect": "loa_expired", "document": "loa"})
    (clean / "expected.json").write_text(expected, encoding="utf-8")
    for folder in (defective, unknown):
        (folder / "request.json").write_text("{}", encoding="utf-8")

    answered = porting.give("check", "--corpus", corpus)

    assert answered.exit_code == 1
    assert "NOT REACHED" in answered.output
    assert "loa_expired is not found; verdict pass" in answered.output
    assert "bill_too_old is not found; verdict error" in answered.output


def test_an_expected_json_that_is_none_is_wrong_usage(porting: CommandLine, corpus: Path) -> None:
    path = next(corpus.glob("*/expected.json"))
    path.write_text('{"scan": "so-so"}', encoding="utf-8")

    assert porting.give("check", "--corpus", corpus).exit_code == 2


def test_a_directory_without_packets_is_wrong_usage(porting: CommandLine, tmp_path: Path) -> None:
    assert porting.give("check", "--corpus", tmp_path).exit_code == 2
    assert porting.give("check", "--corpus", tmp_path / "nowhere").exit_code == 2


def test_a_request_or_a_corpus_is_checked_not_both(porting: CommandLine, corpus: Path) -> None:
    both = porting.give("check", "request.json", "--corpus", corpus)
    neither = porting.give("check")

    assert (both.exit_code, neither.exit_code) == (2, 2)
