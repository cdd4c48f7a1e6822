"""Whatever goes wrong on the way to Telnyx and back: nothing is ordered twice, and nothing is lost.

An order lives through everything while each call of each step meets a fault first, and is then made again as
the workflow's retries make it. Beside it another one lives undisturbed: what both come to must be the same.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import httpx2
import pytest

from porting.adapters.telnyx.upstream import TelnyxUpstream
from porting.domain.errors import UpstreamKeyRefusedError, UpstreamRefusedError, UpstreamUnavailableError
from porting.domain.port_order import BackboneDecision, Cancellation, CarrierOrder, Draft
from porting.domain.rejection import ReasonCode
from tests.adapters.upstream_port import Port, a_port
from tests.builders import NUMBER, SECOND_NUMBER
from tests.telnyx.api_document import needs_document
from tests.telnyx.faults import Fault
from tests.telnyx.other_side import FakeTelnyx
from tests.telnyx.people import TelnyxPeople, a_store, an_upstream, some_documents
from tests.telnyx.server import running_telnyx

pytestmark = needs_document

#: Who meets a call that hangs waits this long for its answer, in seconds; a connection may take longer.
IN_A_HURRY = httpx2.Timeout(5, read=0.15)
HINT = timedelta(seconds=17)
_HINTED = frozenset({Fault.TOO_MANY, Fault.ERROR_500, Fault.ERROR_500_AFTER, Fault.ERROR_502})

Answer = Draft | BackboneDecision | CarrierOrder | Cancellation | None
Step = Callable[[Port], Awaitable[Answer]]


async def ask_for_approval(port: Port) -> BackboneDecision:
    return await port.upstream.request_approval(port.request, port.order, 1)


async def submit(port: Port) -> CarrierOrder:
    return await port.upstream.submit(port.request, port.order, 1, "0042")


async def look(port: Port) -> CarrierOrder | None:
    return await port.upstream.order(port.order.pon)


async def ask_for_approval_again(port: Port) -> BackboneDecision:
    return await port.upstream.request_approval(port.corrected().request, port.order, 2)


async def submit_again(port: Port) -> CarrierOrder:
    return await port.upstream.submit(port.corrected().request, port.order, 2, "0042")


async def cancel(port: Port) -> Cancellation:
    return await port.upstream.cancel(port.order.pon)


#: Before the losing carrier's no, and after it.
UNTIL_IT_IS_REJECTED: tuple[Step, ...] = (Port.draft, ask_for_approval, submit)
AFTER_A_REJECTION: tuple[Step, ...] = (look, ask_for_approval_again, submit_again, cancel)


@dataclass(frozen=True)
class Lives:
    """An order that meets a fault in every call, and one that meets none."""

    telnyx: FakeTelnyx
    fault: Fault
    hurried: TelnyxUpstream
    disturbed: Port
    undisturbed: Port

    async def live(self, *steps: Step) -> None:
        for step in steps:
            before = len(self.telnyx.calls)
            expected = await step(self.undisturbed)
            operations = [call.operation for call in self.telnyx.calls[before:]]
            for operation in dict.fromkeys(operations):
                await self._go_wrong(step, operation)
            assert _alike(await step(self.disturbed)) == _alike(expected), step

    async def is_rejected(self) -> None:
        for port in (self.disturbed, self.undisturbed):
            await port.other_side.rejects(port.order, ReasonCode.ACCOUNT_NUMBER_INCORRECT)

    def came_to_be(self) -> tuple[Counter[str], Counter[str]]:
        """What was effected for the one and for the other, updates aside: they may be repeated."""
        return _effects(self.telnyx, self.disturbed), _effects(self.telnyx, self.undisturbed)

    async def _go_wrong(self, step: Step, operation: str) -> None:
        """Take the step while `operation` goes wrong. What an earlier run has effected may not be called."""
        self.telnyx.goes_wrong(operation, self.fault, retry_after=str(int(HINT.total_seconds())))
        hangs = self.fault in {Fault.HANG_BEFORE, Fault.HANG_AFTER}
        try:
            await step(replace(self.disturbed, upstream=self.hurried) if hangs else self.disturbed)
        except UpstreamUnavailableError as error:
            hint = error.retry_after or timedelta()
            assert hint >= HINT or self.fault not in _HINTED, operation
        else:
            assert not self.telnyx.went_wrong, f"{operation} went wrong unnoticed"
        self.telnyx.all_is_well()


@pytest.fixture
def fault(request: pytest.FixtureRequest) -> Fault:
    """What each call meets; a test that asks for no fault brings its own trouble."""
    return getattr(request, "param", Fault.ERROR_500)


@pytest.fixture
async def lives(fault: Fault, tmp_path: Path) -> AsyncIterator[Lives]:
    store = a_store(tmp_path)
    async with (
        running_telnyx() as telnyx,
        an_upstream(telnyx, store) as patient,
        an_upstream(telnyx, store, seconds=IN_A_HURRY) as hurried,
    ):
        people = TelnyxPeople(telnyx, some_documents(store))
        disturbed = a_port(patient, people, NUMBER)
        undisturbed = a_port(patient, people, SECOND_NUMBER, request_id="acme-0002")
        yield Lives(telnyx, fault, hurried, disturbed, undisturbed)


EVERY_FAULT = pytest.mark.parametrize("fault", list(Fault), indirect=True)


@EVERY_FAULT
async def test_an_order_whose_every_call_goes_wrong_is_made_once_and_corrected_once(lives: Lives) -> None:
    await lives.live(*UNTIL_IT_IS_REJECTED)
    await lives.is_rejected()
    await lives.live(*AFTER_A_REJECTION)

    disturbed, undisturbed = lives.came_to_be()

    assert disturbed == undisturbed == {"created": 1, "confirmed": 1, "confirmed again": 1, "canceled": 1}
    assert lives.telnyx.order(NUMBER).data["documents"].keys() == {"loa", "invoice"}
    assert len(lives.telnyx.order(NUMBER).additional_documents) == 1


@EVERY_FAULT
async def test_a_draft_whose_every_call_goes_wrong_leaves_nothing_behind(lives: Lives) -> None:
    await lives.live(Port.draft, cancel)

    disturbed, undisturbed = lives.came_to_be()

    assert disturbed == undisturbed == {"created": 1, "deleted": 1}
    assert lives.telnyx.account.orders == {}


async def test_two_runs_of_each_step_at_once_order_and_correct_once(lives: Lives) -> None:
    telnyx, port = lives.telnyx, lives.disturbed
    for step in (*UNTIL_IT_IS_REJECTED, *AFTER_A_REJECTION):
        if step is look:
            await port.other_side.rejects(port.order, ReasonCode.ACCOUNT_NUMBER_INCORRECT)
        both = await asyncio.gather(step(port), step(port), return_exceptions=True)
        assert {type(one) for one in both if isinstance(one, Exception)} <= {UpstreamUnavailableError}, step
        await step(port)

    effects = _effects(telnyx, port)
    assert effects["created"] - effects["deleted"] == 1
    assert {what: effects[what] for what in ("confirmed", "confirmed again", "canceled")} == {
        "confirmed": 1,
        "confirmed again": 1,
        "canceled": 1,
    }


async def test_whatever_telnyx_refuses_is_told_in_its_words_and_can_be_asked_again(lives: Lives) -> None:
    telnyx, port = lives.telnyx, lives.disturbed
    refused = set()
    for step in (*UNTIL_IT_IS_REJECTED, *AFTER_A_REJECTION):
        if step is look:
            await lives.is_rejected()
        before = len(telnyx.calls)
        await step(lives.undisturbed)
        for operation in dict.fromkeys(call.operation for call in telnyx.calls[before:]):
            telnyx.refuses(operation, "account", "is on hold, call your account team")
            words = await _refusal_of(step, port)
            if not telnyx.still_refuses(operation):
                assert "is on hold, call your account team" in words, operation
                refused.add(operation)
            telnyx.all_is_well()
        await step(port)

    disturbed, undisturbed = lives.came_to_be()
    assert {"CreatePortingOrder", "UpdatePortingOrder", "ConfirmPortingOrder", "CreateDocument"} < refused
    assert disturbed == undisturbed


async def test_a_key_that_is_refused_is_an_operators_matter_whatever_the_call(lives: Lives) -> None:
    telnyx, port = lives.telnyx, lives.disturbed
    key = telnyx.api_key
    for step in (*UNTIL_IT_IS_REJECTED, look, cancel):
        telnyx.api_key = "KEY_of_tomorrow"
        with pytest.raises(UpstreamKeyRefusedError):
            await step(port)
        telnyx.api_key = key
        await step(port)

    assert _effects(telnyx, port) == {"created": 1, "confirmed": 1, "canceled": 1}


async def _refusal_of(step: Step, port: Port) -> str:
    """The words in which the step was refused: as an error, or as an answer."""
    try:
        answer = await step(port)
    except UpstreamRefusedError as error:
        return str(error)
    match answer:
        case Cancellation():
            return answer.why_not
        case BackboneDecision():
            return " ".join(reason.text for reason in answer.reasons)
        case _:
            return ""


def _effects(telnyx: FakeTelnyx, port: Port) -> Counter[str]:
    (number,) = port.order.numbers
    effects = [effect.what for effect in telnyx.journal if number in effect.numbers]
    return Counter(effect for effect in effects if effect != "updated")


def _alike(answer: Answer) -> object:
    """What two orders have in common that fared alike."""
    match answer:
        case Draft():
            return answer.reference is not None, len(answer.orders)
        case CarrierOrder():
            return answer.attempt, answer.as_an_answer().state, answer.reasons
        case _:
            return answer
