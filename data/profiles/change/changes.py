"""What a changed profile changes (so sánh hồ sơ): before and after are the tables of one campaign.

A change names its item; its words are `campaign_diff.<code>`. `touched`: how many reports or values
already in it is about; those come first.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

import polars as pl

from data.profiles.catalog import Catalog
from data.profiles.change.effects import (
    Reported,
    asked_of_units,
    bound_units,
    gaps_opened,
    reports_of,
)
from data.profiles.change.rows import Row, compared, rows_by
from data.profiles.profile_tables import profile_tables

Tables = Mapping[str, pl.DataFrame]
Said = object
"""What a message is filled with, or a field of a row holds: its words are the language's."""
KINDS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "campaign": ("campaign", ("campaign_id",)),
    "phase": ("phase", ("phase_id",)),
    "period": ("period", ("period_id",)),
    "deadline": ("deadline", ("deadline_id",)),
    "section": ("section", ("report_kind", "section_id")),
    "plan_document": ("plan_document", ("title",)),
    "content": ("content", ("content_id",)),
    "indicator": ("indicator", ("indicator_id",)),
    "unit": ("unit", ("unit_id",)),
    "award_form": ("award_form", ("form_id",)),
    "award_rule": ("award_rule", ("rule_id",)),
    "rubric": ("rubric", ("rubric_id", "version")),
    "task": ("task", ("task_id",)),
    "council_area": ("council_area", ("area_id",)),
    "model_ask": ("model_ask", ("ask_id",)),
}
"""What is compared row by row: the word for it, its table, and what says it is the same one."""
# The order of rows, a rubric's own text and the day of the store say nothing of a report.
SILENT = {"position", "opened_on", "is_illustrative", "rubric_json"}
NAMED = 3  # examples a line of a change names


@dataclass(frozen=True)
class Change:
    """One thing that changes: its kind of thing, and which fields of it, before and after."""

    code: str
    item: str
    kind: str = ""
    params: Mapping[str, Said] = field(default_factory=dict)
    fields: Mapping[str, tuple[Said, Said]] = field(default_factory=dict)
    touched: int = 0


def campaign_tables(catalog: Catalog, campaign_id: str) -> Tables:
    """What the files of one campaign say, as the tables of the published store; empty tables where
    the catalog has no such campaign."""
    mine = pl.col("campaign_id") == campaign_id
    only = replace(
        catalog,
        profiles={n: p for n, p in catalog.profiles.items() if n == campaign_id},
        units=catalog.units.filter(mine),
        memberships=catalog.memberships.filter(mine),
        unit_events=catalog.unit_events.filter(mine),
        rubrics=tuple(r for r in catalog.rubrics if r.campaign == campaign_id),
    )
    return profile_tables(only)


def campaign_changes(
    before: Tables, after: Tables, reported: Reported, today: date
) -> list[Change]:
    """Everything that changes for one campaign, what touches reports already in first.

    `today` says which targets are in force when a report is asked whether it is complete."""
    name = next((str(t["campaign"].item(0, "campaign_id")) for t in (after, before) if _has(t)), "")
    if not _has(before):
        return [Change("campaign_new", name, params={"units": after["unit"].height})]
    if not _has(after):
        gone = reported.values.height
        return [Change("campaign_gone", name, params={"count": gone}, touched=gone)]
    found = [
        *gaps(before, after, reported, today),
        *(change for kind in KINDS for change in _of_kind(kind, before, after, reported)),
        *_assignments(before, after, reported),
        *_owed(before, after, reported),
        *_targets(before, after),
        *_paths(before, after),
        *_clusters(before, after),
    ]
    return sorted(found, key=lambda change: change.touched == 0)


def _has(tables: Tables) -> bool:
    return not tables["campaign"].is_empty()


def gaps(before: Tables, after: Tables, reported: Reported, today: date) -> Iterator[Change]:
    """Reports accepted as whole that would lack an indicator, by indicator."""
    opened = gaps_opened(before, after, reported, today)
    for (item,), part in opened.group_by("indicator_id", maintain_order=True):
        reports = [
            f"{unit} {period}" for unit, period in part.select("unit_id", "period_id").rows()
        ]
        said = {"count": len(reports), "names": _first(reports)}
        latest = {"day": part["end_date"].max() if part.height else None}
        yield Change("incomplete", str(item), params={**said, **latest}, touched=len(reports))


def _of_kind(kind: str, before: Tables, after: Tables, reported: Reported) -> Iterator[Change]:
    table, key = KINDS[kind]
    added, gone, changed = compared(before[table], after[table], key, SILENT)
    for item in added:
        yield Change("added", item, kind)
    for item in gone:
        values, reports = reports_of(kind, item, reported)
        said = {"values": values, "reports": reports}
        code = "gone_reported" if values or reports else "gone"
        yield Change(code, item, kind, params=said, touched=values + reports)
    for item, fields in changed.items():
        yield Change("changed", item, kind, fields=fields)


def _assignments(before: Tables, after: Tables, reported: Reported) -> Iterator[Change]:
    """Units that begin to be asked for an indicator, or are asked no more, where both stay."""
    then, now = asked_of_units(before), asked_of_units(after)
    indicators = _both(before, after, "indicator", "indicator_id")
    units = _both(before, after, "unit", "unit_id")
    names = _short_names(before) | _short_names(after)
    for item in indicators:
        old, new = then.get(item, set()) & units, now.get(item, set()) & units
        for code, found in (("asked_more", new - old), ("asked_less", old - new)):
            if not found:
                continue
            kept = reported.values.filter(indicator_id=item).filter(
                pl.col("unit_id").is_in(sorted(found))
            )
            values = kept.height if code == "asked_less" else 0
            who = _first([names[unit] for unit in sorted(found)])
            said = {"count": len(found), "names": who, "values": values}
            yield Change(code, item, params=said, touched=values)


