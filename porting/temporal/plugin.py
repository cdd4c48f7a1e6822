"""What every client, worker, replayer and test environment of ours has in common."""

from temporalio.plugin import SimplePlugin

from porting.temporal.payloads import DATA_CONVERTER


class PortingPlugin(SimplePlugin):
    """Pydantic models on the wire.

    Given to a client it goes on to that client's workers by itself; a `Replayer` and a test environment take
    it as their own `plugins=[PortingPlugin()]`.
    """

    def __init__(self) -> None:
        super().__init__("porting", data_converter=DATA_CONVERTER)
