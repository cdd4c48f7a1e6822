"""A workflow that only tells that it has started."""

from temporalio import workflow


@workflow.defn(name="Told")
class Told:
    @workflow.run
    async def run(self) -> None:
        workflow.logger.info("port_request_started", extra={"request_id": "acme-0001"})
