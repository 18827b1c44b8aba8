"""The growth table: its lines, what each is held against, how a figure is written."""

import statistics
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bench.sides import Found
from bench.table import LEAST

GROWN, MIDDLE, SLOWEST = "grown", "middle", "slowest"
ABSENT = "–"


@dataclass(frozen=True)
class Aim:
    """A limit: `part` of a line (ratio, growth or value) may be `most` at most."""

    part: str
    most: float


@dataclass(frozen=True)
class Row:
    """A line each size has: the figure `name` of the measurement `what`, beside `against`."""

    what: str
    name: str
    unit: str
    vi: str
    en: str
    against: str = ""
    aim: Aim | None = None


@dataclass(frozen=True)
class Line:
    """A row at a size; None where it was not measured or there is nothing to hold it against."""

    row: Row
    millions: float
    value: float | None
    beside: float | None
    growth: float | None

    @property
    def ratio(self) -> float | None:
        """The figure by what it is held against."""
        return self.value / self.beside if self.value is not None and self.beside else None

    @property
    def is_held(self) -> bool | None:
        """Whether the limit is held; None without one or without the figure."""
        told: Mapping[str, float | None]
        told = {"ratio": self.ratio, "growth": self.growth, "value": self.value}
        found = told[self.row.aim.part] if self.row.aim else None
        return None if found is None or self.row.aim is None else found <= self.row.aim.most


ROWS = (
    Row("made", "ledger", "bytes", "đĩa, sổ cái, một giá trị", "disk, ledger, a value"),
    Row(
        "made",
        "published",
        "bytes",
        "đĩa, bản phát hành, một giá trị",
        "disk, published file, a value",
    ),
    Row(
        "made",
        "built",
        "s",
        "dựng bản phát hành từ sổ cái, một triệu giá trị",
        "published file built from the ledger, a million values",
    ),
    Row(
        "parquet",
        "parquet",
        "s",
        "nộp Parquet, một triệu giá trị; cạnh DuckDB chỉ đọc",
        "Parquet at the door, a million values; beside DuckDB that only reads",
        "bare",
        Aim("ratio", 4),
    ),
    Row("parquet", "megabytes", "MiB", "bộ nhớ khi nộp Parquet", "memory of that"),
    Row(
        "workbooks",
        "workbook",
        "s",
        "nộp một sổ tính; cạnh fastexcel chỉ đọc",
        "one workbook at the door; beside fastexcel that only reads",
        "bare",
        Aim("ratio", 4),
    ),
    Row("workbooks", "megabytes", "MiB", "bộ nhớ khi nộp sổ tính", "memory of that"),
    Row(
        "workbooks",
        "publish",
        "s",
        "phát hành sau một sổ tính; cạnh chép tệp phát hành",
        "publication after one workbook; beside a copy of the published file",
        "copy",
        Aim("ratio", 3),
    ),
    Row("questions", LEAST, "s", "câu SQL ít nhất", "the least SQL"),
    Row(
        "questions",
        MIDDLE,
        "s",
        "câu hỏi ở giữa; cạnh câu SQL ít nhất",
        "the question in the middle; beside the least SQL",
        LEAST,
    ),
    Row(
        "questions",
        SLOWEST,
        "s",
        "câu hỏi chậm nhất; cạnh câu SQL ít nhất",
        "the slowest question; beside the least SQL",
        LEAST,
        Aim("ratio", 2),
    ),
    Row(
        "questions",
        GROWN,
        "s",
        "câu hỏi tăng nhiều nhất từ cỡ trước",
        "the question that grew most since the size before",
        "",
        Aim("growth", 2),
    ),
    Row("questions", "megabytes", "MiB", "bộ nhớ khi hỏi mọi câu", "memory of every question"),
    Row(
        "questions",
        "added",
        "bytes",
        "bộ nhớ ấy, mỗi giá trị thêm từ cỡ trước",
        "the same, for each value more than the size before",
    ),
    Row(
        "country",
        "country",
        "s",
        "mọi câu của trang Cả nước, ngày chưa ai hỏi",
        "every question of the country's page, a date not asked before",
    ),
    Row(
        "country",
        "page",
        "s",
        "trang Cả nước, ngày chưa ai hỏi, theo đồng hồ",
        "the country's page, a date not asked before, by the clock",
        "",
        Aim("value", 1),
    ),
)
WHATS = tuple(dict.fromkeys(row.what for row in ROWS))
OTHERS = {LEAST, MIDDLE, SLOWEST, GROWN, "megabytes", "added", "kept"}


def asked(found: Found) -> dict[str, float]:
    """The questions of a measurement and what each took."""
    return {name: took for name, took in found.items() if took and name not in OTHERS}


def gathered(found: Found, before: Found) -> Found:
    """A measurement of questions with its middle, its slowest and the one that grew most."""
    told, old = asked(found), asked(before)
    if not told:
        return found
    summed: dict[str, float | None] = {
        MIDDLE: statistics.median(told.values()),
        SLOWEST: max(told.values()),
    }
    if most := grown_most(told, old):
        summed[GROWN] = told[most]
    memory, kept = found.get("megabytes"), found.get("kept")
    less, fewer = before.get("megabytes"), before.get("kept")
    if memory and kept and less and fewer and kept != fewer:
        summed["added"] = (memory - less) * 2**20 / (kept - fewer)
    return {**found, **summed}


def grown_most(told: Mapping[str, float], old: Mapping[str, float]) -> str | None:
    """The question whose seconds grew most, of those asked at both sizes."""
    both = [name for name in told if name in old]
    return max(both, key=lambda name: told[name] / old[name], default=None)


def lines(what: str, millions: float, found: Found, before: Found) -> Iterator[Line]:
    """The lines of a measurement at a size, with the growth since the size before."""
    if what == "questions":
        found, before = gathered(found, before), gathered(before, {})
    for row in ROWS:
        if row.what == what:
            value, beside = found.get(row.name), found.get(row.against)
            old = before.get(row.name)
            if row.name == GROWN and (most := grown_most(asked(found), asked(before))):
                old = before[most]
            growth = value / old if value is not None and old and row.name != "added" else None
            yield Line(row, millions, value, beside, growth)


def over(found: Found) -> list[str]:
    """Questions beyond the limit beside the least SQL, slowest first, each with its ratio."""
    told, least = asked(found), found.get(LEAST)
    if not least:
        return []
    names = sorted((name for name in told if told[name] > 2 * least), key=lambda n: -told[n])
    return [f"`{name}` {told[name] / least:.1f}" for name in names]


def cells(line: Line, words: str, limit: str, yes: str, no: str) -> str:
    """A line of the table in some words; «–» where not measured."""
    row, held = line.row, line.is_held
    aim = f"{limit.format(row.aim.part)} ≤ {row.aim.most:g}" if row.aim else ""
    shown = "" if row.aim is None else ABSENT if held is None else yes if held else no
    beside = figure(line.beside, row.unit) if row.against else ""
    parts = (
        words,
        f"{line.millions:g}",
        figure(line.value, row.unit),
        beside,
        times(line.ratio) if row.against else "",
        times(line.growth),
        aim,
        shown,
    )
    return f"| {' | '.join(parts)} |"


def times(value: float | None) -> str:
    """A ratio, «–» where there is none."""
    return ABSENT if value is None else f"{value:.2f}"


def figure(value: float | None, unit: str) -> str:
    """Seconds, milliseconds below a tenth of one, or a number of its unit."""
    if value is None:
        return ABSENT
    if unit == "s":
        return f"{value * 1000:,.2f} ms" if value < 0.1 else f"{value:,.2f} s"
    return f"{value:,.0f} {unit}"
