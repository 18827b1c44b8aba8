"""The smallest campaign that has everything a report can get wrong, in memory."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import polars as pl
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from data.checking.check import CheckedReport, check
from data.profiles.catalog import Catalog
from data.reading.read_report import RawReport, read_report
from data.workbooks.template import BLANK, Filled, unit_template
from schemas.plan.indicators import Content, Indicator, Target, UnitType
from schemas.plan.profile import Campaign, Phases, Profile
from schemas.plan.reporting import Reporting
from schemas.problems import Problem
from schemas.tables import MembershipTable, empty
from translations import translator

SOURCE = "dữ liệu minh họa"
CAMPAIGN, UNIT, PERIOD = "thu-nghiem", "04101", "2026-Q3"
TODAY = date(2026, 10, 10)
XLSX, CSV = "bao-cao.xlsx", "nhieu-don-vi.csv"
GOOD = {"ND1.01": 68.4, "ND1.02": 240.0, "ND1.03": 101.0, "ND2.01": 12.0}


def indicator(code: str, content: str, **changes: Any) -> Indicator:
    fields: dict[str, Any] = {
        "label_vi": f"Chỉ tiêu {code}",
        "label_en": f"Indicator {code}",
        "short_vi": code,
        "short_en": code,
        "measure": "hồ sơ",
        "direction": "higher",
        "kind": "flow",
        "adds_up": "sum",
        "operator": "ge",
        "unit_types": ("commune",),
        "source": SOURCE,
        "targets": (Target(phase="phase-1", source=SOURCE, value=500.0),),
        "decimals": 0,
        "minimum": None,
        "maximum": None,
    }
    return Indicator(id=code, content=content, **(fields | changes))


def profile() -> Profile:
    stock = {"kind": "stock", "adds_up": "mean", "measure": "%", "decimals": 1, "big_jump": 20.0}
    return Profile(
        campaign=Campaign(
            id=CAMPAIGN,
            name_vi="Phong trào thử nghiệm",
            name_en="Trial campaign",
            short_vi="Thử nghiệm",
            short_en="Trial",
            level="province",
            territory="86",
            source=SOURCE,
        ),
        documents=(),
        phases=Phases(
            starts_on=date(2026, 1, 1),
            interim_review_on=date(2027, 12, 31),
            final_review_on=date(2030, 12, 31),
            phase_1_years=(2026, 2027),
            phase_2_years=(2028, 2030),
            source=SOURCE,
        ),
        contents=tuple(
            Content(f"ND{n}", f"Nội dung {n}", f"Content {n}", f"ND{n}", f"C{n}", SOURCE)
            for n in (1, 2)
        ),
        unit_types=(
            UnitType("commune", "Xã", "Commune"),
            UnitType("department", "Sở, ngành", "Department"),
        ),
        indicators=(
            indicator("ND1.01", "ND1", **stock, minimum=0.0, maximum=100.0),
            indicator("ND1.02", "ND1", big_jump=1.0),
            indicator("ND1.03", "ND1", part_of="ND1.02"),
            indicator("ND2.01", "ND2", is_mandatory=False),
            indicator("ND2.02", "ND2", unit_types=("department",)),
        ),
        reporting=Reporting("quarter", "2026-Q1", "2030-Q4", 15, SOURCE),
    )


UNITS: list[tuple[str, str, str, date, date | None, str | None]] = [
    ("04101", "Xã Minh Họa", "commune", date(2025, 7, 1), None, None),
    ("04102", "Phường <script>alert(1)</script>", "commune", date(2025, 7, 1), None, None),
    ("04103", "Xã Đã Nhập", "commune", date(2025, 7, 1), date(2026, 3, 31), "04101"),
    ("04104", "Xã Mới Lập", "commune", date(2027, 1, 1), None, None),
    ("04105", "Xã Thôi Hẳn", "commune", date(2025, 7, 1), date(2026, 3, 31), None),
    ("so-01", "Sở Minh Họa", "department", date(2025, 7, 1), None, None),
]


def catalog() -> Catalog:
    rows = [(CAMPAIGN, code, name, name, *rest) for code, name, *rest in UNITS]
    names = ["campaign_id", "unit_id", "unit_name", "short_name", "unit_type"]
    dates = ["valid_from", "valid_to", "successor_id"]
    types = [pl.String] * 5 + [pl.Date, pl.Date, pl.String]
    units = pl.DataFrame(rows, schema=dict(zip(names + dates, types, strict=True)), orient="row")
    return Catalog({CAMPAIGN: profile()}, units, empty(MembershipTable))


def known(*rows: tuple[str, str, float | None], unit_id: str = UNIT) -> pl.DataFrame:
    """What counts now: (indicator, period, value) of one unit."""
    schema = {
        "campaign_id": pl.String,
        "unit_id": pl.String,
        "indicator_id": pl.String,
        "period_id": pl.String,
        "value": pl.Float64,
    }
    return pl.DataFrame([(CAMPAIGN, unit_id, *row) for row in rows], schema=schema, orient="row")


def template(
    filled: Filled = BLANK,
    unit_id: str = UNIT,
    period_id: str = PERIOD,
    previous: pl.DataFrame | None = None,
) -> bytes:
    unit = catalog().unit(CAMPAIGN, unit_id)
    assert unit is not None
    before = known() if previous is None else previous
    return unit_template(profile(), unit, period_id, before, translator("vi"), filled)


def filled(**changes: Any) -> Filled:
    values = {code: (value, None) for code, value in GOOD.items()}
    return Filled(**({"values": values} | changes))


def edited(content: bytes, edit: Callable[[Workbook], object]) -> bytes:
    """The workbook after somebody changed it and saved it."""
    book = load_workbook(BytesIO(content))
    edit(book)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def read(content: bytes, folder: Path, file_name: str = XLSX) -> RawReport:
    path = folder / file_name
    path.write_bytes(content)
    return read_report(path, file_name)


def checked(
    content: bytes, folder: Path, previous: pl.DataFrame | None = None, file_name: str = XLSX
) -> CheckedReport:
    before = known() if previous is None else previous
    return check(read(content, folder, file_name), catalog(), before, TODAY)


def places(report: CheckedReport) -> list[tuple[str | None, str | None, str]]:
    """Sheet, cell and rule of every problem."""
    return [(p.sheet, p.cell, p.rule) for p in report.problems]


def problem(report: CheckedReport, rule: str) -> Problem:
    return next(p for p in report.problems if p.rule == rule)


def put(content, sheet, **cells):
    def edit(book):
        for cell, value in cells.items():
            book[sheet][cell] = value

    return edited(content, edit)


def errors(report):
    return [
        place
        for place, p in zip(places(report), report.problems, strict=True)
        if p.severity == "error"
    ]


def with_value(code, value, note=None):
    return filled(values={c: (v, None) for c, v in GOOD.items()} | {code: (value, note)})
