"""What can be sent to a port order that upstream has rejected."""

from porting.domain.rejection import ReasonCode, Remedy, Resubmission
from porting.domain.status import ActionBy
from workflows.names import STEP_FAILED
from workflows.next_step import A_REASON, REASON_OPTION, Payload, cancellation, naming, step
from workflows.report import NextStep, OrderReport, ReasonReport

#: As many characters as a message takes.
_LONGEST_WORDS = 2000


def answers_to_rejection(request_id: str, order: OrderReport, named: str | None) -> list[NextStep]:
    """`named`: the order's PON, where the request has several."""
    return [
        *_resubmission(request_id, order, several=named is not None),
        *_meaning(request_id, order, named),
    ]


#: What answers each remedy: payload and option.
_REMEDIES: dict[Remedy, tuple[Payload, str]] = {
    Remedy.DATE: ({"requested_port_date": "YYYY-MM-DD"}, "--set requested_port_date=YYYY-MM-DD"),
    Remedy.WORD: ({"resolved": True}, "--resolved"),
    Remedy.LOA: ({"documents": {"loa": "the stored document's hash"}}, "--loa loa.pdf"),
    Remedy.CSR: ({"documents": {"csr": "the stored document's hash"}}, "--csr csr.pdf"),
    Remedy.PIN: ({"losing_carrier": {"pin": "the new PIN"}}, "--set losing_carrier.pin=-"),
    Remedy.ACCOUNT_NUMBER: (
        {"losing_carrier": {"account_number": "..."}},
        "--set losing_carrier.account_number=...",
    ),
    Remedy.BTN: (
        {"losing_carrier": {"billing_telephone_number": "+1..."}},
        "--set losing_carrier.billing_telephone_number=+1...",
    ),
    Remedy.REMAINING_NUMBERS: (
        {"remaining_numbers": "keep", "new_billing_telephone_number": "+1..."},
        "--set remaining_numbers=keep --set new_billing_telephone_number=+1...",
    ),
    Remedy.DETAILS: ({"note": "how the number is ported away"}, "--note '...'"),
}
_EASIEST_FIRST = tuple(_REMEDIES)


def _resubmission(request_id: str, order: OrderReport, *, several: bool) -> list[NextStep]:
    """One message for all open reasons that it answers; beside other orders it names its numbers."""
    numbers = [number.number for number in order.numbers if not number.unportable] if several else []
    concerned = {"numbers": numbers} if several else {}
    steps = []
    for remedy, reasons in _by_remedy(order).items():
        payload, option = _REMEDIES[remedy]
        steps.append(
            step(
                request_id,
                reasons[0].acts,
                " ".join(dict.fromkeys(map(_to_do, reasons))),
                "resubmit",
                {**payload, **concerned},
                " ".join([option, *(f"--number {number}" for number in numbers)]),
            )
        )
    if any(takes_a_new_order(reason) for reason in order.reasons):
        steps.append(_new_request(request_id))
    return steps


def takes_a_new_order(reason: ReasonReport) -> bool:
    return reason.resubmitted_as is Resubmission.NEW_ORDER and not reason.answered


def _new_request(request_id: str) -> NextStep:
    does = "or end the whole request, and send its numbers in as a new one"
    return cancellation(request_id, does, "the carrier wants a new order")


def _meaning(request_id: str, order: OrderReport, named: str | None) -> list[NextStep]:
    """What nobody understood: support says what it means, and the customer hears what to do."""
    if not any(map(_is_understood_by_nobody, order.reasons)):
        return []
    order_named, option = naming(named)
    reasons = [_translated(reason) for reason in order.reasons if not reason.answered]
    message, rejecting = (
        ("backbone_decision", "--refuse") if order.rejected_by_backbone else ("carrier_response", "--reject")
    )
    return [
        step(
            request_id,
            ActionBy.SUPPORT,
            "or say what it means, and the customer is asked: docs/rejections.md has the names",
            message,
            {**order_named, "approved": False, "reasons": reasons},
            f"{rejecting} {REASON_OPTION} {option}",
        )
    ]


def _is_understood_by_nobody(reason: ReasonReport) -> bool:
    return reason.reason is ReasonCode.UNKNOWN and reason.code != STEP_FAILED and not reason.answered


def _translated(reason: ReasonReport) -> Payload:
    means = A_REASON["code"] if _is_understood_by_nobody(reason) else reason.reason.value
    return {"code": reason.code, "text": reason.text[:_LONGEST_WORDS], "means": means}


def _by_remedy(order: OrderReport) -> dict[Remedy, list[ReasonReport]]:
    """The open reasons that something answers, by what answers them most easily."""
    reasons: dict[Remedy, list[ReasonReport]] = {}
    for reason in order.reasons:
        offered = [remedy for remedy in _EASIEST_FIRST if remedy in reason.answered_by]
        if offered and not reason.answered:
            reasons.setdefault(offered[0], []).append(reason)
    return reasons


def _to_do(reason: ReasonReport) -> str:
    """The remedies are written to customers."""
    if reason.acts is ActionBy.CUSTOMER:
        return reason.remedy
    return f"Clear up {reason.code} with the carrier{_AND_THEN[reason.resubmitted_as]}"


#: What support does once the carrier's side is clear.
_AND_THEN = {
    Resubmission.SUPPLEMENT: ", then have the order submitted again.",
    Resubmission.NEW_ORDER: ": a supplement does not do, it wants a new order. Have it submitted again once "
    "the carrier partner takes one for this PON.",
    Resubmission.NOTHING: ". The order goes on by itself; have it submitted again only if the carrier asks.",
    Resubmission.ASK: ", then have the order submitted again.",
}
