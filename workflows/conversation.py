"""What the messages of `workflows/messages.py` mean to a running port request: when each makes sense, and
what it does."""

from collections.abc import Callable
from typing import Any

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from porting.domain.port_order import Pon
    from porting.domain.port_request import PortRequest
    from porting.domain.resubmission import Correction, brought, corrected
    from porting.domain.status import PortStatus
    from workflows.counting import correction_taken, message_refused
    from workflows.documents import DocumentChecking
    from workflows.messages import (
        SOMEBODY,
        AddNote,
        BackboneDecisionGiven,
        CancelRequest,
        CarrierResponse,
        ChangeContact,
        ConfirmTransfer,
        ExtendDeadline,
        GiveBack,
        MailFailed,
        PortMessages,
        ReviewDocuments,
        UpstreamChanged,
        words_with,
    )
    from workflows.names import MAIL_FAILED
    from workflows.order_messages import objection_to_day
    from workflows.patches import Patch
    from workflows.port_order import PortOrderProgress
    from workflows.record import RequestRecord

#: What webhooks send. Not for the timeline as it comes: it comes often, and may say nothing new.
_SILENT = frozenset({"upstream_changed", MAIL_FAILED})

#: In days. Whoever needs longer starts anew, with fresh documents.
_LONGEST_EXTENSION = 365

_UNKNOWN_NUMBER = "a number is not on this request"


