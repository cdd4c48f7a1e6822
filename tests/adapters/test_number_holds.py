import stat
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest

import porting
from porting.adapters.number_holds import SqliteNumberHolds

A, B, C = "+15125550100", "+15125550101", "+15125550102"


@pytest.fixture
def holds(tmp_path: Path) -> SqliteNumberHolds:
    return SqliteNumberHolds(tmp_path / "state" / "holds.db")


def test_free_numbers_can_be_held(holds: SqliteNumberHolds) -> None:
    assert holds.hold("acme", (A, B)) == {}


def test_a_number_on_another_open_request_is_named_with_it(holds: SqliteNumberHolds) -> None:
    holds.hold("acme", (A,))
    holds.hold("zenith", (B,))

    assert holds.hold("other", (A, B, C)) == {A: "acme", B: "zenith"}


def test_of_a_request_with_one_taken_number_none_is_held(holds: SqliteNumberHolds) -> None:
    holds.hold("acme", (B,))

    holds.hold("other", (A, B, C))

    assert holds.hold("third", (A, C)) == {}


def test_a_request_may_hold_its_numbers_again_and_more(holds: SqliteNumberHolds) -> None:
    holds.hold("acme", (A,))

    assert holds.hold("acme", (A, B)) == {}
    assert holds.hold("other", (B,)) == {B: "acme"}


def test_the_numbers_of_an_ended_request_are_free_again(holds: SqliteNumberHolds) -> None:
    holds.hold("acme", (A, B))
    holds.hold("zenith", (C,))

    holds.release("acme")
    holds.release("acme")

    assert holds.hold("other", (A, B)) == {}
    assert holds.hold("other", (C,)) == {C: "zenith"}


def test_numbers_that_are_held_anew_are_not_given_up_as_old_ones(holds: SqliteNumberHolds) -> None:
    holds.hold("acme", (A,))

    holds.release("acme", older_than=timedelta(minutes=1))
    assert holds.hold("other", (A,)) == {A: "acme"}

    time.sleep(0.05)
    holds.release("acme", older_than=timedelta(milliseconds=40))
    assert holds.hold("other", (A,)) == {}


def test_holding_numbers_again_makes_their_hold_a_new_one(holds: SqliteNumberHolds) -> None:
    holds.hold("acme", (A,))
    time.sleep(1.1)
    holds.hold("acme", (A,))

    holds.release("acme", older_than=timedelta(seconds=1))

    assert holds.hold("other", (A,)) == {A: "acme"}


def test_holds_outlive_the_process_and_only_we_can_read_them(tmp_path: Path) -> None:
    SqliteNumberHolds(tmp_path / "holds.db").hold("acme", (A,))

    assert SqliteNumberHolds(tmp_path / "holds.db").hold("other", (A,)) == {A: "acme"}
    assert {stat.S_IMODE(file.stat().st_mode) for file in tmp_path.iterdir()} == {0o600}


def test_of_several_processes_that_want_a_number_exactly_one_gets_it(tmp_path: Path) -> None:
    racers = [_racer(tmp_path / "holds.db", f"request-{count}") for count in range(4)]
    for racer in racers:
        _line_from(racer)

    for racer in racers:
        _say_go(racer)
    got = [racer.communicate(timeout=60)[0].split() for racer in racers]

    assert [racer.returncode for racer in racers] == [0] * len(racers)
    assert sorted(number for numbers in got for number in numbers) == sorted(
        f"+1512{exchange}{line:04}" for exchange in (555, 556) for line in range(_NUMBERS)
    )


_NUMBERS = 25
_RACER = Path(__file__).with_name("racing_for_numbers.py")


def _racer(holds_file: Path, request_id: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, _RACER, holds_file, request_id, str(_NUMBERS)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={"PYTHONPATH": str(Path(porting.__file__).parents[1])},
    )


def _line_from(racer: "subprocess.Popen[str]") -> str:
    assert racer.stdout is not None
    return racer.stdout.readline()


def _say_go(racer: "subprocess.Popen[str]") -> None:
    assert racer.stdin is not None
    racer.stdin.write("go\n")
    racer.stdin.flush()
