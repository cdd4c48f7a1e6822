"""What is made of the rounds of a benchmark."""

import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.counting import Cost
from benchmarks.figures import Figure, ratios, table
from benchmarks.parked_requests import each_takes
from benchmarks.process_cpu import cpu_of, cpu_of_work, own_cpu
from benchmarks.results import BEGIN, END, FOLDER, PAGE, Results, changes, page, summary
from benchmarks.suite import SUITE


def a_figure(*rounds: float, goal: float | None = None) -> Figure:
    return Figure.of("worker CPU", "ms", rounds, goal)


def a_run(*rounds: float) -> Results:
    return Results("a machine", "2026-11-23", {"request_cost": (a_figure(*rounds),)})


def test_a_figure_keeps_its_lowest_median_and_highest_round() -> None:
    figure = a_figure(3.0, 1.0, 2.0)

    assert (figure.low, figure.median, figure.high, figure.rounds) == (1.0, 2.0, 3.0, 3)


def test_a_figure_without_rounds_is_none() -> None:
    with pytest.raises(ValueError, match="nothing was measured"):
        a_figure()


def test_a_ratio_is_of_two_that_ran_in_the_same_round() -> None:
    assert ratios([2.0, 9.0], [1.0, 3.0]) == [2.0, 3.0]


def test_a_ratio_of_rounds_that_do_not_belong_together_is_refused() -> None:
    with pytest.raises(ValueError, match="shorter"):
        ratios([2.0, 9.0], [1.0])


@pytest.mark.parametrize(
    ("now", "changed"),
    [
        ((1.0, 2.0, 3.0), False),
        ((2.9, 4.0, 5.0), False),
        ((3.5, 4.0, 5.0), True),
        ((0.1, 0.2, 0.3), True),
    ],
)
def test_a_change_counts_where_no_rounds_overlap(now: tuple[float, ...], changed: bool) -> None:
    assert a_figure(*now).is_beyond(a_figure(1.0, 2.0, 3.0)) is changed
    assert bool(list(changes(a_run(*now), a_run(1.0, 2.0, 3.0)))) is changed


def test_what_was_measured_once_has_no_spread_to_be_beyond() -> None:
    assert list(changes(a_run(9.0), a_run(1.0))) == []


def test_a_goal_is_missed_by_the_median() -> None:
    assert not a_figure(1.0, 1.1, 9.0, goal=1.2).misses_its_goal
    assert a_figure(1.0, 1.3, 1.3, goal=1.2).misses_its_goal


def test_whoever_ran_it_is_told_what_changed_and_what_misses_its_goal() -> None:
    told = summary([a_figure(1.3, goal=1.2)], changes(a_run(3.5, 4.0), a_run(1.0, 2.0)))

    assert "changed beyond its spread: request_cost: worker CPU: 1 / 1.5 / 2 before" in told
    assert "misses its goal: worker CPU: 1.3 ms (goal 1.2)" in told


def test_results_are_read_as_they_were_written(tmp_path: Path) -> None:
    run = a_run(1.0, 2.0)

    run.write(tmp_path / "results.json")

    assert Results.read(tmp_path / "results.json") == run
    assert Results.read(tmp_path / "none.json") is None


def test_a_run_of_one_benchmark_leaves_the_figures_of_the_others() -> None:
    others = Results("a machine", "2026-11-22", {"lives": (a_figure(5.0),), "request_cost": ()})

    assert {name: len(part) for name, part in a_run(1.0).with_parts(others).parts.items()} == {
        "lives": 1,
        "request_cost": 1,
    }


def test_only_what_stands_between_the_markers_is_written_anew() -> None:
    text = f"before\n{BEGIN}\nold\n{END}\nafter\n"

    written = page(text, a_run(1.0, 2.0))

    assert written.startswith(f"before\n{BEGIN}\n")
    assert written.endswith(f"{END}\nafter\n")
    assert "old" not in written
    assert "| worker CPU | 1 | 1.5 | 2 | ms |  |" in written
    with pytest.raises(ValueError, match="markers"):
        page("nothing", a_run(1.0))


def test_a_table_for_the_terminal_has_a_line_a_figure() -> None:
    assert len(table([a_figure(1.0), a_figure(2.0)]).splitlines()) == 2


def test_memory_is_told_for_each_request_from_mark_to_mark() -> None:
    assert each_takes(1024, [(2, 3 * 1024), (4, 9 * 1024)]) == [1.0, 3.0]


def test_the_first_start_is_a_billable_action() -> None:
    cost = Cost(
        events=80,
        history_bytes=1,
        workflow_tasks=12,
        activities=11,
        attempts=16,
        timers=1,
        messages=1,
        upserts=5,
    )

    assert cost.actions == 24


def test_cpu_is_counted_and_a_process_that_is_gone_has_none() -> None:
    assert own_cpu() > 0
    assert cpu_of(2**22 + 1) == 0


def test_every_benchmark_that_the_readme_names_is_there_and_every_one_is_named() -> None:
    readme = (FOLDER / "README.md").read_text()
    named = set(re.findall(r"`python -m benchmarks\.(\w+)", readme))

    assert all(importlib.util.find_spec(f"benchmarks.{name}") for name in named)
    assert set(SUITE) <= named
    page(PAGE.read_text(), a_run(1.0))


def test_the_work_of_a_program_that_has_ended_counts() -> None:
    spends = "import time\nwhile time.process_time() < 0.2: pass"

    assert cpu_of_work(lambda: subprocess.run([sys.executable, "-c", spends], check=True)) >= 0.2
