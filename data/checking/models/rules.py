"""Rows of the register of models → what the ledger keeps, or what is wrong with them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import polars as pl

from data.checking.models.entry_rules import Fault, entry_faults, spread_faults
from data.checking.models.lines import ModelLine
from data.checking.models.register import KnownModel, Register
from data.checking.problem_rows import ProblemList
from data.checking.workbook.check_identity import Scope
from schemas.tables import ModelReportRow, ModelSpreadRow, Table, empty

Rows = tuple[pl.DataFrame, pl.DataFrame]
NONE_KEPT: Rows = (empty(ModelReportRow), empty(ModelSpreadRow))


def model_rows(
    lines: Sequence[ModelLine], register: Register, at: Scope, found: ProblemList
) -> Rows:
    """Models and places of replication as the ledger keeps them; none where a rule is broken.

    A place may be told of a model of this file, or of the same unit's in the register.
    """
    campaign_id = at.profile.campaign.id
    entries = _once([line for line in lines if line.is_entry], "duplicate_model", found)
    spreads = _once([line for line in lines if line.is_spread], "duplicate_spread", found)
    own = {line.model_id: line for line in reversed(entries)}
    for line in entries:
        before = register.models.get((campaign_id, line.model_id))
        _tell(line, _other_owner(line, before, own[line.model_id], at), found)
        _tell(line, entry_faults(line, before, at.today), found)
        if line.texts["content_id"] is None:
            found.add("model_without_content", "warning", **line.place("content_id"))
    for line in spreads:
        before = register.models.get((campaign_id, line.model_id))
        if not line.is_entry:
            _tell(line, _other_owner(line, before, own.get(line.model_id), at), found)
        _tell(line, spread_faults(line, _model(line, own, before), at), found)
    if found.has_errors:
        return NONE_KEPT
    return _kept(campaign_id, entries, spreads)


def _once(lines: Sequence[ModelLine], rule: str, found: ProblemList) -> list[ModelLine]:
    """The rows whose model (and place) did not come before in the same report."""
    is_place = rule == "duplicate_spread"
    first: dict[tuple[str | None, ...], ModelLine] = {}
    for line in lines:
        place = line.said["replicated_to"] if is_place else None
        if is_place and place is None:
            first[line.period_id, line.unit_id, line.model_id, str(line.row)] = line
            continue
        held = first.setdefault((line.period_id, line.unit_id, line.model_id, place), line)
        if held is not line:
            key = "replicated_to" if is_place else "model_id"
            params = {"model_id": line.model_id, "first": held.cells[key]}
            found.add(rule, **line.place(key), params=params)
    return list(first.values())


def _other_owner(
    line: ModelLine, before: KnownModel | None, entry: ModelLine | None, at: Scope
) -> Sequence[Fault]:
    """A code that another unit's model bears, here or in the register."""
    owner = before.unit_id if before else None
    if entry and entry.unit_id != line.unit_id:
        owner = entry.unit_id
    if owner is None or owner == line.unit_id:
        return []
    params = {"model_id": line.model_id, "unit": at.units[owner]["unit_name"]}
    return [("model_id", "model_of_other", params)]


def _model(
    line: ModelLine, own: Mapping[str, ModelLine], before: KnownModel | None
) -> KnownModel | None:
    """The model a place is told of, as this file has it, else the register."""
    entry = own.get(line.model_id)
    if entry is None or entry.unit_id != line.unit_id:
        return before
    said = entry.said
    fresh = KnownModel(entry.unit_id, "", said["recognised_on"], said["withdrawn_on"])
    is_unread = entry.is_unread("recognised_on")
    return replace(fresh, recognised_on=line.said["replicated_on"]) if is_unread else fresh


def _tell(line: ModelLine, faults: Iterable[Fault], found: ProblemList) -> None:
    for key, rule, params in faults:
        found.add(rule, **line.place(key), params=dict(params))


def _kept(campaign_id: str, entries: Sequence[ModelLine], spreads: Sequence[ModelLine]) -> Rows:
    def row(line: ModelLine, key: str) -> dict[str, object]:
        codes = {"unit_id": line.unit_id, "period_id": line.period_id, "model_id": line.model_id}
        place = {"sheet": line.sheet, "cell": line.cells[key]}
        return {"campaign_id": campaign_id, **codes, **line.said, **place}

    models = [row(line, "model_name") for line in entries]
    places = [row(line, "replicated_to") for line in spreads]
    return _typed(models, ModelReportRow), _typed(places, ModelSpreadRow)


def _typed(rows: Sequence[Mapping[str, object]], model: type[Table]) -> pl.DataFrame:
    schema = empty(model).schema
    kept = [{name: row[name] for name in schema} for row in rows]
    return model.validate(pl.DataFrame(kept, schema=schema))
