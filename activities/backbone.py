"""Step 2: the backbone provider drafts and approves the order."""

from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict
from temporalio import activity

from activities.measured import asked_upstream
from activities.waiting import Looks, look_again
from porting.domain.port_order import BackboneDecision, Decision, Draft, PortOrder
from porting.domain.port_request import PortRequest
from porting.ports import BackboneProvider


class DraftPortOrder(BaseModel):
    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    request: PortRequest
    order: PortOrder


class AwaitApproval(BaseModel):
    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    request: PortRequest
    order: PortOrder
    attempt: int
    looks: Looks


@dataclass(frozen=True)
class BackboneActivities:
    provider: BackboneProvider

    @activity.defn
    async def draft_port_order(self, draft: DraftPortOrder) -> Draft:
        """Ask which numbers are portable, and draft an order for those.

        A second run finds the first one's draft by the order's PON.

        Raises:
            ApplicationError: `UpstreamUnavailableError`, retried; `UpstreamRefusedError`, not retried.
        """
        with asked_upstream("draft"):
            return await self.provider.draft(draft.request, draft.order)

    @activity.defn
    async def await_backbone_approval(self, wait: AwaitApproval) -> BackboneDecision | None:
        """Ask for approval, and answer with the decision, or with None when the time to look is over.

        The first attempt asks, later ones look: the provider knows (PON, attempt) and decides once.

        Raises:
            ApplicationError: `NotYet`, `UpstreamUnavailableError`, retried; `UpstreamRefusedError`, not
                retried.
        """
        with asked_upstream("approval"):
            decision = await self.provider.request_approval(wait.request, wait.order, wait.attempt)
        if decision.decision is Decision.PENDING:
            look_again(wait.looks)
            return None
        return decision
