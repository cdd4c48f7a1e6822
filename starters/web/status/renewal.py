"""A new link by mail, for whoever comes with an expired one: to the contact, and to nobody else."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import cached_property

import structlog

from porting.domain.draft_told import NO_COMPANY, DraftTold, contact_of
from porting.domain.errors import PortingError
from porting.domain.notice import Notice, NoticeKind
from porting.domain.port_draft import PortDraft
from porting.domain.port_request import Contact, RequestId
from porting.links import Purpose
from porting.ports import Notifier
from porting.settings import Settings
from starters.desk import UnknownRequestError
from starters.web.refusals import RefusedError
from starters.web.status.knowledge import Requests
from workers.mail import notifier
from workflows.draft_report import DraftStatus

#: Who asks again within it has asked once. As long as it takes until the limit lets one more mail through.
_ONE_MAIL_IN = timedelta(minutes=10)
#: Nobody knows yet where a draft's numbers ring; no day is written in the mail.
_ZONE_OF_DRAFTS = "America/New_York"

log = structlog.get_logger()


class Renewals:
    """`starters.web.site.Renewal`."""

    def __init__(
        self,
        settings: Settings,
        requests: Requests,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._settings = settings
        self._requests = requests
        self._clock = clock

    async def __call__(self, purpose: Purpose, subject: str) -> None:
        """Raises: `RefusedError` where the mail cannot be sent now."""
        try:
            notice = await self._notice(purpose, subject)
            if notice is not None:
                await self._notifier.send(notice)
        except UnknownRequestError:
            log.info("link_not_renewed", purpose=purpose, reason="unknown")
        except PortingError as error:
            log.warning("link_not_renewed", purpose=purpose, reason=type(error).__name__)
            raise RefusedError(503, "", {"Retry-After": "60"}) from None

    async def _notice(self, purpose: Purpose, subject: RequestId) -> Notice | None:
        if purpose is Purpose.DRAFT:
            return await self._of_draft(subject)
        return await self._of_request(subject)

    async def _of_request(self, request_id: RequestId) -> Notice:
        request = await self._requests.request(request_id)
        return Notice(
            kind=NoticeKind.NEW_LINK,
            to="customer",
            key=self._key(request_id),
            request_id=request_id,
            company_name=request.company_name,
            contact=request.contact,
            time_zone=request.time_zone,
            country=request.service_address.country,
            losing_carrier=request.losing_carrier.name,
        )

    async def _of_draft(self, request_id: RequestId) -> Notice | None:
        """None: it has ended, or nobody has said a mail address. Where it is a request now, of that."""
        report = await self._requests.draft(request_id)
        if report.status is DraftStatus.SUBMITTED:
            return await self._of_request(request_id)
        draft = PortDraft(request_id=request_id, facts=report.known)
        contact = contact_of(draft)
        if contact is None or report.status is not DraftStatus.DRAFT:
            return None
        return Notice(
            kind=NoticeKind.NEW_LINK,
            to="customer",
            key=self._key(request_id),
            request_id=request_id,
            company_name=(report.is_contact_proven and draft.value("company_name")) or NO_COMPANY,
            contact=contact if report.is_contact_proven else Contact(name=contact.email, email=contact.email),
            time_zone=_ZONE_OF_DRAFTS,
            draft=DraftTold(is_stranger=not report.is_contact_proven),
        )

    def _key(self, request_id: RequestId) -> str:
        """The day, and a count of what comes on it: sent twice in a row it is one mail."""
        now = self._clock()
        midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
        count = (now - midnight) // _ONE_MAIL_IN + 1
        return f"{request_id}:-:{NoticeKind.NEW_LINK}:customer:{now:%Y-%m-%d}.{count}"

    @cached_property
    def _notifier(self) -> Notifier:
        return notifier(self._settings)
