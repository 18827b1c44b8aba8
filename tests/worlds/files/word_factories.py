"""The smallest campaign with reports in words and plans: its template, its files, its store."""

from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import polars as pl

from data.checking.check import CheckedReport, check
from data.profiles.catalog import Catalog
from data.reading.read_report import read_report
from data.workbooks.template import Filled, unit_template
from schemas.plan.reporting import OwnReport, PlanIssuance, Section, YearlyReport
from tests.worlds.files import report_factories as plain
from tests.worlds.once import fresh_store
from translations import translator

CAMPAIGN, UNIT, YEARLY = plain.CAMPAIGN, plain.UNIT, "yearly-2026"
TODAY = plain.TODAY
SHEET = "Nội dung báo cáo"
WHOLE = {"direction": "Đã ban hành kế hoạch.", "results": "Đạt 101 việc.", "asks": "Không."}
WORD_HEADER = "campaign_id,unit_id,period_id,section_id,text"
PLAN_HEADER = "campaign_id,unit_id,period_id,plan_number,plan_date"


def catalog() -> Catalog:
    made = plain.catalog()
    profile = made.profile(CAMPAIGN)
    kinds = ("yearly", "interim", "final")
    sections = (
        Section("direction", "Chỉ đạo", "Direction", "s", kinds),
        Section("results", "Kết quả nổi bật", "Results", "s", kinds),
        Section("asks", "Đề xuất", "Proposals", "s", kinds, is_mandatory=False),
    )
    reporting = replace(
        profile.reporting,
        yearly=YearlyReport(
            recipient_vi="Sở Nội vụ",
            recipient_en="Home Affairs",
            source="s",
            before_month=11,
            before_day=15,
        ),
        own=(
            OwnReport(
                kind="yearly", lead=UNIT, recipient_vi="Bộ", recipient_en="Ministry", source="s"
            ),
        ),
        plans=(PlanIssuance(source="s", due_on=date(2026, 3, 31)),),
        sections=sections,
    )
    units = made.units.with_columns(contact=pl.lit(None, pl.String))
    return replace(made, profiles={CAMPAIGN: replace(profile, reporting=reporting)}, units=units)


CATALOG = catalog()


def words_template(texts: dict[str, str] | None = None, period: str = YEARLY) -> bytes:
    unit = CATALOG.unit(CAMPAIGN, UNIT)
    assert unit is not None
    filled = Filled(sections=WHOLE if texts is None else texts)
    profile = CATALOG.profile(CAMPAIGN)
    return unit_template(profile, unit, period, plain.known(), translator("vi"), filled)


def words_checked(
    content: bytes, folder: Path, today: date = TODAY, name: str = plain.XLSX
) -> CheckedReport:
    path = folder / name
    path.write_bytes(content)
    return check(read_report(path, name), CATALOG, plain.known(), today)


def lines_checked(folder: Path, header: str, *lines: str, today: date = TODAY) -> CheckedReport:
    content = "\n".join([header, *lines, ""]).encode()
    return words_checked(content, folder, today, plain.CSV)


def word_line(
    section: str = "direction",
    text: str = "Đã làm.",
    unit: str = UNIT,
    period: str = YEARLY,
    campaign: str = CAMPAIGN,
) -> str:
    return f'{campaign},{unit},{period},{section},"{text}"'


def word_store(folder: Path) -> Path:
    """A store whose day is TODAY; hand files in with catalog=CATALOG."""
    return fresh_store("words", folder, TODAY, CATALOG)


def saved(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def at(day: int, hour: int = 9) -> datetime:
    return datetime(2026, 10, day, hour)


def sheet_of(content: bytes, name: str):  # type: ignore[no-untyped-def]
    from openpyxl import load_workbook

    return load_workbook(BytesIO(content))[name]