def _owed(before: Tables, after: Tables, reported: Reported) -> Iterator[Change]:
    """Units that begin to owe a report or plan, or owe it no more, where both stay; what is the
    same of several is said once."""
    then, now = bound_units(before), bound_units(after)
    units = _both(before, after, "unit", "unit_id")
    names = _short_names(before) | _short_names(after)
    plans = set(after["deadline"].filter(kind="plan")["deadline_id"])
    found: dict[tuple[str, frozenset[str]], list[str]] = {}
    for item in (i for i in after["deadline"]["deadline_id"] if i in set(then) | set(now)):
        if item in set(before["deadline"]["deadline_id"]):
            old, new = then.get(item, set()) & units, now.get(item, set()) & units
            less = "owes_less_plan" if item in plans else "owes_less"
            found.setdefault(("owes_more", frozenset(new - old)), []).append(item)
            found.setdefault((less, frozenset(old - new)), []).append(item)
    for (code, who), items in found.items():
        if who:
            of_them = pl.col("unit_id").is_in(sorted(who)) & pl.col("period_id").is_in(items)
            kept = reported.reports.filter(of_them).height
            said = {"count": len(who), "names": _first([names[u] for u in sorted(who)])}
            touched = kept if code == "owes_less" else 0
            yield Change(code, ", ".join(items), params={**said, "reports": kept}, touched=touched)


def _targets(before: Tables, after: Tables) -> Iterator[Change]:
    """Targets that differ for units asked both times, by indicator and phase."""
    key = ("indicator_id", "phase_id", "unit_id")
    old, new = (_last_targets(tables, key) for tables in (before, after))
    names = _short_names(after)
    found: dict[tuple[str, str], list[tuple[str, Row, Row]]] = {}
    for at in (a for a in new if a in old and old[a] != new[a]):
        found.setdefault((str(at[0]), str(at[1])), []).append((str(at[2]), old[at], new[at]))
    for (item, phase), rows in found.items():
        unit, was, now = rows[0]
        said: dict[str, Said] = {"phase": phase, "count": len(rows), "unit": names[unit]}
        fields = {n: (was[n], now[n]) for n in now if was[n] != now[n]}
        yield Change("target_changed", item, params=said, fields=fields)


def _last_targets(tables: Tables, key: tuple[str, ...]) -> dict[tuple[object, ...], Row]:
    rows = tables["assignment"].sort("in_force_from")
    return rows_by(rows.select(*key, "operator", "target_value", "baseline_value"), key)


def _paths(before: Tables, after: Tables) -> Iterator[Change]:
    """Paths whose pieces differ, by indicator and phase, and units that begin or cease to have one
    of their own; what comes or goes with a type of units is said of who is asked."""
    kept = _both(before, after, "indicator", "indicator_id")
    old, new = (_pieces(tables) for tables in (before, after))
    types = set(before["unit"]["unit_type"]) | set(after["unit"]["unit_type"])
    found: dict[tuple[str, str], int] = {}
    for at in sorted({*old, *new}):
        item, phase, path = at
        is_of_both = path not in types or (at in old and at in new)
        if item in kept and is_of_both and old.get(at) != new.get(at):
            found[item, phase] = found.get((item, phase), 0) + 1
    for (item, phase), count in found.items():
        yield Change("path_changed", item, params={"phase": phase, "count": count})


def _pieces(tables: Tables) -> dict[tuple[str, str, str], list[tuple[object, ...]]]:
    found: dict[tuple[str, str, str], list[tuple[object, ...]]] = {}
    for item, phase, path, *piece in tables["path_segment"].drop("campaign_id").iter_rows():
        found.setdefault((item, phase, path), []).append(tuple(piece))
    return {key: sorted(pieces, key=str) for key, pieces in found.items()}


def _clusters(before: Tables, after: Tables) -> Iterator[Change]:
    """Units that join, leave or change cluster, by where they were and where they are."""
    key = ("unit_id", "year", "from_date")
    old, new = (rows_by(tables["membership"], key) for tables in (before, after))
    names = _short_names(before) | _short_names(after)
    moved: dict[tuple[Said, Said], dict[str, date]] = {}
    for at in sorted({*old, *new}, key=str):
        was, now = (rows.get(at, {}).get("cluster_id") for rows in (old, new))
        if was != now and isinstance(at[2], date):
            moved.setdefault((was, now), {}).setdefault(str(at[0]), at[2])
    for (was, now), units in moved.items():
        code = (
            "cluster_joined" if was is None else "cluster_left" if now is None else "cluster_moved"
        )
        who = _first([names.get(unit, unit) for unit in units])
        said = {"was": was, "count": len(units), "names": who, "day": min(units.values())}
        yield Change(code, str(now or was), params=said)


def _both(before: Tables, after: Tables, table: str, key: str) -> set[str]:
    return set(before[table][key]) & set(after[table][key])


def _short_names(tables: Tables) -> dict[str, str]:
    return dict(tables["unit"].select("unit_id", "short_name").iter_rows())


def _first(names: list[str]) -> str:
    return ", ".join(names[:NAMED]) + ("…" if len(names) > NAMED else "")
