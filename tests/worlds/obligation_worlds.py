"""Random small campaigns with everything that decides whether a report is late: seeded."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from schemas.tables import FOREVER
from tests.worlds.query_store import periods

Row = dict[str, Any]
NAMES = ("2025-Q3", "2025-Q4", "2026-Q3", "2026-Q4")
# About the due day of words and about the last day of a quarter, a day to each side.
BORN = [date(2020, 1, 1), date(2025, 9, 30), date(2025, 10, 1), date(2026, 6, 1)]
CLOSED = [date(2026, 11, d) for d in (13, 14)] + [date(2026, 9, d) for d in (29, 30)]
SECTIONS = (("direction", True), ("results", True), ("proposals", False))
DEADLINES: list[tuple[str, str, datetime | None]] = [
    ("yearly-2025", "yearly", datetime(2025, 11, 14, 23, 59, 59)),
    ("yearly-2026", "yearly", datetime(2026, 11, 14, 23, 59, 59)),
    ("yearly-2027", "yearly", None),
    ("plan-1", "plan", None),
    ("plan-2", "plan", datetime(2025, 12, 31, 23, 59, 59)),
    ("interim", "interim", datetime(2027, 1, 1, 23, 59, 59)),
]


@dataclass
class World:
    """One campaign as rows of the tables; every row names its campaign."""

    campaign: str
    tables: dict[str, list[Row]] = field(default_factory=dict)

    def add(self, table: str, **row: Any) -> None:
        """Put a row of this campaign into a table."""
        self.tables.setdefault(table, []).append({"campaign_id": self.campaign, **row})

    def rows(self, table: str) -> list[Row]:
        """Rows of a table."""
        return self.tables.get(table, [])


def world(campaign: str, seed: int) -> World:
    """A campaign of six units, four periods and six deadlines with random arrivals and notes."""
    r, made = Random(seed), World(campaign)
    for table in ("campaign", "phase", "content"):
        made.add(table)
    made.add("phase", phase_id="phase-2", start_date=date(2027, 1, 2), end_date=date(2030, 12, 31))
    for place, code in enumerate(("ward", "office")):
        made.add("unit_type", unit_type=code, position=place)
    for row in periods(*NAMES):
        made.add("period", **row)
    for deadline_id, kind, due in DEADLINES:
        made.add("deadline", deadline_id=deadline_id, kind=kind, due_at=due)
    for n in range(3):
        made.add("indicator", indicator_id=f"i{n}", position=n, is_mandatory=n < 2)
    for kind in ("yearly", "interim"):
        for place, (section, must) in enumerate(SECTIONS):
            made.add(
                "section", report_kind=kind, section_id=section, position=place, is_mandatory=must
            )
    for n in range(6):
        _unit(r, made, f"u{n}")
    _bound(Random(seed), made)
    return made


def _bound(r: Random, made: World) -> None:
    """Each deadline binds every unit, one type or some units by name."""
    for name, *_ in DEADLINES:
        whom = r.choice(["all", "ward", "some"])
        for unit in made.rows("unit"):
            is_bound = {"all": True, "ward": unit["unit_type"] == "ward", "some": r.random() < 0.5}
            if is_bound[whom]:
                made.add("bound_unit", deadline_id=name, unit_id=unit["unit_id"])


def _unit(r: Random, made: World, unit: str) -> None:
    made.add(
        "unit",
        unit_id=unit,
        short_name=unit,
        unit_type=r.choice(["ward", "office"]),
        valid_from=r.choice(BORN),
        valid_to=r.choice([None, None, None, *CLOSED]),
    )
    for year in (2025, 2026, 2027):
        if r.random() < 0.8:
            cluster = r.choice(["cum-1", "cum-2"])
            made.add("membership", unit_id=unit, year=year, cluster_id=cluster)
    for n in range(3):
        if r.random() < 0.7:
            made.add("assignment", unit_id=unit, indicator_id=f"i{n}")
    for name in [*NAMES, *(d[0] for d in DEADLINES if d[1] != "plan")]:
        _reports(r, made, unit, name)
    _plans(r, made, unit)
    for name in [*NAMES, *(d[0] for d in DEADLINES)]:
        for kind in ("exemption", "exemption", "reminder", "reminder"):
            if r.random() < 0.1:
                at = _moment(r, made, name)
                note = f"{made.campaign}-{len(made.rows('note'))}"
                made.add(
                    "note",
                    note_id=note,
                    kind=kind,
                    unit_id=unit,
                    obligation_id=name,
                    text=f"lý do {note}",
                    recorded_at=at,
                )


def due_of(made: World, name: str) -> datetime | None:
    """Last on-time second of an obligation."""
    rows = [*made.rows("period"), *made.rows("deadline")]
    found = (x["due_at"] for x in rows if name in (x.get("period_id"), x.get("deadline_id")))
    due: datetime | None = next(found)
    return due


def _moment(r: Random, made: World, name: str) -> datetime:
    due = due_of(made, name) or datetime(2026, 5, 5, 12)
    near = [-86_400, -1, 0, 1, 2, 86_400, 86_401]
    seconds = r.choice([*near, *(r.randint(-40, 40) * 86_400 + r.randint(0, 86_399) for _ in near)])
    return due + timedelta(seconds=seconds)


def _reports(r: Random, made: World, unit: str, name: str) -> None:
    moments = sorted({_moment(r, made, name) for _ in range(r.choice([0, 0, 1, 1, 2, 3]))})
    states = ["accepted" if r.random() < 0.6 else "rejected" for _ in moments]
    accepted = [m for m, state in zip(moments, states, strict=True) if state == "accepted"]
    for at, state in zip(moments, states, strict=True):
        version = accepted.index(at) + 1 if state == "accepted" else None
        known = {
            "submission_id": f"{made.campaign}-{unit}-{name}-{at:%y%m%d%H%M%S}",
            "unit_id": unit,
            "period_id": name,
        }
        made.add(
            "submission",
            **known,
            state=state,
            version=version,
            received_at=at,
            problem_count=0 if version else r.randint(1, 9),
        )
        if version:
            until = accepted[version] if version < len(accepted) else FOREVER
            _content(r, made, {**known, "known_from": at, "known_until": until})


def _content(r: Random, made: World, known: Row) -> None:
    for n in range(3):
        if known["period_id"] in NAMES and r.random() < 0.9:
            value = r.choice([0.0, 1.0, 2.0, None])
            made.add("result", **known, indicator_id=f"i{n}", value=value)
    for n, (section, _) in enumerate(SECTIONS):
        if known["period_id"] not in NAMES and r.random() < 0.8:
            said = r.choice(["Đã làm", "Đã làm", " "])
            made.add("remark", **known, kind=section, remark=said, cell=f"B{n}")


def _plans(r: Random, made: World, unit: str) -> None:
    for name in NAMES:
        if r.random() < 0.3:
            day = r.choice(
                [None, date(2025, 9, 30), date(2025, 12, 31), date(2026, 1, 1), date(2026, 2, 1)]
            )
            made.add(
                "plan",
                unit_id=unit,
                period_id=name,
                plan_date=day,
                plan_number=r.choice([None, f"{name}/KH"]),
                known_from=datetime(2025, 12, 31, 23, 59, 59) + timedelta(days=r.randint(-9, 60)),
            )


def together(worlds: Sequence[World]) -> dict[str, list[Row]]:
    """All rows of several campaigns, for one store."""
    names = {name for made in worlds for name in made.tables}
    return {name: [row for made in worlds for row in made.rows(name)] for name in names}
