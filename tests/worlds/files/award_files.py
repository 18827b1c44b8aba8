"""Award files of tests: proposals and steps of one small campaign at the real door."""

import csv
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from data.intake.load import Outcome, ingest
from data.intake.notes import record_steps
from data.profiles.catalog import load_catalog
from schemas.viewer import Viewer

PLAN, UNIT, OTHER = "an-giang", "30337", "30292"
CATALOG = load_catalog()
DAY = date(2026, 10, 1)
WHOLE: dict[str, Any] = {
    "ma_phong_trao": PLAN,
    "nam": 2026,
    "ma_don_vi": UNIT,
    "loai_doi_tuong": "Tập thể",
    "hinh_thuc": "Bằng khen của Chủ tịch UBND tỉnh",
    "dip": "hằng năm",
    "ma_noi_dung": "government",
    "ngay_de_nghi": "01/10/2026",
    "so_van_ban": "1/TTr (minh họa)",
    "thanh_phan_ho_so": "tờ trình; biên bản; báo cáo thành tích",
    "so_bo": 1,
}


def proposal(code: str, **changes: Any) -> dict[str, Any]:
    """One good row; the recipient and the achievement are named by the code."""
    own = {"ma_de_nghi": code, "ten_doi_tuong": f"Tập thể minh họa {code}"}
    return WHOLE | own | {"ma_thanh_tich": f"TT-{code}"} | changes


def written(folder: Path, rows: Sequence[dict[str, Any]], name: str = "de-nghi") -> Path:
    path = folder / f"{name}.csv"
    columns = list(dict.fromkeys(key for row in rows for key in row))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="")
        writer.writeheader()
        writer.writerows(rows)
    return path


def handed_in(
    store: Path, folder: Path, *rows: dict[str, Any], at: datetime | None = None
) -> Outcome:
    """The outcome of one file of proposals."""
    moment = at or datetime(2026, 10, 2, 8)
    path = written(folder, rows, f"de-nghi-{moment:%d%H%M%S}")
    return ingest(store, [path], "x", moment, catalog=CATALOG)[0]


def stepped(store: Path, proposal_id: str, *states: str, **more: Any) -> Outcome:
    """The outcome of recording states one day after the other, in one file."""
    first: date = more.pop("day", DAY + timedelta(days=4))
    by: Viewer | str = more.pop("by", "x")
    at = datetime.combine(first + timedelta(days=len(states)), datetime.min.time())
    return record_steps(store, step_rows(proposal_id, states, first, more), by, at, CATALOG)


def step_rows(
    proposal_id: str, states: Sequence[str], first: date, more: Mapping[str, Any]
) -> list[dict[str, Any]]:
    """Rows of a file of steps: a proposal comes by these states, one a day."""
    route = {"appraised-1": ("appraised", 2), "appraised": ("appraised", 3)}
    rows = []
    for place, state in enumerate(states):
        name, position = route.get(state, (state, None))
        rows.append(
            {"campaign_id": PLAN, "proposal_id": proposal_id, "state": name}
            | {"route_step": position, "at_date": f"{first + timedelta(days=place):%d/%m/%Y}"}
            | ({"document": f"{place}/QĐ (minh họa)"} if name == "decided" else {})
            | more
        )
    return rows


def rules_of(outcome: Outcome) -> list[str]:
    return [problem.rule for problem in outcome.problems]
