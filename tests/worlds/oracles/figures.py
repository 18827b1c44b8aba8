"""The headline figures by identifier: how each medium states them, and the shell's answer."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from pictures.tokens import BEHIND, RATED

N = r"([\d.]+)"
PAPERS = ("html", "pptx", "xlsx", "brief")
BETWEEN = ("appraised", "passed", "submitted")
STATES = ("proposed", *BETWEEN, "decided")
Values = tuple[int, ...]
Shell = Callable[..., pl.DataFrame]


@dataclass(frozen=True)
class Figure:
    """A figure: its identifier, the patterns that read it, and what the shell says.

    `says` has a pattern a medium; one that is not there (a story without the slide) is left out
    by `stories`. Groups are numbers in the order of `shell`.
    """

    key: str
    says: Mapping[str, str]
    shell: Callable[[Shell], Values | None]
    stories: tuple[str, ...] = ("yearly", "interim", "final")

    def read(self, medium: str, text: str) -> list[Values]:
        """Every statement of the figure in a text."""
        found = re.findall(self.says[medium], text)
        rows = [one if isinstance(one, tuple) else (one,) for one in found]
        return [tuple(int(part.replace(".", "")) for part in row if part) for row in rows]


def _contents(ask: Shell) -> Values:
    rows = ask("content_standing")["status"].to_list()
    return sum(s in RATED and s not in BEHIND for s in rows), len(rows)


def _indicators(ask: Shell) -> Values | None:
    rows = ask("indicator_standing").drop_nulls("target_value")["status"].to_list()
    rated = any(s in RATED for s in rows)
    return (sum(s in ("reached", "exceeded", "early") for s in rows), len(rows)) if rated else None


def _reports(ask: Shell) -> Values | None:
    rows = (
        ask("obligation_list")
        .filter(
            pl.col("kind").is_in(["period", "yearly", "interim", "final"]),
            ~pl.col("is_open"),
            pl.col("due_at").is_not_null(),
        )
        .sort("due_at", "obligation_id")
        .to_dicts()
    )
    if not rows:
        return None
    row = rows[-1]
    return row["on_time_count"], row["expected_count"] - row["exempt_count"], row["late_count"]


def _awards(ask: Shell) -> Values | None:
    rows = ask("award_tally", award=True).filter(dimension="all")
    if rows.is_empty():
        return None
    sums = {state: int(rows[f"{state}_count"].sum()) for state in STATES if _has(rows, state)}
    return sums["decided"], sums["proposed"], *(sums[s] for s in BETWEEN if s in sums)


def _has(rows: pl.DataFrame, state: str) -> bool:
    """Whether some route has the state: a count that is null everywhere is no figure."""
    return rows[f"{state}_count"].drop_nulls().len() > 0


def _without(ask: Shell) -> Values | None:
    places = ask("award_places", award=True).filter("is_commune")
    if places.is_empty() or _awards(ask) is None:
        return None
    counts = places.group_by("unit_id").agg(
        pl.when(pl.col("decided_count").count() > 0).then(pl.col("decided_count").sum())
    )["decided_count"]
    none, unknown = int((counts == 0).sum()), counts.null_count()
    return (none, counts.len() - unknown, *([unknown] if unknown else []))


def _earlier(ask: Shell) -> Values | None:
    row = ask("headline").row(0, named=True)
    return (row["earlier_count"],) if row["earlier_count"] else None


ON_PATH = rf"{N}/{N} nội dung (?:theo kịp lộ trình|đạt mục tiêu), giai đoạn"
BEFORE = (
    rf"trên {N} đề nghị(?:; {N} đã thẩm định)?(?:[;,] {N} được thông qua)?"
    rf"(?:[;,] {N} đã trình cấp trên)?"
)
AWARDED = rf"{N} khen thưởng đã quyết định, (?:giai đoạn \d|cả phong trào) {BEFORE}"
WITHOUT = (
    rf"{N}/{N} xã, phường(?:, đặc khu)? chưa có khen thưởng nào được quyết định"
    rf"(?:; {N} nơi chưa có bảng đề nghị)?"
)
REPORTED = rf"{N}/{N} đúng hạn, {N} trễ"
EARLIER = rf"(?i:số liệu đến hết)[^;]*?; còn {N} đơn vị ở kỳ trước"
REACHED = rf"{N}/{N} chỉ tiêu đạt, vượt hoặc về đích sớm, giai đoạn"
SWAPPED = {
    "contents_on_path": rf"nội dung (?:theo kịp lộ trình|đạt mục tiêu), giai đoạn \d · {N}/{N}",
    "awards": rf"khen thưởng đã quyết định, [^·]*· {N} · {BEFORE}",
    "targets_reached": rf"chỉ tiêu đạt, vượt hoặc về đích sớm, giai đoạn \d · {N}/{N}",
}

FIGURES = (
    Figure(
        "contents_on_path",
        {
            **dict.fromkeys(PAPERS, ON_PATH),
            "xlsx": SWAPPED["contents_on_path"],
            "docx": rf"trong {N} nội dung thi đua, {N} nội dung (?:theo kịp|đạt)",
            "page": rf"(?:Cả )?{N}(?: trong {N})? nội dung (?:theo kịp lộ trình|đạt mục tiêu)",
        },
        _contents,
        ("yearly",),
    ),
    Figure(
        "targets_reached",
        {**dict.fromkeys(PAPERS, REACHED), "xlsx": SWAPPED["targets_reached"]},
        _indicators,
        ("interim", "final"),
    ),
    Figure(
        "reports",
        dict.fromkeys(PAPERS, REPORTED) | {"page": rf"on_time {N}/{N} {N}"},
        _reports,
        ("yearly",),
    ),
    Figure(
        "awards",
        {
            **dict.fromkeys(PAPERS, AWARDED),
            "xlsx": SWAPPED["awards"],
            "docx": rf"tính đến [^;]*? đề nghị khen thưởng {N} trường hợp(?:; đã thẩm định {N})?"
            rf"(?:; Hội đồng thông qua {N})?(?:; đã trình cấp trên {N})?"
            rf"(?:; đã có quyết định {N})?(?:; chưa qua bước nào)?\.",
            "page": rf"award {N} {N}(?: {N})?(?: {N})?(?: {N})? ·",
        },
        _awards,
    ),
    Figure("communes_without", dict.fromkeys((*PAPERS, "docx", "page"), WITHOUT), _without),
    Figure(
        "earlier_units",
        dict.fromkeys((*PAPERS, "page"), EARLIER)
        | {"docx": rf"như sau \(số liệu đến hết[^;]*?; còn {N} đơn vị ở kỳ trước"},
        _earlier,
    ),
)


def joined(parts: Any) -> str:
    """Texts one after another, every gap one space."""
    return re.sub(r"\s+", " ", " ".join(parts).replace("\u00a0", " "))
