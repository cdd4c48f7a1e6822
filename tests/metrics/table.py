"""Which series a metric makes."""

from porting.metrics.kinds import Histogram, Metric


def series_of(metric: Metric) -> tuple[str, ...]:
    if isinstance(metric, Histogram):
        return tuple(f"{metric.name}_{part}" for part in ("bucket", "sum", "count"))
    return (metric.name,)
