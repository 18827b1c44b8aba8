"""Counts of few persons: nobody who knows the rule, the total and what is shown finds one."""

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from answers.awards.frames import class_counts
from methods.few_persons import FEW, OTHERS, TOGETHER, told
from schemas.words import PERSONS, RECIPIENTS
from tests.worlds.frames.award_frames import classes

COUNTS = st.dictionaries(st.sampled_from([*RECIPIENTS]), st.integers(0, 9), min_size=1)


def test_small_classes_stand_in_one_count_if_need_be_with_the_next_one_above() -> None:
    few = {"collective": 3, "leader_head": 2, "entrepreneur": 4, "direct_worker": 40}
    assert told(few) == {"collective": 3, "direct_worker": 40, OTHERS: 6}
    alone = {"collective": 3, "leader_head": 2, "leader_other": 9, "direct_worker": 40}
    assert told(alone) == {"collective": 3, "direct_worker": 40, OTHERS: 11}
    assert told({"foreigner": 1, "leader_head": 1, "leader_top": 6}) == {OTHERS: 8}
    assert told({"household": 1, "foreigner": 1, "leader_head": 2}) == {TOGETHER: 4}
    none = {"collective": 1, "household": 2, "foreigner": 0}
    assert told(none) == none
    assert told(dict.fromkeys(PERSONS, 4)) == {TOGETHER: 4 * len(PERSONS)}


@given(COUNTS)
def test_the_counts_add_up_and_none_of_persons_is_small(counts: dict[str, int]) -> None:
    shown = told(counts)
    assert sum(shown.values()) == sum(counts.values())
    assert all(count == 0 or count >= FEW for name, count in shown.items() if name in PERSONS)
    assert shown.get(OTHERS, FEW) >= FEW
    assert told(shown) == shown


@given(COUNTS)
def test_what_is_shown_fits_more_than_one_count_of_each_small_class(counts: dict[str, int]) -> None:
    """Whoever knows the rule tries tables that it would show alike: there is another count of each
    small class among them, so that neither the total nor what is shown tells one."""
    shown = told(counts)
    for name in (n for n in counts if n in PERSONS and 0 < counts[n] < FEW):
        assert name not in shown
        found = {table.get(name, 0) for table in tables(counts, shown) if told(table) == shown}
        assert len(found) > 1, name


def tables(counts: dict[str, int], shown: dict[str, int]) -> Iterator[dict[str, int]]:
    """Counts that may be shown alike: the hidden ones handed round, one class to spare with them;
    of all recipients together, one person of any class."""
    if TOGETHER in shown:
        yield from ({name: 1, "collective": shown[TOGETHER] - 1} for name in PERSONS)
        return
    inside = [n for n in counts if n in PERSONS and n not in shown]
    spare = [n for n in PERSONS if n not in counts][:1]
    rest = {name: count for name, count in counts.items() if name not in inside}
    for names in ([*inside], [*inside, *spare]):
        values = [counts.get(name, 0) for name in names]
        for turn in range(len(names)):
            turned = zip(names, values[turn:] + values[:turn], strict=True)
            yield {**rest, **{name: count for name, count in turned if count}}


def test_the_share_of_direct_workers_is_of_persons_and_told_only_where_they_are() -> None:
    shown = class_counts(classes(collective=9, direct_worker=6, leader_head=6))
    assert shown["worker_pct"].to_list() == [50.0] * 3
    beside = class_counts(classes(collective=9, direct_worker=12, foreigner=2, leader_head=6))
    assert beside.select("recipient_class", "award_count").rows() == [
        *(("collective", 9), ("direct_worker", 12), (OTHERS, 8))
    ]
    assert beside["worker_pct"].to_list() == [60.0] * 3
    for hidden in (classes(direct_worker=3, leader_head=6), classes(direct_worker=3)):
        assert class_counts(hidden)["worker_pct"].to_list() == [None]
    assert class_counts(classes(leader_head=6))["worker_pct"].to_list() == [0.0]
