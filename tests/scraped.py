"""What a Prometheus endpoint of ours serves, and a meter that remembers what it was told."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from temporalio.common import (
    MetricAttributes,
    MetricCommon,
    MetricCounter,
    MetricGauge,
    MetricGaugeFloat,
    MetricHistogram,
    MetricHistogramFloat,
    MetricHistogramTimedelta,
    MetricMeter,
)

_LINE = re.compile(r"(?P<name>[a-z_:][a-z0-9_:]*)(?:\{(?P<labels>.*)\})? (?P<value>\S+)")
_LABEL = re.compile(r'(?P<name>[a-z_]+)="(?P<value>(?:[^"\\]|\\.)*)"')


@dataclass(frozen=True)
class Sample:
    name: str
    labels: Mapping[str, str]
    value: float


def samples_in(text: str) -> list[Sample]:
    """Of the text format."""
    return list(_samples(line for line in text.splitlines() if line and not line.startswith("#")))


def _samples(lines: Iterable[str]) -> Iterator[Sample]:
    for line in lines:
        found = _LINE.fullmatch(line)
        assert found, line
        labels = {each["name"]: each["value"] for each in _LABEL.finditer(found["labels"] or "")}
        yield Sample(found["name"], labels, float(found["value"]))


def value_of(samples: Iterable[Sample], name: str, **labels: str) -> float | None:
    """The sum of all that have `labels`, whatever else they have; None: there is none."""
    found = [
        each.value for each in samples if each.name == name and labels.items() <= dict(each.labels).items()
    ]
    return sum(found) if found else None


@dataclass
class _Told(MetricCommon):
    samples: list[Sample]
    metric: str

    @property
    def name(self) -> str:
        return self.metric

    @property
    def description(self) -> None:
        return None

    @property
    def unit(self) -> None:
        return None

    def with_additional_attributes(self, additional_attributes: MetricAttributes) -> Any:
        raise NotImplementedError

    def _tell(self, value: float, labels: MetricAttributes | None) -> None:
        self.samples.append(Sample(self.metric, {k: str(v) for k, v in (labels or {}).items()}, value))


class _Counter(_Told, MetricCounter):
    def add(self, value: int, additional_attributes: MetricAttributes | None = None) -> None:
        self._tell(value, additional_attributes)


class _GaugeFloat(_Told, MetricGaugeFloat):
    def set(self, value: float, additional_attributes: MetricAttributes | None = None) -> None:
        self._tell(value, additional_attributes)


class _HistogramFloat(_Told, MetricHistogramFloat):
    def record(self, value: float, additional_attributes: MetricAttributes | None = None) -> None:
        self._tell(value, additional_attributes)


@dataclass
class Meter(MetricMeter):
    """Remembers, in order."""

    samples: list[Sample] = field(default_factory=list)

    def create_counter(self, name: str, description: Any = None, unit: Any = None) -> MetricCounter:
        return _Counter(self.samples, name)

    def create_gauge_float(self, name: str, description: Any = None, unit: Any = None) -> MetricGaugeFloat:
        return _GaugeFloat(self.samples, name)

    def create_histogram_float(
        self, name: str, description: Any = None, unit: Any = None
    ) -> MetricHistogramFloat:
        return _HistogramFloat(self.samples, name)

    def create_gauge(self, name: str, description: Any = None, unit: Any = None) -> MetricGauge:
        raise NotImplementedError

    def create_histogram(self, name: str, description: Any = None, unit: Any = None) -> MetricHistogram:
        raise NotImplementedError

    def create_histogram_timedelta(
        self, name: str, description: Any = None, unit: Any = None
    ) -> MetricHistogramTimedelta:
        raise NotImplementedError

    def with_additional_attributes(self, additional_attributes: MetricAttributes) -> MetricMeter:
        raise NotImplementedError
