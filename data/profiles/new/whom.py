"""Who is asked for what (ai phải nộp), to be looked at: nobody bound, nobody asked, nobody told."""

from collections.abc import Iterator, Mapping

import polars as pl

from data.profiles.deadlines import bound_by, deadlines
from data.profiles.new.found import Found
from schemas.plan.profile import Profile


def of_obligations(
    profile: Profile, units: pl.DataFrame, lines: Mapping[str, int]
) -> Iterator[Found]:
    """Reports and plans that bind no unit or go to nobody known, indicators asked of no unit."""
    file = f"{profile.campaign.id}.toml"
    who = units.filter(pl.col("valid_to").is_null()).select("unit_id", "unit_type").rows()
    if not who:
        return
    said: set[tuple[str, str]] = set()
    for row in deadlines(profile).iter_rows(named=True):
        item = row["deadline_id"] if row["kind"] == "plan" else row["kind"]
        bound = bound_by(profile, row["deadline_id"])
        found = []
        if not any(bound.binds(*unit) for unit in who):
            found.append("binds_nobody")
        if row["recipient_vi"] is None and row["kind"] != "plan":
            found.append("no_recipient")
        for code in found:
            if (code, item) not in said:
                yield Found("warning", code, file, f"reporting.{item}")
            said.add((code, item))
    for indicator in profile.indicators:
        if not any(indicator.is_reported_by(*unit) for unit in who):
            yield Found("warning", "asked_of_nobody", file, indicator.id, lines.get(indicator.id))
