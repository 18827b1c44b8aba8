"""What to look at in the files of a campaign (kiểm tra hồ sơ): errors stop it, warnings do not.

A finding names its file, the line and the item; its words are `campaign_check.<code>`.
"""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

import polars as pl

from data.profiles.assignment_tables import assignments
from data.profiles.campaign_files import stem_of
from data.profiles.catalog import Catalog
from data.profiles.new.found import Found
from data.profiles.new.unreadable import unreadable
from data.profiles.new.whom import of_obligations
from schemas.plan.indicators import Indicator, Target
from schemas.plan.profile import Profile

OPEN = "CHƯA GHI"
SHORT_LABEL = 28
"""Letters of a short label that fit beside a bar and in the narrowest column of a slide."""
SHORT_UNIT = 24  # letters: what a bar's label holds


def campaign_findings(
    catalog: Catalog, folder: Path, campaign_id: str, known: Mapping[str, int] | None = None
) -> list[Found]:
    """Everything to look at in one campaign; `known`: how many values were
    reported of each indicator."""
    if campaign_id in catalog.faults:
        return unreadable(catalog, folder, campaign_id)
    profile = catalog.profile(campaign_id)
    lines = _lines(folder / f"{stem_of(folder, campaign_id)}.toml")
    found = [
        *_open_sources(profile, folder),
        *_of_indicators(profile, lines, _own_targets(catalog, profile)),
        *_of_units(catalog, profile),
        *of_obligations(profile, catalog.units_of(campaign_id), lines),
        *_sums(catalog, profile, lines),
    ]
    if stem_of(folder, campaign_id) != campaign_id:
        found.append(
            Found("warning", "id_unlike_file", f"{stem_of(folder, campaign_id)}.toml", campaign_id)
        )
    now = {i.id for i in profile.indicators}
    for name, count in sorted((known or {}).items()):
        if name in now:
            continue
        said = {"count": str(count)}
        found.append(
            Found("error", "values_without_indicator", f"{campaign_id}.toml", name, params=said)
        )
    return found


def _lines(path: Path) -> dict[str, int]:
    """The line on which each indicator gives its id."""
    found: dict[str, int] = {}
    head = ""
    text = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    for number, line in enumerate(text, start=1):
        head = line.strip() if line.startswith("[") else head
        key, _, value = line.partition("=")
        if head == "[[indicators]]" and key.strip() == "id":
            found[value.strip().strip('"')] = number
    return found


def _open_sources(profile: Profile, folder: Path) -> Iterator[Found]:
    """How many sources of the profile are still to be written, and where the first one is."""
    path = folder / f"{stem_of(folder, profile.campaign.id)}.toml"
    if not path.exists():
        return
    text = path.read_text(encoding="utf-8").splitlines()
    at = [n for n, line in enumerate(text, start=1) if f'"{OPEN}"' in line]
    if at:
        yield Found(
            "warning",
            "open_source",
            path.name,
            line=at[0],
            params={"count": str(len(at)), "open": OPEN},
        )


def _own_targets(catalog: Catalog, profile: Profile) -> set[tuple[str, str]]:
    """Indicators and phases for which every unit that reports has a target of its own."""
    given: dict[tuple[str, str], set[str]] = {}
    for row in catalog.unit_targets.get(profile.campaign.id, ()):
        if row.target.year is None and row.target.value is not None:
            given.setdefault((row.indicator_id, row.target.phase), set()).add(row.unit_id)
    units = catalog.units_of(profile.campaign.id).filter(pl.col("valid_to").is_null())
    pairs = units.select("unit_id", "unit_type").rows()
    asked = {
        i.id: {u for u, kind in pairs if i.is_reported_by(u, kind)} for i in profile.indicators
    }
    return {at for at, found in given.items() if asked.get(at[0], set()) <= found}


def _of_indicators(
    profile: Profile, lines: Mapping[str, int], own: Collection[tuple[str, str]]
) -> Iterator[Found]:
    file = f"{profile.campaign.id}.toml"
    phases = ("phase-1", "phase-2") if profile.phases.phase_2_years else ("phase-1",)
    for indicator in profile.indicators:
        at = lines.get(indicator.id)
        for target in indicator.targets:
            yield from _of_target(indicator, target, file, at)
        given = {t.phase for t in indicator.targets if t.value is not None}
        for phase in (p for p in phases if p not in given and (indicator.id, p) not in own):
            yield Found("warning", "no_target", file, indicator.id, at, {"phase": phase})
        for name in (indicator.short_vi, indicator.short_en):
            if len(name) > SHORT_LABEL:
                said = {"text": name, "length": str(len(name)), "limit": str(SHORT_LABEL)}
                yield Found("warning", "long_label", file, indicator.id, at, said)


