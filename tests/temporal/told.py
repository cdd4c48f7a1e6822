"""Workflows that only tell what they have done."""

from datetime import timedelta

from temporalio import workflow


@workflow.defn(name="Told")
class Told:
    @workflow.run
    async def run(self) -> None:
        workflow.logger.info("port_request_started", extra={"request_id": "acme-0001"})


@workflow.defn(name="Mailed")
class Mailed:
    @workflow.run
    async def run(self) -> None:
        await workflow.execute_activity("send_notice", start_to_close_timeout=timedelta(seconds=30))
        workflow.logger.info("customer_told")
