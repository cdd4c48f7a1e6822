"""Registers the search attributes that a workflow needs; an unregistered one would stop it."""

from collections.abc import Sequence
from typing import Any

from temporalio.api.enums.v1 import IndexedValueType
from temporalio.api.operatorservice.v1 import AddSearchAttributesRequest, ListSearchAttributesRequest
from temporalio.client import Client
from temporalio.common import SearchAttributeKey
from temporalio.service import RPCError, RPCStatusCode

from porting.domain.errors import PortingError
from porting.temporal.client import TemporalUnavailableError

Keys = Sequence[SearchAttributeKey[Any]]

#: A server that has just come up answers like this for a moment, and one that goes down, too.
_PASSING = (
    RPCStatusCode.UNAVAILABLE,
    RPCStatusCode.DEADLINE_EXCEEDED,
    RPCStatusCode.RESOURCE_EXHAUSTED,
    RPCStatusCode.ABORTED,
    RPCStatusCode.CANCELLED,
)

#: Where operators' calls are not for workers, as on Temporal Cloud; others may be for them all the same.
_CLOSED = (RPCStatusCode.PERMISSION_DENIED, RPCStatusCode.UNAUTHENTICATED, RPCStatusCode.UNIMPLEMENTED)


class SearchAttributesError(PortingError):
    """The namespace lacks search attributes, or has them with another type; the message names them."""


async def ensure(client: Client, keys: Keys) -> None:
    """Register those of `keys` that are missing; several processes may do this at once.

    Raises: `SearchAttributesError`, `TemporalUnavailableError`.
    """
    missing = await _missing(client, keys)
    if not missing:
        return
    try:
        await client.operator_service.add_search_attributes(
            AddSearchAttributesRequest(
                namespace=client.namespace,
                search_attributes={key.name: _type(key) for key in missing},
            )
        )
    except RPCError as error:
        if error.status is not RPCStatusCode.ALREADY_EXISTS:
            raise _refused(error, missing) from error
    if still_missing := await _missing(client, keys):
        raise _not_registered(still_missing)


async def _missing(client: Client, keys: Keys) -> list[SearchAttributeKey[Any]]:
    try:
        listed = await client.operator_service.list_search_attributes(
            ListSearchAttributesRequest(namespace=client.namespace)
        )
    except RPCError as error:
        if error.status in _CLOSED:
            return [key for key in keys if not await _is_known(client, key)]
        raise _refused(error, keys) from error
    there = {**listed.system_attributes, **listed.custom_attributes}
    wrong = [key.name for key in keys if key.name in there and there[key.name] != _type(key)]
    if wrong:
        raise SearchAttributesError(
            f"namespace {client.namespace} has search attributes of another type: "
            + ", ".join(f"{name} is {IndexedValueType.Name(there[name])}" for name in wrong)
            + "; use a namespace of its own for port requests"
        )
    return [key for key in keys if key.name not in there]


async def _is_known(client: Client, key: SearchAttributeKey[Any]) -> bool:
    """Whether the namespace's lists can be asked for it, with whatever type."""
    try:
        await client.count_workflows(f"{key.name} IS NULL")
    except RPCError as error:
        if error.status is RPCStatusCode.INVALID_ARGUMENT:
            return False
        raise _refused(error, [key]) from error
    return True


def _type(key: SearchAttributeKey[Any]) -> IndexedValueType.ValueType:
    return IndexedValueType.ValueType(int(key.indexed_value_type))


def _refused(error: RPCError, keys: Keys) -> PortingError:
    """Temporal Cloud's operator service is closed to us: there the attributes are made with its own tools."""
    if error.status in _PASSING:
        return TemporalUnavailableError(f"the Temporal server is in trouble ({error.status.name})")
    return _not_registered(keys)


def _not_registered(keys: Keys) -> SearchAttributesError:
    wanted = ", ".join(f"{key.name} ({key.indexed_value_type.name.lower()})" for key in keys)
    return SearchAttributesError(
        f"these search attributes could not be registered, make them first: {wanted}"
    )
