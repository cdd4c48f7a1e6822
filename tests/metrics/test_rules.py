"""Alert rules and the dashboard: they name what there is, lead to a page that says what to do, and ring."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from temporalio.bridge import temporal_sdk_bridge

from porting.metrics import table
from porting.metrics.kinds import OTHER
from tests.metrics import sdk_metrics
from tests.metrics.alert_cases import CASES, Case
from tests.metrics.table import series_of

ROOT = Path(__file__).parents[2]
WATCHING = ROOT / "deploy" / "watching"
RULES = WATCHING / "rules.yml"
DASHBOARD = WATCHING / "grafana" / "porting-desk.json"
PAGE = ROOT / "docs" / "watching.md"

#: Debian's package prometheus has it; `./dev test` fetches it where it can.
PROMTOOL = shutil.which("promtool") or shutil.which(
    "promtool", path=str(ROOT / ".tools" / "prometheus" / "usr" / "bin")
)
needs_promtool = pytest.mark.skipif(PROMTOOL is None, reason="promtool is missing: apt install prometheus")

_SERIES = re.compile(r"\b((?:porting|temporal)_[a-z_]+|porting:[a-z0-9_:]+)(?:\{([^}]*)\})?")
_MATCHER = re.compile(r'([a-z_]+)\s*(=~|!~|!=|=)\s*"([^"]*)"')
_GROUPED = re.compile(r"\bby\s*\(([^)]*)\)")
#: What Prometheus itself puts on each series, and histograms on their buckets.
_PROMETHEUS_LABELS = {"job", "instance", "le"}


@lru_cache
def rules() -> list[dict[str, Any]]:
    groups = yaml.safe_load(RULES.read_text())["groups"]
    return [rule for group in groups for rule in group["rules"]]


def alerts() -> list[dict[str, Any]]:
    return [rule for rule in rules() if "alert" in rule]


@lru_cache
def panels() -> list[dict[str, Any]]:
    found = json.loads(DASHBOARD.read_text())["panels"]
    return [panel for panel in found if panel["type"] != "row"]


@lru_cache
def expressions() -> dict[str, str]:
    ours = {rule.get("alert") or rule["record"]: str(rule["expr"]) for rule in rules()}
    shown = {
        f"{panel['title']} {target['refId']}": str(target["expr"])
        for panel in panels()
        for target in panel["targets"]
    }
    return {**ours, **shown}


@lru_cache
def labels_known() -> dict[str, dict[str, tuple[str, ...] | None]]:
    """By series, the values of each label; None: any."""
    known: dict[str, dict[str, tuple[str, ...] | None]] = {}
    for metric in table.ALL:
        for series in series_of(metric):
            known[series] = {label.name: label.values for label in metric.labels}
    for name, labels in sdk_metrics.ALL.items():
        known[name] = dict.fromkeys(labels)
    for rule in rules():
        if "record" in rule:
            grouped = _GROUPED.search(rule["expr"])
            names = [name.strip() for name in grouped[1].split(",")] if grouped else []
            known[rule["record"]] = dict.fromkeys(names)
    return known


def matchers(expression: str) -> Iterator[tuple[str, str, str, str]]:
    """Series, label, operator, value."""
    for series, inside in _SERIES.findall(expression):
        for label, operator, value in _MATCHER.findall(inside or ""):
            yield series, label, operator, value


@pytest.mark.parametrize("name", expressions())
def test_what_is_asked_of_prometheus_is_there(name: str) -> None:
    known, expression = labels_known(), expressions()[name]
    used = {series for series, _ in _SERIES.findall(expression)}
    labels = {
        label for series in used & known.keys() for label in (*known[series], *_PROMETHEUS_LABELS)
    } | _PROMETHEUS_LABELS
    grouped = {part.strip() for group in _GROUPED.findall(expression) for part in group.split(",")}

    assert used <= known.keys()
    assert grouped <= labels
    for series, label, operator, value in matchers(expression):
        assert label in known[series] or label in _PROMETHEUS_LABELS, (series, label)
        values = known[series].get(label)
        if values is not None and operator in ("=", "!="):
            assert value in (*values, OTHER), (series, label, value)


@pytest.mark.parametrize("alert", alerts(), ids=lambda alert: alert["alert"])
def test_an_alert_says_how_urgent_it_is_and_where_it_stands_what_to_do(alert: dict[str, Any]) -> None:
    page, _, anchor = alert["annotations"]["runbook"].partition("#")
    headings = [
        line.removeprefix("### ") for line in PAGE.read_text().splitlines() if line.startswith("### ")
    ]

    assert alert["labels"].keys() == {"severity"}
    assert alert["labels"]["severity"] in ("page", "ticket")
    assert alert["annotations"]["summary"].endswith(".")
    assert (ROOT / page) == PAGE
    assert anchor == alert["alert"].lower()
    assert alert["alert"] in headings


def test_the_page_tells_of_no_alert_that_there_is_not() -> None:
    told = re.findall(r"^### (Porting\w+)$", PAGE.read_text(), re.MULTILINE)

    assert told == [alert["alert"] for alert in alerts()]


def test_each_alert_has_been_seen_to_ring_and_not_to() -> None:
    names = {alert["alert"] for alert in alerts()}

    assert {case.alert for case in CASES if case.rings is not None} == names
    assert {case.alert for case in CASES if case.rings is None} == names


@needs_promtool
def test_prometheus_takes_what_it_is_configured_with() -> None:
    assert _promtool("check", "config", str(WATCHING / "prometheus.yml"))


@needs_promtool
@pytest.mark.parametrize("every", sorted({case.every for case in CASES}))
def test_each_alert_rings_when_it_should_and_only_then(tmp_path: Path, every: str) -> None:
    file = tmp_path / "rules_test.yml"
    batches = _batches(case for case in CASES if case.every == every)
    tests = [_as_promtool_has_it(batch) for batch in batches]
    told = {"rule_files": [str(RULES)], "evaluation_interval": every, "tests": tests}
    file.write_text(yaml.safe_dump(told))

    assert _promtool("test", "rules", str(file))


def _promtool(*arguments: str) -> bool:
    assert PROMTOOL
    ran = subprocess.run([PROMTOOL, *arguments], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return True


def _batches(cases: Iterable[Case]) -> list[list[Case]]:
    """Those go together that share no metric: promtool computes all rules for each test anew."""
    batches: list[list[Case]] = []
    for case in cases:
        fit = next((batch for batch in batches if not any(_metrics(case) & _metrics(o) for o in batch)), None)
        if fit is None:
            batches.append([case])
        else:
            fit.append(case)
    return batches


def _metrics(case: Case) -> set[str]:
    return {series.partition("{")[0] for series in case.series}


def _as_promtool_has_it(batch: list[Case]) -> dict[str, Any]:
    series = {name: values for case in batch for name, values in case.series.items()}
    return {
        "interval": batch[0].every,
        "input_series": [{"series": name, "values": values} for name, values in series.items()],
        "alert_rule_test": [
            {"eval_time": case.after, "alertname": case.alert, "exp_alerts": _expected(case)}
            for case in batch
        ],
    }


def _expected(case: Case) -> list[dict[str, Any]]:
    if case.rings is None:
        return []
    [alert] = [each for each in alerts() if each["alert"] == case.alert]
    summary = alert["annotations"]["summary"].replace("{{ $value }}", case.value)
    for label, value in case.rings.items():
        summary = summary.replace(f"{{{{ $labels.{label} }}}}", value)
    return [
        {
            "exp_labels": {**alert["labels"], **case.rings},
            "exp_annotations": {**alert["annotations"], "summary": summary},
        }
    ]


def test_what_the_sdk_serves_after_a_failure_only_has_the_name_that_we_ask_for() -> None:
    core = Path(temporal_sdk_bridge.__file__).read_bytes()

    assert [n for n in sdk_metrics.ON_FAILURE if n.removeprefix("temporal_").encode() not in core] == []
