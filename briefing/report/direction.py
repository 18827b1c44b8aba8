"""Section I (chỉ đạo, điều hành): plans issued, reports handed in, what the unit says itself."""

from briefing.office.paper import Block, Sentence
from briefing.report.scene import Scene
from briefing.report.tasks import task_sentences
from briefing.report.words import paragraph, phrases, say, share
from queries.reporting.obligations import obligation_list
from queries.reporting.questions import plan_issuance
from schemas.row import Row

PLAN = {"on_time": "plan", "issued": "plan", "undated": "plan", "late": "plan_late"}


def direction(scene: Scene) -> list[Block]:
    """Plans, then reports in time, then tasks of the plan; what nobody reported is a gap."""
    tasks = task_sentences(scene)
    if scene.unit:
        own = paragraph(_unit_plan(scene), _unit_periods(scene), _unit_report(scene))
        return [*own, *paragraph(*tasks)]
    told = tasks or [say(scene, "account.direction.todo", None)]
    return [
        *paragraph(_plans(scene)),
        *paragraph(_periods(scene), _years(scene), _report(scene)),
        *paragraph(*told),
    ]


def _plans(scene: Scene) -> Sentence | None:
    t = scene.t
    row = next((r for r in scene.obligations if r["kind"] == "plan" and r["due_at"]), None)
    owed = _owed(row) if row else 0
    if row is None or not owed:
        return None
    issued = row["accepted_count"]
    if not issued:
        date, whole = t.date(scene.as_of), t.number(owed)
        return say(scene, "account.direction.plans_none", obligation_list, date=date, owed=whole)
    words = {
        "date": t.date(scene.as_of),
        "issued": t.number(issued),
        "owed": t.number(owed),
        "share": share(scene, issued, owed),
    }
    if not row["late_count"]:
        return say(scene, "account.direction.plans", obligation_list, **words)
    late = t.number(row["late_count"])
    return say(scene, "account.direction.plans_late", obligation_list, late=late, **words)


def _owed(row: Row) -> int:
    return int(row["expected_count"] - row["exempt_count"])


def span(scene: Scene) -> str:
    """In the year, or since the campaign began."""
    if scene.kind == "yearly":
        return scene.t("account.direction.in_year", year=str(scene.year))
    return scene.t("account.direction.since_start")


def _periods(scene: Scene) -> Sentence | None:
    t = scene.t
    rows = [row for row in scene.periods if _owed(row)]
    if not rows:
        return say(scene, "account.direction.periods_none", obligation_list, span=span(scene))
    rows.sort(key=lambda row: row["on_time_count"] / _owed(row))
    low, high = (
        {
            "share": share(scene, row["on_time_count"], _owed(row)),
            "period": t.period(row["period_id"]),
        }
        for row in (rows[0], rows[-1])
    )
    if len(rows) == 1:
        counts = {"on_time": t.number(rows[0]["on_time_count"]), "owed": t.number(_owed(rows[0]))}
        return say(
            scene, "account.direction.period", obligation_list, span=span(scene), **low, **counts
        )
    words = {"span": span(scene), "count": t.number(len(rows))}
    if low["share"] == high["share"]:
        share_of_each = low["share"]
        return say(
            scene, "account.direction.periods_alike", obligation_list, share=share_of_each, **words
        )
    return say(
        scene,
        "account.direction.periods",
        obligation_list,
        low=low["share"],
        high=high["share"],
        low_period=low["period"],
        high_period=high["period"],
        **words,
    )


def _years(scene: Scene) -> Sentence | None:
    """Yearly reports in time, year by year; for the reviews."""
    rows = [r for r in scene.obligations if r["kind"] == "yearly" and not r["is_open"]]
    said = [_of_year(row, scene) for row in rows if row["expected_count"]]
    if scene.kind == "yearly" or not said:
        return None
    return say(scene, "account.direction.years", obligation_list, years="; ".join(said))


