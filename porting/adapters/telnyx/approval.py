"""Step 2 at Telnyx: a draft is filled, and approved once it meets what Telnyx requires."""

from collections.abc import Iterable

from porting.adapters.telnyx.access import Access
from porting.adapters.telnyx.answers import DRAFT, Order
from porting.adapters.telnyx.calls import TelnyxCalls
from porting.adapters.telnyx.filling import Filled, filled, written
from porting.adapters.telnyx.requirements import unmet, values_we_have
from porting.domain.port_order import BackboneDecision, Decision, PortOrder
from porting.domain.port_request import PortRequest
from porting.domain.rejection import RejectionReason


async def approval_of(access: Access, request: PortRequest, order: PortOrder, one: Order) -> BackboneDecision:
    """Fill the draft `one`, and say whether it can be submitted. What is submitted already is approved."""
    if one.status.value != DRAFT:
        return BackboneDecision(decision=Decision.APPROVED)
    what = await filled(access, request, order, one)
    if isinstance(what, RejectionReason):
        return BackboneDecision(decision=Decision.REFUSED, reasons=(what,))
    one = await written(access.calls, one, what.body)
    if _is_met(one):
        return BackboneDecision(decision=Decision.APPROVED)
    return await _what_is_missing(access.calls, request, order, one, what)


def together(decisions: Iterable[BackboneDecision]) -> BackboneDecision:
    """One decision over all orders that stand for one of ours."""
    decisions = tuple(decisions)
    reasons = tuple(reason for one in decisions for reason in one.reasons)
    for decision in (Decision.REFUSED, Decision.PENDING):
        if any(one.decision is decision for one in decisions):
            return BackboneDecision(decision=decision, reasons=reasons)
    return BackboneDecision(decision=Decision.APPROVED)


async def _what_is_missing(
    calls: TelnyxCalls, request: PortRequest, order: PortOrder, one: Order, what: Filled
) -> BackboneDecision:
    """Answer the requirements that our documents answer; the others are a refusal, with Telnyx's words."""
    requirements = await calls.requirements(one.id)
    values = values_we_have(requirements, what.documents)
    if values:
        one = await written(calls, one, {"requirements": values})
        if _is_met(one):
            return BackboneDecision(decision=Decision.APPROVED)
        requirements = await calls.requirements(one.id)
    actions = await calls.action_requirements(one.id)
    reasons = unmet(request, order, one, requirements, actions)
    if reasons:
        return BackboneDecision(decision=Decision.REFUSED, reasons=reasons)
    now = await calls.order(one.id)  # Telnyx may have looked at what we wrote only after it answered
    return BackboneDecision(decision=Decision.APPROVED if now and _is_met(now) else Decision.PENDING)


def _is_met(one: Order) -> bool:
    return one.requirements_met and not one.additional_steps
