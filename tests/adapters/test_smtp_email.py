"""Mail through a mail server: what its answers mean, and that a mail goes once."""

import socket
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from porting.adapters.smtp_email import SmtpNotifier
from porting.domain.errors import MailInDoubtError, MailNotAcceptedError, MailUnavailableError
from porting.domain.notice import NoticeKind
from porting.tcp import free_port
from tests.adapters.mail_server import PASSWORD, USER, MailServer, certificate, running_mail_server
from tests.adapters.patience import IN_A_HURRY, PATIENCE
from tests.builders_notice import LETTERHEAD, a_notice

MUST_ARRIVE, COURTESY = NoticeKind.PORT_DATE, NoticeKind.REMINDER


@pytest.fixture
def server() -> Iterator[MailServer]:
    with running_mail_server() as server:
        yield server


@pytest.fixture
def ledger_file(tmp_path: Path) -> Path:
    return tmp_path / "mails.db"


def a_notifier(
    port: int, ledger_file: Path, scheme: str = "smtp", host: str = "127.0.0.1", **options: Any
) -> SmtpNotifier:
    given: dict[str, Any] = {
        "timeout_seconds": PATIENCE,
        "last_answer_seconds": PATIENCE,
        "waits": (timedelta(0),),
        **options,
    }
    return SmtpNotifier(
        f"{scheme}://{host}:{port}",
        ledger_file,
        LETTERHEAD,
        **given,
    )


async def test_a_notice_becomes_a_mail_at_the_server(server: MailServer, ledger_file: Path) -> None:
    await a_notifier(server.port, ledger_file).send(a_notice())

    [mail] = server.taken
    assert server.recipients == ["dana@acme.example"]
    assert mail["From"] == "Porting Desk <porting@servicecall.example>"
    assert mail["Message-ID"] == "<acme-0001.submitted.1@servicecall.example>"
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]


async def test_a_mail_that_the_server_took_is_not_sent_again(server: MailServer, ledger_file: Path) -> None:
    await a_notifier(server.port, ledger_file).send(a_notice())
    await a_notifier(server.port, ledger_file).send(a_notice())

    assert len(server.taken) == 1


async def test_a_line_that_begins_with_a_dot_arrives_as_it_is(server: MailServer, ledger_file: Path) -> None:
    dots = "." * 300  # the encoding breaks them into lines
    notice = a_notice(NoticeKind.STEP_FAILED, detail=dots)

    await a_notifier(server.port, ledger_file).send(notice)

    [mail] = server.taken
    text = mail.get_body(("plain",))
    assert text
    assert dots in text.get_content()


@pytest.mark.parametrize("command", ["MAIL", "RCPT", "DATA"])
async def test_what_the_server_refuses_for_good_is_not_worth_a_retry(
    server: MailServer, ledger_file: Path, command: str
) -> None:
    server.answers = {command: "550 5.1.1 dana@acme.example is unknown"}

    with pytest.raises(MailNotAcceptedError, match="acme-0001:submitted:1 with 550") as refused:
        await a_notifier(server.port, ledger_file).send(a_notice())

    assert "dana" not in str(refused.value)


@pytest.mark.parametrize("kind", [MUST_ARRIVE, COURTESY])
@pytest.mark.parametrize("command", ["MAIL", "RCPT", "DATA"])
async def test_what_the_server_refuses_for_now_has_not_gone(
    server: MailServer, ledger_file: Path, command: str, kind: NoticeKind
) -> None:
    server.answers = {command: "451 4.7.1 come back later"}
    notifier = a_notifier(server.port, ledger_file)

    with pytest.raises(MailUnavailableError) as away:
        await notifier.send(a_notice(kind))
    await notifier.send(a_notice(kind))

    assert away.value.retryable
    assert not isinstance(away.value, MailInDoubtError)
    assert len(server.taken) == 1


@pytest.mark.parametrize(("kind", "copies"), [(MUST_ARRIVE, 2), (COURTESY, 1)])
@pytest.mark.parametrize("fault", ["hangs", "drops"])
async def test_no_word_after_the_last_line_leaves_the_mail_in_doubt(
    server: MailServer, ledger_file: Path, fault: str, kind: NoticeKind, copies: int
) -> None:
    setattr(server, fault, 1)
    notifier = a_notifier(
        server.port, ledger_file, last_answer_seconds=IN_A_HURRY if fault == "hangs" else PATIENCE
    )

    with pytest.raises(MailInDoubtError):
        await notifier.send(a_notice(kind))
    await notifier.send(a_notice(kind))

    assert len(server.taken) == copies


async def test_where_nobody_listens_or_nobody_speaks_the_mail_is_tried_again(ledger_file: Path) -> None:
    with pytest.raises(MailUnavailableError, match="cannot be reached"):
        await a_notifier(free_port(), ledger_file).send(a_notice())
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(MailUnavailableError) as away:
        await a_notifier(silent.getsockname()[1], ledger_file, timeout_seconds=IN_A_HURRY).send(a_notice())

    assert not isinstance(away.value, MailInDoubtError)


@pytest.mark.parametrize(("scheme", "from_the_start"), [("smtp", False), ("smtps", True)])
async def test_user_password_and_mail_go_encrypted(
    tmp_path: Path, ledger_file: Path, scheme: str, from_the_start: bool
) -> None:
    ours, theirs = certificate(tmp_path)
    sign_in: dict[str, Any] = {"user": SecretStr(USER), "password": SecretStr(PASSWORD)}

    with running_mail_server(ours, from_the_start=from_the_start, wants_sign_in=True) as server:
        await a_notifier(server.port, ledger_file, scheme, tls=theirs, **sign_in).send(a_notice())

    assert len(server.taken) == 1


@pytest.mark.parametrize("scheme", ["smtp", "smtps"])
async def test_a_server_that_cannot_show_who_it_is_gets_no_mail(
    tmp_path: Path, ledger_file: Path, scheme: str
) -> None:
    ours, _ = certificate(tmp_path)

    with (
        running_mail_server(ours, from_the_start=scheme == "smtps") as server,
        pytest.raises(MailUnavailableError),
    ):
        await a_notifier(server.port, ledger_file, scheme).send(a_notice())

    assert server.taken == []


async def test_a_wrong_password_is_for_an_operator_to_mend_and_never_quoted(
    tmp_path: Path, ledger_file: Path
) -> None:
    ours, theirs = certificate(tmp_path)
    sign_in: dict[str, Any] = {"user": SecretStr(USER), "password": SecretStr("a-secret")}

    with (
        running_mail_server(ours, wants_sign_in=True) as server,
        pytest.raises(MailUnavailableError, match="user and password") as refused,
    ):
        await a_notifier(server.port, ledger_file, tls=theirs, **sign_in).send(a_notice())

    assert refused.value.retryable
    assert "a-secret" not in str(refused.value)
    assert refused.value.__cause__ is None


async def test_nothing_is_said_without_tls_where_the_name_may_mean_another_machine(
    server: MailServer, ledger_file: Path
) -> None:
    notifier = a_notifier(server.port, ledger_file, host="127.1")

    with pytest.raises(MailUnavailableError, match="does not let"):
        await notifier.send(a_notice())

    assert server.taken == []
