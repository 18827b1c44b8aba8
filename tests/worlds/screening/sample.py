"""What the questions find of the defects planted, and what they wrongly ask about.

Run it for the figures of docs/screening.md: python -m tests.screening_sample
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import polars as pl

from queries.screening.questions import flag_count, flag_list
from schemas.selection import Selection, Viewer
from tests.worlds.screening.defects import CHANGES, DEFECTS, HARD
from tests.worlds.screening.store import store
from tests.worlds.screening.world import PERIODS, World, clean_world

AS_OF = datetime(2027, 3, 1).date()


def planted_world(seed: int, period: str) -> World:
    """A clean world with every kind of defect planted into one period."""
    world = clean_world(seed)
    for plant, _ in DEFECTS.values():
        plant(world, period)
    return world


def asked(world: World, period: str) -> pl.DataFrame:
    """The flags of a period."""
    chosen = Selection("c", AS_OF, period=period)
    return flag_list(store(world), Viewer(), chosen)


def found(world: World, flags: pl.DataFrame) -> dict[str, tuple[int, int]]:
    """Of each kind: planted places that a fitting rule asked about, and all that were planted."""
    raised = {(f["rule_id"], f["unit_id"], f["indicator_id"]) for f in flags.to_dicts()}
    return {
        kind: (
            sum(any((rule, *place) in raised for rule in DEFECTS[kind][1]) for place in places),
            len(places),
        )
        for kind, places in world.labels.items()
    }


def wrong(world: World, flags: pl.DataFrame) -> list[dict[str, Any]]:
    """Flags where nothing was planted: neither in that cell nor in that whole report."""
    places = {place for planted in world.labels.values() for place in planted}
    return [
        f
        for f in flags.to_dicts()
        if (f["unit_id"], f["indicator_id"]) not in places and (f["unit_id"], None) not in places
    ]


def clean_shares(world: World) -> list[float]:
    """Part of the cells that is asked about in each period of a world but the first."""
    con = store(world)
    shares = []
    for period in PERIODS[1:]:
        rows = flag_count(con, Viewer(), Selection("c", AS_OF, period=period))
        shares.append(rows["flagged_cell_count"].sum() / rows["cell_count"][0])
    return shares


@dataclass
class Tally:
    """What was planted, found and wrongly asked, over many worlds."""

    hits: dict[str, list[int]] = field(default_factory=dict)
    flags: dict[str, int] = field(default_factory=dict)
    wrong: dict[str, int] = field(default_factory=dict)

    def add(self, world: World, period: str) -> None:
        """Ask one world and count."""
        flags = asked(world, period)
        for kind, (hit, planted) in found(world, flags).items():
            known = self.hits.setdefault(kind, [0, 0])
            self.hits[kind] = [known[0] + hit, known[1] + planted]
        for name, rows in (("flags", flags.to_dicts()), ("wrong", wrong(world, flags))):
            counts = getattr(self, name)
            for row in rows:
                counts[row["rule_id"]] = counts.get(row["rule_id"], 0) + 1

    def recall(self, *kinds: str) -> float:
        """Part of what was planted that was asked about."""
        rows = [self.hits[kind] for kind in kinds or self.hits]
        return sum(r[0] for r in rows) / sum(r[1] for r in rows)

    def precision(self, *without: str) -> float:
        """Part of the questions that were about something planted."""
        counts = [
            sum(n for rule, n in c.items() if rule not in without) for c in (self.flags, self.wrong)
        ]
        return 1 - counts[1] / counts[0]


def tallied(seeds: range) -> Tally:
    """Defects of every kind planted into the last three periods of the worlds of some seeds."""
    tally = Tally()
    for seed in seeds:
        for period in PERIODS[-3:]:
            tally.add(planted_world(seed, period), period)
    return tally


def main() -> None:
    """Print recall of each kind, precision of each rule and the clean share."""
    seeds = range(10)
    tally = tallied(seeds)
    for kind, (hit, planted) in tally.hits.items():
        print(f"{kind:24} {hit:5}/{planted:5} {hit / planted:.3f}")
    by_kind = [tally.recall(kind) for kind in tally.hits]
    print(f"recall {tally.recall():.3f}, mean of the kinds {sum(by_kind) / len(by_kind):.3f}")
    for rule, count in sorted(tally.flags.items()):
        print(f"{rule:24} {count:5} flags, {tally.wrong.get(rule, 0):4} wrong")
    print(f"precision {tally.precision():.3f}, ", end="")
    print(f"without bunched_at_limit {tally.precision('bunched_at_limit'):.3f}")
    clean = [share for seed in seeds for share in clean_shares(clean_world(seed))]
    print(f"clean: mean share {sum(clean) / len(clean):.4f}, worst {max(clean):.4f}")
    print(f"known limit, a flow reported as a running total: recall {hard_recall(seeds):.2f}")


def hard_recall(seeds: range) -> float:
    """Recall of what no rule is made for."""
    tally = Tally()
    for seed in seeds:
        world = clean_world(seed)
        HARD["cumulative_flow"][0](world, PERIODS[-1])
        raised = {(f["rule_id"], f["unit_id"]) for f in asked(world, PERIODS[-1]).to_dicts()}
        places = world.labels["cumulative_flow"]
        hit = sum(any((rule, unit) in raised for rule in CHANGES) for unit, _ in places)
        known = tally.hits.setdefault("cumulative_flow", [0, 0])
        tally.hits["cumulative_flow"] = [known[0] + hit, known[1] + len(places)]
    return tally.recall()


if __name__ == "__main__":
    main()
