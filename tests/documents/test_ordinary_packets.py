"""A few of the packets that a stranger drew for `tests.corpus.week`; the rest is `porting check --corpus`."""

from pathlib import Path

import pytest

from tests.corpus.packets import make_packet
from tests.documents.objecting import objections

_SEED = 31


@pytest.mark.parametrize(
    ("layout", "letter", "defect", "codes"),
    [
        ("pinnacle", "cloud_form", None, []),
        ("eightlink", "resporg_form", None, []),
        ("boreale", "lettre_courte", "loa_expired", ["loa_expired"]),
    ],
)
def test_an_ordinary_packet_is_judged_by_what_is_wrong_with_it(
    layout: str, letter: str, defect: str | None, codes: list[str], tmp_path: Path
) -> None:
    found = objections(make_packet(_SEED, layout, defect, letter=letter), tmp_path)

    assert [each.code.value for each in found] == codes


@pytest.mark.parametrize(
    ("seed", "layout", "defect", "codes"),
    [
        (2_920_039, "lot_ca", None, []),  # `Customer` over a list of facts
        (2_920_096, "lot_us", None, []),  # a large heading close to the first fact of its list
        (2_920_117, "lot_ca", None, []),  # an account number below its label, a city beside that
        (2_930_037, "lot_ca", None, []),  # sent to a box, and `Location` as the label of the service address
        (2_930_048, "lot_us", None, []),  # a name whose last line is `Company`
        (2_960_034, "lot_us", "loa_btn_mismatch", ["loa_btn_mismatch"]),
    ],
)
def test_a_packet_put_together_by_lot_is_judged_by_what_is_wrong_with_it(
    seed: int, layout: str, defect: str | None, codes: list[str], tmp_path: Path
) -> None:
    found = objections(make_packet(seed, layout, defect, letter="by_lot"), tmp_path)

    assert [each.code.value for each in found] == codes