def _of_target(indicator: Indicator, target: Target, file: str, at: int | None) -> Iterator[Found]:
    """A target out of the limits of its indicator, or on the wrong side of the start."""
    value = target.value
    operator = target.operator or indicator.operator
    if value is None or operator == "growth_ge" or target.covers == "campaign":
        return
    said = {"value": f"{value:g}", "phase": target.phase}
    if indicator.maximum is not None and value > indicator.maximum:
        limit = {"limit": f"{indicator.maximum:g}"}
        yield Found("error", "target_past_maximum", file, indicator.id, at, {**said, **limit})
    if indicator.minimum is not None and value < indicator.minimum:
        limit = {"limit": f"{indicator.minimum:g}"}
        yield Found("error", "target_below_minimum", file, indicator.id, at, {**said, **limit})
    start = indicator.baseline
    if start is None or indicator.kind == "flow" or target.phase != "phase-1":
        return
    is_past = start > value if indicator.direction == "higher" else start < value
    if is_past:
        yield Found(
            "warning", "start_past_target", file, indicator.id, at, {**said, "start": f"{start:g}"}
        )


def _of_units(catalog: Catalog, profile: Profile) -> Iterator[Found]:
    """Units in no cluster, successors that are nowhere, names too long for their places."""
    campaign_id = profile.campaign.id
    units = catalog.units_of(campaign_id)
    file = f"units/{campaign_id}.csv"
    known = set(units.get_column("unit_id"))
    placed = set(catalog.memberships.filter(campaign_id=campaign_id).get_column("unit_id"))
    living = units.filter(pl.col("valid_to").is_null())
    loose = [u for u in living.iter_rows(named=True) if u["unit_id"] not in placed]
    if placed and loose:
        names = ", ".join(u["short_name"] for u in loose[:3])
        yield Found(
            "warning",
            "unit_without_cluster",
            f"units/{campaign_id}-clusters.csv",
            params={"count": str(len(loose)), "names": names},
        )
    elif loose:
        yield Found(
            "warning",
            "no_clusters",
            f"units/{campaign_id}-clusters.csv",
            params={"count": str(len(loose))},
        )
    if not any(rubric.campaign == campaign_id for rubric in catalog.rubrics):
        yield Found("warning", "no_rubric", f"rubrics/{campaign_id}-*.toml")
    for unit in units.iter_rows(named=True):
        heir = unit["successor_id"]
        if heir is not None and heir not in known:
            yield Found(
                "error", "successor_nowhere", file, unit["unit_id"], params={"successor": heir}
            )
        if len(unit["short_name"]) > SHORT_UNIT and not unit["unit_id"].isdigit():
            said = {
                "text": unit["short_name"],
                "length": str(len(unit["short_name"])),
                "limit": str(SHORT_UNIT),
            }
            yield Found("warning", "long_label", file, unit["unit_id"], params=said)


def _sums(catalog: Catalog, profile: Profile, lines: Mapping[str, int]) -> Iterator[Found]:
    """The figure the plan prints for the whole campaign against the targets of its units."""
    whole = [(i, t) for i in profile.indicators for t in i.targets if t.covers == "campaign"]
    if not whole:
        return
    campaign_id = profile.campaign.id
    own = catalog.unit_targets.get(campaign_id, ())
    rows = assignments(profile, catalog.units_of(campaign_id), own)
    last = rows.filter(pl.col("in_force_until") == pl.col("in_force_until").max())
    for indicator, target in whole:
        mine = last.filter(indicator_id=indicator.id, phase_id=target.phase)["target_value"]
        known: list[float] = mine.drop_nulls().to_list()
        if target.value is None or target.year is not None or not known:
            continue
        total = sum(known) / (1 if indicator.adds_up == "sum" else len(known))
        if abs(total - target.value) > 1e-6 * max(1.0, abs(target.value)):
            said = {
                "phase": target.phase,
                "total": f"{total:g}",
                "value": f"{target.value:g}",
                "count": str(len(known)),
                "units": str(len(mine)),
            }
            code = "sum_unlike_campaign" if indicator.adds_up == "sum" else "mean_unlike_campaign"
            yield Found(
                "warning", code, f"{campaign_id}.toml", indicator.id, lines.get(indicator.id), said
            )
