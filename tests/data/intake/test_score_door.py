"""Score sheets at the door: flat files and workbooks, what is kept, what is refused and why."""

import csv
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from data.intake.load import Outcome, ingest, inspect_file
from data.keeping.publishing.previous import known_scores
from data.keeping.store import open_store
from data.profiles.catalog import load_catalog
from data.profiles.scored_groups import Group, scored_groups
from data.samples.sample_scores import COLUMNS, REPLY
from data.workbooks.scores.filled import FilledScores, Typed
from data.workbooks.scores.template import score_template
from queries.scoring import questions as q
from schemas.scoring.rubric import RubricCriterion
from schemas.selection import NotAllowed, Selection, Viewer
from tests.worlds.once import fresh_store
from translations import translator

SMALL, YEAR, TODAY = "quang-tri-vinh-linh", 2026, date(2026, 12, 20)
CATALOG = load_catalog()
GROUP: Group = next(iter(scored_groups(CATALOG, SMALL, YEAR, TODAY).values()))
UNIT, OTHER = sorted(GROUP.units)[:2]
TYPED = {c.id: c for c in GROUP.typed_criteria}
BASE = next(c for c in TYPED.values() if c.kind == "direct" and c.counts == "base")
CHOSEN = Selection(SMALL, TODAY, year=YEAR, unit=UNIT, cluster=GROUP.cluster_id)
T = translator("vi")
AT = datetime(2026, 11, 1, 8)
Rows = list[dict[str, Any]]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return fresh_store("shipped", tmp_path, TODAY, CATALOG)


def value(c: RubricCriterion, share: float = 1.0) -> tuple[float, float | None]:
    """Amount and against worth about a share of the criterion, as its kind is typed."""
    step = GROUP.rubric.step
    points = int(c.max_points * share / step) * step
    return {
        "pass_fail": (1.0, None),
        "count": (1.0, None),
        "target_share": (100 * share, 100.0),
        "relative": (100 * share, 100.0),
        "net": (points, 0.0),
    }.get(c.kind, (points, None))


def sheet(stage: str, unit: str = UNIT, share: float = 1.0, **changes: Any) -> Rows:
    """Flat rows of a stage for every typed criterion; `changes` are of criterion BASE only."""
    rows: Rows = []
    for c in TYPED.values():
        amount, against = value(c, share)
        rows.append(
            dict.fromkeys(COLUMNS)
            | {"campaign_id": SMALL, "year": YEAR, "stage": stage, "unit_id": unit}
            | {"criterion_id": c.id, "amount": amount, "against": against}
            | {"evidence": "12/QĐ (minh họa)", "reason": "Thiếu hồ sơ" if share < 1 else None}
            | (changes if c.id == BASE.id else {})
        )
    return rows


def changed(changes: Mapping[str, Any]) -> Rows:
    """Self-scores with the row of BASE otherwise."""
    return [r | (changes if r["criterion_id"] == BASE.id else {}) for r in sheet("self")]


def written(folder: Path, rows: Rows, name: str, columns: list[str] = COLUMNS) -> Path:
    path = folder / f"{name}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows(rows)
    return path


def handed(store: Path, rows: Rows, name: str = "sheet", at: datetime = AT) -> Outcome:
    return ingest(store, [written(store.parent, rows, name)], "minh họa", at, catalog=CATALOG)[0]


def rules(outcome: Outcome) -> set[str]:
    return {p.rule for p in outcome.problems if p.severity == "error"}


def points(store: Path, column: str) -> float | None:
    found = q.criterion_scores(open_store(store), Viewer(), CHOSEN)
    return found.filter(criterion_id=BASE.id)[column].item()  # type: ignore[no-any-return]


