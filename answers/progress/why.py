"""Vì sao: what lifts and what drags a content or an indicator, in one sentence, in parts."""

from collections.abc import Sequence

import polars as pl

from pictures.status import status_text
from schemas.row import Row
from translations import Translator
from translations.held import held_pace
from translations.phrases import joined
from translations.value_words import STATUS_KEYS

LATE = ("slow", "at_risk", "not_met")
NAMED = 2  # indicators by name in one sentence
DUST = 1e-6  # of a point: what arithmetic leaves where nothing is lacking


def whys(gaps: pl.DataFrame, campaign: Row, t: Translator, **said: bool) -> dict[str, str]:
    """The clause of each content of one group, by its code; reads GapIndicators."""
    return {key: clause(rows, campaign, t, **said) for key, rows in by_content(gaps).items()}


def by_content(gaps: pl.DataFrame) -> dict[str, list[Row]]:
    """The rows of each content of one group, by its code."""
    found: dict[str, list[Row]] = {}
    for row in gaps.to_dicts():
        found.setdefault(row["content_id"], []).append(row)
    return found


def line(rows: Sequence[Row], campaign: Row, t: Translator, *, is_of_unit: bool = False) -> str:
    """«Hạ tầng số ▲ Vượt 1,16 nhờ Phủ sóng 5G; 3/4 chỉ tiêu chậm»."""
    words = _head(rows, status_text(rows[0]["content_status"], t), t)
    thanks, rest = _pieces(rows, campaign, t, is_of_unit=is_of_unit)
    said = "; ".join(filter(None, (thanks, rest)))
    clause = f" {said}" if thanks else f": {said}" if said else ""
    return t("why.line", **words, clause=clause).strip()


def said_line(rows: Sequence[Row], campaign: Row, t: Translator, *, is_of_unit: bool) -> str:
    """The same as papers write it: «Hạ tầng số: vượt, nhịp độ 1,16, nhờ …»; none where unrated."""
    words = clause(rows, campaign, t, is_of_unit=is_of_unit)
    if not words or rows[0]["content_pace_ratio"] is None:
        return ""
    status = t(STATUS_KEYS[rows[0]["content_status"]]).lower()
    return t("why.said", **_head(rows, status, t), clause=f", {words}")


def _head(rows: Sequence[Row], status: str, t: Translator) -> dict[str, str]:
    pace = rows[0]["content_pace_ratio"]
    return {
        "name": t.pick(rows[0], "content_short"),
        "status": status,
        "pace": "" if pace is None else held_pace({"pace_ratio": pace}, t),
    }


def clause(
    rows: Sequence[Row],
    campaign: Row,
    t: Translator,
    *,
    is_of_unit: bool = False,
    is_short: bool = False,
) -> str:
    """«nhờ Phủ sóng 5G; 3/4 chỉ tiêu chậm» of one content; empty where nothing needs saying."""
    said = _pieces(rows, campaign, t, is_of_unit=is_of_unit, is_short=is_short)
    return "; ".join(filter(None, said))


def briefs(gaps: pl.DataFrame, campaign: Row, t: Translator, most: int = 0) -> dict[str, str]:
    """What a row of a slide has room for, by content: «nhờ Phủ sóng 5G; 3/4 chậm».

    Where that is more than `most` letters the shorter half is left to the notes.
    """
    found = {}
    for key, rows in by_content(gaps).items():
        rated = [row for row in rows if row["contribution_points"] is not None]
        if rated and rows[0]["gap_points"] is not None:
            said = (_thanks(carriers(rated, campaign), True, t), _late(rated, t, is_brief=True))
            found[key] = "; ".join(filter(None, said))
            if most and len(found[key]) > most:
                found[key] = min(filter(None, said), key=len)
    return found


