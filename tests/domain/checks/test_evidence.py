"""What a finding shows to support: the place, the value, the engine; never a PIN."""

import pytest

from porting.domain.checks.evidence import Box, Engine, Evidence, without_secrets
from porting.domain.checks.findings import Finding, FindingCode, Severity, Verdict
from porting.domain.checks.statements import Passage

PLACE = Box(72, 100, 200, 112)


def test_evidence_says_what_was_read_and_expected_where_and_by_what() -> None:
    passage = Passage("LS-204419", 2, PLACE, Engine.RAPIDOCR, 0.93)

    evidence = passage.as_evidence("LS-204418")

    assert str(evidence) == "read: LS-204419; expected: LS-204418; page 2, by rapidocr (93% sure)"
    assert (evidence.box, evidence.confidence, evidence.agreed) == (PLACE, 0.93, False)


def test_text_has_no_confidence() -> None:
    evidence = Passage("LS-204419", 2, PLACE).as_evidence("LS-204418")

    assert evidence.confidence is None
    assert str(evidence) == "read: LS-204419; expected: LS-204418; page 2"


def test_nothing_read_is_said() -> None:
    assert (
        str(Evidence(expected="a signature", note="empty")) == "read: nothing; expected: a signature; empty"
    )
    assert not Evidence()


def test_a_text_of_before_is_taken_as_a_note() -> None:
    stored = '{"code": "po_box", "severity": "fail", "document": "loa", "message": "m", "evidence": "words"}'

    assert Finding.model_validate_json(stored).evidence == Evidence(note="words")


def test_evidence_comes_back_from_a_history_as_it_was() -> None:
    finding = Finding(
        code=FindingCode.PO_BOX,
        severity=Severity.FAIL,
        document="loa",
        message="m",
        evidence=Passage("PO Box 12", 1, PLACE, Engine.TESSERACT, 0.9).as_evidence("a physical address"),
    )
    verdict = Verdict.of((finding,))

    assert Verdict.model_validate_json(verdict.model_dump_json()) == verdict


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Account LS-1, PIN 0042", "Account LS-1, PIN ..."),
        ("PIN: abcd", "PIN ..."),
        ("Passcode # 12ab", "Passcode # ..."),
        ("NIP : 0042", "NIP ..."),
        ("Mot de passe: secret", "Mot de passe ..."),
        ("SSN 0042", "SSN ..."),
        ("12 Pin Oak Lane", "12 Pin Oak Lane"),
        ("Pinnacle 4 LLC", "Pinnacle 4 LLC"),
    ],
)
def test_a_pin_is_never_shown(text: str, shown: str) -> None:
    assert without_secrets(text) == shown
    assert Passage(text).as_evidence().read == shown


def test_boxes_join_and_overlap() -> None:
    below = Box(72, 105, 300, 130)

    assert PLACE.joined(below) == Box(72, 100, 300, 130)
    assert PLACE.overlaps(below)
    assert not PLACE.overlaps(Box(72, 112, 300, 130))
    assert (PLACE.width, PLACE.height, PLACE.middle) == (128, 12, 106)
