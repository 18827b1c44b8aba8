"""Planted defects are found, and a clean campaign is left in peace."""

from typing import Any

import pytest

from tests.worlds.screening.defects import DEFECTS
from tests.worlds.screening.sample import asked, clean_shares, planted_world, tallied
from tests.worlds.screening.world import INDICATORS, PERIODS, TYPES, clean_world


@pytest.fixture(scope="module")
def tally() -> Any:
    return tallied(range(100, 102))


def test_planted_defects_are_found(tally: Any) -> None:
    by_kind = {kind: round(tally.recall(kind), 3) for kind in tally.hits}
    print(by_kind)
    assert len(by_kind) == len(DEFECTS) >= 12
    assert tally.recall() >= 0.95
    assert sum(by_kind.values()) / len(by_kind) >= 0.95
    assert min(by_kind.values()) >= 0.8


def test_questions_are_mostly_about_what_was_planted(tally: Any) -> None:
    assert tally.precision() >= 0.8
    assert tally.precision("bunched_at_limit") >= 0.8


def test_a_clean_campaign_is_asked_about_under_two_in_a_hundred_cells() -> None:
    assert sum(TYPES.values()) >= 60
    assert sum("ward" in k.types for k in INDICATORS) >= 10
    shares = [share for seed in range(100, 103) for share in clean_shares(clean_world(seed))]
    assert len(shares) == 3 * (len(PERIODS) - 1)
    assert max(shares) < 0.02


def test_the_period_after_the_defects_is_as_quiet_as_a_clean_one() -> None:
    world = clean_world(104)
    single = [k for k in DEFECTS if k in ("jump_up", "jump_down", "ten_times", "tenth", "swapped")]
    for kind in single:
        DEFECTS[kind][0](world, PERIODS[-2])
    assert clean_shares(world)[-1] < 0.02


def test_answers_of_two_runs_are_the_same() -> None:
    first, second = (asked(planted_world(105, PERIODS[-1]), PERIODS[-1]) for _ in range(2))
    assert first.equals(second)
