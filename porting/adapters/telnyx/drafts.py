"""Step 2 at Telnyx: which numbers are portable, and one draft order, or as many as Telnyx makes of it."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from porting.adapters.telnyx.answers import Order, PortabilityCheck
from porting.adapters.telnyx.calls import TelnyxCalls
from porting.adapters.telnyx.parts import may_be_incomplete, named, one_of_each, strangers
from porting.domain.errors import UpstreamRefusedError, UpstreamUnavailableError
from porting.domain.phone_number import E164
from porting.domain.port_order import Draft, Portability, PortOrder

#: A create whose answer was lost is looked for after this, where Telnyx says nothing else: by then the list
#: shows what was made.
_BEFORE_ANOTHER_CREATE = timedelta(minutes=1)
_NOT_TAKEN = "Telnyx made no order for it and gave no reason"


async def draft_of(calls: TelnyxCalls, order: PortOrder) -> Draft:
    """Find what was drafted for `order`, or draft it. Nothing is created where anything is found."""
    drafted = await _found(calls, order)
    checks: tuple[PortabilityCheck, ...] = ()
    if not drafted:
        checks = await calls.check_portability(order.numbers)
        portable = _portable(checks, order.numbers)
        drafted = await (_created(calls, order, portable) if portable else _found(calls, order))
    if not drafted:
        return Draft(portability=_portability(order.numbers, (), checks), reference=None)
    left = tuple(number for number in order.numbers if not any(number in one.numbers for one in drafted))
    if left and not checks:
        checks = await calls.check_portability(left)
    _wait_for_the_rest(drafted, _portable(checks, left))
    parts = [(await _called(calls, one, part, order), part) for one, part in named(order, drafted)]
    return Draft(
        portability=_portability(order.numbers, drafted, checks),
        reference=str(parts[0][0].id),
        orders=tuple(part for _, part in parts) if len(parts) > 1 else (),
    )


async def _found(calls: TelnyxCalls, order: PortOrder) -> tuple[Order, ...]:
    """The orders that came of an earlier draft of `order`.

    Each is found by the group that all of them were created in, and the first one by its own reference as
    well; a part whose group says by now which submission it stands at, by the reference it was given.

    Raises: `UpstreamRefusedError` where another request's order has our reference.
    """
    known = {one.id: one for one in await calls.by_group(order.pon)}
    known |= {one.id: one for one in await calls.by_reference(order.pon)}
    count = 2
    while known and not _covered(order, tuple(known.values())):
        part = await calls.by_reference(order.part(count, ()).pon)
        if not part:
            break
        known |= {one.id: one for one in part}
        count += 1
    if strangers(order, known.values()):
        raise UpstreamRefusedError(
            f"Telnyx has an order under the reference {order.pon} with other numbers: give the request"
            " another id, or give that order another reference"
        )
    return await without_twins(calls, order, tuple(known.values()))


async def without_twins(calls: TelnyxCalls, order: PortOrder, found: Sequence[Order]) -> tuple[Order, ...]:
    """`found`, each number once: drafts that are there once too often are deleted.

    Raises: `UpstreamUnavailableError` where one is no draft any more: the list is behind, and what it says
    must not decide which of two orders goes on.
    """
    kept, twins = one_of_each(found, order.numbers)
    for one in twins:
        try:
            await calls.delete(one.id)
        except UpstreamRefusedError as error:
            raise UpstreamUnavailableError(
                f"{error}; it was a draft in Telnyx's list", _BEFORE_ANOTHER_CREATE
            ) from None
    return kept


async def _created(calls: TelnyxCalls, order: PortOrder, numbers: tuple[E164, ...]) -> tuple[Order, ...]:
    """Create an order for `numbers`. It is asked once; whether it happened is looked up by the next run."""
    try:
        return await calls.create(numbers, order.pon)
    except UpstreamUnavailableError as error:
        raise type(error)(str(error), error.retry_after or _BEFORE_ANOTHER_CREATE) from None
    except UpstreamRefusedError:
        # Numbers that are in an order of ours already, which the list did not show a moment ago?
        found = await _found(calls, order)
        if not found:
            raise
        return found


async def _called(calls: TelnyxCalls, one: Order, part: PortOrder, order: PortOrder) -> Order:
    """Give an order the PON of the part that it is; the group goes on naming the order it came of."""
    if one.customer_reference == part.pon:
        return one
    return await calls.update(one, {"customer_reference": part.pon, "customer_group_reference": order.pon})


def _covered(order: PortOrder, found: Sequence[Order]) -> bool:
    return set(order.numbers) <= {number for one in found for number in one.numbers}


def _wait_for_the_rest(drafted: Sequence[Order], portable: Sequence[E164]) -> None:
    """Numbers that are portable and in no order, soon after the create: we have not been shown all yet."""
    if portable and may_be_incomplete(drafted, datetime.now(UTC)):
        raise UpstreamUnavailableError(
            f"Telnyx shows only a part of the draft yet: {len(portable)} numbers are in no order",
            _BEFORE_ANOTHER_CREATE,
        )


def _portable(checks: Sequence[PortabilityCheck], numbers: Sequence[E164]) -> tuple[E164, ...]:
    portable = {check.phone_number for check in checks if check.portable}
    return tuple(number for number in numbers if number in portable)


async def portability_of(calls: TelnyxCalls, numbers: tuple[E164, ...]) -> tuple[Portability, ...]:
    """Telnyx's answer on each of `numbers`, in their order."""
    known = {check.phone_number: check for check in await calls.check_portability(numbers)}
    return tuple(
        Portability(number=number, portable=known[number].portable, why_not=known[number].not_portable_reason)
        for number in numbers
    )


def _portability(
    numbers: Sequence[E164], drafted: Sequence[Order], checks: Sequence[PortabilityCheck]
) -> tuple[Portability, ...]:
    """A number that is in an order is portable, whatever a check says now that it is in one."""
    why_not = {check.phone_number: check.not_portable_reason for check in checks}
    taken = {number for one in drafted for number in one.numbers}
    return tuple(
        Portability(number=number, portable=True)
        if number in taken
        else Portability(number=number, portable=False, why_not=why_not.get(number) or _NOT_TAKEN)
        for number in numbers
    )
