"""PINs under the key of their own request."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from porting.adapters import loose_pins
from porting.adapters.data_keys import DataKeys
from porting.adapters.pin_seal import FilePinSeal
from porting.adapters.request_pins import RequestPinSeal
from porting.domain.errors import KeyErasedError, PinUnreadableError
from porting.domain.port_request import SealedPin
from porting.ports import PinSeal
from tests.documents.stores import settings_in
from workers.encryption import data_keys
from workers.wiring import pin_seal

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def keys(tmp_path: Path) -> DataKeys:
    return data_keys(settings_in(tmp_path))


@pytest.fixture
def pins(tmp_path: Path) -> PinSeal:
    return pin_seal(settings_in(tmp_path))


@pytest.mark.parametrize("pin", ["0042", "A1b2", "00 7-x", "ñ∂", "9" * 40, ""])
def test_a_pin_comes_back_as_the_string_it_was(pins: PinSeal, pin: str) -> None:
    sealed = pins.seal(pin, "acme-0001")

    assert pins.open(sealed, "acme-0001") == pin
    assert not pin or pin not in sealed.model_dump_json()


def test_a_pin_opens_for_its_own_request_only(pins: PinSeal) -> None:
    sealed = pins.seal("0042", "acme-0001")
    pins.seal("0042", "acme-0002")

    with pytest.raises(PinUnreadableError, match="another request"):
        pins.open(sealed, "acme-0002")


def test_the_same_pin_of_a_request_is_recognized_and_no_other(pins: PinSeal) -> None:
    first, again = (pins.seal("0042", "acme-0001") for _ in range(2))
    others = [pins.seal("0043", "acme-0001"), pins.seal("0042", "acme-0002")]

    assert (first.fingerprint, first.sealed != again.sealed) == (again.fingerprint, True)
    assert first.fingerprint not in {each.fingerprint for each in others}


def test_a_pin_that_was_forgotten_does_not_open_and_no_new_one_is_taken(
    pins: PinSeal, keys: DataKeys
) -> None:
    sealed, other = pins.seal("0042", "acme-0001"), pins.seal("0042", "acme-0002")

    keys.forget("acme-0001", NOW)

    with pytest.raises(PinUnreadableError, match="destroyed"):
        pins.open(sealed, "acme-0001")
    with pytest.raises(KeyErasedError, match="has ended"):
        pins.seal("0042", "acme-0001")
    assert pins.open(other, "acme-0002") == "0042"


def test_a_pin_that_the_codec_server_sealed_opens_until_it_is_forgotten(
    pins: PinSeal, keys: DataKeys
) -> None:
    sealed, _ = loose_pins.seal("0042", keys)

    assert pins.open(sealed, "acme-0001") == "0042"
    keys.forget("acme-0001", NOW)
    with pytest.raises(PinUnreadableError):
        pins.open(sealed, "acme-0001")


def test_a_pin_of_an_older_version_opens_where_its_key_file_is(pins: PinSeal, tmp_path: Path) -> None:
    settings = settings_in(tmp_path)
    sealed = FilePinSeal(settings.pin_key_path, create=True).seal("0042", "acme-0001")

    assert pins.open(sealed, "acme-0001") == "0042"
    settings.pin_key_path.unlink()
    with pytest.raises(PinUnreadableError, match="cannot be read"):
        pin_seal(settings).open(sealed, "acme-0001")


def test_no_key_file_is_made_for_pins_where_requests_have_keys(pins: PinSeal, tmp_path: Path) -> None:
    pins.seal("0042", "acme-0001")

    assert isinstance(pins, RequestPinSeal)
    assert not settings_in(tmp_path).pin_key_path.exists()


def test_where_nothing_is_encrypted_pins_are_sealed_with_the_key_file(tmp_path: Path) -> None:
    seal = pin_seal(settings_in(tmp_path, encryption=False))

    assert seal.seal("0042", "acme-0001").sealed.startswith("pin1.")


@pytest.mark.parametrize("spoilt", ["pin2", "pin2.x", "pin2.{key}", "pin2.{key}.?", "pin2.{key}.AAAA", "x"])
def test_what_is_no_sealed_pin_is_refused(pins: PinSeal, keys: DataKeys, spoilt: str) -> None:
    pins.seal("0042", "acme-0001")
    key_id = pins.seal("0042", "acme-0001").sealed.split(".")[1]

    with pytest.raises(PinUnreadableError):
        pins.open(SealedPin(sealed=spoilt.format(key=key_id), fingerprint=""), "acme-0001")
