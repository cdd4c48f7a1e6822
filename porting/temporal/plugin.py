"""What every client, worker, replayer and test environment of ours has in common."""

from temporalio.converter import PayloadCodec
from temporalio.plugin import SimplePlugin

from porting import tracing
from porting.temporal.current_details import DetailsWhenAsked
from porting.temporal.payloads import data_converter


class PortingPlugin(SimplePlugin):
    """Pydantic models on the wire, encrypted by a codec (`workers.encryption.request_codec`), pages of
    workflows made when they are opened, and a trace through it all where this process makes traces.

    Given to a client it goes on to that client's workers by itself; a `Replayer` and a test environment take
    it as their own `plugins=[PortingPlugin()]`.
    """

    def __init__(self, codec: PayloadCodec | None = None) -> None:
        """`codec` None: everything goes in the clear."""
        converter = data_converter(codec)
        traced = tracing.current()
        details = DetailsWhenAsked()
        if traced is None:
            super().__init__("porting", data_converter=converter, interceptors=[details])
            return
        from porting.temporal.tracing import PortingTracing, in_the_sandbox

        super().__init__(
            "porting",
            data_converter=converter,
            interceptors=[PortingTracing(traced.tracer), details],
            workflow_runner=in_the_sandbox,
        )
