"""Reports of the campaign's owner to those above it (báo cáo gửi cấp trên), in words."""

from collections.abc import Mapping
from typing import Any

from translations import Translator
from translations.phrases import markdown, source_text

COLOURS = {"on_time": "blue", "undated": "blue", "late": "orange", "overdue": "red"}


def own_report_line(row: Mapping[str, Any], t: Translator) -> tuple[str, str]:
    """What it is and what became of it, and below by which document, to whom, from where."""
    name = t(f"own_report.{row['kind']}", year=row["year"])
    state = t(f"own_report.state_{row['state']}")
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
