"""What a score file says once read (dòng chấm điểm): a line a mark or reply, with places."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import polars as pl

from data.checking.problem_rows import ProblemList
from data.checking.workbook.check_identity import Scope
from data.profiles.scored_groups import Group
from schemas.tables import ScoreRow

PLACED = (
    "unit_id",
    "marker_id",
    "criterion_id",
    "amount",
    "against",
    "not_applicable",
    "evidence",
    "reason",
    "reply",
)
NUMBERS = ("amount", "against")
SEEN = ("shown", "held", "format")
"""What is seen of a number cell beside its text: see `read_report.RawReport`."""
LINE: dict[str, type[pl.DataType]] = {
    **dict.fromkeys(("campaign_id", "sender_id", "period_id", "stage"), pl.String),
    "year": pl.Int64,
    **dict.fromkeys(("group_key", "item", "unit_id", "marker_id", "criterion_id"), pl.String),
    **dict.fromkeys(("amount_text", "against_text", "amount_kind", "against_kind"), pl.String),
    **dict.fromkeys((f"{key}_{part}" for key in NUMBERS for part in SEEN), pl.String),
    **dict.fromkeys(("not_applicable", "evidence", "reason", "reply"), pl.String),
    **dict.fromkeys((f"{key}_cell" for key in PLACED), pl.String),
    "sheet": pl.String,
    "row": pl.Int64,
}
IS_SAID = pl.any_horizontal(
    pl.col("amount_text", "against_text", "not_applicable", "reply").is_not_null()
)
KNOWN = pl.Schema({n: t for n, t in ScoreRow.schema().items() if n not in ("sheet", "cell")})
"""Marks that count now, as they stand in the store."""


@dataclass(frozen=True)
class Handed:
    """A score file once read: who handed it in, its lines, and the groups it is about."""

    campaign_id: str | None = None
    sender_id: str | None = None
    period_id: str | None = None
    lines: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=LINE))
    groups: Mapping[str, Group] = field(default_factory=dict)
    at: Scope | None = None


def group_key(group: Group) -> str:
    """How the lines name a group: its year and code."""
    return f"{group.year}/{group.cluster_id}"


def at_cell(rows: pl.DataFrame, key: str) -> pl.DataFrame:
    """The rows with the place and the text of one of their cells, as problems show them."""
    text = pl.coalesce(f"{key}_shown", f"{key}_text") if key in NUMBERS else pl.col(key)
    return rows.with_columns(cell=f"{key}_cell", text=text)


def said(lines: pl.DataFrame) -> pl.DataFrame:
    """The lines that say something: a blank mark is no mark."""
    return lines.filter(IS_SAID)


def warn_of_lost_words(lines: pl.DataFrame, found: ProblemList) -> None:
    """Words beside a mark or a reply that was left blank are not kept: said at their own cell."""
    silent = lines.filter(~IS_SAID)
    for key in ("evidence", "reason"):
        alone = at_cell(silent.drop_nulls(key), key)
        found.add_rows("words_without_mark", alone, (), "warning", key)
