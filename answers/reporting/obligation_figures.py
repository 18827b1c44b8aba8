"""The counts of one obligation (nghĩa vụ báo cáo) in words: six figures, and how they add up."""

import polars as pl

from answers.headline import Figure
from pictures.calendar import SOON
from pictures.report_marks import GLYPHS
from schemas.row import Row
from translations import Translator
from translations.phrases import counted, markdown, source_text
from translations.translator import NO_VALUE

FEWEST = 20  # units from which a share says more than «3/5»


def owed_count(row: Row) -> int:
    """Units that owe it: all but the exempt."""
    return int(row["expected_count"] - row["exempt_count"])


def obligation_figures(row: Row, t: Translator) -> list[Figure]:
    """Days left, owed, accepted, complete, returned, lacking, from a row of ObligationList."""
    exempt = t("reporting.exempt", count=t.number(row["exempt_count"]))
    lacking = row["waiting_count"] + row["overdue_count"]
    back = "red" if row["rejected_count"] else "gray"
    returned = t("reporting.not_again" if row["rejected_count"] else "reporting.none_returned")
    return [
        _time(row, t),
        _figure("owed", owed_count(row), f":gray-badge[{exempt}]", t),
        _figure("accepted", row["accepted_count"], _on_time(row, t), t),
        _figure("complete", row["complete_count"], _incomplete(row, t), t),
        _figure("returned", row["rejected_count"], f":{back}-badge[{returned}]", t),
        _figure("lacking", lacking, _lacking(row, t), t),
    ]


def sum_text(row: Row, t: Translator) -> str:
    """How the states add up to the units that owe it, with the numbers in place."""
    names = ("expected", "exempt", "on_time", "late", "undated", "rejected", "waiting", "overdue")
    return t("reporting.sum", **{name: t.number(row[f"{name}_count"]) for name in names})


def whom_text(row: Row, spared: pl.DataFrame, t: Translator) -> str:
    """«Nơi nhận: … · Nguồn: … · Không phải nộp: 16 đơn vị (…)», from ObligationSpared."""
    recipient = row[f"recipient_{t.language}"] or t("obligation.no_recipient")
    values = {"recipient": recipient, "source": source_text(row["source"], t)}
    said = [t("obligation.detail", **values)] if row["kind"] != "period" else []
    if row["spared_count"]:
        types = [
            f"{t.number(kind['spared_count'])} {t.pick(kind, 'type_name')}"
            for kind in spared.to_dicts()
        ]
        count = t.number(row["spared_count"])
        said.append(t("reporting.spared", count=count, types="; ".join(types)))
    return markdown(" · ".join(said))


def with_counts(states: pl.DataFrame, row: Row) -> pl.DataFrame:
    """The units with the counts of all of them beside, so that a card can say how they add up."""
    counts = {k: v for k, v in {**row}.items() if k.endswith("_count") and k not in states.columns}
    counts |= {"unit_count": row["accepted_count"], "expected_count": owed_count(row)}
    counts["all_count"] = row["expected_count"]
    about = pl.lit(True).alias("is_subject")
    return states.with_columns(about, *(pl.lit(v, pl.Int64).alias(k) for k, v in counts.items()))


def with_owed(counts: pl.DataFrame) -> pl.DataFrame:
    """Counts with unit_count (accepted) of expected_count (owed), as coverage chips read them."""
    owed = pl.col("expected_count") - pl.col("exempt_count")
    about = pl.lit(True)
    return counts.with_columns(unit_count="accepted_count", expected_count=owed, is_subject=about)


def plan_coverage(counts: pl.DataFrame) -> pl.DataFrame:
    """Units with a plan (unit_count) of those that owe one, per deadline; PlanIssuanceCount."""
    exempt, missing = pl.col("exempt_count").sum(), pl.col("missing_count").sum()
    return counts.group_by("deadline_id", maintain_order=True).agg(
        is_subject=pl.lit(True),
        unit_count=pl.col("expected_count").first() - exempt - missing,
        expected_count=pl.col("expected_count").first() - exempt,
    )


def _figure(name: str, value: int, chip: str, t: Translator) -> Figure:
    return Figure(name, t(f"reporting.{name}"), t.number(value), chip)


def _time(row: Row, t: Translator) -> Figure:
    days = row["days_left"]
    if days is None:
        unknown = f":gray-badge[{t('reporting.no_due')}]"
        return Figure("time", t("reporting.time_left"), NO_VALUE, unknown)
    due = t("reporting.due", date=t.date(row["due_at"]))
    colour = "red" if days < 0 else ("orange" if days <= SOON else "gray")
    label = t("reporting.time_past" if days < 0 else "reporting.time_left")
    words = counted(t, "reporting.days", abs(days)) if days else t("reporting.today")
    return Figure("time", label, words, f":{colour}-badge[:material/event: {due}]")


def _on_time(row: Row, t: Translator) -> str:
    if row["due_at"] is None:
        return f":gray-badge[{t('reporting.no_due')}]"
    owed = owed_count(row)
    late = t("reporting.late", count=t.number(row["late_count"]))
    share = f"{t.number(row['on_time_count'])}/{t.number(owed)}"
    if owed >= FEWEST:
        share = t.amount(row["on_time_count"] / owed * 100, "%", 1)
    on_time = f":blue-badge[{t('reporting.on_time', share=share)}]"
    return f"{on_time} :orange-badge[▼ {late}]" if row["late_count"] else on_time


def _incomplete(row: Row, t: Translator) -> str:
    count = row["accepted_count"] - row["complete_count"]
    words = t("reporting.incomplete", count=t.number(count))
    return f":orange-badge[{GLYPHS['incomplete']} {words}]" if count else f":gray-badge[{words}]"


def _lacking(row: Row, t: Translator) -> str:
    kind = "overdue" if row["overdue_count"] else "waiting"
    colour = "red" if row["overdue_count"] else "gray"
    words = t(f"reporting.{kind}", count=t.number(row[f"{kind}_count"]))
    return f":{colour}-badge[{GLYPHS[kind]} {words}]"
