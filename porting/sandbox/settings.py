"""What the sandbox process is started with, and how long each step takes in it."""

from datetime import timedelta
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, SecretStr


class Pace(BaseModel):
    """How long upstream takes, in the calendar time of each order."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    backbone_decides_after: timedelta = timedelta(hours=2)
    passed_on_after: timedelta = timedelta(hours=1)
    """From the submission until the carrier partner has asked the losing carrier."""
    notice_after: timedelta = timedelta(hours=4)
    """From the submission until an informational notice, where the scenario has one."""
    losing_carrier_answers_after: timedelta = timedelta(days=1)
    """From the submission until the FOC or the rejection."""
    second_thoughts_after: timedelta = timedelta(hours=4)
    """From the FOC until it is changed or withdrawn, where the scenario does that."""
    simple_port_days: int = 1
    """Business days from the losing carrier's answer to the port date, for one number of the US.
    Source: 47 CFR § 52.35."""
    us_port_days: int = 4
    canadian_port_days: int = 2
    activation_hour: int = Field(default=10, ge=0, le=23)
    """Local time on the port day at which the first number moves."""
    between_numbers: timedelta = timedelta(minutes=5)
    whole_activation_within: timedelta = timedelta(hours=8)
    """However many numbers an order has, all move in this time on the port day."""
    late_by: timedelta = timedelta(days=1)
    """What "late" means for a number that moves late, or comes late into the inventory."""
    cancel_until: timedelta = timedelta(hours=48)
    """How long before the port date an order can still be canceled."""


class SandboxSettings(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    state_dir: Path
    """Where `sandbox.sqlite` and the key of the fingerprints are."""
    host: str = "127.0.0.1"
    """Anything but the loopback interface opens the sandbox, which asks nobody who they are, to a network."""
    port: int = Field(default=8090, ge=0, le=65535)
    """0: any free one, which is logged."""
    webhook_url: str | None = None
    """None: no webhooks are sent."""
    webhook_secret: SecretStr = SecretStr("")
    """Signs the webhooks."""
    webhook_retry_first: timedelta = timedelta(seconds=1)
    """Doubled with every further attempt."""
    webhook_retry_at_most: timedelta = timedelta(minutes=5)
    pace: Pace = Pace()
