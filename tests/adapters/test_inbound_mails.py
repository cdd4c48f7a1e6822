"""The record of mails that came."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from porting.adapters.inbound_mails import SqliteInboundMails
from porting.domain.errors import MailUnavailableError
from porting.mail.inbound.record import (
    FOR_A_CONFIRMATION,
    MOST_ASKED_OF_ALL,
    MOST_ASKED_OF_ONE,
    UNPROVEN,
    MailRecord,
    MailState,
)
from tests.builders import a_document

NOW = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)


def a_record(
    identity: str = "1", state: MailState = MailState.TO_DO, minutes: int = 0, **changes: Any
) -> MailRecord:
    record = MailRecord(
        identity=identity,
        state=state,
        intent="answers_request",
        request_id="acme-0001",
        kept=a_document("mail"),
        received_at=NOW + timedelta(minutes=minutes),
    )
    return record.model_copy(update=changes)


#: Hundreds of transactions are hundreds of waits for a disk, which say nothing.
_MEMORY = Path("/dev/shm")


@pytest.fixture
def mails_in_memory() -> Iterator[SqliteInboundMails]:
    with TemporaryDirectory(dir=_MEMORY if _MEMORY.is_dir() else None) as directory:
        yield SqliteInboundMails(Path(directory) / "mails.db")


@pytest.fixture
def mails(tmp_path: Path) -> SqliteInboundMails:
    return SqliteInboundMails(tmp_path / "state" / "inbound-mails.db")


def test_a_mail_is_recorded_once_and_its_repetitions_are_counted(mails: SqliteInboundMails) -> None:
    assert not mails.is_known("1")
    assert mails.record(a_record())
    assert not mails.record(a_record())
    assert mails.is_known("1")

    assert mails.listed([MailState.TO_DO]) == (a_record().model_copy(update={"repeated": 2}),)


def test_what_is_to_do_comes_in_the_order_in_which_it_came(mails: SqliteInboundMails) -> None:
    for identity, minutes in (("late", 9), ("early", 1), ("middle", 5)):
        mails.record(a_record(identity, minutes=minutes))

    assert [each.identity for each in mails.due(NOW, 2)] == ["early", "middle"]


def test_what_is_put_off_comes_later(mails: SqliteInboundMails) -> None:
    mails.record(a_record())

    mails.put_off("1", NOW + timedelta(minutes=5))

    assert mails.due(NOW, 9) == ()
    assert [each.attempts for each in mails.due(NOW + timedelta(minutes=5), 9)] == [1]


def test_what_is_settled_is_not_done_again(mails: SqliteInboundMails) -> None:
    mails.record(a_record())

    mails.settle("1", MailState.WAITING, "refused")

    assert mails.due(NOW, 9) == ()
    assert [each.why for each in mails.listed([MailState.WAITING])] == ["refused"]


def test_nobody_is_asked_for_more_than_a_few_confirmations_a_day(mails: SqliteInboundMails) -> None:
    for count in range(MOST_ASKED_OF_ONE + 1):
        mails.record(a_record(str(count), sender="dana"))
    mails.record(a_record("other", sender="pat"))

    asked = [mails.may_ask(str(count), NOW) for count in range(MOST_ASKED_OF_ONE + 1)]

    assert asked == [True] * MOST_ASKED_OF_ONE + [False]
    assert mails.may_ask("0", NOW)  # a further attempt for the same mail
    assert mails.may_ask("other", NOW)
    assert mails.may_ask(str(MOST_ASKED_OF_ONE), NOW + timedelta(days=1))


def test_all_together_are_asked_no_more_often_than_a_desk_needs(mails_in_memory: SqliteInboundMails) -> None:
    mails = mails_in_memory
    for count in range(MOST_ASKED_OF_ALL + 1):
        mails.record(a_record(str(count), sender=str(count)))

    asked = [mails.may_ask(str(count), NOW) for count in range(MOST_ASKED_OF_ALL + 1)]

    assert asked == [True] * MOST_ASKED_OF_ALL + [False]
    assert mails.may_ask(str(MOST_ASKED_OF_ALL), NOW + timedelta(hours=1))


def test_a_mail_is_confirmed_once_and_only_where_it_waits_for_it(mails: SqliteInboundMails) -> None:
    mails.record(a_record(f"{UNPROVEN}1", MailState.WAITING, why=FOR_A_CONFIRMATION))
    mails.record(a_record("2", MailState.WAITING, why="refused"))

    assert [mails.confirm(each) for each in (f"{UNPROVEN}1", f"{UNPROVEN}1", "2", "3")] == [
        True,
        False,
        False,
        False,
    ]
    [due] = mails.due(NOW, 9)
    assert (due.is_confirmed, due.is_unproven, due.mail) == (True, False, "1")


def test_a_mail_may_be_confirmed_while_nobody_knows_whether_the_question_has_gone(
    mails: SqliteInboundMails,
) -> None:
    mails.record(a_record(f"{UNPROVEN}1", MailState.TO_CONFIRM, why=FOR_A_CONFIRMATION))

    assert mails.confirm(f"{UNPROVEN}1")
    mails.settle(f"{UNPROVEN}1", MailState.WAITING, FOR_A_CONFIRMATION, was=MailState.TO_CONFIRM)

    [due] = mails.due(NOW, 9)
    assert due.state is MailState.TO_DO


def test_a_partys_requests_are_found_again_but_not_by_what_nobody_has_proven(
    mails: SqliteInboundMails,
) -> None:
    mails.record(a_record("1", party="acme", request_id=None))
    mails.record(a_record("2", party="acme", request_id="mail-b", minutes=1))
    mails.record(a_record(f"{UNPROVEN}3", party="acme", request_id="mail-c"))
    mails.record(a_record("4", party="", request_id="mail-d"))
    mails.assign("1", "mail-a")

    assert mails.requests_of("acme") == ("mail-b", "mail-a")
    assert mails.requests_of("") == ()


def test_only_what_is_kept_of_unproven_mails_counts_against_their_room(mails: SqliteInboundMails) -> None:
    mails.record(a_record("1", size=7))
    mails.record(a_record(f"{UNPROVEN}2", size=20))
    mails.record(a_record(f"{UNPROVEN}3", size=300))

    mails.forget(f"{UNPROVEN}3", MailState.IGNORED, "")

    assert mails.unproven_size() == 20


def test_what_is_still_to_be_done_is_never_outdated(mails: SqliteInboundMails) -> None:
    mails.record(a_record("1"))
    mails.record(a_record("2", MailState.DONE))
    mails.record(a_record(f"{UNPROVEN}3", MailState.WAITING))
    mails.record(a_record("4", MailState.DONE, kept=None))
    later = NOW + timedelta(seconds=1)

    assert [each.identity for each in mails.outdated(later, later, 9)] == ["2", f"{UNPROVEN}3"]
    assert [each.identity for each in mails.outdated(NOW, later, 9)] == [f"{UNPROVEN}3"]


def test_it_says_when_it_cannot_be_used(tmp_path: Path) -> None:
    (tmp_path / "mails.db").mkdir()

    with pytest.raises(MailUnavailableError):
        SqliteInboundMails(tmp_path / "mails.db").is_known("1")
