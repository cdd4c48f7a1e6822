"""What a run is made of: the same for the same seed, of all kinds, each number once."""

from collections import Counter

from porting.sandbox.scenarios import SCENARIOS
from tests.chaos.kinds import KINDS
from tests.chaos.plans import planned
from tests.chaos.troubles import Away, Kill, Measure, Victim, troubles

MEASURE = Measure(kills=200, other_kills=20, seconds=1000)


def test_five_hundred_requests_are_of_all_kinds_and_share_no_number() -> None:
    plans = planned(500, seed=7)

    assert {plan.kind for plan in plans} == set(KINDS)
    assert max(Counter(number for plan in plans for number in plan.numbers).values()) == 1
    assert len({plan.given["company_name"] for plan in plans}) == 500


def test_every_scenario_of_the_sandbox_is_among_them() -> None:
    digits = {number[-2:] for plan in planned(500, seed=7) for number in plan.numbers}

    assert {scenario.digits for scenario in SCENARIOS} <= digits


def test_a_seed_gives_the_same_run_again_and_another_one_another() -> None:
    assert planned(40, seed=1) == planned(40, seed=1) != planned(40, seed=2)
    assert troubles(MEASURE, seed=1) == troubles(MEASURE, seed=1) != troubles(MEASURE, seed=2)


def test_a_short_run_has_no_request_that_ends_by_its_limit() -> None:
    assert not any(plan.kind.lasts_for_weeks for plan in planned(60, seed=3, without_long_ones=True))


def test_as_much_goes_wrong_as_was_asked_for() -> None:
    happening = [trouble for _, trouble in troubles(MEASURE, seed=5)]

    victims = Counter(each.victim for each in happening if isinstance(each, Kill))

    assert victims == {Victim.WORKER: 200, Victim.TEMPORAL: 20, Victim.SANDBOX: 20, Victim.WEB: 20}
    assert len({each.store for each in happening if isinstance(each, Away)}) == 3
    assert any(isinstance(each, Kill) and each.away for each in happening)
    assert [at for at, _ in troubles(MEASURE, seed=5)] == sorted(at for at, _ in troubles(MEASURE, seed=5))