def _of_year(row: Row, scene: Scene) -> str:
    """The share in time of one year; where all that were bound are exempt there is none."""
    t, year, owed = scene.t, str(row["year"]), _owed(row)
    if not owed:
        exempt = t.number(row["exempt_count"])
        return t("account.direction.of_year_exempt", year=year, count=exempt)
    part = share(scene, row["on_time_count"], owed)
    return t("account.direction.of_year", year=year, share=part)


def _report(scene: Scene) -> Sentence | None:
    t, row = scene.t, scene.report
    if row is None or not row["expected_count"]:
        return None
    words = {"report": t.period(row["obligation_id"]), "owed": t.number(_owed(row))}
    if not _owed(row):
        words["count"] = t.number(row["exempt_count"])
        return say(scene, "account.direction.all_exempt", obligation_list, **words)
    if row["is_open"] or row["due_at"] is None:
        return say(
            scene,
            "account.direction.open",
            obligation_list,
            date=t.date(scene.as_of),
            accepted=t.number(row["accepted_count"]),
            **words,
        )
    rest = phrases(
        scene,
        (
            ("account.direction.late", row["late_count"]),
            ("account.direction.lacking", row["overdue_count"] + row["rejected_count"]),
            ("account.direction.exempt", row["exempt_count"]),
        ),
    )
    words["due"] = t.moment(row["due_at"])
    if not rest:
        return say(scene, "account.direction.all", obligation_list, **words)
    on_time = row["on_time_count"]
    return say(
        scene,
        "account.direction.closed",
        obligation_list,
        on_time=t.number(on_time),
        rest=rest,
        share=share(scene, on_time, _owed(row)),
        **words,
    )


def _unit_plan(scene: Scene) -> Sentence | None:
    t = scene.t
    rows = scene.ask(plan_issuance).to_dicts()
    if not rows:
        return None
    row = rows[0]
    if row["state"] == "not_owed":
        return None
    if row["plan_date"] is None:
        return say(scene, "account.direction.unit_plan_missing", plan_issuance)
    words = {
        "number": row["plan_number"] or t("account.direction.no_number"),
        "date": t.date(row["plan_date"]),
    }
    if row["state"] == "late":
        due = t.moment(row["due_at"])
        return say(scene, "account.direction.unit_plan_late", plan_issuance, due=due, **words)
    return say(scene, "account.direction.unit_plan", plan_issuance, **words)


def _unit_periods(scene: Scene) -> Sentence | None:
    rows = [row for row in scene.periods if _owed(row)]
    if not rows:
        return None
    sums = {
        name: sum(row[f"{name}_count"] for row in rows)
        for name in ("on_time", "late", "overdue", "rejected")
    }
    lacking = sums["overdue"] + sums["rejected"]
    if len(rows) == 1:
        kind = (
            "account.direction.unit_period_lacking"
            if lacking
            else "account.direction.unit_period_late"
            if sums["late"]
            else "account.direction.unit_period_on_time"
        )
        return say(
            scene,
            kind,
            obligation_list,
            span=span(scene),
            period=scene.t.period(rows[0]["period_id"]),
        )
    parts = phrases(
        scene,
        (
            ("account.direction.unit_on_time", sums["on_time"]),
            ("account.direction.unit_late", sums["late"]),
            ("account.direction.unit_lacking", lacking),
        ),
    )
    return say(
        scene,
        "account.direction.unit_periods",
        obligation_list,
        span=span(scene),
        count=scene.t.number(len(rows)),
        parts=parts,
    )


def _unit_report(scene: Scene) -> Sentence | None:
    """The last report of this kind: what came of it, if its deadline passed."""
    t, row = scene.t, scene.report
    if row is None or row["is_open"] or not _owed(row) or not row["late_count"]:
        return None
    return say(
        scene,
        "account.direction.unit_report_late",
        obligation_list,
        report=t.period(row["obligation_id"]),
        due=t.moment(row["due_at"]),
    )
