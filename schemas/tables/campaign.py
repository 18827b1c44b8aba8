"""What a campaign profile says of time: phases, periods, deadlines, and who shares the work."""

from datetime import date, datetime

from schemas.columns import column as col
from schemas.tables.base import Table


class CampaignTable(Table, unique=["campaign_id"]):
    """Campaigns (phong trào). Grain: campaign."""

    campaign_id: str = col("Campaign code", source="profile")
    name_vi: str = col("Name as the plan prints it", source="profile")
    name_en: str = col("Name in English", source="profile")
    short_vi: str = col("Short name", source="profile")
    short_en: str = col("Short name in English", source="profile")
    level: str = col("province, commune or published", source="profile")
    territory_code: str = col("Official code of the territory", source="profile")
    is_illustrative: bool = col("Values are made by the system", source="profile")
    cadence: str = col("quarter, half or year", source="profile")
    cadence_source: str = col("Document and section that asks for it", source="profile")
    exceeded_ratio: float = col("Pace from which the status is vượt", "ratio", "profile")
    reached_ratio: float = col("Pace from which the status is đạt", "ratio", "profile")
    on_track_ratio: float = col("Pace from which the status is đúng tiến độ", "ratio", "profile")
    slow_ratio: float = col(
        "Pace from which the status is chậm; below: nguy cơ", "ratio", "profile"
    )
    coverage_low_ratio: float = col("Coverage below which a figure warns", "ratio", "profile")
    coverage_poor_ratio: float = col(
        "Coverage below which nothing is concluded", "ratio", "profile"
    )
    staff_ceiling_pct: float | None = col(
        "Most of the people eligible that a unit may propose in a year; null: none said",
        "%",
        source="profile",
    )

    opened_on: date | None = col(
        "Day from which units owe reports to this store; null: since the campaign began",
        source="calendar.toml",
    )


class PhaseTable(Table, unique=["campaign_id", "phase_id"]):
    """Phases (giai đoạn); phase 2 starts the day after phase 1 ends. Grain: campaign, phase."""

    campaign_id: str = col("Campaign code", source="profile")
    phase_id: str = col("phase-1 or phase-2", source="profile")
    start_date: date = col("First day", source="profile")
    end_date: date = col("Last day: the review that ends the phase", source="profile")
    first_year: int = col("First year as the plan prints it", "year", "profile")
    last_year: int = col("Last year as the plan prints it", "year", "profile")
    is_assumed: bool = col("The plan names only the year; the day is a setting", source="profile")


class PeriodTable(Table, unique=["campaign_id", "period_id"]):
    """Reporting periods (kỳ báo cáo); a period belongs to the phase its last day falls in.

    Grain: campaign, period."""

    campaign_id: str = col("Campaign code", source="profile")
    period_id: str = col("2026, 2026-H1 or 2026-Q3", source="profile")
    phase_id: str = col("Phase of its last day", source="profile")
    start_date: date = col("First day", source="profile")
    end_date: date = col("Last day", source="profile")
    due_at: datetime = col("Last on-time second", source="profile")


class DeadlineTable(Table, unique=["campaign_id", "deadline_id"]):
    """Deadlines (hạn nộp) of reports, plans; null due_at: not yet computable. Grain: deadline."""

    campaign_id: str = col("Campaign code", source="profile")
    deadline_id: str = col("e.g. yearly-2026, plan-1, interim, final", source="profile")
    kind: str = col("What is due", source="profile", isin=["yearly", "plan", "interim", "final"])
    due_at: datetime | None = col("Last on-time second", source="profile")
    recipient_vi: str | None = col("To whom", source="profile")
    recipient_en: str | None = col("To whom, in English", source="profile")
    source: str = col("Document and section", source="profile")


class BoundUnitTable(Table, unique=["campaign_id", "deadline_id", "unit_id"]):
    """Units that a deadline binds (đơn vị phải nộp), on whatever days they are there; who is in no
    row need not hand it in. Grain: deadline, unit."""

    campaign_id: str = col("Campaign code", source="profile")
    deadline_id: str = col("e.g. yearly-2026, plan-1, interim, final", source="profile")
    unit_id: str = col("Unit code", source="profile")


class OwnReportTable(Table, unique=["campaign_id", "report_id"]):
    """Reports that the owner of a campaign sends to those above it (báo cáo gửi cấp trên).

    Grain: campaign, report."""

    campaign_id: str = col("Campaign code", source="profile")
    report_id: str = col("e.g. own-yearly-2026, own-interim", source="profile")
    kind: str = col("What it sums up", source="profile", isin=["yearly", "interim", "final"])
    year: int = col("Year it is of", "year", "profile")
    due_at: datetime | None = col("Last on-time second; null: not said", source="profile")
    unit_id: str = col("Unit that writes it", source="profile")
    recipient_vi: str = col("To whom", source="profile")
    recipient_en: str = col("To whom, in English", source="profile")
    source: str = col("Document and section", source="profile")
