"""One unit in words: who it is, and its headline figures."""

from collections.abc import Sequence
from datetime import timedelta

from answers.headline import Colour, Figure, ascii_sign
from answers.units.story import state_of
from pictures.calendar import obligation_name
from schemas.row import Row
from translations import Translator
from translations.phrases import capital, joined, markdown
from translations.rounding import rounded
from translations.translator import NO_VALUE
from translations.value_words import REPORT_MARK_KEYS, UNIT_PEERS_KEYS

KPI_UNIT_ABOVE_KEYS = {
    "cluster": "kpi.unit_above_cluster",
    "how": "kpi.unit_above_how",
    "unit_type": "kpi.unit_above_unit_type",
}
UNIT_MEDIAN_CHIP_KEYS = {
    "cluster": "unit.median_chip_cluster",
    "unit_type": "unit.median_chip_unit_type",
}

ON_PATH = ("exceeded", "early", "reached", "on_track")
Rows = Sequence[Row]


def identity_line(unit: Row, clusters: Rows, events: Rows, t: Translator) -> str:
    """Code, clusters over the years, since when, what it was made from, what became of it."""
    parts = [t("unit_page.code", code=unit["unit_id"]), t.pick(unit, "type")]
    years = [(t.pick(c, "cluster_name"), _years(c, t)) for c in clusters]
    if years:
        said = t("unit.cluster", name=years[0][0], years=years[0][1])
        before = [t("unit.cluster", name=name, years=when) for name, when in years[1:]]
        parts.append(
            t("unit.cluster_before", now=said, before=", ".join(before)) if before else said
        )
    parts.append(t("unit.since", date=t.date(unit["valid_from"])))
    if unit["former_names"]:
        parts.append(t("unit.made_from", names=unit["former_names"]))
    parts += [words for event in events if (words := event_words(event, t))]
    if unit["valid_to"]:
        parts.append(t("unit_page.until", date=t.date(unit["valid_to"])))
    heirs = [e["successor_name"] for e in events if e["is_own"] and e["successor_name"]]
    if heirs or unit["successor_id"]:
        told = joined(t, heirs) or unit["successor_name"] or unit["successor_id"]
        parts.append(t("unit_page.successor", code=told))
    return markdown(" · ".join(parts))


def event_words(event: Row, t: Translator) -> str | None:
    """«trước đây là …», «gồm số của …», «tách từ …», with the day and the document."""
    before = event["on_date"] - timedelta(days=1)
    if event["is_own"]:
        if event["kind"] != "rename":
            return None
        said = t("unit.once_named", name=event["former_name"], date=t.date(before))
    elif event["position"] == 1:
        key = "unit.with_split" if event["kind"] == "split" else "unit.with_merged"
        said = t(key, name=event["unit_name"], date=t.date(event["on_date"]))
    else:
        said = t("unit.split_from", name=event["unit_name"], date=t.date(event["on_date"]))
    return f"{said} ({event['document']})" if event["document"] else said


def _years(row: Row, t: Translator) -> str:
    """The years of whole years; the days where it was entered or left within one."""
    first, last = row["first_date"], row["last_date"]
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(last.year) if first.year == last.year else f"{first.year}–{last.year}"
    return f"{t.date(first)}–{t.date(last)}"


def unit_figures(
    own: Rows, progress: Rows, changes: Rows, period: Row | None, plan: Row | None, t: Translator
) -> list[Figure]:
    """On path, score, above the peers' median, the period's report, the own plan."""
    return [
        _on_path(own, changes, t),
        _score(progress, t),
        _above(own, t),
        _report(period, t),
        _plan(plan, t),
    ]


def _on_path(own: Rows, changes: Rows, t: Translator) -> Figure:
    owed = [row for row in own if row["status"] not in ("no_target", "not_due")]
    on = sum(row["status"] in ON_PATH for row in owed)
    change = sum((row["status"] in ON_PATH) - (row["status_before"] in ON_PATH) for row in changes)
    known = t.number(sum(row["value"] is not None for row in own))
    share = f"{known}/{t.number(len(own))}"
    chip = f":gray-badge[:material/fact_check: {t('card.indicators', share=share)}]"
    value = f"{t.number(on)}/{t.number(len(owed))}" if owed else NO_VALUE
    return _changed("unit_on_path", value, chip, change, t.signed(change), t)


