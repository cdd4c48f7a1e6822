"""PINs that were sealed before anybody knew whose they are."""

from pathlib import Path

import pytest

from porting.adapters import loose_pins
from porting.adapters.data_keys import DataKeys
from porting.domain.errors import PinUnreadableError
from porting.encryption.kek import KekRing, new_line


@pytest.fixture
def keys(tmp_path: Path) -> DataKeys:
    return DataKeys(tmp_path / "data-keys.db", KekRing.from_text(new_line()))


def test_a_pin_opens_for_the_request_that_brought_it_until_that_forgets_it(keys: DataKeys) -> None:
    pin, _ = loose_pins.seal("0042", keys)

    opened = loose_pins.open_for("acme-0001", pin, keys)
    keys.forget("acme-0001")

    assert loose_pins.is_loose(pin)
    assert opened == "0042"
    assert "0042" not in pin.sealed
    with pytest.raises(PinUnreadableError):
        loose_pins.open_for("acme-0001", pin, keys)


def test_the_same_pin_counts_as_a_new_one_each_time(keys: DataKeys) -> None:
    once, again = loose_pins.seal("0042", keys), loose_pins.seal("0042", keys)

    assert once[0].fingerprint != again[0].fingerprint


@pytest.mark.parametrize("spoilt", ["loose1.nothing.AAAA", "loose1.", "loose1.{key}.AAAA", "loose1.{key}.A"])
def test_what_somebody_has_spoilt_is_no_pin(keys: DataKeys, spoilt: str) -> None:
    pin, key_id = loose_pins.seal("0042", keys)

    with pytest.raises(PinUnreadableError):
        loose_pins.open_for("acme-0001", pin.model_copy(update={"sealed": spoilt.format(key=key_id)}), keys)
