"""Headline figures by a short computation of their own over base tables, no view and no macro."""

from datetime import date, timedelta
from typing import Any

import polars as pl

REVIEWED = ("period", "yearly", "interim", "final")


class Own:
    """The base tables of one campaign as known at the end of a day."""

    def __init__(self, con: Any, campaign: str, day: date) -> None:
        self.con, self.campaign, self.day = con, campaign, day
        self.after = day + timedelta(days=1)

    def rows(self, table: str, where: str = "true") -> pl.DataFrame:
        """Rows of a table of the campaign."""
        sql = f"SELECT * FROM {table} WHERE campaign_id = $of AND {where}"
        cursor = self.con.cursor().execute(sql, {"of": self.campaign})
        return pl.DataFrame(pl.from_arrow(cursor.to_arrow_table()))

    def known(self, table: str) -> pl.DataFrame:
        """Rows that counted at the end of the day."""
        rows = self.rows(table)
        return rows.filter(pl.col("known_from") < self.after, pl.col("known_until") >= self.after)

    def values(self, phase: str) -> pl.DataFrame:
        """Value and latest day by unit and indicator: a stock's last, a flow's sum."""
        over = self.rows("period").filter(pl.col("end_date") <= self.day, phase_id=phase)
        kinds = self.rows("indicator").select("indicator_id", "kind")
        rows = self.known("result").drop_nulls("value").join(kinds, on="indicator_id")
        rows = rows.join(over.select("period_id", "end_date"), on="period_id").sort("end_date")
        flow = pl.col("kind").first() == "flow"
        return rows.group_by("unit_id", "indicator_id").agg(
            value=pl.when(flow).then(pl.col("value").sum()).otherwise(pl.col("value").last()),
            latest=pl.col("end_date").max(),
        )

    def assigned(self, phase: str) -> pl.DataFrame:
        """Targets in force, of units there are, with what the indicator is and its weight."""
        rows = self.rows("assignment").filter(
            pl.col("in_force_from") <= self.day, pl.col("in_force_until") > self.day, phase_id=phase
        )
        units = self.rows("unit").filter(
            pl.col("valid_from") <= self.day,
            pl.col("valid_to").is_null() | (pl.col("valid_to") >= self.day),
        )
        names = ("indicator_id", "content_id", "kind", "adds_up", "weighted_by", "weight")
        return rows.join(units.select("unit_id", "unit_type"), on="unit_id").join(
            self.rows("indicator").select(*names), on="indicator_id"
        )

    def counted(self, phase: str) -> pl.DataFrame:
        """Each unit and indicator with a value and a weight."""
        found = self.values(phase)
        heavy = found.select("unit_id", weighted_by="indicator_id", load="value")
        rows = self.assigned(phase).join(found, on=["unit_id", "indicator_id"])
        rows = rows.join(heavy, on=["unit_id", "weighted_by"], how="left")
        load = pl.when(pl.col("weighted_by").is_null()).then(1.0).otherwise("load")
        return rows.with_columns(load=load).filter(pl.col("load") > 0)

    def days(self, phase: str) -> tuple[date | None, int]:
        """End of the latest period the values speak of, and units still before it."""
        last = self.counted(phase).group_by("unit_id").agg(pl.col("latest").max())["latest"]
        top = last.max()
        return (top, int((last < top).sum())) if isinstance(top, date) else (None, 0)

    def contents(self) -> tuple[int, int]:
        """Contents of phase 1 that keep to their path, of all, while the phase is open."""
        rows = self.counted("phase-1")
        rows = rows.with_columns(required=self._required(rows))
        start = pl.when(pl.col("kind") == "flow").then(0.0).otherwise("baseline_value")
        rows = rows.with_columns(start=pl.coalesce("start_value", start))
        gone = pl.when(pl.col("kind") == "flow").then(pl.col("start") + pl.col("value"))
        rows = rows.with_columns(
            value=gone.otherwise("value"),
            due=pl.col("start") + pl.col("required") * (pl.col("target_value") - pl.col("start")),
        )
        known = [
            self._ways(part)
            for _, part in rows.group_by("indicator_id", maintain_order=True)
            if part.select("start", "target_value", "due").null_count().sum_horizontal().item() == 0
        ]
        ways = (
            pl.DataFrame([way for way in known if way])
            .group_by("content_id")
            .agg(
                pace=(pl.col("achieved").clip(0, 1) * pl.col("weight")).sum()
                / (pl.col("required") * pl.col("weight")).sum()
            )
        )
        least = self.rows("campaign")["on_track_ratio"].item()
        total = self.assigned("phase-1")["content_id"].n_unique()
        return ways.filter((pl.col("pace") >= least - 1e-9) | pl.col("pace").is_nan()).height, total

    def _required(self, rows: pl.DataFrame) -> pl.Series:
        """Share of the way required of each row on the later of its two days."""
        ends = self.rows("period").filter(pl.col("end_date") <= self.day, phase_id="phase-1")
        passed = ends.filter(pl.col("due_at").dt.date() < self.day)["end_date"].to_list()
        units = {r["unit_id"]: r for r in self.rows("unit").to_dicts()}
        path: dict[tuple[str, str], list[dict[str, Any]]] = {}
        for row in (
            self.rows("path_segment")
            .filter(
                pl.col("in_force_from") <= self.day,
                pl.col("in_force_until") > self.day,
                phase_id="phase-1",
            )
            .to_dicts()
        ):
            path.setdefault((row["indicator_id"], row["path_id"]), []).append(row)
        said = []
        for row in rows.to_dicts():
            unit = units[row["unit_id"]]
            due = [
                d
                for d in passed
                if d >= unit["valid_from"] and (unit["valid_to"] is None or d <= unit["valid_to"])
            ]
            day = max([row["latest"], *due])
            said.append(share(path.get((row["indicator_id"], row["path_id"]), []), day))
        return pl.Series(said, dtype=pl.Float64)

    def _ways(self, rows: pl.DataFrame) -> dict[str, Any] | None:
        """Achieved and required share of one indicator over its units, by its own rule."""
        first, load = rows.row(0, named=True), rows["load"]
        rule = first["adds_up"]
        if rule == "none" and rows.height != 1:
            return None
        of = {
            name: float((rows[name] * load).sum() / (load.sum() if rule != "sum" else 1))
            for name in ("value", "start", "target_value", "due")
        }
        whole = of["target_value"] - of["start"]
        if not whole:
            return None
        return {
            "content_id": first["content_id"],
            "weight": first["weight"],
            "achieved": (of["value"] - of["start"]) / whole,
            "required": (of["due"] - of["start"]) / whole,
        }

    def reports(self, report: str, due: Any) -> tuple[int, int]:
        """Units there were on the due day whose first accepted report came in time, and late."""
        sent = self.rows("submission").filter(
            pl.col("received_at") < self.after, period_id=report, state="accepted"
        )
        there = self.rows("unit").filter(
            pl.col("valid_from") <= due.date(),
            pl.col("valid_to").is_null() | (pl.col("valid_to") >= due.date()),
        )
        first = sent.group_by("unit_id").agg(pl.col("received_at").min())
        first = first.filter(pl.col("unit_id").is_in(there["unit_id"].to_list()))
        on_time = first.filter(pl.col("received_at") <= due).height
        return on_time, first.height - on_time

    def awards(self) -> dict[str, int]:
        """Proposed, appraised, passed, submitted, decided and not revoked, over the whole campaign.

        A state is reached by a proposal once it has every step of its own route that leads there.
        """
        known = self.known("proposal").filter(pl.col("proposed_on") <= self.day)
        asked = known["proposal_id"]
        steps = (
            self.rows("award_step")
            .filter(
                pl.col("recorded_at") < self.after,
                pl.col("on_date") <= self.day,
                pl.col("proposal_id").is_in(asked.to_list()),
            )
            .sort("on_date", "step_id")
        )
        way = self.rows("award_way").select("form_id", "occasion", "state", "position")
        needs = known.select("proposal_id", "form_id", "occasion").join(
            way, ["form_id", "occasion"]
        )
        counts = {"proposed": asked.len()}
        last = steps.group_by("proposal_id").agg(pl.col("state").last())
        revoked = last.filter(state="revoked")["proposal_id"].to_list()
        for state in ("appraised", "passed", "submitted", "decided"):
            asking = needs.filter(state=state)
            taken = steps.filter(state=state).select("proposal_id", position="route_step")
            lacking = asking.join(taken, ["proposal_id", "position"], how="anti")["proposal_id"]
            done = set(asking["proposal_id"]) - set(lacking)
            gone = revoked if state == "decided" else []
            counts[state] = len(set(done) - set(gone))
        return counts

    def communes(self) -> tuple[int, int]:
        """Communes there are, and those of which no sheet says anything."""
        places = self.con.cursor().execute("SELECT DISTINCT commune_id FROM place").fetchall()
        units = set(self.assigned_units()) & {row[0] for row in places}
        sheets = self.rows("submission", "period_id LIKE 'award-%'").filter(
            pl.col("received_at") < self.after, state="accepted"
        )
        named = self.known("proposal").filter(pl.col("proposed_on") <= self.day)
        told = {*sheets["unit_id"], *named["unit_id"], *named["commune_id"].drop_nulls()}
        return len(units), len(units - told)

    def assigned_units(self) -> list[str]:
        """Units there are on the day, never later than the campaign's last one."""
        day = min(self.day, max(self.rows("phase")["end_date"]))
        return (
            self.rows("unit")
            .filter(
                pl.col("valid_from") <= day,
                pl.col("valid_to").is_null() | (pl.col("valid_to") >= day),
            )["unit_id"]
            .to_list()
        )


def share(path: list[dict[str, Any]], day: date) -> float | None:
    """Share of the way a path asks for on a day: straight between the ends of its segments."""
    if not path:
        return None
    if day < min(s["from_date"] for s in path):
        return 0.0
    for s in path:
        if s["from_date"] <= day < s["to_date"]:
            gone = (day - s["from_date"]).days / (s["to_date"] - s["from_date"]).days
            return float(s["from_ratio"] + (s["to_ratio"] - s["from_ratio"]) * gone)
    return 1.0
