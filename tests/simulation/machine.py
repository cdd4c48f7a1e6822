"""A state machine of hypothesis: lives of requests on the time-skipping server, beside the model of them.

Hypothesis decides each step when the one before has been lived, and looks for the shortest life that still
goes wrong. It is told nothing of the request: what it draws may make sense or not.
"""

import asyncio
import sys
from collections import Counter
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from typing import Any, cast

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from temporalio.testing import WorkflowEnvironment

from tests.desk import start_environment
from tests.simulation import steps
from tests.simulation.life import Life
from tests.simulation.steps import Setting, Step

#: A way through has some ten; a life that has ended by then takes no time any more.
_STEPS = 25


@dataclass
class Stage:
    """A loop, and a time-skipping server for each life, whose clock only goes forward."""

    loop: asyncio.Runner
    ends: Counter[str] = field(default_factory=Counter)
    """How lives ended, those included that hypothesis shortened others to."""
    _environment: WorkflowEnvironment | None = None

    def does(self, what: Coroutine[Any, Any, Any]) -> Any:
        return self.loop.run(what)

    def life(self, setting: Setting) -> Life:
        self.leaves_its_server()
        self._environment = self.does(start_environment())
        return Life(self._environment, setting)

    def leaves_its_server(self) -> None:
        if self._environment is not None:
            environment, self._environment = self._environment, None
            self.does(environment.shutdown())


@contextmanager
def a_stage() -> Iterator[Stage]:
    with asyncio.Runner() as loop:
        stage = Stage(loop)
        try:
            yield stage
        finally:
            stage.leaves_its_server()


class RequestMachine(RuleBasedStateMachine):
    """One life; hypothesis turns whole kinds of steps off in some of them."""

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self._stage = stage
        self._life: Life | None = None
        self._usual: Iterator[Step] = iter(())
        self._finishes = False

    @initialize(
        setting=steps.settings_of_a_life(),
        before=steps.before_it_begins(),
        finishes=st.booleans(),
        data=st.data(),
    )
    def begins(self, setting: Setting, before: tuple[Step, ...], finishes: bool, data: st.DataObject) -> None:
        """`finishes`: what usually happens does in the end, whatever came in between."""
        self._usual = iter(data.draw(steps.a_way_through(setting.shape), "what usually happens"))
        self._finishes = finishes
        self._life = self._stage.life(setting)
        self._stage.does(self._life.opens())
        for step in (*before, Step("begins")):
            self._happens(step)

    @rule()
    def it_goes_on_as_usual(self) -> None:
        for step in islice(self._usual, 1):
            self._happens(step)

    @rule(count=st.integers(1, 3))
    def it_goes_on_for_a_while(self, count: int) -> None:
        for step in islice(self._usual, count):
            self._happens(step)

    @rule(step=steps.time_passes())
    def time_passes(self, step: Step) -> None:
        self._happens(step)

    @rule(step=steps.a_message())
    def somebody_says(self, step: Step) -> None:
        self._happens(step)

    @rule(step=steps.an_answer())
    def a_rejection_is_answered(self, step: Step) -> None:
        self._happens(step)

    @rule(step=st.one_of(steps.something_upstream(), steps.the_backbone_says()))
    def upstream_does(self, step: Step) -> None:
        self._happens(step)

    @rule(step=steps.the_next_check_finds())
    def documents_are(self, step: Step) -> None:
        self._happens(step)

    @rule(step=steps.a_fault())
    def something_fails(self, step: Step) -> None:
        self._happens(step)

    def teardown(self) -> None:
        if self._life is None:
            return
        try:
            if sys.exc_info()[0] is None:  # nothing has gone wrong yet
                for step in self._usual if self._finishes else ():
                    self._happens(step)
                self._stage.ends[self._stage.does(self._life.ends())] += 1
        finally:
            self._stage.does(self._life.closes())

    def _happens(self, step: Step) -> None:
        assert self._life
        self._stage.does(self._life.lives(step))


def live(stage: Stage, first: int, lives: int, *, shorten: bool = True) -> None:
    """`lives` of them, which the seed `first` decides.

    Raises: what the shortest life raises that still goes wrong; its notes have its steps.
    """
    # Whatever makes a machine will do, though the signature wants its class.
    machine = cast("type[RequestMachine]", seed(first)(partial(RequestMachine, stage)))
    phases = [Phase.generate, Phase.shrink] if shorten else [Phase.generate]
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=lives,
            stateful_step_count=_STEPS,
            phases=phases,
            deadline=None,
            database=None,
            report_multiple_bugs=False,
            suppress_health_check=list(HealthCheck),
        ),
    )
