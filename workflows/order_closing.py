"""How a port order is closed upstream when it goes no further."""

from typing import Any

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from porting.domain.notice import Notice, NoticeKind
    from porting.domain.port_order import PortOrder
    from porting.domain.status import PortStatus
    from workflows.order_messages import OrderMessages
    from workflows.progress import StepFailedError
    from workflows.record import RequestRecord


class OrderClosing(OrderMessages):
    """A port order as far as it is canceled upstream."""

    def __init__(self, record: RequestRecord, order: PortOrder) -> None:
        super().__init__(record, order)
        self.drafted = False
        self._known_upstream = False
        """Something may be there upstream, even where we were never told so."""

    async def _is_canceled_upstream(self, ending: PortStatus) -> bool:
        """False: upstream refuses, which a customer who asked for it hears, or does not answer."""
        if not self._known_upstream or not self._not_moved():
            return True  # nothing is open upstream that was never there, or that has moved
        try:
            cancellation = await self.cancel_upstream()
        except StepFailedError as failure:
            self._goes_on_upstream(str(failure))
            return False
        if not cancellation.canceled and ending is PortStatus.CANCELED:
            self.record.note("upstream refuses to cancel", order=self.pon, note=cancellation.why_not)
            self._tell(NoticeKind.CANNOT_CANCEL, detail=cancellation.why_not, port_date=self.port_date)
        elif not cancellation.canceled:
            self._goes_on_upstream(cancellation.why_not)
        return cancellation.canceled

    async def _close_upstream(self) -> None:
        """An order of which no number can be moved is of no use to anybody upstream."""
        try:
            cancellation = await self.cancel_upstream()
        except StepFailedError as failure:
            self._goes_on_upstream(str(failure))
        else:
            if not cancellation.canceled:
                self._goes_on_upstream(cancellation.why_not)
        self.drafted = False

    def _goes_on_upstream(self, why_not: str) -> None:
        self.record.note("not canceled upstream", order=self.pon, note=why_not)
        detail = f"The order could not be canceled upstream: {why_not}"
        self.tell(NoticeKind.STEP_FAILED, "support", detail=detail)

    def _tell(self, kind: NoticeKind, **facts: Any) -> None:
        self.tell(kind, "customer", numbers=self.order.numbers, **facts)

    def _notice(self, kind: NoticeKind, **facts: Any) -> Notice:
        """What `_tell` mails."""
        return self.record.notice(
            kind, "customer", order=self.pon, status=self.status, numbers=self.order.numbers, **facts
        )
