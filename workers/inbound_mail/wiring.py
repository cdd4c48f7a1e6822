"""Which record, which places and which services mail that comes in is given."""

from typing import TYPE_CHECKING

from porting import keys
from porting.domain.examined import Examined
from porting.domain.port_request import DocumentReference
from porting.mail.inbound.party import Parties
from porting.mail.inbound.record import InboundMails
from porting.ports import DocumentStore
from porting.settings import Settings, SettingsError
from workers.documents import document_reading, document_stores
from workers.inbound_mail.confirming import MailConfirmations
from workers.inbound_mail.intake import Intake, MailIntake
from workers.inbound_mail.telling import Telling
from workers.links import links
from workers.mail import kept_mails, notifier, reply_addresses

if TYPE_CHECKING:
    from porting.mail.reply_address import ReplyAddresses


def intake(settings: Settings) -> Intake:
    """Raises: `SettingsError`."""
    mails, kept = inbound_mails(settings), kept_mails(settings)
    replies: ReplyAddresses | None = reply_addresses(settings)
    return MailIntake(
        kept=kept,
        stores=document_stores(settings),
        mails=mails,
        replies=replies,
        own=frozenset({settings.mail_from, settings.mail_reply_to or settings.mail_from}),
        parties=parties(settings),
        examine=examined,
        telling=Telling(mails, kept, notifier(settings), links(settings)),
        draft_policy=settings.draft_policy,
        kept_for=settings.inbound_mail_kept,
    )


def inbound_mails(settings: Settings) -> InboundMails:
    """The record of mails that came."""
    from porting.adapters.inbound_mails import SqliteInboundMails

    return SqliteInboundMails(settings.inbound_mails)


def confirmations(settings: Settings) -> MailConfirmations:
    return MailConfirmations(inbound_mails(settings), kept_mails(settings))


def parties(settings: Settings) -> Parties:
    """Where the key is lost, drafts of before are not found again, and nothing else is.

    Raises: `SettingsError`.
    """
    keys.make(settings.inbound_mail_key_path)
    try:
        return Parties(keys.read(settings.inbound_mail_key_path)[-1])
    except ValueError as error:
        raise SettingsError(str(error)) from error


def examined(place: DocumentStore, documents: tuple[DocumentReference, ...]) -> tuple[Examined, ...]:
    """Its own reader for each mail: documents come by mail a few times an hour."""
    with document_reading() as reading:
        return reading.examination(place).examine(documents)
