"""What a report says of direction: reports in time and late, plans, tasks, who is named."""

from datetime import date

import polars as pl
import pytest

from answers.answers import StoreAnswers
from briefing.deck.more_forms import Figures
from briefing.deck.opening_slides import summary
from briefing.office.paper import Grid
from briefing.report.annexes import annexes
from briefing.report.direction import direction
from briefing.report.shortcomings import reports
from data.profiles.catalog import load_catalog
from queries.reporting.obligations import obligation_list, obligation_state
from queries.reporting.questions import plan_issuance
from queries.tasks.questions import unit_tasks
from schemas.selection import Selection
from tests.worlds.page_store import TODAY, a_campaign, three_units
from tests.worlds.reports.altered import counts, scene, told
from translations import translator


@pytest.mark.parametrize(
    ("values", "key", "words"),
    [
        ({"on_time": 10}, "direction.report", "cả 10 đơn vị phải báo cáo đã gửi báo cáo năm 2026"),
        (
            {"on_time": 7, "late": 1, "overdue": 2},
            "direction.report",
            "07/10 đơn vị gửi báo cáo năm 2026 đúng hạn (70,0%); 01 đơn vị gửi trễ; 02 đơn vị chưa",
        ),
        (
            {"on_time": 7, "rejected": 2, "exempt": 1},
            "direction.report",
            "07/09 đơn vị gửi báo cáo năm 2026 đúng hạn (77,8%); 02 đơn vị chưa gửi, hoặc bị trả"
            " lại mà chưa gửi lại; 01 đơn vị được miễn.",
        ),
        ({"accepted": 8}, "direction.plans", "08/10 đơn vị đã ban hành kế hoạch"),
        ({"accepted": 8, "late": 3}, "direction.plans", "trong đó 03 đơn vị ban hành sau hạn"),
        ({}, "direction.plans", "chưa nhận được kế hoạch"),
    ],
)
def test_reports_in_time_late_and_lacking_are_told_apart(
    store: StoreAnswers, values: dict[str, int], key: str, words: str
) -> None:
    said = told(direction(scene(store, {obligation_list: counts(**values)})))
    assert words in said[key]


def test_an_exempt_unit_is_in_no_share_of_the_summary_slide(store: StoreAnswers) -> None:
    some = counts(on_time=7, rejected=2, exempt=1)
    slide = summary(scene(store, {obligation_list: some}).room)
    [figures] = [part.form for part in slide.parts if isinstance(part.form, Figures)]
    big = next(f for f in figures.figures if "đúng hạn" in f.label)
    assert big.value == "77,8%"
    assert big.note.startswith("07/09")


def test_where_all_are_exempt_the_report_says_so_and_has_no_share(store: StoreAnswers) -> None:
    nobody = {obligation_list: counts(exempt=10)}
    said = told(direction(scene(store, nobody)))
    assert said.keys() == {"direction.todo", "direction.periods", "direction.report"}
    assert said["direction.report"].endswith("báo cáo năm 2026: 10 đơn vị được miễn.")
    assert said["direction.periods"] == "Chưa có kỳ báo cáo định kỳ nào đến hạn trong năm 2026."


def some_tasks(frame: pl.DataFrame) -> pl.DataFrame:
    """The first inspection of each unit done with 40 people, a communication under way."""
    told = pl.col("kind").is_in(["inspection", "media"]) & pl.col("round").is_in(["once", "2026"])
    state = pl.when(pl.col("kind") == "media").then(pl.lit("standing")).otherwise(pl.lit("done"))
    return frame.filter(told).with_columns(
        state=state,
        reported_at=pl.lit(TODAY).cast(pl.Datetime("us")),
        people_count=pl.when(pl.col("kind") == "inspection").then(pl.lit(40, pl.Int64)),
    )


def test_tasks_of_the_plan_stand_where_people_had_to_write_them(store: StoreAnswers) -> None:
    said = told(direction(scene(store, {unit_tasks: some_tasks})))
    assert "direction.todo" not in said
    chosen = Selection(a_campaign(load_catalog()), TODAY)
    rows = some_tasks(store.ask(unit_tasks, chosen))
    count = {kind: rows.filter(kind=kind).height for kind in ("inspection", "media")}
    t = translator("vi")
    assert said["direction.tasks:media"].endswith(f"{t.number(count['media'])} việc đang làm.")
    people = t.number(40 * count["inspection"])
    assert said["direction.tasks:inspections"].endswith(f"; {people} lượt người dự.")


