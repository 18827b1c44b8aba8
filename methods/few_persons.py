"""Counts of persons told to many (che số nhỏ): none of fewer than five, none to be worked out."""

from collections.abc import Mapping

from schemas.words import PERSONS

FEW = 5  # decision 117
OTHERS, TOGETHER = "others", "together"
"""Classes of persons told in one count; all recipients told in one, no class apart."""


def told(counts: Mapping[str, int]) -> dict[str, int]:
    """The counts by class of recipient that a wide audience is told; they add up as before.

    Classes of persons below five are told in one count: of two classes or more and five persons or
    more, else with the next class above (and its ties). What is in it could be exchanged among them
    and would look the same, so neither the total nor the classes shown tell how many each has.
    Where no such count can be made, no class is told apart.
    """
    people = {name: count for name, count in counts.items() if name in PERSONS and count}
    merged = {name: count for name, count in people.items() if count < FEW}
    if not merged:
        return dict(counts)
    has_spare = not counts.keys() >= {*PERSONS}
    for above in sorted({count for count in people.values() if count >= FEW}):
        if not _is_blurred(merged, has_spare=has_spare):
            merged |= {name: count for name, count in people.items() if count == above}
    if not _is_blurred(merged, has_spare=has_spare):
        return {TOGETHER: sum(counts.values())}
    apart = {name: count for name, count in counts.items() if name not in merged}
    return {**apart, OTHERS: sum(merged.values())}


def _is_blurred(merged: Mapping[str, int], *, has_spare: bool) -> bool:
    """Whether each could have another count: one of the others', or, with a class that nobody is
    said to be of, none."""
    is_alike = len(set(merged.values())) == 1
    return len(merged) > 1 and sum(merged.values()) >= FEW and (has_spare or not is_alike)
