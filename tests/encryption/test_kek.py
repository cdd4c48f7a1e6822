from pathlib import Path

import pytest

from porting.domain.errors import KeysUnavailableError
from porting.encryption.kek import KekRing, WrappedKey, new_line, parsed

KEY = bytes(range(32))


def test_the_last_key_of_a_ring_wraps_and_all_of_them_unwrap() -> None:
    old, new = new_line(), new_line()
    before, after = KekRing.from_text(old), KekRing.from_text(old + new)

    wrapped_before = before.wrap(KEY, b"acme-0001")
    wrapped_after = after.wrap(KEY, b"acme-0001")

    assert wrapped_before.kek_id == before.current_id == old.split()[0]
    assert wrapped_after.kek_id == after.current_id == new.split()[0]
    assert after.unwrap(wrapped_before, b"acme-0001") == after.unwrap(wrapped_after, b"acme-0001") == KEY


def test_keys_may_stand_in_one_variable_with_commas_between() -> None:
    old, new = new_line(), new_line()

    ring = KekRing.from_text(f"{old.strip()}, {new.strip()}")

    assert ring.current_id == new.split()[0]


def test_a_data_key_unwraps_only_for_what_it_was_wrapped_for() -> None:
    ring = KekRing.from_text(new_line())
    wrapped = ring.wrap(KEY, b"acme-0001")

    with pytest.raises(KeysUnavailableError, match="not the one that wrapped"):
        ring.unwrap(wrapped, b"acme-0002")
    with pytest.raises(KeysUnavailableError, match="not the one that wrapped"):
        ring.unwrap(WrappedKey(wrapped.kek_id, wrapped.wrapped[:-1] + b"?"), b"acme-0001")


def test_a_missing_key_is_named_by_its_id() -> None:
    wrapped = KekRing.from_text(new_line()).wrap(KEY, b"")

    with pytest.raises(KeysUnavailableError, match=wrapped.kek_id):
        KekRing.from_text(new_line()).unwrap(wrapped, b"")


def test_a_key_that_is_added_to_the_file_wraps_at_once(tmp_path: Path) -> None:
    file = tmp_path / "encryption.keys"
    file.write_text(new_line())
    ring = KekRing.from_file(file)
    wrapped = ring.wrap(KEY, b"")

    added = new_line()
    file.write_text(file.read_text() + added)

    assert ring.current_id == added.split()[0] != wrapped.kek_id
    assert ring.unwrap(wrapped, b"") == KEY


def test_while_the_file_is_away_keys_are_too_and_the_same_call_helps_later(tmp_path: Path) -> None:
    file = tmp_path / "encryption.keys"
    file.write_text(new_line())
    ring = KekRing.from_file(file)
    wrapped = ring.wrap(KEY, b"")
    file.rename(tmp_path / "aside")

    with pytest.raises(KeysUnavailableError, match="cannot be read"):
        ring.unwrap(wrapped, b"")

    (tmp_path / "aside").replace(file)
    assert ring.unwrap(wrapped, b"") == KEY


@pytest.mark.parametrize("text", ["", "\n", "k1 c2hvcnQ=\n", "no key", "k1 " + "A" * 43 + "=\nsecret\n", "é"])
def test_what_is_no_ring_is_refused_and_not_quoted(tmp_path: Path, text: str) -> None:
    file = tmp_path / "encryption.keys"
    file.write_text(text)

    with pytest.raises(ValueError, match=r"<key id>|cannot be read") as refused:
        KekRing.from_file(file)

    assert "AAAA" not in str(refused.value)
    assert "secret" not in str(refused.value)


def test_two_keys_with_one_id_are_refused() -> None:
    line = new_line()
    other = new_line().split()[1]

    with pytest.raises(ValueError, match="<key id>"):
        parsed(f"{line}{line.split()[0]} {other}\n")
