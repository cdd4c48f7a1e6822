"""Papers that no rule was written for at first, and the general rules that they taught."""

from pathlib import Path

import pytest

from porting.domain.checks import address, record
from porting.domain.checks.agreement import Agreement
from porting.domain.checks.compared import UNREAD, Compared
from porting.domain.checks.likeness import Likeness
from porting.domain.checks.name import compare_people
from porting.domain.checks.restrictions import restriction_in
from tests.builders import a_port_request
from tests.corpus.packets import make_packet
from tests.documents.objecting import objections

#: Any will do.
_SEED = 11
_PAPERS = (
    ("cumberland", "grid"),
    ("brightwire", "letterhead"),
    ("cedarfork", "shaded"),
    ("voxara", "grid"),
    ("continental", "dotted"),
    ("georgian", "ontario"),
    ("videoroute", "mandat"),
    ("estrie", "mandat"),
)


@pytest.mark.parametrize(("layout", "letter"), _PAPERS)
def test_papers_of_a_carrier_that_nobody_knew_pass(layout: str, letter: str, tmp_path: Path) -> None:
    found = objections(make_packet(_SEED, layout, letter=letter), tmp_path)

    assert [(each.code.value, each.severity.value) for each in found] == []


@pytest.mark.parametrize(
    ("written", "likeness"),
    [
        ("Dana Reyes, Office Manager", Likeness.SAME),
        ("DANA REYES, Owner", Likeness.SAME),
        ("Reyes, Dana, President", Likeness.SAME),
        ("Dana Reyes, Propri\u00e9taire", Likeness.SAME),
        ("Dana Morales, Owner", Likeness.DIFFERENT),
        ("Paul Reyes, Vice President", Likeness.DIFFERENT),
        ("Dana, Partner", Likeness.DIFFERENT),
    ],
)
def test_a_position_behind_the_name_is_no_part_of_it(written: str, likeness: Likeness) -> None:
    assert compare_people(written, "Dana Reyes") in (likeness, Likeness.UNCLEAR)
    assert (compare_people(written, "Dana Reyes") is Likeness.SAME) is (likeness is Likeness.SAME)


@pytest.mark.parametrize(
    ("text", "is_held"),
    [
        ("Gel du fournisseur local : non", False),
        ("Gel du fournisseur local : OUI", True),
        ("Blocage de transfert ........ Non", False),
        ("LOCAL FREEZE ON ACCOUNT NO. 204418", True),
        ("PENDING SERVICE ORDER N1234567", True),
        ("Commande en suspens", True),
        ("204-555-0114  cancelled", True),
    ],
)
def test_a_restriction_is_denied_only_by_what_stands_behind_its_label(text: str, is_held: bool) -> None:
    assert bool(restriction_in(text)) is is_held


def test_a_record_that_names_the_user_under_no_known_account_name_goes_to_a_person() -> None:
    same = Compared(Likeness.SAME, "as requested")
    agreement = Agreement(
        holder=UNREAD, user=same, place=same, postal_code=same, account=same, btn=same,
        missing=(), unsure=(), shown=(),
    )  # fmt: skip

    found = record.differences("csr", agreement, a_port_request())

    assert [(each.code.value, each.severity.value) for each in found] == [("csr_name_mismatch", "review")]


def test_another_firm_on_a_record_with_bare_labels_is_refused(tmp_path: Path) -> None:
    packet = make_packet(_SEED, "videoroute", "csr_name_mismatch", letter="mandat")

    found = objections(packet, tmp_path)

    assert ("csr_name_mismatch", "fail") in [(each.code.value, each.severity.value) for each in found]


def test_a_line_may_end_within_a_postal_code() -> None:
    assert address.parse("926 Victoria Ave W, Calgary, AB T2S\n4B0", "CA").postal_code == "T2S 4B0"


def test_another_btn_on_a_letter_in_french_is_seen(tmp_path: Path) -> None:
    packet = make_packet(_SEED, "videoroute", "loa_btn_mismatch", letter="mandat")

    found = objections(packet, tmp_path)

    assert [each.code.value for each in found] == ["loa_btn_mismatch"]
