"""The record of mails that came."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from porting.adapters.inbound_mails import SqliteInboundMails
from porting.domain.errors import MailUnavailableError
from porting.mail.inbound.record import MailRecord, MailState
from tests.builders import a_document

NOW = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)


def a_record(identity: str = "1", state: MailState = MailState.TO_DO, minutes: int = 0) -> MailRecord:
    return MailRecord(
        identity=identity,
        state=state,
        intent="answers_request",
        request_id="acme-0001",
        kept=a_document("mail"),
        received_at=NOW + timedelta(minutes=minutes),
    )


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


def test_it_says_when_it_cannot_be_used(tmp_path: Path) -> None:
    (tmp_path / "mails.db").mkdir()

    with pytest.raises(MailUnavailableError):
        SqliteInboundMails(tmp_path / "mails.db").is_known("1")
