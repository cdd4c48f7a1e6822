"""Which way each kind of notice errs where a mail may have gone and may not.

No mail service knows an idempotency key, so that a time-out leaves two ways only: once too often, or not at
all.
"""

from dataclasses import dataclass

from porting.domain.notice import NoticeKind


@dataclass(frozen=True)
class Doubt:
    """Which way a kind of notice errs where nothing proves that it went."""

    sent_again: bool
    """True: it may come twice, and is not missed. False: it may stay away, and never comes twice."""
    why: str
    """A clause."""


def _may_come_twice(why: str) -> Doubt:
    return Doubt(sent_again=True, why=why)


def _may_stay_away(why: str) -> Doubt:
    return Doubt(sent_again=False, why=why)


#: `docs/mail.md` shows this table; a test keeps them alike.
IN_DOUBT: dict[NoticeKind, Doubt] = {
    NoticeKind.RECEIVED: _may_come_twice("it warns not to close the old account"),
    NoticeKind.DOCUMENTS_REJECTED: _may_come_twice("the request waits for the answer"),
    NoticeKind.DOCUMENTS_ACCEPTED: _may_come_twice("the customer was asked to mend them"),
    NoticeKind.IN_REVIEW: _may_stay_away("nothing is to be done, and the next mail follows"),
    NoticeKind.APPROVED: _may_stay_away("nothing is to be done, and the next mail follows"),
    NoticeKind.SUBMITTED: _may_come_twice("it warns not to close the old account"),
    NoticeKind.REJECTED: _may_come_twice("the request waits for the answer"),
    NoticeKind.RESUBMITTED: _may_come_twice("the customer has answered and waits for word"),
    NoticeKind.UNPORTABLE: _may_come_twice("the customer plans with a number that does not come"),
    NoticeKind.PORT_DATE: _may_come_twice("the customer plans for the date"),
    NoticeKind.DAY_BEFORE: _may_stay_away("the date was told before"),
    NoticeKind.TRANSFERRED: _may_come_twice("it asks for the confirmation"),
    NoticeKind.COMPLETED: _may_stay_away("the customer has confirmed it himself"),
    NoticeKind.PARTIALLY_COMPLETED: _may_come_twice("it warns not to close the old account"),
    NoticeKind.REMINDER: _may_stay_away("it repeats an earlier mail, and the next one follows"),
    NoticeKind.EXPIRED: _may_come_twice("it warns not to close the old account"),
    NoticeKind.CANCELED: _may_come_twice("it warns not to close the old account"),
    NoticeKind.CANNOT_CANCEL: _may_come_twice("the customer believes that the port is stopped"),
    NoticeKind.DRAFT_INCOMPLETE: _may_come_twice("the draft waits for the answer"),
    NoticeKind.DRAFT_REMINDER: _may_stay_away("it repeats an earlier mail, and the next one follows"),
    NoticeKind.DRAFT_EXPIRED: _may_come_twice("the customer believes that the numbers move"),
    NoticeKind.NEW_LINK: _may_come_twice("its reader waits for it"),
    NoticeKind.CONFIRM_MAIL: _may_come_twice("nothing is done before its link is used"),
    NoticeKind.DOCUMENTS_TO_REVIEW: _may_come_twice("the request waits for support"),
    NoticeKind.UNKNOWN_REJECTION: _may_come_twice("the request waits for support"),
    NoticeKind.LATE: _may_come_twice("support is told once"),
    NoticeKind.NOT_TRANSFERRED: _may_come_twice("support is told once"),
    NoticeKind.CUSTOMER_UNREACHABLE: _may_come_twice("the customer waits for a call"),
    NoticeKind.STEP_FAILED: _may_come_twice("the request waits for support"),
    NoticeKind.MAIL_TO_READ: _may_come_twice("the customer waits for an answer"),
    NoticeKind.ENDED: _may_stay_away("nothing is to be done"),
}
