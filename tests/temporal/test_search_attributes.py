import asyncio

import pytest
from temporalio.common import SearchAttributeKey

from porting.temporal import search_attributes
from porting.temporal.embedded import EmbeddedServer
from porting.temporal.search_attributes import SearchAttributesError

pytestmark = pytest.mark.embedded

STATUS = SearchAttributeKey.for_keyword("GroundStatus")
DEADLINE = SearchAttributeKey.for_datetime("GroundDeadline")


async def test_search_attributes_are_registered_by_whoever_comes_first(
    embedded_server: EmbeddedServer,
) -> None:
    client = await embedded_server.client()

    await asyncio.gather(*(search_attributes.ensure(client, [STATUS, DEADLINE]) for _ in range(5)))
    await search_attributes.ensure(client, [STATUS, DEADLINE])


async def test_a_search_attribute_of_another_type_is_named(embedded_server: EmbeddedServer) -> None:
    client = await embedded_server.client()
    await search_attributes.ensure(client, [SearchAttributeKey.for_keyword("GroundDate")])

    with pytest.raises(SearchAttributesError, match="GroundDate is INDEXED_VALUE_TYPE_KEYWORD"):
        await search_attributes.ensure(client, [SearchAttributeKey.for_datetime("GroundDate")])
