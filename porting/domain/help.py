"""Where the help says more: one address for each thing that a mail, a page or an answer speaks of."""

from enum import StrEnum

from porting.domain.checks.findings import FindingCode
from porting.domain.rejection.reasons import ReasonCode


class Topic(StrEnum):
    """A page of the help, or a part of one; its value is the path."""

    ALL = "/help"
    STEPS = "/help/steps"
    DOCUMENTS = "/help/documents"
    CHECKS = "/help/checks"
    CSR = "/help/csr"
    LOA = "/help/loa"
    REJECTIONS = "/help/rejections"
    ACCOUNT = "/help/account"
    KEEP_OPEN = "/help/account#keep-open"
    ACCOUNT_NUMBER = "/help/account#account-number"
    PIN = "/help/account#pin"
    BTN = "/help/account#btn"
    GOOGLE_VOICE = "/help/account#google-voice"
    UNPORTABLE = "/help/unportable"


def help_path(subject: ReasonCode | FindingCode | Topic) -> str:
    """The path of what the help says about `subject`, to be put behind the site's own address.

    `ReasonCode.WRONG_PIN` -> `/help/rejections#wrong-pin`
    """
    if isinstance(subject, Topic):
        return subject.value
    home = Topic.REJECTIONS if isinstance(subject, ReasonCode) else Topic.CHECKS
    return f"{home}#{anchor(subject)}"


def anchor(subject: ReasonCode | FindingCode) -> str:
    """`wrong-pin`"""
    return subject.value.replace("_", "-")
