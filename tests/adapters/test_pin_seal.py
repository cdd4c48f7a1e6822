import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from porting.adapters.pin_seal import FilePinSeal
from porting.domain.errors import PinUnreadableError
from porting.domain.port_request import SealedPin


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    return tmp_path / "keys" / "pin.key"


@pytest.mark.parametrize("pin", ["0042", "0000", "A1b2", "00 7-x", "ñ∂", "9" * 40, ""])
def test_a_pin_comes_back_as_the_string_it_was(key_file: Path, pin: str) -> None:
    seal = FilePinSeal(key_file, create=True)

    assert seal.open(seal.seal(pin, "acme-0001"), "acme-0001") == pin


def test_a_sealed_pin_tells_nothing_about_the_pin(key_file: Path) -> None:
    sealed = FilePinSeal(key_file, create=True).seal("004217", "acme-0001")

    assert "004217" not in sealed.model_dump_json()
    assert sealed.sealed not in repr(sealed)


def test_the_same_pin_is_sealed_differently_each_time_with_one_fingerprint(key_file: Path) -> None:
    seal = FilePinSeal(key_file, create=True)

    first, second = seal.seal("0042", "acme-0001"), seal.seal("0042", "acme-0001")

    assert first.sealed != second.sealed
    assert first.fingerprint == second.fingerprint


def test_another_pin_or_another_request_has_another_fingerprint(key_file: Path) -> None:
    seal = FilePinSeal(key_file, create=True)

    fingerprints = {
        seal.seal("0042", "acme-0001").fingerprint,
        seal.seal("0043", "acme-0001").fingerprint,
        seal.seal("42", "acme-0001").fingerprint,
        seal.seal("0042", "acme-0002").fingerprint,
    }

    assert len(fingerprints) == 4


def test_a_pin_does_not_open_for_another_request(key_file: Path) -> None:
    seal = FilePinSeal(key_file, create=True)
    sealed = seal.seal("0042", "acme-0001")

    with pytest.raises(PinUnreadableError, match="another request"):
        seal.open(sealed, "acme-0002")


@pytest.mark.parametrize("token", ["", "0042", "pin1", "pin1.x", "pin1..AAAA", "pin2.x.AAAA", "pin1.x.!!"])
def test_what_is_no_sealed_pin_does_not_open(key_file: Path, token: str) -> None:
    with pytest.raises(PinUnreadableError):
        FilePinSeal(key_file, create=True).open(SealedPin(sealed=token, fingerprint=""), "acme-0001")


def test_every_altered_letter_is_noticed(key_file: Path) -> None:
    seal = FilePinSeal(key_file, create=True)
    token = seal.seal("0042", "acme-0001").sealed
    start = token.rindex(".") + 1

    for place in range(start, len(token) - 3):  # the last letters may hold bits that mean nothing
        other = "A" if token[place] != "A" else "B"
        altered = token[:place] + other + token[place + 1 :]
        with pytest.raises(PinUnreadableError):
            seal.open(SealedPin(sealed=altered, fingerprint=""), "acme-0001")


@pytest.mark.parametrize("length", [0, 4, 12, 20])
def test_a_cut_off_pin_does_not_open(key_file: Path, length: int) -> None:
    seal = FilePinSeal(key_file, create=True)
    token = seal.seal("0042", "acme-0001").sealed
    cut = token[: token.rindex(".") + 1 + length]

    with pytest.raises(PinUnreadableError):
        seal.open(SealedPin(sealed=cut, fingerprint=""), "acme-0001")


def test_a_pin_outlives_the_process(key_file: Path) -> None:
    sealed = FilePinSeal(key_file, create=True).seal("0042", "acme-0001")

    assert FilePinSeal(key_file).open(sealed, "acme-0001") == "0042"


def test_without_a_key_file_nothing_is_made_unless_asked(key_file: Path) -> None:
    with pytest.raises(PinUnreadableError, match=r"pin\.key cannot be read"):
        FilePinSeal(key_file).seal("0042", "acme-0001")

    assert not key_file.exists()


def test_only_we_can_read_the_key(key_file: Path) -> None:
    FilePinSeal(key_file, create=True).seal("0042", "acme-0001")

    assert stat.S_IMODE(key_file.stat().st_mode) == 0o600
    assert [file.name for file in key_file.parent.iterdir()] == ["pin.key"]


def test_all_who_start_at_once_have_the_same_key(key_file: Path) -> None:
    seals = [FilePinSeal(key_file, create=True) for _ in range(16)]

    with ThreadPoolExecutor(16) as threads:
        sealed = list(threads.map(lambda seal: seal.seal("0042", "acme-0001"), seals))

    assert {FilePinSeal(key_file).open(pin, "acme-0001") for pin in sealed} == {"0042"}


def test_a_new_key_seals_and_the_old_one_still_opens(key_file: Path, tmp_path: Path) -> None:
    old = FilePinSeal(key_file, create=True).seal("0042", "acme-0001")
    FilePinSeal(tmp_path / "other.key", create=True).seal("", "")
    key_file.write_text(key_file.read_text() + (tmp_path / "other.key").read_text())

    rotated = FilePinSeal(key_file)
    new = rotated.seal("0042", "acme-0001")

    assert rotated.open(old, "acme-0001") == rotated.open(new, "acme-0001") == "0042"
    assert old.sealed.split(".")[1] != new.sealed.split(".")[1]
    assert old.fingerprint == new.fingerprint


def test_a_pin_whose_key_is_gone_says_so(key_file: Path, tmp_path: Path) -> None:
    sealed = FilePinSeal(key_file, create=True).seal("0042", "acme-0001")

    with pytest.raises(PinUnreadableError, match="not in the key file"):
        FilePinSeal(tmp_path / "other.key", create=True).open(sealed, "acme-0001")


@pytest.mark.parametrize(
    "content", ["", "\n", "k1 c2hvcnQ=\n", "no key at all", "k1 " + "A" * 43 + "=\nrest\n"]
)
def test_a_broken_key_file_is_refused_and_not_quoted(key_file: Path, content: str) -> None:
    key_file.parent.mkdir()
    key_file.write_text(content)

    with pytest.raises(PinUnreadableError, match="is no key") as refusal:
        FilePinSeal(key_file, create=True).seal("0042", "acme-0001")

    assert "AAAA" not in str(refusal.value)
    assert key_file.read_text() == content
