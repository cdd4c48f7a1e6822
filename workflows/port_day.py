"""Step 6: the numbers move on the port day, unless the date changes before, and somebody confirms it."""

from abc import abstractmethod
from datetime import date, datetime
from functools import partial

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from porting.domain.calendar import MORNING
    from porting.domain.notice import NoticeKind
    from porting.domain.phone_number import E164
    from porting.domain.port_order import CarrierOrder, PortOrder
    from porting.domain.status import ActionBy, PortStatus
    from workflows.order_closing import OrderClosing
    from workflows.progress import Bell
    from workflows.record import RequestRecord


class PortDay(OrderClosing):
    """A port order from its date on."""

    def __init__(self, record: RequestRecord, order: PortOrder) -> None:
        super().__init__(record, order)
        self._told_date: date | None = None
        self._telling: Bell | None = None
        """Tells the date, and reminds of it on the morning before."""
        self._date_to_change: date | None = None
        """The confirmed date, while the losing carrier is asked for another one."""
        self._told_moved: frozenset[E164] = frozenset()

    @abstractmethod
    def _take_order(self, order: CarrierOrder) -> None:
        """Take what the partner says of the order now."""

    @abstractmethod
    def _take_response(self, news: CarrierOrder | None) -> None:
        """Take the losing carrier's answer as the partner has it, or as a person entered it."""

    async def _numbers_move_on_the_port_day(self) -> None:
        calendar, port_date = self.record.request.calendar, self.known_date()
        self.begin(
            PortStatus.PORT_DATE_CONFIRMED,
            ActionBy.NOBODY,
            "the numbers to move on the port day",
            due_at=calendar.end_of(port_date),
        )
        morning_before = calendar.instant(_day_before(port_date), MORNING)
        try:
            self._tell_date(port_date, morning_before)
            if workflow.now() < morning_before:
                await self._watch_the_date(port_date, until=morning_before)
                if self._still_moves_on(port_date) and not self.record.is_told_everything:
                    self._tell(NoticeKind.DAY_BEFORE, port_date=port_date)
            await self._watch_the_date(port_date, until=None)
        finally:
            if not self._still_moves_on(port_date):
                self._stop_telling()

    async def _watch_the_date(self, port_date: date, until: datetime | None) -> None:
        """Up to `until` look when a webhook says so; with None, look until the numbers have moved.

        Returns early when the date changes or the order is rejected after all.
        """
        while self._still_moves_on(port_date) and not (until and workflow.now() >= until):
            if self._ready_for_a_test():
                self.status = PortStatus.AWAITING_TRANSFER_CONFIRMATION
                return
            if self._date_is_to_change():
                self._ask_for_another_date()
                return
            news = await self.wait(
                lambda: (
                    self._carrier_answered_by_hand() or self._ready_for_a_test() or self._date_is_to_change()
                ),
                look=partial(self.start_transfer_watch, once=until is not None),
                only_when_woken=until is not None,
                milestone=until,
                rung_by=self._telling,
            )
            self._take_response(news)

    def _date_is_to_change(self) -> bool:
        return self._asks_for_another_date and self.has_a_date()

    def _ask_for_another_date(self) -> None:
        """The next attempt is a supplement with another desired due date.

        It brings nothing else, so the documents, which the losing carrier has accepted with its date, are not
        checked again: that date stands, and would not wait for them.
        """
        self.attempt += 1
        self._asks_for_another_date = False
        self.record.note("another port date asked for", order=self.pon)
        self._date_to_change, self.port_date = self.port_date, None
        self.status = PortStatus.SUBMITTING_TO_CARRIER

    def _keeps_its_date(self, day: date, why: str) -> None:
        """Upstream refuses the supplement for good: what it has confirmed stands."""
        self.status = PortStatus.PORT_DATE_CONFIRMED
        self.port_date, self._date_to_change = day, None
        self.record.note("port date not changed upstream", order=self.pon, note=why)
        detail = f"The port date stays {day}. Upstream does not change it: {why}. Please tell the customer."
        self.tell(NoticeKind.STEP_FAILED, "support", detail=detail)

    def _still_moves_on(self, port_date: date) -> bool:
        return self.status is PortStatus.PORT_DATE_CONFIRMED and self.port_date == port_date

    def _ready_for_a_test(self) -> bool:
        """All numbers have moved, or some have and the day is over."""
        return bool(self._moved()) and (self.late or not self._not_moved())

    def _tell_date(self, port_date: date, morning_before: datetime) -> None:
        """Tell of a date that is new, and once more on the morning before it, if that is still to come."""
        is_new = port_date != self._told_date
        previous, self._told_date = self._told_date, port_date
        facts = {"port_date": port_date, "previous_port_date": previous}
        if not self.record.is_told_everything or workflow.now() >= morning_before:
            if is_new:
                self._tell(NoticeKind.PORT_DATE, **facts)
        elif is_new or self._telling is None or self._telling.done():
            self._stop_telling()
            self._telling = self.record.tell_and_remind(
                self._notice(NoticeKind.PORT_DATE, **facts) if is_new else None,
                self._notice(NoticeKind.DAY_BEFORE, port_date=port_date),
                morning_before,
                # The day itself is watched from its beginning, whatever becomes of the mail.
                until=self.record.request.calendar.instant(port_date),
            )

    def _stop_telling(self) -> None:
        if self._telling:
            self._telling.cancel()
        self._telling = None

    def end(self, status: PortStatus) -> None:
        self._stop_telling()
        super().end(status)

    async def _customer_confirms(self) -> None:
        calendar, policy = self.record.request.calendar, self.record.request.policy
        self.begin(
            PortStatus.AWAITING_TRANSFER_CONFIRMATION,
            ActionBy.CUSTOMER,
            "word that the numbers work",
            due_at=calendar.end_of(self.known_date()) + policy.transfer_confirmation_expected,
        )
        while not self._all_confirmed():
            self._ask_for_a_test()
            self.action_by = ActionBy.CUSTOMER if self._to_be_tested() else ActionBy.SUPPORT
            self.record.version += 1
            before = (self.confirmed, self.given_back)
            news = await self.wait(
                lambda: (self.confirmed, self.given_back) != before,  # noqa: B023 - evaluated within this turn
                look=self.start_transfer_watch if self._not_moved() else None,
            )
            if news:
                self._take_order(news)
        self._end_confirmed()

    def _end_confirmed(self) -> None:
        """Whoever gives numbers back tells their owner; the mail is about the others."""
        self.order = self.order.without(self.given_back)
        if not self.order.numbers:
            self.end(PortStatus.CANCELED)
            return
        self.end(PortStatus.PARTIALLY_COMPLETED if self.given_back else PortStatus.COMPLETED)
        self._tell(NoticeKind.COMPLETED, numbers_left=self.record.numbers_left)

    def _ask_for_a_test(self) -> None:
        fresh = tuple(number for number in self._to_be_tested() if number not in self._told_moved)
        if fresh:
            self._told_moved |= frozenset(fresh)
            self.tell(
                NoticeKind.TRANSFERRED,
                "customer",
                numbers=fresh,
                port_date=self.port_date,
                numbers_left=self.record.numbers_left,
            )

    def tell_late(self) -> None:
        if self.status is PortStatus.PORT_DATE_CONFIRMED:
            self.tell(
                NoticeKind.NOT_TRANSFERRED,
                "support",
                numbers=self._not_moved(),
                port_date=self.port_date,
                waits_for=self.waits_for,
            )
        else:
            super().tell_late()


def _day_before(day: date) -> date:
    return date.fromordinal(day.toordinal() - 1)
