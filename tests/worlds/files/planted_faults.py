"""Every kind of sheet, filled well, and a fault for each of its input columns."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import polars as pl

from data.awards.award_book import AwardBook
from data.awards.check_proposals import check_proposals
from data.awards.check_votes import check_votes
from data.checking.check import CheckedReport, check
from data.checking.layouts.award_layout import PROPOSALS
from data.checking.layouts.template_layout import HEADER_ROW
from data.profiles.award_tables import award_forms
from data.profiles.scored_groups import scored_groups
from data.reading.read_report import RawReport, read_report
from data.scoring.check_scores import check_scores
from data.scoring.lines import KNOWN
from data.workbooks.awards.template import award_template
from data.workbooks.awards.vote_list import VoteSheet, vote_list_book
from data.workbooks.scores.filled import FilledScores, Typed
from data.workbooks.scores.template import score_template
from tests.worlds.files import report_factories as plain
from tests.worlds.files import word_factories as worded
from tests.worlds.files.award_files import CATALOG, PLAN, UNIT
from tests.worlds.files.vote_files import COUNCILS, HEAD, LISTED, vote
from translations import translator

VI, TODAY = translator("vi"), date(2026, 12, 20)
LONG = "x" * 2_001
SMALL = "quang-tri-vinh-linh"
GROUP = scored_groups(CATALOG, SMALL, 2026, TODAY)["khoi-co-quan"]
MARKED = sorted(GROUP.units)[0]
TYPED = {c.id: c for c in GROUP.typed_criteria}
Faults = Mapping[tuple[str, str], str]
"""A bad text by sheet and column letter."""


@dataclass(frozen=True)
class Kind:
    """A workbook filled well, how it is judged, the rows people fill and a fault a column."""

    content: bytes
    judge: Callable[[RawReport], CheckedReport]
    rows: Mapping[str, range]
    faults: Faults
    fields: Mapping[tuple[str, str], str]


@cache
def raw_of(name: str, folder: Path) -> RawReport:
    path = folder / f"{name}.xlsx"
    path.write_bytes(KINDS[name]().content)
    return read_report(path, path.name)


def planted(raw: RawReport, cells: Mapping[tuple[str, str], str | None]) -> RawReport:
    """The file with other texts in some cells, as it would be read."""
    sheets = dict(raw.sheets)
    for (sheet, cell), text in cells.items():
        letter = cell.rstrip("0123456789")
        row = int(cell[len(letter) :])
        kept = sheets[sheet].filter(~((pl.col("row") == row) & (pl.col("column") == letter)))
        if text is not None:
            said = {"row": row, "column": letter, "text": text, "kind": "text"}
            said["is_formula_without_value"] = False
            one = pl.DataFrame([said], schema_overrides={"row": pl.Int64})
            kept = pl.concat([kept, one.select(pl.all())], how="diagonal_relaxed")
        sheets[sheet] = kept
    return replace(raw, sheets=sheets)


def figures() -> Kind:
    filled = plain.filled(
        plan_number="12/KH",
        plan_date=date(2026, 2, 3),
        values={c: (v, "đúng sổ") for c, v in plain.GOOD.items()},
        remarks=tuple(("difficulty", f"Ý {n}") for n in range(20)),
    )
    results, remarks = "Kết quả", "Khó khăn, đề xuất"
    return Kind(
        plain.template(filled),
        lambda raw: check(raw, plain.catalog(), plain.known(), plain.TODAY),
        {results: range(6, 11), remarks: range(5, 25)},
        {
            (results, "E"): "nhiều",
            (results, "F"): LONG,
            (remarks, "A"): "Lung tung",
            (remarks, "B"): LONG,
        },
        {
            ("Kế hoạch", "B4"): LONG,
            ("Kế hoạch", "B5"): "31/02/2026",
            ("Thông tin", "B5"): "khong-co",
            ("Thông tin", "B7"): "99999",
            ("Thông tin", "B8"): "2026-Q9",
        },
    )


def words() -> Kind:
    return Kind(
        worded.words_template(),
        lambda raw: check(raw, worded.CATALOG, plain.known(), plain.TODAY),
        {worded.SHEET: range(5, 8)},
        {(worded.SHEET, "D"): "x" * 10_001},
        {("Thông tin", "B7"): "99999", ("Thông tin", "B8"): "yearly-1999"},
    )


def typed_mark(kind: str) -> Typed:
    amount, against = {"target_share": (5, 10), "relative": (5, 10), "net": (1, 0)}.get(
        kind, (1, None)
    )
    said = "Đạt" if kind == "pass_fail" else amount
    return Typed(amount=said, against=against, evidence="1/QĐ", reason="Theo hồ sơ")


def known(*stages: str, amount: float = 1.0) -> pl.DataFrame:
    """Marks that count now for every unit and typed criterion."""
    blank = dict.fromkeys(KNOWN.names())
    rows = [
        blank
        | {"campaign_id": SMALL, "year": 2026, "stage": stage, "item": "criterion"}
        | {"sender_id": unit if stage == "self" else GROUP.cluster_id, "unit_id": unit}
        | {"period_id": f"{stage}-2026", "criterion_id": c.id, "is_applicable": True}
        | {"amount": amount if stage == "self" else 0.0, "against": typed_mark(c.kind).against}
        for stage in stages
        for unit in GROUP.units
        for c in TYPED.values()
    ]
    return pl.DataFrame(rows, schema=KNOWN)


def scored(stage: str, faults: Faults, rows: Mapping[str, range], before: pl.DataFrame) -> Kind:
    sender = MARKED if stage in ("self", "reply") else GROUP.cluster_id
    units = [MARKED] if stage == "self" else list(GROUP.units)
    filled = FilledScores(
        marks={(u, c.id): typed_mark(c.kind) for u in units for c in TYPED.values()},
        vetoes={(u, v.id): "2/KL" for u in units for v in GROUP.rubric.vetoes if not v.detected},
        votes=dict.fromkeys(units, 3),
        cross={(u, c, m): 0.0 for u in units for c in TYPED for m in units if m != u},
        replies=dict.fromkeys(TYPED, ("Đề nghị xem lại", "3/BC")) if stage == "reply" else {},
    )
    code = f"{stage}-2026"
    content = score_template(CATALOG, SMALL, sender, code, before, VI, filled, TODAY)
    info = {("Thông tin", "B7"): "khong-co", ("Thông tin", "B8"): f"{stage}-1999"}
    judge = lambda raw: check_scores(raw, CATALOG, before, TODAY)  # noqa: E731 — one line, typed
    return Kind(content, judge, rows, faults, info)


def marks(letters: str, sheet: str, *keys: str) -> dict[tuple[str, str], str]:
    bad = {
        "amount": "nhiều",
        "against": "nhiều",
        "not_applicable": "hay",
        "reason": LONG,
        "evidence": LONG,
        "reply": LONG,
    }
    return {(sheet, letter): bad[key] for letter, key in zip(letters, keys, strict=True)}


def self_score() -> Kind:
    faults = marks("FGHI", "Tự chấm điểm", "amount", "against", "not_applicable", "evidence")
    before = known()
    rows = [5 + n for n, c in enumerate(GROUP.rubric.criteria) if c.id in TYPED]
    return scored("self", faults, {"Tự chấm điểm": rows}, before)


def cross() -> Kind:
    letters = "FGHIJKLMNO"[: len(GROUP.units)]
    faults = {("Chấm chéo", letter): "nhiều" for letter in letters}
    last = HEADER_ROW + 1 + len(TYPED) * len(GROUP.units)
    return scored("cross", faults, {"Chấm chéo": range(5, last)}, known("self"))


def appraised() -> Kind:
    keys = ("amount", "against", "not_applicable", "reason", "evidence")
    faults = marks("GHIJK", "Thẩm định", *keys)
    faults |= {("Điều kiện loại", "E"): "hay", ("Điều kiện loại", "F"): LONG}
    last = HEADER_ROW + 1 + len(TYPED) * len(GROUP.units)
    rows = {"Thẩm định": range(5, last), "Điều kiện loại": range(5, 5 + 2 * len(GROUP.units))}
    return scored("appraised", faults, rows, known("self"))


def council() -> Kind:
    keys = ("amount", "against", "not_applicable", "reason", "evidence")
    faults = marks("HIJKL", "Hội đồng", *keys) | {("Phiếu bầu", "C"): "nhiều"}
    last = HEADER_ROW + 1 + len(TYPED) * len(GROUP.units)
    rows = {"Hội đồng": range(5, last), "Phiếu bầu": range(5, 5 + len(GROUP.units))}
    return scored("council", faults, rows, known("self", "appraised"))


def replies() -> Kind:
    faults = marks("GH", "Phản hồi", "reply", "evidence")
    rows = {"Phản hồi": range(5, 5 + len(TYPED))}
    return scored("reply", faults, rows, known("self", "appraised"))


AWARD_FAULTS = {
    "proposal_code": None,
    "recipient_class": "Tập đoàn",
    "recipient_name": LONG,
    "recipient_id": LONG,
    "is_woman": "đúng",
    "commune_id": "99999",
    "form_id": "Huy chương",
    "occasion": "hàng quý",
    "content_id": "nd99",
    "achievement_id": LONG,
    "proposed_on": "31/02/2026",
    "document": LONG,
    "papers": "ảnh",
    "sets": "1,5",
    "earlier_form": "Huy chương",
    "earlier_on": "31/02/2020",
    "base_titles": "-1",
    "attested": "không rõ",
}


def proposed(number: int) -> dict[str, Any]:
    return {
        "proposal_code": f"0{number}",
        "recipient_class": "người trực tiếp",
        "is_woman": "x",
        "recipient_name": f"Cá nhân minh họa {number}",
        "occasion": "hằng năm",
        "sets": 1,
        "form_id": "Bằng khen của Chủ tịch UBND tỉnh",
        "content_id": "government",
        "achievement_id": f"TT-{number}",
        "proposed_on": date(2026, 10, 1),
        "papers": "tờ trình; biên bản; báo cáo thành tích",
        "base_titles": 1,
        "earlier_form": "Bằng khen của Chủ tịch UBND tỉnh",
        "earlier_on": date(2020, 1, 5),
    }


def awards() -> Kind:
    sheet = PROPOSALS.name
    filled = [proposed(n) for n in (1, 2, 3)]
    return Kind(
        award_template(CATALOG, PLAN, UNIT, "award-2026", VI, filled, 120),
        lambda raw: check_proposals(raw, CATALOG, AwardBook(), TODAY),
        {sheet: range(5, 8)},
        {(sheet, PROPOSALS.column(k).letter): v for k, v in AWARD_FAULTS.items()},
        {("Thông tin", "B10"): "0", ("Thông tin", "B7"): "99999"},
    )


def waiting_book(folder: Path) -> tuple[AwardBook, list[dict[str, Any]]]:
    """Proposals appraised twice, and their rows as the list for the vote shows them."""
    path = folder / "de-nghi.xlsx"
    path.write_bytes(awards().content)
    rows = awards().judge(read_report(path, path.name)).rows("proposal").head(2)
    steps = [
        {"campaign_id": PLAN, "proposal_id": p, "state": "appraised", "route_step": n}
        | {"on_date": date(2026, 10, 4 + n), "step_id": f"{n:09}"}
        for p in rows["proposal_id"]
        for n in (2, 3)
    ]
    book = AwardBook().with_sheets(rows, {(PLAN, UNIT): "commune"}).with_steps(steps)
    labels = {f.id: f.label_vi for f in award_forms(COUNCILS.profile(PLAN), COUNCILS.law)}
    listed = [
        row | {"number": n, "form": labels[row["form_id"]], "unit_name": "x"} | vote(12, 1)
        for n, row in enumerate(rows.to_dicts(), start=1)
    ]
    return book, listed


@cache
def votes_in(folder: Path) -> Kind:
    book, listed = waiting_book(folder)
    sheet, values = "Danh sách biểu quyết", plain.known()
    return Kind(
        vote_list_book(VoteSheet(PLAN, "Phong trào minh họa", LISTED), listed, VI, HEAD),
        lambda raw: check_votes(raw, COUNCILS, book, TODAY, lambda _: values, lambda _: ()),
        {sheet: range(5, 7)},
        {
            (sheet, "H"): "mười",
            (sheet, "I"): "mười",
            (sheet, "J"): "mười",
            (sheet, "K"): "nhất trí",
            (sheet, "L"): LONG,
            (sheet, "B"): f"{UNIT}/2026/99",
        },
        {
            ("Thông tin", "B8"): "mười",
            ("Thông tin", "B9"): "mười",
            ("Thông tin", "B10"): "mười",
            ("Thông tin", "B11"): "31/02/2026",
            ("Thông tin", "B12"): None,
        },
    )


KINDS: dict[str, Callable[[], Kind]] = {
    "figures": cache(figures),
    "words": cache(words),
    "self": cache(self_score),
    "cross": cache(cross),
    "appraised": cache(appraised),
    "council": cache(council),
    "reply": cache(replies),
    "award": cache(awards),
}
