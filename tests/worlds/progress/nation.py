"""Two campaigns of unlike plans in one store: a province with a merger, a ministry of half years.

Values, reports and proposals are drawn once from a seed; what a question about all campaigns says
of each is held against what that campaign's own questions say.
"""

from datetime import date, datetime
from functools import cache
from random import Random
from typing import Any

from data.profiles.rubric_tables import rubric_tables
from tests.worlds.query_store import QueryStore, periods, query_store
from tests.worlds.rows.plans import END, HINGE
from tests.worlds.score_world import criterion
from tests.worlds.score_world import rubric as of_rubric

PROVINCE, MINISTRY = "c", "d"
DAYS = (
    date(2025, 3, 1),
    date(2025, 10, 1),
    date(2026, 10, 20),
    date(2027, 12, 20),
    date(2029, 2, 1),
    date(2031, 2, 1),
)
UNITS = ("u1", "u2", "u3", "gone")
QUARTERS = periods(*(f"{year}-Q{n}" for year in range(2025, 2031) for n in (1, 2, 3, 4)))
INDICATORS: list[dict[str, Any]] = [
    {"indicator_id": "i"},
    {"indicator_id": "j", "kind": "flow", "adds_up": "sum"},
    {"indicator_id": "k", "adds_up": "weighted_mean", "weighted_by": "j"},
]
ROUTE = [
    {"position": 1, "place": 1, "state": "appraised", "state_reached": "appraised"},
    {"position": 2, "place": 2, "state": "decided", "state_reached": "decided"},
]
SHEET = {"submission_id": "sheet", "period_id": "award-2026", "received_at": datetime(2026, 1, 5)}
Rows = list[dict[str, Any]]


@cache
def nation() -> QueryStore:
    """The store; its campaigns are «c» and «d»."""
    drawn, tables = Random(22), dict[str, Rows]()
    for campaign, level in ((PROVINCE, "province"), (MINISTRY, "ministry")):
        for name, rows in _campaign(level, drawn).items():
            held = tables.setdefault(name, [])
            held += [{"campaign_id": campaign, **row} for row in rows]
    return query_store(**tables)


def _campaign(level: str, drawn: Random) -> dict[str, Rows]:
    quarters = QUARTERS[1::2] if level == "ministry" else QUARTERS
    phases = ("phase-1", "phase-2")
    told = [(unit, q) for unit in UNITS for q in quarters if drawn.random() < 0.8]
    hinge = {"phase_id": "phase-2", "start_date": HINGE, "end_date": END}
    codes = [row["indicator_id"] for row in INDICATORS]
    assigned = [
        {"unit_id": u, "indicator_id": i, "phase_id": p, "target_value": drawn.uniform(40, 90)}
        for u in UNITS
        for i in codes
        for p in phases
        if drawn.random() < 0.9
    ]
    return {
        "campaign": [{"level": level, "cadence": "half" if level == "ministry" else "quarter"}],
        "phase": [{}, hinge],
        "content": [{}],
        "indicator": INDICATORS,
        "unit_type": [{}],
        "period": quarters,
        "unit": [_unit(name) for name in UNITS],
        "assignment": assigned,
        "path_segment": [
            {"indicator_id": i, **p}
            for i in codes
            for p in ({}, {"phase_id": "phase-2", "from_date": HINGE, "to_date": END})
        ],
        "result": [_result(u, q, i, drawn) for u, q in told for i in codes],
        "submission": [*(_report(u, q, n, drawn) for n, (u, q) in enumerate(told)), SHEET],
        **_awards(drawn),
        **_scoring(Random(170)),
    }


def _unit(name: str) -> dict[str, Any]:
    end = {"valid_to": date(2026, 6, 30), "successor_id": "u3"} if name == "gone" else {}
    return {"unit_id": name, "short_name": name, "unit_name": name, **end}


def _result(unit: str, quarter: dict[str, Any], indicator: str, drawn: Random) -> dict[str, Any]:
    value = None if drawn.random() < 0.1 else drawn.uniform(5, 80)
    known = datetime.combine(quarter["end_date"], datetime.min.time())
    return {
        "unit_id": unit,
        "period_id": quarter["period_id"],
        "indicator_id": indicator,
        "value": value,
        "known_from": known,
    }


def _report(unit: str, quarter: dict[str, Any], number: int, drawn: Random) -> dict[str, Any]:
    late = drawn.choice((-3, -1, 2))
    due: datetime = quarter["due_at"]
    return {
        "submission_id": f"{number}-{unit}",
        "unit_id": unit,
        "period_id": quarter["period_id"],
        "state": drawn.choice(("accepted", "accepted", "rejected")),
        "received_at": datetime(due.year, due.month, due.day + late),
    }


def _scoring(drawn: Random) -> dict[str, Rows]:
    """Marks of single units, years and stages; the council has marked one cluster of the two."""
    tables = rubric_tables([of_rubric([criterion("a", 10)], year_to=2028)])
    members = [
        {"unit_id": unit, "year": year, "cluster_id": cluster}
        for year in range(2025, 2031)
        for unit, cluster in (("u1", "cum-1"), ("u2", "cum-1"), ("u3", "cum-2"), ("gone", "cum-2"))
    ]
    marks = [
        {"unit_id": unit, "year": year, "stage": stage, "known_from": datetime(year, 12, 5)}
        for year in (2025, 2026)
        for unit in UNITS
        for stage in ("self", "appraised")
        if drawn.random() < 0.7
    ]
    sat = {"unit_id": "u1", "stage": "council", "known_from": datetime(2026, 12, 6)}
    found = {name: frame.drop("campaign_id").to_dicts() for name, frame in tables.items()}
    return {**found, "membership": members, "score": [*marks, sat]}


def _awards(drawn: Random) -> dict[str, Rows]:
    proposals = [
        {
            "proposal_id": f"p{n}",
            "unit_id": "u1",
            "year": 2026,
            "proposed_on": date(2026, drawn.randint(1, 12), 1),
            "known_from": datetime(2026, 1, 1),
        }
        for n in range(8)
    ]
    steps = [
        {
            "proposal_id": f"p{n}",
            "step_id": f"{n}-{place}",
            "state": state,
            "on_date": date(2026, 12, 10 + place),
            "recorded_at": datetime(2026, 12, 20),
        }
        for n in range(6)
        for place, state in enumerate(("appraised", "decided", "revoked")[: n // 2 + 1])
    ]
    return {"proposal": proposals, "award_step": steps, "award_way": ROUTE}
