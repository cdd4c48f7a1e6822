import pytest

from porting.domain.checks.ticks import is_no_ticked


@pytest.mark.parametrize(
    ("cells", "is_no"),
    [
        (("port freeze", "yes", "x no"), True),
        (("gel", "oui", "[x] non"), True),
        (("port freeze", "x yes", "no"), False),
        (("port freeze", "yes", "no"), False),
        (("port freeze", "x yes", "x no"), False),
        (("port freeze", "yes x", "no"), False),
        (("port freeze", "yes", "x", "no"), False),
        (("port freeze", "x no"), False),
        (("port freeze", "yes", "x no", "pending orders", "yes", "x no"), False),
    ],
)
def test_no_is_the_answer_where_it_alone_is_ticked(cells: tuple[str, ...], is_no: bool) -> None:
    assert is_no_ticked(cells) is is_no
