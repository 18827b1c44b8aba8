"""What the council's staff set and write down: report sections, screening limits, notes."""

from datetime import date, datetime

from schemas.columns import column as col
from schemas.tables.base import Table

NOTE_KINDS = ["exemption", "reminder", "flag", "annotation", "sent"]
OUTCOMES = ["confirmed", "corrected", "explained"]
REPORT_KINDS = ["period", "yearly", "interim", "final"]


class SectionTable(Table, unique=["campaign_id", "report_kind", "section_id"]):
    """Sections of a report in words (mục báo cáo). Grain: campaign, report kind, section."""

    campaign_id: str = col("Campaign code", source="profile")
    report_kind: str = col("Which report asks for it", source="profile", isin=REPORT_KINDS)
    section_id: str = col("Section code", source="profile")
    position: int = col("Order in the report", source="profile")
    label_vi: str = col("Label", source="profile")
    label_en: str = col("Label in English", source="profile")
    is_mandatory: bool = col("A report without it is not complete", source="profile")


class ScreeningRuleTable(Table, unique=["campaign_id", "rule_id"]):
    """Limits of the questions asked of figures (rà soát số liệu). Grain: campaign, rule."""

    campaign_id: str = col("Campaign code", source="profile")
    rule_id: str = col("Rule code", source="profile")
    limit_value: float = col("Score from which the rule asks", "the rule's", "profile")
    minimum_count: int = col("Fewest cells or peers it needs", "count", "profile")
    is_on: bool = col("Whether the rule is used", source="profile")


class NoteTable(Table, unique=["note_id"]):
    """Notes of staff and events of the plan (ghi chép); never change a figure. Grain: note."""

    note_id: str = col("Event number and line, or place in the profile", source="ledger")
    campaign_id: str = col("Campaign code", source="staff")
    kind: str = col("What the note is", source="staff", isin=NOTE_KINDS)
    unit_id: str | None = col("Unit it is about", source="staff")
    indicator_id: str | None = col("Indicator it is about", source="staff")
    obligation_id: str | None = col("Report or deadline it is about", source="staff")
    flag_id: str | None = col("Question about a figure it answers", source="staff")
    at_date: date | None = col("Day of the event", source="staff")
    outcome: str | None = col("Outcome of a question", source="staff", isin=OUTCOMES)
    text: str = col("The words", source="staff")
    text_en: str | None = col("The words in English", source="staff")
    source: str | None = col("Document it rests on", source="staff")
    recorded_at: datetime = col("When it was written down", source="ledger")
    recorded_by: str = col("By whom; profile: the plan itself", source="ledger")