def _pieces(
    rows: Sequence[Row],
    campaign: Row,
    t: Translator,
    *,
    is_of_unit: bool = False,
    is_short: bool = False,
) -> tuple[str, str]:
    """What carries a content, and what else is to be said of it."""
    rated = [row for row in rows if row["contribution_points"] is not None]
    if not rated or rows[0]["gap_points"] is None:
        return "", ""
    if len(rated) == 1:
        return "", _only(rated[0], t) if rows[0]["content_status"] in LATE else ""
    late = _late(rated, t)
    if rows[0]["content_status"] in LATE:
        return "", "; ".join(filter(None, (late, *_behind(rated, t, is_short=is_short))))
    return _thanks(carriers(rated, campaign), is_of_unit or is_short, t), late


def _only(row: Row, t: Translator) -> str:
    """Of a content with one indicator there is nothing to weigh: how few units would be enough."""
    said = t("why.only", name=t.pick(row, "short"))
    return said if row["units_to_green"] is None else f"{said}; {need(row, t)}"


def need(row: Row, t: Translator) -> str:
    """How few units would be enough; of a closed phase how few it lacked: nothing is asked."""
    counts = {"count": t.number(row["units_to_green"]), "total": t.number(row["unit_count"])}
    return t("why.lacked_units" if row["status"] == "not_met" else "why.need_units", **counts)


def carriers(rows: Sequence[Row], campaign: Row) -> list[Row]:
    """The fewest indicators without whose surplus a content loses its status, largest first.

    A content that has what is required would no longer have it; one on track would be slow.
    """
    first = rows[0]
    pace, required = first["content_pace_ratio"], first["content_required_pct"]
    if pace is None or first["content_status"] in LATE:
        return []
    reached = campaign["reached_ratio"]
    least = reached if pace >= reached - 1e-9 else campaign["on_track_ratio"]
    room, taken = first["content_achieved_pct"] - least * required, 0.0
    up = sorted((r for r in rows if r["contribution_points"] > 0), key=_most_up)
    for count, row in enumerate(up, start=1):
        taken += row["contribution_points"]
        if taken > room + DUST:
            return up[:count]
    return []


def _most_up(row: Row) -> tuple[float, int]:
    return -row["contribution_points"], row["position"]


def _most_down(row: Row) -> tuple[float, int]:
    return row["contribution_points"], row["position"]


def _thanks(found: Sequence[Row], is_bare: bool, t: Translator) -> str:
    """By which one or two a content is carried; where more carry it, none of them does alone."""
    if not found or len(found) > NAMED:
        return ""
    names = [
        t("why.by_one_unit", name=t.pick(row, "short"))
        if row["expected_count"] == 1 and not is_bare
        else t.pick(row, "short")
        for row in found
    ]
    return t("why.thanks", names=joined(t, names))


def _late(rated: Sequence[Row], t: Translator, *, is_brief: bool = False) -> str:
    """How many indicators are late; where none is, how many are under what is required."""
    late = [row["status"] for row in rated if row["status"] in LATE]
    counts = {"late": t.number(len(late)), "rated": t.number(len(rated))}
    if late:
        worst = next(name for name in ("not_met", "at_risk", "slow") if name in late)
        return t(f"why.{'brief' if is_brief else 'late'}_{worst}", **counts)
    below = sum(row["contribution_points"] < -DUST for row in rated)
    said = {"below": t.number(below), "rated": counts["rated"]}
    return t("why.brief_below" if is_brief else "why.below", **said) if below else ""


def _behind(rated: Sequence[Row], t: Translator, *, is_short: bool) -> list[str]:
    """What pulls down most, and how few indicators would be enough."""
    down = sorted((r for r in rated if r["contribution_points"] < 0), key=_most_down)
    if not down:
        return []
    name, points = t.pick(down[0], "short"), t.signed(down[0]["contribution_points"], 1)
    if is_short:
        return [t("why.worst_short", name=name)]
    count = rated[0]["indicators_to_green"]
    worst = t("why.worst", name=name, points=points)
    if count is None:
        return [worst]
    key = "why.green_ended" if rated[0]["content_status"] == "not_met" else "why.green"
    if count > NAMED:
        return [worst, t(f"{key}_many", count=t.number(count))]
    names = joined(t, [t.pick(row, "short") for row in down[:count]])
    return [worst, t(key, names=names)]
