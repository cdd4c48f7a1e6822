"""What becomes of mail that arrives: it is recorded at once, and acted on as far as a machine may."""

from workers.inbound_mail.confirming import MailConfirmations, MailToConfirm
from workers.inbound_mail.intake import Intake, MailIntake
from workers.inbound_mail.posts import is_genuine_post, may_post, takes_mail
from workers.inbound_mail.wiring import confirmations, inbound_mails, intake

__all__ = [
    "Intake",
    "MailConfirmations",
    "MailIntake",
    "MailToConfirm",
    "confirmations",
    "inbound_mails",
    "intake",
    "is_genuine_post",
    "may_post",
    "takes_mail",
]
