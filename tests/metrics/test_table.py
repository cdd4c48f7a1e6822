"""The metrics' names, and that no label of theirs takes anybody's words."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from porting.metrics import table
from porting.metrics.kinds import OTHER, Counter, Gauge, Histogram, Metric
from tests.scraped import Meter
from workflows import draft_messages, messages
from workflows.draft_report import DraftStatus

EACH = pytest.mark.parametrize("metric", table.ALL, ids=lambda metric: metric.name)


@EACH
def test_a_metric_is_named_as_prometheus_asks(metric: Metric) -> None:
    assert re.fullmatch(r"porting_[a-z]+(_[a-z]+)*", metric.name)
    assert metric.name.endswith("_total") == isinstance(metric, Counter)
    if metric.unit:
        assert metric.name.endswith(f"_{metric.unit}")
    if isinstance(metric, Histogram):
        assert metric.buckets == tuple(sorted(set(metric.buckets)))
        assert metric.buckets


def test_no_two_metrics_have_one_name() -> None:
    names = [metric.name for metric in table.ALL]

    assert len(set(names)) == len(names)
    assert len(names) > 25


@EACH
def test_no_label_is_named_for_what_a_customer_gives(metric: Metric) -> None:
    ours = {"action", "carrier", "company", "email", "name", "number", "pon", "request", "request_id"}

    assert not ours & {label.name for label in metric.labels}
    assert {label.name for label in metric.labels if label.values is None} <= {"route", "status", "outcome"}


def test_a_value_that_a_label_does_not_know_is_told_as_other() -> None:
    meter = Meter()

    table.MESSAGES_REFUSED.add(meter, message="call me at +15125550100")
    table.MESSAGES_REFUSED.add(meter, message="resubmit")

    assert [each.labels["message"] for each in meter.samples] == [OTHER, "resubmit"]


def test_a_label_that_a_metric_has_not_is_our_error() -> None:
    with pytest.raises(ValueError, match="porting_drafts"):
        table.DRAFTS.set(Meter(), 1, losing_carrier="Example Tel")


def test_a_clock_that_goes_back_makes_no_negative_duration() -> None:
    meter = Meter()

    table.REQUEST_SECONDS.observe(meter, timedelta(seconds=-1), status="completed")

    assert [each.value for each in meter.samples] == [0]


def test_all_messages_and_all_ends_of_drafts_are_known_by_name() -> None:
    assert {*messages.KINDS, *draft_messages.KINDS} == set(table.MESSAGES)
    [ends] = [label.values for label in table.DRAFTS_ENDED.labels]
    assert ends is not None
    assert {*ends, "draft"} == {*DraftStatus}


def test_gauges_counters_and_histograms_are_all_there_are() -> None:
    assert {type(metric) for metric in table.ALL} == {Counter, Gauge, Histogram}


def test_the_page_shows_the_table_as_it_is() -> None:
    page = (Path(__file__).parents[2] / "docs" / "watching.md").read_text().splitlines()
    shown = [line for line in page if line.startswith("| `porting_")]

    assert shown == [
        f"| `{metric.name}` | {metric.kind} | {', '.join(f'`{label.name}`' for label in metric.labels)} "
        f"| {metric.what} |"
        for metric in table.ALL
    ]