def _changed(name: str, value: str, chip: str, change: float, words: str, t: Translator) -> Figure:
    colour: Colour = "normal" if change else "off"
    shown = ascii_sign(words) if change else t("kpi.unchanged")
    return Figure(name, t(f"kpi.{name}"), value, chip, shown, t("unit.since_last"), colour)


def _score(progress: Rows, t: Translator) -> Figure:
    known = [row for row in progress if row["progress_pct"] is not None]
    if not known:
        chip = f":gray-badge[{t('unit.no_score')}]"
        return Figure("unit_score", t("kpi.unit_score"), NO_VALUE, chip)
    last = known[-1]
    words = {
        "value": t.number(last["progress_median_pct"], 1),
        "count": t.number(last["unit_count"]),
        "total": t.number(last["expected_count"]),
    }
    median = t(UNIT_MEDIAN_CHIP_KEYS[last["peer_kind"]], **words)
    chip = f":gray-badge[{median}]"
    value = t.number(last["progress_pct"], 1)
    if len(known) < 2:
        return Figure("unit_score", t("kpi.unit_score"), value, chip)
    change = rounded(last["progress_pct"], 1) - rounded(known[-2]["progress_pct"], 1)
    change = rounded(change, 1)
    return _changed("unit_score", value, chip, change, t.signed(change, 1), t)


def _above(own: Rows, t: Translator) -> Figure:
    compared = [
        row
        for row in own
        if row["achieved_pct"] is not None and row["achieved_median_pct"] is not None
    ]
    label = t(KPI_UNIT_ABOVE_KEYS[own[0]["peer_kind"] if own else "cluster"])
    if not compared:
        return Figure("unit_above", label, NO_VALUE, f":gray-badge[{t('unit.no_peers')}]")
    above = sum(row["achieved_pct"] > row["achieved_median_pct"] for row in compared)
    counts = sorted({row["unit_count"] for row in compared})
    count = "–".join(t.number(n) for n in dict.fromkeys([counts[0], counts[-1]]))
    peers = t(UNIT_PEERS_KEYS[compared[0]["peer_kind"]])
    total = t.number(max(row["expected_count"] for row in compared))
    chip = f":gray-badge[:material/fact_check: {count}/{total} {peers}]"
    return Figure("unit_above", label, f"{t.number(above)}/{t.number(len(compared))}", chip)


def _report(row: Row | None, t: Translator) -> Figure:
    if row is None or not row["expected_count"]:
        chip = f":gray-badge[{t('unit.nothing_owed')}]"
        return Figure("unit_report", t("kpi.unit_report"), NO_VALUE, chip)
    label = capital(obligation_name(row, t))
    due = t("kpi.due", date=t.date(row["due_at"])) if row["due_at"] else t("obligation.undated")
    state = state_of(row)
    chip = f":gray-badge[:material/event: {due}]"
    if row["on_time_count"] or row["late_count"]:
        on_time = "report_state.on_time" if row["on_time_count"] else "report_state.late"
        chip = f":blue-badge[{t(on_time)}, {due}]"
    if state == "rejected":
        chip = f":red-badge[✕ {t('unit.to_mend')}]"
    word = "received" if state == "incomplete" else state
    return Figure("unit_report", label, t(REPORT_MARK_KEYS[word]), chip)


def _plan(row: Row | None, t: Translator) -> Figure:
    if row is None:
        chip = f":gray-badge[{t('unit.nothing_owed')}]"
        return Figure("unit_plan", t("unit_page.plan"), NO_VALUE, chip)
    if row["state"] == "not_owed":
        chip = f":gray-badge[{t('unit.plan_asks_none')}]"
        return Figure("unit_plan", t("unit_page.plan"), t("unit.not_owed"), chip)
    issued = row["plan_date"] is not None
    value = t("unit_page.plan_issued" if issued else "unit_page.plan_missing")
    when = t("unit_page.plan_no_due")
    if issued:
        state = t(f"unit_page.plan_{row['state']}")
        when = t.date(row["plan_date"])
        when = when if row["state"] == "issued" else f"{when}, {state.lower()}"
    elif row["due_at"]:
        when = t("unit_page.plan_due", date=t.date(row["due_at"]))
    colour = {"late": "orange", "missing": "gray"}.get(row["state"], "blue")
    return Figure("unit_plan", t("unit_page.plan"), value, f":{colour}-badge[{when}]")
