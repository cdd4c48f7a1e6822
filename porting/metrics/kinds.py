"""The kinds of metrics. Each knows its labels and their values, so that no customer's word becomes one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from itertools import product
from typing import ClassVar

from temporalio.common import MetricMeter

#: What a value is told as that its label does not know: a new series would stay for as long as the process.
OTHER = "other"


@dataclass(frozen=True)
class Label:
    name: str
    values: tuple[str, ...] | None
    """All that there are. None: names in our own code, of which there are few (routes, checks)."""

    def told(self, value: str) -> str:
        return value if self.values is None or value in self.values else OTHER


@dataclass(frozen=True)
class Metric:
    """`unit` None: it counts things."""

    kind: ClassVar[str]
    name: str
    what: str
    labels: tuple[Label, ...] = ()
    unit: str | None = None

    def told(self, given: Mapping[str, str]) -> dict[str, str]:
        """Raises: `ValueError` where `given` are not the metric's labels: an error of ours."""
        if given.keys() != {label.name for label in self.labels}:
            raise ValueError(f"{self.name} has the labels {[label.name for label in self.labels]}")
        return {label.name: label.told(str(given[label.name])) for label in self.labels}


@dataclass(frozen=True)
class Counter(Metric):
    kind = "counter"

    def add(self, meter: MetricMeter, count: int = 1, **labels: str) -> None:
        meter.create_counter(self.name, self.what, self.unit).add(count, self.told(labels))

    def begin(self, meter: MetricMeter) -> None:
        """Tell that nothing has been counted yet: Prometheus sees no increase where a series begins with 1.

        Only for a metric all of whose labels know their values.
        """
        names = [label.name for label in self.labels]
        for values in product(*(label.values or () for label in self.labels)):
            self.add(meter, 0, **dict(zip(names, values, strict=True)))


@dataclass(frozen=True)
class Gauge(Metric):
    kind = "gauge"

    def set(self, meter: MetricMeter, value: float, **labels: str) -> None:
        meter.create_gauge_float(self.name, self.what, self.unit).set(value, self.told(labels))


@dataclass(frozen=True)
class Histogram(Metric):
    """Of durations."""

    kind = "histogram"
    unit: str | None = "seconds"
    buckets: tuple[timedelta, ...] = ()

    def observe(self, meter: MetricMeter, took: timedelta, **labels: str) -> None:
        seconds = max(took.total_seconds(), 0)
        meter.create_histogram_float(self.name, self.what, self.unit).record(seconds, self.told(labels))


def one_of(name: str, values: Iterable[str]) -> Label:
    return Label(name, tuple(map(str, values)))
