"""Reports of the campaign's owner to those above it (báo cáo gửi cấp trên), in words."""

from collections.abc import Mapping
from typing import Any

from translations import Translator
from translations.phrases import markdown, source_text

OWN_REPORT_KEYS = {
    "final": "own_report.final",
    "interim": "own_report.interim",
    "yearly": "own_report.yearly",
}
OWN_REPORT_STATE_KEYS = {
    "late": "own_report.state_late",
    "on_time": "own_report.state_on_time",
    "overdue": "own_report.state_overdue",
    "undated": "own_report.state_undated",
    "waiting": "own_report.state_waiting",
}

COLOURS = {"on_time": "blue", "undated": "blue", "late": "orange", "overdue": "red"}


def own_report_line(row: Mapping[str, Any], t: Translator) -> tuple[str, str]:
    """What it is and what became of it, and below by which document, to whom, from where."""
    name = t(OWN_REPORT_KEYS[row["kind"]], year=row["year"])
    state = t(OWN_REPORT_STATE_KEYS[row["state"]])
    badge = f":{COLOURS.get(row['state'], 'gray')}-badge[{state}]"
    recipient = t.pick(row, "recipient")
    said = [t("own_report.to", recipient=recipient, lead=row["short_name"])]
    if row["sent_on"]:
        words = {"document": row["document"], "snapshot": row["snapshot_id"]}
        said.insert(0, t("own_report.sent", date=t.date(row["sent_on"]), **words))
    elif row["due_at"]:
        said.insert(0, t("own_report.due", due=t.moment(row["due_at"])))
    said.append(t("own_report.source", source=source_text(row["source"], t)))
    return f"**{markdown(name)}** {badge}", markdown(" · ".join(said))