def test_four_stages_stand_side_by_side_and_none_overwrites_another(store: Path) -> None:
    assert handed(store, sheet("self"), "self").state == "accepted"
    assert points(store, "self_points") == BASE.max_points
    assert points(store, "appraised_points") is None
    assert handed(store, sheet("appraised", share=0.5), "appraised").state == "accepted"
    assert points(store, "self_points") == BASE.max_points
    assert points(store, "appraised_points") == value(BASE, 0.5)[0]
    assert points(store, "cut_points") == BASE.max_points - value(BASE, 0.5)[0]


def test_a_correction_keeps_the_version_before_and_the_later_one_counts(store: Path) -> None:
    handed(store, sheet("self"), "first")
    lower = sheet("self", amount=BASE.max_points - GROUP.rubric.step)
    assert handed(store, lower, "second", datetime(2026, 11, 2)).state == "accepted"
    assert points(store, "self_points") == BASE.max_points - GROUP.rubric.step
    trace = q.score_trace(open_store(store), Viewer(), CHOSEN).filter(criterion_id=BASE.id)
    assert sorted(trace["is_current"]) == [False, True]
    assert set(trace["file_name"]) == {"first.csv", "second.csv"}


def test_the_same_file_again_changes_nothing(store: Path) -> None:
    handed(store, sheet("self"))
    assert handed(store, sheet("self")).state == "unchanged"


def test_a_blank_is_not_assessed_and_a_zero_is_zero(store: Path) -> None:
    handed(store, [r for r in sheet("self") if r["criterion_id"] != BASE.id], "blank")
    assert points(store, "self_points") is None
    handed(store, sheet("self", amount=0.0), "zero", datetime(2026, 11, 2))
    assert points(store, "self_points") == 0.0


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"amount": BASE.max_points + GROUP.rubric.step}, "points_at_most_maximum"),
        ({"amount": -1.0}, "points_at_least_minimum"),
        ({"amount": GROUP.rubric.step / 3}, "points_on_step"),
        ({"amount": "nhiều"}, "not_a_number"),
        ({"amount": "50%"}, "percent_in_score"),
        ({"criterion_id": "khong-co"}, "unknown_criterion"),
        ({"stage": "second"}, "unknown_stage"),
        ({"unit_id": "khong-co"}, "unknown_unit"),
        ({"amount": None, "against": 3.0}, "amount_given"),
        ({"evidence": "x" * 2001}, "evidence_within_limit"),
        ({"marker_id": OTHER}, "marker_not_asked"),
        ({"item": "medal"}, "unknown_item"),
    ],
)
def test_a_faulty_mark_is_refused_with_its_place_and_nothing_is_kept(
    store: Path, changes: Mapping[str, Any], rule: str
) -> None:
    outcome = handed(store, changed(changes))
    assert outcome.state == "rejected"
    assert rule in rules(outcome)
    place = next(p for p in outcome.problems if p.rule == rule)
    assert place.row or place.cell
    for language in ("vi", "en"):
        t = translator(language)  # type: ignore[arg-type]
        assert t.rule(rule, "what", place.params)
        assert t.rule(rule, "do", place.params)
    assert known_scores(store).is_empty()


def test_a_claim_without_the_evidence_the_rubric_asks_for_is_refused(store: Path) -> None:
    asked = next(c for c in TYPED.values() if c.needs_evidence)
    rows = [
        r | ({"evidence": None} if r["criterion_id"] == asked.id else {}) for r in sheet("self")
    ]
    assert "evidence_given" in rules(handed(store, rows))


def test_the_same_criterion_twice_is_refused(store: Path) -> None:
    assert "duplicate_mark" in rules(handed(store, [*sheet("self"), sheet("self")[0]]))


def test_an_appraisal_needs_the_units_own_score_first(store: Path) -> None:
    assert "needs_self" in rules(handed(store, sheet("appraised")))


def test_a_stage_is_closed_once_the_next_one_has_marked(store: Path) -> None:
    handed(store, sheet("self"), "self")
    handed(store, sheet("appraised", share=0.5), "appraised")
    late = handed(store, sheet("self", amount=0.0), "again", datetime(2026, 11, 9))
    assert "closed_by_appraised" in rules(late)
    assert points(store, "self_points") == BASE.max_points


