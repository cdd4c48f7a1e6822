"""A few of the packets that a stranger drew for `tests.corpus.week`; the rest is `porting check --corpus`."""

from pathlib import Path

import pytest

from tests.corpus.packets import make_packet
from tests.documents.test_blind_papers import _objections

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
    found = _objections(make_packet(_SEED, layout, defect, letter=letter), tmp_path)

    assert [each.code.value for each in found] == codes
