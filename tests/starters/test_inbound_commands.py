"""What support sees of the mails that came."""

import pytest

from porting.settings import Settings
from tests.mail.inbound.posts import BASE, CONTENT_TYPE, File, Mail, a_pdf
from tests.starters.commands import CommandLine
from workers.inbound_mail import intake


@pytest.fixture
def at_the_desk(porting: CommandLine) -> CommandLine:
    """A mail of Dana's has come."""
    files = (File("../../loa.pdf", a_pdf("loa")),)
    mail = Mail(text="Our papers. The PIN is 4321.", files=files)
    settings = Settings(state_dir=porting.state, encryption=False, mail_from=BASE, mail_reply_to=BASE)
    intake(settings).receive(CONTENT_TYPE, mail.raw_form())
    return porting


def test_support_sees_what_waits_shows_it_and_settles_it(at_the_desk: CommandLine) -> None:
    [mail] = at_the_desk.give("mail", "waiting", "--json").json
    assert "to_do" in at_the_desk.give("mail", "waiting").output

    shown = at_the_desk.give("mail", "show", mail["identity"][:12], "--save", at_the_desk.state / "seen")

    assert shown.json["sender"] == "dana@acme.example"
    assert "4321" not in shown.output
    assert (at_the_desk.state / "seen" / "1.pdf").read_bytes() == a_pdf("loa")
    assert at_the_desk.give("mail", "settle", mail["identity"][:12]).exit_code == 0
    assert at_the_desk.give("mail", "waiting", "--json").json == []


def test_a_mail_that_is_not_there_is_told_in_a_sentence(porting: CommandLine) -> None:
    answered = porting.give("mail", "show", "abc")

    assert answered.exit_code == 1
    assert "porting mail waiting" in answered.said