class Conversation(PortMessages):
    """A port request as far as it listens: its record, its documents and its orders."""

    def __init__(self, request: PortRequest, *, came_encrypted: bool = True) -> None:
        self.came_encrypted = came_encrypted
        """False: in the clear, to a worker that encrypts. Then so may its messages have, as those of all
        requests did before there was a key."""
        self.record = RequestRecord(request)
        self.documents = DocumentChecking(self.record, PortStatus.CHECKING_DOCUMENTS)
        self.asked_for: list[PortOrderProgress] = []
        """The orders as we made them."""

    @property
    def orders(self) -> list[PortOrderProgress]:
        """All orders that there are upstream: each as we asked for it, then what upstream split off."""
        return [order for asked in self.asked_for for order in (asked, *asked.parts)]

    @property
    def progresses(self) -> list[DocumentChecking]:
        """Everything of the request that stands somewhere by itself now."""
        return [*self.orders] or [self.documents]

    @property
    def has_ended(self) -> bool:
        return all(progress.status.is_end for progress in self.progresses)

    def refuse(self, name: str, reason: str) -> None:
        self.record.refuse(name, reason)
        workflow.logger.warning("message_refused", extra={"message_name": name, "reason": reason})
        message_refused(name)

    @property
    def takes_unencrypted(self) -> bool:
        return self.record.request.policy.take_unencrypted or not self.came_encrypted

    def came_unencrypted(self, name: str) -> None:
        if self.came_encrypted and name not in _SILENT:
            super().came_unencrypted(name)
            self.record.note(f"{name} came unencrypted: what it says can be read in Temporal")

    def objection_to(self, name: str, message: Any) -> str | None:
        if self.has_ended:
            return None if name in _SILENT else "the request has ended"
        objections: dict[str, Callable[[Any], str | None]] = {
            "resubmit": self._objection_to_resubmission,
            "review_documents": self._objection_to_review,
            "backbone_decision": self._objection_to_decision,
            "carrier_response": self._objection_to_response,
            "confirm_transfer": self._objection_to_confirmation,
            "give_back": self._objection_to_giving_back,
            "extend_deadline": self._objection_to_extension,
            "cancel_request": self._objection_to_cancellation,
            "upstream_changed": self._objection_to_order,
        }
        objection = objections.get(name)
        return objection(message) if objection else None

    def take(self, name: str, message: Any) -> str:
        effects: dict[str, Callable[[Any], str]] = {
            "resubmit": self._resubmit,
            "review_documents": self._review,
            "backbone_decision": self._decide,
            "carrier_response": self._respond,
            "confirm_transfer": self._confirm,
            "give_back": self._give_back,
            "cancel_request": self._cancel,
            "extend_deadline": self._extend,
            "change_contact": self._write_to,
            "add_note": self._note,
            "upstream_changed": self._wake,
            MAIL_FAILED: self._miss_the_customer,
        }
        done = effects[name](message)
        if name not in _SILENT:
            self.record.note(
                done, by=message.by or SOMEBODY, note=words_with(message), order=self._order_of(message)
            )
        return done

    # Which order is meant

    def _named(self, order: str | None) -> list[PortOrderProgress]:
        """The orders that a message means: the one it names by PON or count, or all."""
        if order is None:
            return self.orders
        return [o for o in self.orders if order in (o.order.pon, o.order.pon.rpartition("-")[2])]

    def _order_of(self, message: Any) -> Pon | None:
        named = getattr(message, "order", None)
        return self._named(named)[0].pon if named else None

    def _objection_to_order(self, message: UpstreamChanged | ReviewDocuments | CancelRequest) -> str | None:
        if message.order is None or self._named(message.order):
            return None
        if not self.orders:
            return "there are no orders yet: the documents are not accepted"
        return f"there is no such order; there are {', '.join(o.order.pon for o in self.orders)}"

    def _objection_to_one_order(self, order: str | None) -> str | None:
        """For a message that means exactly one order."""
        if not self.orders:
            return "there are no orders yet: the documents are not accepted"
        if len(self._named(order)) == 1:
            return None
        which = "name the order" if order is None else "there is no such order"
        return f"{which}; there are {', '.join(o.order.pon for o in self.orders)}"

    # Resubmission and review

    def _objection_to_resubmission(self, correction: Correction) -> str | None:
        known = frozenset(number.number for number in self.record.request.numbers)
        if not frozenset(correction.numbers) <= known:
            return _UNKNOWN_NUMBER
        today = self.record.request.calendar.day_of(workflow.now())
        if objection := objection_to_day("requested_port_date", correction.requested_port_date, today):
            return objection
        dated = self._to_be_dated_anew(correction)
        for order in dated:
            if objection := order.objection_to_another_date(correction):
                return objection
        waiting = self._waiting_for(correction)
        if not waiting and not dated:
            return f"nothing waits for a correction; it stands at {', '.join(self._statuses())}"
        after = corrected(self.record.request, correction)
        remedies = brought(self.record.request, after, correction)
        objections = [
            progress.objection_to_correction(correction)
            if not isinstance(progress, PortOrderProgress) or progress.waits_for_documents()
            else progress.objection_to_contribution(remedies)
            for progress in waiting
        ]
        return objections[0] if objections and None not in objections and not dated else None

    def _waiting_for(self, correction: Correction) -> list[DocumentChecking]:
        if not self.orders:
            return [self.documents] if self.documents.waits_for_documents() else []
        return [order for order in self._concerned(correction) if order.waits_for_a_correction()]

    def _to_be_dated_anew(self, correction: Correction) -> list[PortOrderProgress]:
        """The orders whose confirmed date is to change: those named, or all where nothing waits for a
        correction."""
        if correction.requested_port_date is None:
            return []
        if not correction.numbers and self._waiting_for(correction):
            return []
        return [order for order in self._concerned(correction) if order.has_a_date()]

    def _concerned(self, correction: Correction) -> list[PortOrderProgress]:
        named = frozenset(correction.numbers)
        return [order for order in self.orders if not named or named & frozenset(order.order.numbers)]

    def _resubmit(self, correction: Correction) -> str:
        self.record.unreachable = None
        waiting = [*self._waiting_for(correction), *self._to_be_dated_anew(correction)]
        before = self.record.request
        after = corrected(before, correction)
        self.record.request = after
        remedies = brought(before, after, correction)
        correction_taken(remedies)
        for progress in waiting:
            if isinstance(progress, PortOrderProgress):
                progress.resubmit(remedies)
            else:
                progress.documents_resubmitted()
        typed = correction.losing_carrier and correction.losing_carrier.pin
        if typed and not typed.fingerprint:
            self.record.note("the PIN came unsealed; give it through `porting resubmit`, which seals it")
        return "resubmission received"

    def _in_review(self, message: ReviewDocuments) -> list[DocumentChecking]:
        candidates: list[DocumentChecking] = (
            [*self._named(message.order)] if self.orders else [self.documents]
        )
        return [progress for progress in candidates if progress.objection_to_review() is None]

    def _objection_to_review(self, message: ReviewDocuments) -> str | None:
        if objection := self._objection_to_order(message):
            return objection
        if len(self._in_review(message)) == 1:
            return None
        if self._in_review(message):
            return self._objection_to_one_order(message.order)
        return f"no documents wait for a decision; it stands at {', '.join(self._statuses())}"

    def _review(self, message: ReviewDocuments) -> str:
        return self._in_review(message)[0].review(message)

    # Answers from upstream, by hand

    def _objection_to_decision(self, message: BackboneDecisionGiven) -> str | None:
        return self._objection_to_one_order(message.order) or self._named(message.order)[
            0
        ].objection_to_decision(message)

    def _decide(self, message: BackboneDecisionGiven) -> str:
        return self._named(message.order)[0].decide(message)

    def _objection_to_response(self, message: CarrierResponse) -> str | None:
        return self._objection_to_one_order(message.order) or self._named(message.order)[
            0
        ].objection_to_response(message)

    def _respond(self, message: CarrierResponse) -> str:
        return self._named(message.order)[0].respond(message)

    def _wake(self, message: UpstreamChanged) -> str:
        for order in self._named(message.order):
            order.woken = True
        return "looking upstream"

    # Confirmation

    def _confirming(self, message: ConfirmTransfer) -> list[PortOrderProgress]:
        named = frozenset(message.numbers)
        return [
            order
            for order in self.orders
            if not order.status.is_end and (not named or named & frozenset(order.order.numbers))
        ]

    def _objection_to_confirmation(self, message: ConfirmTransfer) -> str | None:
        portable = frozenset(number for order in self.orders for number in order.order.numbers)
        if self.orders and not frozenset(message.numbers) <= portable:
            return _UNKNOWN_NUMBER
        objections = [order.objection_to_confirmation(message.numbers) for order in self._confirming(message)]
        if not objections:
            return f"no number waits to be confirmed; it stands at {', '.join(self._statuses())}"
        if message.numbers:
            return next((objection for objection in objections if objection), None)
        return None if None in objections else objections[0]

    def _confirm(self, message: ConfirmTransfer) -> str:
        self.record.unreachable = None
        for order in self._confirming(message):
            if order.objection_to_confirmation(message.numbers) is None:
                order.confirm(message.numbers)
        return "transfer confirmed"

    def _holding(self, message: GiveBack) -> list[PortOrderProgress]:
        named = frozenset(message.numbers)
        return [order for order in self.orders if named & frozenset(order.states)]

    def _objection_to_giving_back(self, message: GiveBack) -> str | None:
        holding = self._holding(message)
        if not frozenset(message.numbers) <= {number for order in holding for number in order.states}:
            return _UNKNOWN_NUMBER if self.orders else "there are no orders yet: cancel_request ends it"
        named = frozenset(message.numbers)
        return next(filter(None, (order.objection_to_giving_back(named) for order in holding)), None)

    def _give_back(self, message: GiveBack) -> str:
        for order in self._holding(message):
            order.give_back(frozenset(message.numbers))
        return "numbers to be given back"

    # The whole request

    def _objection_to_cancellation(self, message: CancelRequest) -> str | None:
        """None as long as there is anything left to cancel."""
        meant = [o for o in self._named(message.order) if message.order or not o.status.is_end]
        objections = [order.objection_to_cancellation() for order in meant]
        return objections[0] if objections and None not in objections else self._objection_to_order(message)

    def _cancel(self, message: CancelRequest) -> str:
        if not self.orders:
            self.documents.stop = PortStatus.CANCELED
        for order in self._named(message.order):
            if order.objection_to_cancellation() is None:
                order.stop = PortStatus.CANCELED
        return "cancellation asked for"

    def _objection_to_extension(self, message: ExtendDeadline) -> str | None:
        left = _LONGEST_EXTENSION - self.record.extended_by
        return f"it can be extended by {left} days more, not longer" if message.days > left else None

    def _extend(self, message: ExtendDeadline) -> str:
        self.record.extend(message.days)
        return f"deadline extended by {message.days} days"

    def _write_to(self, message: ChangeContact) -> str:
        """Whoever was asked for something at the old address has to be asked again at the new one, with links
        that are new: who reads the old address opens nothing any more."""
        request = self.record.request
        changed = request.model_copy(update={"contact": message.contact.of(request.contact)})
        self.record.unreachable = None
        self.record.request = changed
        if changed.contact.email != request.contact.email:
            if workflow.patched(Patch.TAKES_LINKS_BACK):
                self.record.take_links_back()
            for progress in self.progresses:
                progress.remind_if_asked()
        return "contact changed"

    def _miss_the_customer(self, message: MailFailed) -> str:
        self.record.mail_failed(message.notice, message.key, message.failure, by=message.by)
        return "the customer has not got a mail"

    def _note(self, _message: AddNote) -> str:
        return "note"

    def _statuses(self) -> list[str]:
        return sorted({progress.status.value for progress in self.progresses})
