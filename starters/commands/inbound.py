"""`porting mail waiting`, `show` and `settle`: mails that came and that somebody has to look at."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from starters.commands.answering import answering
from starters.commands.options import Json
from starters.terminal import answer, answer_json, say, table, when

if TYPE_CHECKING:
    from porting.mail.inbound.record import InboundMails, MailRecord

#: Letters of a mail's identity that tell it from all others.
_SHOWN = 12

_MailArgument = Annotated[str, typer.Argument(metavar="MAIL", help="As `porting mail waiting` shows it.")]


def waiting(as_json: Json = False) -> None:
    """List the mails that wait for somebody.

    For support, which has been sent them, or for a confirmation of the sender; and what is being done yet.
    """
    with answering(as_json=as_json):
        from porting.mail.inbound.record import OPEN, MailState

        found = _mails().listed([*OPEN, MailState.WAITING])
        if as_json:
            answer_json([each.model_dump(mode="json") for each in found])
            return
        if not found:
            say("no mail waits for anybody")
            return
        rows = [
            [_shown(each), when(each.received_at), each.why or each.state.value, each.request_id or "-"]
            for each in found
        ]
        for line in table(["mail", "received", "why", "request"], rows):
            answer(line)


def show(
    mail: _MailArgument,
    save: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Put what is attached here, each under a number.")
    ] = None,
) -> None:
    """Show a mail, without the secrets that stood in it."""
    with answering():
        from porting.domain.errors import PortingError
        from porting.mail.inbound.kept import kept_mail
        from porting.settings import Settings
        from workers.mail import kept_mails

        record = _the_one(_mails(), mail)
        if record.kept is None:
            raise PortingError("nothing of this mail is kept: it is a machine's, or has been deleted")
        place = kept_mails(Settings.from_environment(os.environ)).of(record.identity)
        kept = kept_mail(record.kept, place)
        answer_json(kept.model_dump(mode="json"))
        if save is None:
            return
        save.mkdir(parents=True, exist_ok=True)
        for count, attachment in enumerate(kept.attachments, 1):
            # The sender's own name for it is not for a disk.
            path = save / f"{count}.{attachment.kind.value}"
            path.write_bytes(place.get(attachment.content))
            say(f"saved {path}")


def settle(mail: _MailArgument) -> None:
    """Note that somebody has seen to a mail."""
    with answering():
        from porting.mail.inbound.record import MailState

        mails = _mails()
        record = _the_one(mails, mail)
        mails.settle(record.identity, MailState.DONE, record.why)
        answer(f"{_shown(record)}: settled")


def _mails() -> "InboundMails":
    from porting.settings import Settings
    from workers.inbound_mail import inbound_mails

    return inbound_mails(Settings.from_environment(os.environ))


def _the_one(mails: "InboundMails", mail: str) -> "MailRecord":
    """Raises: `PortingError`."""
    from porting.domain.errors import PortingError
    from porting.mail.inbound.record import MailState

    found = [each for each in mails.listed(list(MailState)) if _letters(each).startswith(mail.lower())]
    if len(found) != 1 or not mail:
        raise PortingError("no one mail is called so; `porting mail waiting` shows them")
    return found[0]


def _letters(record: "MailRecord") -> str:
    return record.mail


def _shown(record: "MailRecord") -> str:
    return _letters(record)[:_SHOWN]
