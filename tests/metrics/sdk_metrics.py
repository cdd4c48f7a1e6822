"""The SDK's own metrics that our rules and dashboards name."""

SERVED = ("temporal_num_pollers",)
