"""Problems on a day (việc đáng lo), worst first: what it is, whose, and by which rule it is one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from answers.answers import Answers
from answers.coverage import known_units, too_few
from answers.leader.campaign import campaign_of
from answers.leader.owners import content_owner, report_owner, task_owner
from answers.progress.why import whys
from pictures.contents import content_picture
from pictures.tokens import RATED
from queries.progress.questions import content_standing, gap_indicators
from queries.reference.questions import period_list
from queries.reporting.obligations import obligation_list
from queries.reporting.questions import attention, headline
from queries.tasks.questions import task_list
from schemas.row import Row
from schemas.selection import Selection
from translations import Translator
from translations.held import held_pace, held_share
from translations.phrases import counted
from translations.value_words import STATUS_KEYS

LEADER_PROBLEM_WHY_KEYS = {
    "fall": "leader.problem.fall_why",
    "missing": "leader.problem.missing_why",
    "rejected": "leader.problem.rejected_why",
}

WORST = 3  # what a leader keeps in mind: three problems, no list
TURN = {"reports_missing": 1, "reports_rejected": 2, "tasks_late": 3, "big_fall": 5}
SLOW_TURN = 4  # a content that is slow; one at risk or not met is the first of all
LATE = ("overdue_count", "silent_count")
LIMITS = {"at_risk": "slow_ratio", "slow": "on_track_ratio"}


@dataclass(frozen=True)
class Problem:
    """One problem in plain words; `page` and `query` lead to where it is told in full."""

    kind: str
    subject: str
    status: str | None
    head: str
    owner: str
    why: str
    page: str
    query: Mapping[str, str | None] = field(default_factory=dict)


def problems(answers: Answers, chosen: Selection, t: Translator) -> list[Problem]:
    """At risk, reports missing or returned, tasks past their day, slow, fallen; largest first.

    Where too few units are known to call a content behind, what is owed alone is left."""
    rows: list[Row] = [*answers.ask(attention, chosen).to_dicts()]
    if _too_few(answers, chosen, t):
        rows = [row for row in rows if row["kind"].startswith("reports")]
    rows += _late_tasks(answers, chosen)
    return [_problem(row, answers, chosen, t) for row in sorted(rows, key=_turn)]


def problems_title(count: int, t: Translator) -> str:
    """«3 việc đáng lo nhất» where there are more, else how many there are."""
    key = "leader.problems_worst" if count > WORST else "leader.problems"
    return counted(t, key, min(count, WORST))


def nothing_known(answers: Answers, chosen: Selection, t: Translator) -> str | None:
    """What is said where no content can be called behind or on its path; None: some can."""
    held = _too_few(answers, chosen, t)
    rows = answers.ask(content_standing, chosen).to_dicts()
    if held or not any(row["status"] in (*RATED, "not_met") for row in rows):
        return held or content_picture(rows, t).sentence
    return None


def _too_few(answers: Answers, chosen: Selection, t: Translator) -> str | None:
    known = known_units(answers.ask(headline, chosen))
    return too_few(known, campaign_of(answers, chosen), t)


def _turn(row: Row) -> int:
    """The order of kinds; within a kind the order of the answer stays."""
    is_worst = row["kind"] == "content_behind" and row["status"] != "slow"
    return 0 if is_worst else TURN.get(row["kind"], SLOW_TURN)


def _late_tasks(answers: Answers, chosen: Selection) -> list[Row]:
    """Parts of tasks past their day, as one row; none where nothing is late."""
    tasks = answers.ask(task_list, chosen)
    late, overdue = int(tasks["late_count"].sum()), int(tasks["overdue_count"].sum())
    said = {"overdue_count": overdue, "silent_count": late - overdue}
    row = {"kind": "tasks_late", "subject_id": "tasks", "status": None, "unit_count": late, **said}
    return [row] if late else []


def _problem(row: Row, answers: Answers, chosen: Selection, t: Translator) -> Problem:
    kind = row["kind"]
    if kind == "content_behind":
        return _content(row, answers, chosen, t)
    if kind == "tasks_late":
        owner = task_owner(answers, chosen, t)
        said = [counted(t, f"leader.problem.{name}", row[name]) for name in LATE if row[name]]
        why = ", ".join(said)
        return Problem(kind, "tasks", None, _head(row, t), owner, why, "tasks")
    if kind == "big_fall":
        query = {"indicator": row["subject_id"], "content": None, "view": None}
        why = t("leader.problem.fall_why", count=t.number(row["expected_count"]))
        owner = counted(t, "leader.units", row["unit_count"])
        head = _head(row, t, name=t.pick(row, "label"))
        return Problem(kind, row["subject_id"], None, head, owner, why, "progress", query)
    return _reports(row, answers, chosen, t)


def _head(row: Row, t: Translator, **words: str) -> str:
    return counted(t, f"leader.problem.{row['kind']}", row["unit_count"], **words)


def _content(row: Row, answers: Answers, chosen: Selection, t: Translator) -> Problem:
    """Its status by the limits of the campaign, what pulls it down, and whose that is."""
    subject, campaign = row["subject_id"], campaign_of(answers, chosen)
    gaps = answers.ask(gap_indicators, chosen)
    mine = gaps.filter(content_id=subject)
    said = {
        "name": t.pick(row, "label"),
        "achieved": held_share(row, t),
        "required": held_share(row, t, "required_pct"),
    }
    cause = whys(mine, campaign, t, is_short=True).get(subject, "")
    return Problem(
        "content_behind",
        subject,
        row["status"],
        t("leader.problem.content_behind", **said),
        content_owner(mine, answers, chosen, t),
        "; ".join(filter(None, (_rule(row["status"], mine.to_dicts(), campaign, t), cause))),
        "progress",
        {"content": subject, "indicator": None, "view": None},
    )


def _rule(status: str, rows: Sequence[Row], campaign: Row, t: Translator) -> str:
    """«nhịp độ 0,45 dưới 0,70 là nguy cơ»; of a closed phase that its target is not met."""
    if status not in LIMITS or not rows or rows[0]["content_pace_ratio"] is None:
        return t("leader.problem.not_met_rule")
    pace = held_pace({"pace_ratio": rows[0]["content_pace_ratio"]}, t)
    limit = t.number(campaign[LIMITS[status]], 2)
    word = t(STATUS_KEYS[status]).lower()
    return t("leader.problem.rule", pace=pace, limit=limit, status=word)


def _reports(row: Row, answers: Answers, chosen: Selection, t: Translator) -> Problem:
    """Reports of a period not there, or returned: their last day, and who owes them."""
    period, state = row["subject_id"], row["kind"].removeprefix("reports_")
    head = _head(row, t, period=t.period(period))
    whole = t.number(row["expected_count"])
    why = t(LEADER_PROBLEM_WHY_KEYS[state], due=_due(period, answers, chosen, t), count=whole)
    owner = report_owner(state, period, answers, chosen, t)
    query = {"view": state, "period": period, "unit": None}
    return Problem(row["kind"], period, None, head, owner, why, "unit", query)


def _due(period: str, answers: Answers, chosen: Selection, t: Translator) -> str:
    """«hạn hết 15/10/2026, đã qua 16 ngày»; a period without a day of its own says so."""
    found = answers.ask(obligation_list, chosen).filter(period_id=period).drop_nulls("due_at")
    row = next(iter(found.to_dicts()), None)
    if row is None:
        ends = answers.ask(period_list, chosen).filter(period_id=period)["end_date"].to_list()
        return t("leader.problem.no_due", date=t.date(ends[0] if ends else None))
    key = "leader.problem.due_past" if row["days_left"] < 0 else "leader.problem.due_ahead"
    return counted(t, key, abs(row["days_left"]), date=t.date(row["due_at"].date()))
