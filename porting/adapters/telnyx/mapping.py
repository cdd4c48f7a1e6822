"""Telnyx's orders in our terms."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from porting.adapters.telnyx.answers import DRAFT, Comment, Event, Order, PhoneNumber
from porting.adapters.telnyx.foc_dates import port_date_of
from porting.adapters.telnyx.submission_mark import EXCEPTION, SubmissionMark
from porting.domain.phone_number import E164, time_zone_of
from porting.domain.port_order import CarrierOrder, CarrierState, NumberState, Pon
from porting.domain.rejection import RejectionReason

CANCEL_PENDING = "cancel-pending"
PORTED = "ported"
CANCELLED = "cancelled"
#: All of the order's data can be changed in these; later only the requested date can.
CORRECTABLE = frozenset({DRAFT, EXCEPTION})
#: Nothing that we could write changes an order in these any more.
SETTLED = frozenset({CANCEL_PENDING, PORTED, CANCELLED})

_STATES = {
    DRAFT: CarrierState.RECEIVED,
    "in-process": CarrierState.RECEIVED,
    "submitted": CarrierState.WITH_LOSING_CARRIER,
    EXCEPTION: CarrierState.REJECTED,
    "foc-date-confirmed": CarrierState.CONFIRMED,
    # Asked for and not decided: the numbers may still move.
    CANCEL_PENDING: CarrierState.WITH_LOSING_CARRIER,
    PORTED: CarrierState.PORTED,
    CANCELLED: CarrierState.CANCELED,
}
#: An order whose parts differ stands where the part stands that needs somebody most, or is least far.
_FIRST_OF_PARTS = (
    CarrierState.REJECTED,
    CarrierState.RECEIVED,
    CarrierState.WITH_LOSING_CARRIER,
    CarrierState.CONFIRMED,
    CarrierState.PORTED,
    CarrierState.CANCELED,
)
#: `Old` was ours and is not any more. A `Conflict` is cleared by the carriers, and the number moves later.
_FAILED = frozenset({"Failed", "Cancelled", "Old"})
_OTHER = "OTHER"
_STAFF = frozenset({"admin", "system"})
#: A comment can be a page; what support needs is in its beginning.
_MOST_WORDS = 1000


@dataclass(frozen=True)
class Part:
    """An order at Telnyx with what belongs to it."""

    order: Order
    comments: Sequence[Comment] = ()
    events: Sequence[Event] = ()

    @property
    def mark(self) -> SubmissionMark:
        return SubmissionMark.on(self.order)

    @property
    def state(self) -> CarrierState:
        """An exception that was there before the correction is no answer to it: the correction is on its way.

        A status that the contract does not know is nothing to act on, until Telnyx says more.
        """
        state = _STATES.get(self.order.status.value, CarrierState.WITH_LOSING_CARRIER)
        if state is CarrierState.REJECTED and not self.mark.is_answered_by(self.order, self.events):
            return CarrierState.RECEIVED
        return state

    @property
    def words_of_staff(self) -> tuple[Comment, ...]:
        """What Telnyx wrote, oldest first."""
        written = (one for one in self.comments if one.user_type in _STAFF and one.body.strip())
        return tuple(sorted(written, key=lambda one: one.created_at))

    def reasons(self) -> tuple[RejectionReason, ...]:
        """Every detail of the order's status, codes as they came; none of an exception that is corrected.

        Where a rejection's code says only "other", or there is none, the comments since the submission say
        why.
        """
        is_rejected = self.state is CarrierState.REJECTED
        if self.order.status.value == EXCEPTION and not is_rejected:
            return ()
        details = self.order.status.details
        reasons = [
            RejectionReason(code=detail.code or _OTHER, text=self._in_full(detail.code, detail.description))
            for detail in details
        ]
        if is_rejected and not details and self._comments_on_it():
            reasons.append(RejectionReason(code=_OTHER, text=self._comments_on_it()))
        return tuple(reasons)

    def _in_full(self, code: str, description: str) -> str:
        if code not in {_OTHER, ""}:
            return description[:_MOST_WORDS]
        return "\n".join(text for text in (description, self._comments_on_it()) if text)[:_MOST_WORDS]

    def _comments_on_it(self) -> str:
        since = self.mark.since
        fresh = [one for one in self.words_of_staff if since is None or one.created_at > since]
        return "\n".join(one.body.strip() for one in fresh)[:_MOST_WORDS]


def carrier_order(pon: Pon, parts: Sequence[Part], attempt: int | None = None) -> CarrierOrder:
    """One order of ours, however many Telnyx made of it later on; `parts` are at least one.

    `attempt`: the submission that was just made; None: as the marks on the orders say.
    """
    states = {part.state for part in parts}
    state = next(one for one in _FIRST_OF_PARTS if one in states)
    return CarrierOrder(
        pon=pon,
        attempt=attempt or max(part.mark.attempt for part in parts),
        state=state,
        port_date=_port_date(parts) if state in {CarrierState.CONFIRMED, CarrierState.PORTED} else None,
        reasons=_reasons(parts),
        notices=_notices(parts),
        numbers={number: state for part in parts for number, state in _numbers(part.order).items()},
    )


def _port_date(parts: Iterable[Part]) -> date | None:
    """The last of the days on which numbers move, where they ring."""
    dates = [
        port_date_of(moment, time_zone_of(part.order.numbers[0]))
        for part in parts
        if part.order.numbers and (moment := _foc(part))
    ]
    return max(dates, default=None)


def _foc(part: Part) -> datetime | None:
    return part.order.activation_settings.foc_datetime_actual


def _reasons(parts: Sequence[Part]) -> tuple[RejectionReason, ...]:
    """Of several orders, each reason names the numbers that it is about."""
    return tuple(
        reason if len(parts) == 1 else reason.model_copy(update={"numbers": part.order.numbers})
        for part in parts
        for reason in part.reasons()
    )


def _notices(parts: Iterable[Part]) -> tuple[RejectionReason, ...]:
    """Every comment of Telnyx's, oldest first, so that new ones come at the end."""
    comments = sorted(
        (comment for part in parts for comment in part.words_of_staff), key=lambda one: one.created_at
    )
    return tuple(RejectionReason(code="comment", text=one.body.strip()[:_MOST_WORDS]) for one in comments)


def _numbers(order: Order) -> dict[E164, NumberState]:
    return {number.phone_number: _number_state(order, number) for number in order.phone_numbers}


def _number_state(order: Order, number: PhoneNumber) -> NumberState:
    status = number.activation_status
    if status == "Active" or (status is None and order.status.value == PORTED):
        return NumberState.ACTIVE
    if status in _FAILED or order.status.value == CANCELLED:
        return NumberState.FAILED
    return NumberState.PENDING