@pytest.mark.parametrize(
    ("periods", "on_time", "words"),
    [
        (
            ["2026-Q1"],
            [7],
            "Trong kỳ báo cáo định kỳ duy nhất đến hạn trong năm 2026 (quý I/2026), 07/10 đơn vị"
            " gửi đúng hạn (70,0%).",
        ),
        (
            ["2026-Q1", "2026-Q2"],
            [7, 7],
            "Trong 02 kỳ báo cáo định kỳ đến hạn trong năm 2026, kỳ nào cũng có 70,0% đơn vị gửi"
            " đúng hạn.",
        ),
        (
            ["2026-Q1", "2026-Q2"],
            [7, 9],
            "Trong 02 kỳ báo cáo định kỳ đến hạn trong năm 2026, tỷ lệ đơn vị gửi đúng hạn thấp"
            " nhất là 70,0% (quý I/2026), cao nhất là 90,0% (quý II/2026).",
        ),
    ],
)
def test_the_periods_of_a_year_are_told_by_their_number(
    store: StoreAnswers, periods: list[str], on_time: list[int], words: str
) -> None:
    def change(frame: pl.DataFrame) -> pl.DataFrame:
        known = frame.filter(pl.col("obligation_id").is_in(periods)).sort("obligation_id")
        return known.with_columns(
            on_time_count=pl.Series(on_time, dtype=pl.Int64), expected_count=10, exempt_count=0
        )

    assert told(direction(scene(store, {obligation_list: change})))["direction.periods"] == words


@pytest.mark.parametrize(
    ("state", "day", "key"),
    [
        ("on_time", date(2026, 1, 5), "direction.unit_plan"),
        ("late", date(2026, 1, 5), "direction.unit_plan"),
        ("missing", None, "direction.unit_plan"),
    ],
)
def test_a_unit_says_which_plan_it_issued(
    store: StoreAnswers, state: str, day: date | None, key: str
) -> None:
    unit = three_units(load_catalog(), a_campaign(load_catalog()))[0]
    change = {
        plan_issuance: lambda frame: frame.with_columns(
            state=pl.lit(state), plan_date=pl.lit(day, pl.Date), plan_number=pl.lit("7/KH-UBND")
        )
    }
    said = told(direction(scene(store, change, unit=unit)))
    assert key in said
    assert ("7/KH-UBND ngày 05 tháng 01 năm 2026" in said[key]) == (day is not None)


def test_a_unit_that_was_late_says_so_itself(store: StoreAnswers) -> None:
    unit = three_units(load_catalog(), a_campaign(load_catalog()))[0]
    late = {obligation_list: counts(late=1, overdue=2)}
    said = told(direction(scene(store, late, unit=unit)))
    assert (
        "Đơn vị đã gửi báo cáo năm 2026 sau hạn ngày 14 tháng 11"
        in said["direction.unit_report_late"]
    )
    assert "gửi trễ 04 kỳ; chưa gửi" in said["direction.unit_periods"]


def test_many_late_units_are_named_in_an_annex_and_some_in_the_text(store: StoreAnswers) -> None:
    states = ["late"] * 11 + ["overdue", "rejected"]

    def tardy(frame: pl.DataFrame) -> pl.DataFrame:
        return frame.head(13).with_columns(
            state=pl.Series(states), previous_state=pl.lit("late"), days_late=pl.lit(3, pl.Int64)
        )

    one = scene(store, {obligation_list: counts(on_time=1), obligation_state: tardy})
    said = told(reports(one))
    assert said["short.late"].startswith("Có 11 đơn vị gửi báo cáo năm 2026 trễ: ")
    assert "và 01 đơn vị khác (danh sách đầy đủ ở phụ lục)" in said["short.late"]
    assert said["short.again"].startswith("Trong 13 đơn vị trễ hoặc chưa gửi, 13 đơn vị")
    tables = [b for b in annexes(one, "") if isinstance(b, Grid)]
    assert [len(table.rows) for table in tables][1:] == [13]