def test_progress_is_read_and_cannot_be_typed(store: Path) -> None:
    read = next(c.id for c in GROUP.rubric.criteria if c.kind == "progress")
    assert "progress_not_typed" in rules(handed(store, sheet("self", criterion_id=read)))


def replied(store: Path, name: str, at: datetime) -> Outcome:
    row = dict.fromkeys(REPLY) | {
        "campaign_id": SMALL,
        "year": YEAR,
        "unit_id": UNIT,
        "criterion_id": BASE.id,
        "reply": "Đã bổ sung hồ sơ (minh họa)",
    }
    path = written(store.parent, [row], name, REPLY)
    return ingest(store, [path], "minh họa", at, catalog=CATALOG)[0]


@pytest.mark.parametrize(("day", "is_late"), [(3, False), (28, True)])
def test_a_reply_to_a_cut_is_kept_and_marked_late(store: Path, day: int, is_late: bool) -> None:
    handed(store, sheet("self"), "self")
    handed(store, sheet("appraised", share=0.5), "appraised", datetime(2026, 11, 2))
    assert replied(store, "reply", datetime(2026, 11, day)).state == "accepted"
    row = q.score_replies(open_store(store), Viewer(), CHOSEN).row(0, named=True)
    assert (row["criterion_id"], row["is_late"]) == (BASE.id, is_late)
    assert points(store, "appraised_points") == value(BASE, 0.5)[0]


def test_a_reply_without_a_cut_is_asked_about(store: Path) -> None:
    handed(store, sheet("self"), "self")
    outcome = replied(store, "reply", datetime(2026, 11, 3))
    assert "reply_to_a_cut" in {p.rule for p in outcome.problems}


def filled(share: float = 1.0) -> FilledScores:
    marks = {}
    for c in TYPED.values():
        amount, against = value(c, share)
        shown: Any = "Đạt" if c.kind == "pass_fail" else amount
        marks[UNIT, c.id] = Typed(shown, against, None, "12/QĐ (minh họa)", None)
    return FilledScores(marks=marks)


def workbook(store: Path, code: str, said: FilledScores | None, name: str = "book.xlsx") -> Path:
    sender = UNIT if code.startswith("self") else GROUP.cluster_id
    content = score_template(
        CATALOG, SMALL, sender, code, known_scores(store), T, said, today=TODAY
    )
    path = store.parent / name
    path.write_bytes(content)
    return path


def test_a_filled_workbook_says_the_same_as_the_flat_file(store: Path, tmp_path: Path) -> None:
    path = workbook(store, f"self-{YEAR}", filled())
    assert inspect_file(store, path, catalog=CATALOG).state == "accepted"
    assert ingest(store, [path], "minh họa", AT, catalog=CATALOG)[0].state == "accepted"
    by_book = q.criterion_scores(open_store(store), Viewer(), CHOSEN)["self_points"].to_list()
    flat = fresh_store("shipped", tmp_path / "flat", TODAY, CATALOG)
    handed(flat, sheet("self"), "flat")
    by_file = q.criterion_scores(open_store(flat), Viewer(), CHOSEN)["self_points"].to_list()
    assert by_book == by_file


def test_an_empty_workbook_is_returned_with_what_to_do(store: Path) -> None:
    outcome = inspect_file(store, workbook(store, f"self-{YEAR}", FilledScores()), catalog=CATALOG)
    assert outcome.problems
    assert known_scores(store).is_empty()


def test_the_workbook_of_a_sheet_already_given_starts_from_it(store: Path) -> None:
    handed(store, sheet("self"), "self")
    again = workbook(store, f"self-{YEAR}", None)
    outcome = inspect_file(store, again, catalog=CATALOG)
    assert not rules(outcome), outcome.problems[:3]


