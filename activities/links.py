"""Links to pages of a request, where they are taken back."""

import asyncio
from dataclasses import dataclass
from datetime import datetime

from pydantic import BaseModel, ConfigDict
from temporalio import activity

from activities.failures import reported_to_temporal
from porting.domain.port_request import RequestId
from porting.ports import LinkRevocations


class RevokeLinks(BaseModel):
    model_config = ConfigDict(frozen=True)

    request_id: RequestId
    before: datetime
    """Links made earlier open nothing any more."""


@dataclass(frozen=True)
class LinkActivities:
    revocations: LinkRevocations

    @activity.defn
    async def revoke_links(self, links: RevokeLinks) -> None:
        """Take links back; a second run takes the same ones back.

        Raises:
            ApplicationError: `RevocationsUnavailableError`, retried.
        """
        with reported_to_temporal():
            await asyncio.to_thread(self.revocations.revoke, links.request_id, links.before)
