"""What an engine reads in the ink of a signature: a name that somebody typed, or nothing that is one."""

import pytest

from porting.domain.checks import script_face
from porting.domain.checks.evidence import Box
from porting.domain.checks.findings import FindingCode, Severity
from porting.domain.checks.statements import Signature, Signed
from porting.domain.port_request import AuthorizedUser
from tests.domain.checks.hand_made import a_request

INK = Signature(Signed.YES, "ink in the signature's place", page=2, ink=Box(70, 400, 190, 424))


def found_in(*readings: str, first: str = "Dana", last: str = "Reyes") -> bool:
    user = AuthorizedUser(first_name=first, last_name=last)
    request = a_request(authorized_user=user, company_name="Acme Plumbing LLC")
    return script_face.finding(INK, request, readings) is not None


@pytest.mark.parametrize(
    "read",
    [
        "Dana Reyes",
        "DanaReyes",
        "DANA REYES",
        "Reyes, Dana",
        "Dane Peyea",
        "By: Dana Reyes",
        "D. Reyes",
        "Dana Reye",
        "Dana",
        "Reyes",
        "AcmePlumbing",
    ],
)
def test_ink_that_reads_as_a_name_on_the_request_may_be_typed(read: str) -> None:
    assert found_in(read)


@pytest.mark.parametrize(
    "read", ["", "mm", "Mnnn", "nnm", "Mom", "D", "Dan", "lele", "unvrm", "2 22", "Danmm"]
)
def test_what_is_made_out_of_strokes_is_no_name(read: str) -> None:
    assert not found_in(read)


def test_one_reading_of_several_is_enough_for_a_doubt() -> None:
    assert found_in("mm", "", "DanaReyes")
    assert not found_in()


def test_accents_are_not_held_against_a_typed_name() -> None:
    assert found_in("NoemieBelanger", first="Noémie", last="Bélanger")


def test_loops_are_no_short_name() -> None:
    assert not found_in("mnnm", "nnm", first="Ann", last="Munn")
    assert not found_in("lele", "Lee", first="Lee", last="Park")


def test_it_is_for_a_person_who_is_shown_the_ink_and_what_was_read() -> None:
    finding = script_face.finding(INK, a_request(), ("DanaReyes",))

    assert finding is not None
    assert (finding.code, finding.severity) == (FindingCode.LOA_NOT_SIGNED, Severity.REVIEW)
    assert (finding.evidence.page, finding.evidence.box) == (2, INK.ink)
    assert finding.evidence.read == "DanaReyes"