def test_too_many_points_in_a_workbook_name_the_cell(store: Path) -> None:
    said = filled()
    high = {**said.marks, (UNIT, BASE.id): Typed(BASE.max_points + 5, None, None, "1", None)}
    outcome = inspect_file(
        store, workbook(store, f"self-{YEAR}", FilledScores(high)), catalog=CATALOG
    )
    found = next(p for p in outcome.problems if p.rule == "points_at_most_maximum")
    assert found.sheet
    assert found.cell


def test_parquet_is_taken_in_like_csv(store: Path) -> None:
    path = store.parent / "self.parquet"
    texts = [n for n in COLUMNS if n not in ("year", "amount", "against")]
    schema = {n: pl.String if n in texts else pl.Float64 for n in COLUMNS} | {"year": pl.Int64}
    pl.DataFrame(sheet("self"), schema=schema).write_parquet(path)
    assert ingest(store, [path], "minh họa", AT, catalog=CATALOG)[0].state == "accepted"
    assert points(store, "self_points") == BASE.max_points


def test_an_appraisal_workbook_marks_every_unit_and_declares_a_veto(store: Path) -> None:
    handed(store, sheet("self"), "self")
    veto = next(v.id for v in GROUP.rubric.vetoes if v.detected is None)
    given = {
        key: Typed(t.amount, t.against, t.not_applicable, t.evidence, "Thiếu hồ sơ")
        for key, t in filled(0.5).marks.items()
    }
    said = FilledScores(marks=given, vetoes={(UNIT, veto): "07/QĐ (minh họa)"})
    path = workbook(store, f"appraised-{YEAR}", said)
    outcome = ingest(store, [path], "minh họa", datetime(2026, 11, 2), catalog=CATALOG)[0]
    assert outcome.state == "accepted", outcome.problems[:3]
    assert points(store, "appraised_points") == value(BASE, 0.5)[0]
    held = q.score_vetoes(open_store(store), Viewer(), CHOSEN)
    row = held.filter(veto_id=veto).row(0, named=True)
    assert (row["unit_id"], row["is_detected"], row["evidence"]) == (
        UNIT,
        False,
        "07/QĐ (minh họa)",
    )


CROSSED = next(
    (campaign, key, g.year, g)
    for campaign in CATALOG.profiles
    for key, g in scored_groups(CATALOG, campaign, YEAR, TODAY).items()
    if "cross" in g.rubric.stages
)


def test_a_cross_workbook_keeps_each_markers_marks_apart(store: Path) -> None:
    campaign, cluster, year, group = CROSSED
    first, second, third = sorted(group.units)[:3]
    one = next(c for c in group.typed_criteria if c.kind == "direct" and c.counts == "base")
    cross = {(first, one.id, second): one.max_points, (first, one.id, third): 0.0}
    own = dict.fromkeys(COLUMNS) | {
        "campaign_id": campaign,
        "year": year,
        "stage": "self",
        "unit_id": first,
        "criterion_id": one.id,
        "amount": one.max_points,
        "evidence": "12/QĐ (minh họa)",
    }
    assert handed(store, [own], "self").state == "accepted"
    code = f"cross-{year}"
    content = score_template(
        CATALOG,
        campaign,
        cluster,
        code,
        known_scores(store),
        T,
        FilledScores(cross=cross),
        today=TODAY,
    )
    path = store.parent / "cross.xlsx"
    path.write_bytes(content)
    outcome = ingest(store, [path], "minh họa", AT, catalog=CATALOG)[0]
    assert outcome.state == "accepted", outcome.problems[:3]
    chosen = Selection(campaign, TODAY, year=year, cluster=cluster)
    marks = q.cross_marks(open_store(store), Viewer(), chosen)
    assert set(marks.select("marker_id", "unit_id", "mark_points").rows()) == {
        (second, first, one.max_points),
        (third, first, 0.0),
    }


def test_only_staff_may_see_who_marked_whom(store: Path) -> None:
    handed(store, sheet("self"), "self")
    with pytest.raises(NotAllowed):
        q.cross_marks(open_store(store), Viewer("lãnh đạo", "leader"), CHOSEN)
