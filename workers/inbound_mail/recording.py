"""What is recorded of a mail when it comes, and what is to be done about it first."""

from datetime import UTC, datetime

from porting.mail.inbound.incoming import IncomingMail
from porting.mail.inbound.intent import (
    AnswersRequest,
    AutomaticReply,
    ForSupport,
    Intent,
    StartsOrCompletes,
    Unverified,
)
from porting.mail.inbound.origin import is_from_its_sender
from porting.mail.inbound.party import Parties
from porting.mail.inbound.record import (
    FOR_A_CONFIRMATION,
    NOT_ASKED,
    UNPROVEN,
    MailRecord,
    MailState,
)


def record_of(mail: IncomingMail, intent: Intent, parties: Parties) -> MailRecord:
    """The record of `mail`, of which nothing is kept yet."""
    meant = intent.meant if isinstance(intent, Unverified) else intent
    starts = meant if isinstance(meant, StartsOrCompletes) else None
    state, why = _first_state(mail, intent)
    # A copy whose sender nobody has proven must not keep the genuine mail away.
    is_proven = is_from_its_sender(mail)
    return MailRecord(
        identity=mail.identity if is_proven else UNPROVEN + mail.identity,
        state=state,
        intent=intent.kind,
        why=why,
        request_id=meant.request_id if isinstance(meant, AnswersRequest | ForSupport) else None,
        sender=parties.sender(mail.sender),
        party=parties.party(mail.sender, starts.company) if starts else "",
        received_at=datetime.now(UTC),
    )


def _first_state(mail: IncomingMail, intent: Intent) -> tuple[MailState, str]:
    match intent:
        case AutomaticReply():
            return MailState.IGNORED, intent.of.value
        case ForSupport():
            return MailState.TO_TELL, intent.why.value
        # Who sends with no return path wants no answer (RFC 3834, 2).
        case Unverified() if mail.sender is None or not mail.envelope_sender:
            return MailState.WAITING, NOT_ASKED
        case Unverified():
            return MailState.TO_CONFIRM, FOR_A_CONFIRMATION
        case _:
            return MailState.TO_DO, ""
