"""The sheet of what a campaign says once (thông tin chung): identity, days, reporting."""

from collections.abc import Mapping
from dataclasses import replace

from data.profiles.book.sheet import Column, Row, Sheet, Value

INFO = Sheet(
    "info",
    "Thông tin",
    "Information",
    (
        Column("name", "Mục", "Item", width=40, is_told=True),
        Column("item", "Khóa", "Key", width=28),
        Column("value", "Giá trị", "Value", width=80),
    ),
    ("item",),
    says=("item",),
)


def _owed(kind: str, vi: str, en: str) -> tuple[Column, ...]:
    """Who owes a report, and by which clause."""
    table = f"reporting.{kind}"
    types, units = f"{vi}: loại đơn vị phải nộp", f"{vi}: chỉ các đơn vị"
    return (
        Column(f"{table}.unit_types", types, f"{en}: unit types", "list", of="unit_types"),
        Column(f"{table}.unit_ids", units, f"{en}: only these units", "list"),
        Column(f"{table}.source", f"{vi}: căn cứ", f"{en}: source"),
    )


ENTRIES = (
    Column("campaign.name_vi", "Tên phong trào", "Name", is_required=True),
    Column("campaign.name_en", "Tên phong trào, tiếng Anh", "English name", is_required=True),
    Column("campaign.short_vi", "Tên ngắn", "Short name", is_required=True),
    Column("campaign.short_en", "Tên ngắn, tiếng Anh", "English short name", is_required=True),
    Column("campaign.source", "Căn cứ", "Source", is_required=True),
    Column("campaign.note_vi", "Ghi chú", "Note"),
    Column("campaign.note_en", "Ghi chú, tiếng Anh", "English note"),
    Column("phases.starts_on", "Ngày bắt đầu", "First day", "date", is_required=True),
    Column("phases.phase_1_ends_on", "Ngày cuối giai đoạn 1", "Phase 1 ends on", "date"),
    Column("phases.phase_2_ends_on", "Ngày cuối giai đoạn 2", "Phase 2 ends on", "date"),
    Column("phases.interim_review_on", "Ngày họp sơ kết", "Interim review", "date"),
    Column("phases.final_review_on", "Ngày họp tổng kết", "Final review", "date"),
    Column("phases.is_assumed", "Ngày là thiết lập, chưa có văn bản", "Days are assumed", "flag"),
    Column("phases.source", "Căn cứ của các mốc", "Source of the days", is_required=True),
    Column("reporting.cadence", "Kỳ báo cáo", "Cadence", "choice", 14, True, "cadence"),
    Column("reporting.first_period", "Kỳ đầu (2025-Q3)", "First period", is_required=True),
    Column("reporting.last_period", "Kỳ cuối (2030-Q4)", "Last period", is_required=True),
    Column("reporting.days_to_report", "Số ngày nộp sau kỳ", "Days to report", "whole", 14, True),
    Column("reporting.cadence_source", "Căn cứ của kỳ báo cáo", "Source", is_required=True),
    Column("reporting.yearly.before_month", "Báo cáo năm: trước tháng", "Before month", "whole"),
    Column("reporting.yearly.before_day", "Báo cáo năm: trước ngày", "Before day", "whole"),
    Column("reporting.yearly.recipient_vi", "Báo cáo năm: nơi nhận", "Recipient"),
    Column("reporting.yearly.recipient_en", "Báo cáo năm: nơi nhận, tiếng Anh", "In English"),
    *_owed("yearly", "Báo cáo năm", "Yearly report"),
    Column("reporting.interim.recipient_vi", "Báo cáo sơ kết: nơi nhận", "Interim: recipient"),
    Column("reporting.interim.recipient_en", "Báo cáo sơ kết: nơi nhận, tiếng Anh", "In English"),
    *_owed("interim", "Báo cáo sơ kết", "Interim report"),
    Column("reporting.final.recipient_vi", "Báo cáo tổng kết: nơi nhận", "Final: recipient"),
    Column("reporting.final.recipient_en", "Báo cáo tổng kết: nơi nhận, tiếng Anh", "In English"),
    *_owed("final", "Báo cáo tổng kết", "Final report"),
)
"""Each key with its table in front, as a column whose cell it is."""
BY_KEY: Mapping[str, Column] = {entry.key: entry for entry in ENTRIES}


def cell_column(sheet: Sheet, column: Column, row: Mapping[str, Value]) -> Column:
    """What the cell of a column takes in a row: on this sheet it depends on the key."""
    entry = BY_KEY.get(str(row.get("item"))) if sheet is INFO and column.key == "value" else None
    return replace(entry, key=column.key) if entry else column


def info_rows(said: Mapping[str, Value]) -> list[Row]:
    """A row for each key, with what the profile says."""
    return [{"name": e.vi, "item": e.key, "value": said.get(e.key)} for e in ENTRIES]
