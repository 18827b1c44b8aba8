"""What the owner of a campaign reports to those above it (báo cáo gửi cấp trên), year by year."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import polars as pl

from schemas.plan.profile import Profile
from schemas.plan.reporting import OwnReport
from schemas.tables import OwnReportTable, empty


def own_reports(profile: Profile) -> pl.DataFrame:
    """A row a report: of every year, of each review that is held."""
    rows = [
        (profile.campaign.id, code, own.kind, year, _due(own, year), own.lead, *_to(own))
        for own in profile.reporting.own
        for code, year in _rounds(profile, own)
    ]
    schema = empty(OwnReportTable).schema
    return OwnReportTable.validate(pl.DataFrame(rows, schema=schema, orient="row"))


def _to(own: OwnReport) -> tuple[str, str, str]:
    return own.recipient_vi, own.recipient_en, own.source


def _rounds(profile: Profile, own: OwnReport) -> Iterator[tuple[str, int]]:
    if own.kind == "yearly":
        for year in range(profile.phases.starts_on.year, profile.phases.last_day.year + 1):
            yield f"own-yearly-{year}", year
        return
    for kind, _, end in profile.phases.reviews:
        if kind == own.kind:
            yield f"own-{kind}", end.year


def _due(own: OwnReport, year: int) -> datetime | None:
    if own.before_month is None or own.before_day is None:
        return None
    day = date(year, own.before_month, own.before_day) - timedelta(days=1)
    return datetime.combine(day, time(23, 59, 59))
