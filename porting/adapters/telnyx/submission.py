"""Step 3 at Telnyx: an order is confirmed; a correction is brought into it and sent on."""

from dataclasses import dataclass, field, replace

from porting.adapters.telnyx.access import Access
from porting.adapters.telnyx.answers import DRAFT, Order
from porting.adapters.telnyx.bodies import changes_to, with_pin
from porting.adapters.telnyx.calls import TelnyxCalls
from porting.adapters.telnyx.filling import filled, written
from porting.adapters.telnyx.mapping import CORRECTABLE, SETTLED
from porting.adapters.telnyx.submission_mark import EXCEPTION, SubmissionMark
from porting.domain.errors import UpstreamRefusedError
from porting.domain.port_order import PortOrder
from porting.domain.port_request import PortRequest
from porting.domain.rejection import RejectionReason


@dataclass(frozen=True)
class Submission:
    """One submission of `order`: the first, or a correction."""

    request: PortRequest
    order: PortOrder
    attempt: int
    pin: str | None = field(repr=False)


async def submitted(access: Access, submission: Submission, one: Order) -> Order:
    """Bring the submission into the order `one`, and confirm it. A second run goes on where the first ended.

    An order that moves by itself, and has nothing to correct, is left as it is.
    """
    if one.status.value in SETTLED:
        return one
    is_first = one.status.value == DRAFT
    if not is_first and submission.attempt == 1:
        return one
    is_brought = not is_first and SubmissionMark.on(one).attempt >= submission.attempt
    if not is_brought:
        one = await _brought(access, submission, one)
    if await _waits_to_be_confirmed(access, one, is_new=not is_brought):
        return await _confirmed(access.calls, submission, one)
    return one


async def _brought(access: Access, submission: Submission, one: Order) -> Order:
    """Data, documents, PIN and mark, in one PATCH: either all of the correction is there, or none of it.

    An order on its way is told what differs only: its requested date can be changed, and what cannot be any
    more is refused by Telnyx, not dropped by us.
    """
    what = await filled(access, submission.request, submission.order, one)
    if isinstance(what, RejectionReason):
        raise UpstreamRefusedError(what.text)
    body = with_pin(what.body, submission.pin)
    if one.status.value not in CORRECTABLE:
        body = changes_to(one, body)
    if submission.attempt > 1:
        events = await access.calls.events(one.id) if one.status.value == EXCEPTION else ()
        mark = SubmissionMark.correcting(one, submission.attempt, events)
        body["customer_group_reference"] = mark.written(submission.order.pon)
    return await written(access.calls, one, body)


async def _waits_to_be_confirmed(access: Access, one: Order, *, is_new: bool) -> bool:
    """Whether nobody has confirmed this submission yet.

    An exception that came after an earlier run's confirmation is its answer: confirming once more would send
    the order on uncorrected.
    """
    if one.status.value == DRAFT:
        return True
    if one.status.value != EXCEPTION or not access.account.confirm_again:
        return False
    mark = SubmissionMark.on(one)
    return is_new or not (mark.is_confirmed or mark.was_taken_up(await access.calls.events(one.id)))


async def _confirmed(calls: TelnyxCalls, submission: Submission, one: Order) -> Order:
    try:
        confirmed = await calls.confirm(one)
    except UpstreamRefusedError:
        # A confirmation whose answer was lost, and that has had its effect by now?
        now = await calls.order(one.id)
        if now is None or now.status.value in {DRAFT, EXCEPTION}:
            raise
        return now
    if confirmed.status.value == EXCEPTION:  # until the porting team takes it up: this says that it waits
        mark = replace(SubmissionMark.on(confirmed), is_confirmed=True)
        reference = mark.written(submission.order.pon)
        return await calls.update(one, {"customer_group_reference": reference})
    return confirmed
