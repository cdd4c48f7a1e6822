"""What a mail server's Authentication-Results are taken to say, and whose are believed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from porting.mail.inbound.authentication_results import checked_by
from porting.mail.inbound.headers import read
from porting.mail.inbound.incoming import Checked, DkimResult

OURS = "mx.desk.example"
DANA = "dana@acme.example"
RECEIVED = "Received: from mail.acme.example ([192.0.2.7]) by mx.desk.example with ESMTPS; Mon, 23 Nov 2026"
FOREIGN = "Received: from laptop ([192.0.2.9]) by mail.acme.example with ESMTPSA; Mon, 23 Nov 2026"
PASSED = Checked(spf_passed=True, dkim=(DkimResult(domain="acme.example", passed=True),))
NOTHING = Checked()


def checked(*lines: str, sender: str = DANA, authserv: str | None = OURS) -> Checked:
    return checked_by(authserv, read("\r\n".join(lines).encode()), sender)


POSTFIX = f"""\
Authentication-Results: mx.desk.example; spf=pass (sender SPF authorized) smtp.mailfrom=acme.example
\t(client-ip=192.0.2.7; helo=mail.acme.example; envelope-from=dana@acme.example; receiver=<UNKNOWN>)
{RECEIVED}
Authentication-Results: mx.desk.example;
\tdkim=pass (2048-bit key; unprotected) header.d=acme.example header.i=@acme.example
\theader.a=rsa-sha256 header.b="Zq1+/x"; dkim-atps=neutral"""
RSPAMD = f"""\
{RECEIVED}
Authentication-Results: MX.desk.example 1;
\tdkim=pass header.d=Acme.example header.s=s1 header.b=Zq1x;
\tspf=pass (mx.desk.example: domain of dana@acme.example designates 192.0.2.7 as permitted sender)
\tsmtp.mailfrom=dana@acme.example; dmarc=pass (policy=none) header.from=acme.example"""
OPENDMARC = f"""\
{RECEIVED}
Authentication-Results: mx.desk.example; dmarc=pass (p=none dis=none) header.from=acme.example"""
ANOTHER = f"""\
{RECEIVED}
Authentication-Results: mx.desk.example; spf=PASS smtp.mailfrom = acme.example;
\tdkim/1=pass header.i=dana@acme.example"""


@pytest.mark.parametrize("header", [POSTFIX, RSPAMD, ANOTHER], ids=["Postfix", "rspamd", "another way"])
def test_what_mail_servers_write_is_understood(header: str) -> None:
    assert checked(header, FOREIGN) == PASSED


SAYS = "mx.desk.example; spf=pass smtp.mailfrom=acme.example; dkim=pass header.d=acme.example"


@pytest.mark.parametrize(
    "value",
    [
        SAYS.replace("mx.desk", "mx.evil"),
        f"({SAYS}",
        f"other.example; x=y (mx.desk.example); {SAYS}",
        f"mx.desk.example; none (by {SAYS})",
        f'mx.desk.example; none reason="; {SAYS}"',
        "mx.desk.example; none",
        "mx.desk.example.evil.example; spf=pass smtp.mailfrom=acme.example",
        "mx.desk.example; spf=pass smtp.helo=acme.example",
        "mx.desk.example; spf=pass smtp.mailfrom=acme.example.evil.example",
        f"{SAYS}{' ' * 8000}x",
    ],
    ids=range(10),
)
def test_a_field_of_another_server_or_one_that_says_something_else_proves_nothing(value: str) -> None:
    assert checked(RECEIVED, f"Authentication-Results: {value}") == NOTHING


def test_a_field_that_the_mail_brought_with_it_proves_nothing() -> None:
    forged = f"Authentication-Results: {SAYS}"
    true = "Authentication-Results: mx.desk.example; arc=none"

    assert checked(RECEIVED, FOREIGN, forged) == NOTHING
    assert checked(RECEIVED, true, forged, forged) == NOTHING
    assert checked(RECEIVED, "Authentication-Results: mail.acme.example; none", forged) == NOTHING
    assert checked(RECEIVED, f"X-Authentication-Results: {SAYS}") == NOTHING


def test_without_a_name_nobody_is_believed() -> None:
    assert checked(RECEIVED, f"Authentication-Results: {SAYS}") == PASSED
    assert checked(RECEIVED, f"Authentication-Results: {SAYS}", authserv=None) == NOTHING


def test_of_two_answers_about_one_sender_the_worse_one_counts() -> None:
    forged = "Authentication-Results: mx.desk.example; spf=pass smtp.mailfrom=acme.example"
    true = "Authentication-Results: mx.desk.example; spf=softfail smtp.mailfrom=acme.example"

    assert not checked(true, RECEIVED, forged).spf_passed


def test_dmarc_proves_the_domain_in_from() -> None:
    assert checked(OPENDMARC, FOREIGN).dkim == PASSED.dkim


def test_a_report_has_no_sender_whom_anything_could_prove() -> None:
    assert not checked(
        RECEIVED, "Authentication-Results: mx.desk.example; spf=pass smtp.mailfrom=", sender=""
    ).spf_passed


def test_a_sender_that_could_leave_the_comment_it_is_put_in_proves_nothing() -> None:
    assert checked(RECEIVED, f"Authentication-Results: {SAYS}", sender='"a)"@acme.example') == NOTHING


@given(st.text('mx.desk.example; spf=pass()"\\/ dkimheader.d\r\n\t:', max_size=300))
@settings(max_examples=100, deadline=None)
def test_no_field_is_too_odd(field: str) -> None:
    checked(f"Authentication-Results: mx.desk.example; {field}")
