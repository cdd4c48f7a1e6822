"""What the customer of a draft is told, and support."""

import asyncio
from typing import TYPE_CHECKING, Any, Literal

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from porting.domain.draft_told import NO_COMPANY, DraftTold, contact_of, told
    from porting.domain.notice import Notice, NoticeKind
    from porting.domain.port_request import Contact
    from workflows.counting import mail_undelivered
    from workflows.patches import Patch
    from workflows.sending import is_sent

if TYPE_CHECKING:
    from workflows.port_draft import PortDraftWorkflow

#: Only the day of the draft's end is written in it; the request's own zone is known once it is one.
_ZONE = "America/New_York"
#: The port request, which has the same id, tells support of failed steps too: no key may be both.
_OF_DRAFTS = "draft"
#: For a draft of which nobody knows an address; mail to support does not go there.
_NOBODY = "unknown@sender.invalid"

#: Mails, of a draft in all, to addresses of which nobody has shown that they are his: one that asks to come
#: back, and one more in case that is overlooked.
_MOST_TO_STRANGERS = 2
_TO_STRANGERS = "to strangers"


class DraftNotices:
    """Sent beside whatever goes on."""

    def __init__(self, workflow_of_draft: "PortDraftWorkflow", sent: dict[str, int]) -> None:
        self.sent = dict(sent)
        """By kind; a notice's key counts them, so it is the same in every attempt, replay and run. Also how
        many of them went to strangers."""
        self.being_sent: set[asyncio.Task[None]] = set()
        self._of = workflow_of_draft

    def tell(self, kind: NoticeKind) -> None:
        """Mail the customer; nothing where nobody has said a mail address."""
        draft = self._of.draft
        contact = contact_of(draft)
        if contact is None:
            return
        if draft.is_contact_proven:
            self._tell(kind, "customer", contact, draft=told(draft, self._of.problems))
        else:
            self._tell_a_stranger(kind, contact)

    def _tell_a_stranger(self, kind: NoticeKind, contact: Contact) -> None:
        """Seldom, and without a word of what was typed: mail of ours is not to carry strangers' words."""
        if self.sent.get(_TO_STRANGERS, 0) >= _MOST_TO_STRANGERS and workflow.patched(Patch.SPARES_STRANGERS):
            return
        self.sent[_TO_STRANGERS] = self.sent.get(_TO_STRANGERS, 0) + 1
        stranger = Contact(name=contact.email, email=contact.email)
        nothing = DraftTold(is_stranger=True)
        self._tell(kind, "customer", stranger, draft=nothing, company_name=NO_COMPANY, losing_carrier="")

    def tell_support(self, detail: str) -> None:
        """Mail support what it has to do about the draft."""
        contact = contact_of(self._of.draft) or Contact(name="-", email=_NOBODY)
        self._tell(NoticeKind.STEP_FAILED, "support", contact, detail=detail)

    def _tell(
        self, kind: NoticeKind, to: Literal["customer", "support"], contact: Contact, **facts: Any
    ) -> None:
        draft = self._of.draft
        self.sent[kind] = self.sent.get(kind, 0) + 1
        country = draft.value("service_address.country")
        said = {
            "company_name": draft.value("company_name") or NO_COMPANY,
            "losing_carrier": draft.value("losing_carrier.name"),
            **facts,
        }
        notice = Notice(
            kind=kind,
            to=to,
            key=f"{draft.request_id}:{_OF_DRAFTS if to == 'support' else '-'}:{kind}:{to}:{self.sent[kind]}",
            request_id=draft.request_id,
            contact=contact,
            time_zone=_ZONE,
            country="CA" if country == "CA" else "US" if country == "US" else None,
            until=self._of.deadline,
            **said,
        )
        sending = asyncio.create_task(self._send(notice))
        self.being_sent.add(sending)
        sending.add_done_callback(self.being_sent.discard)

    async def are_sent(self) -> None:
        await workflow.wait_condition(lambda: not self.being_sent)

    async def _send(self, notice: Notice) -> None:
        if not await is_sent(notice):
            mail_undelivered()
            self._of.needs_support = True
