"""Rules of the reports one by one: which sentence is said of which figures."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import polars as pl
import pytest

from answers.answers import StoreAnswers, Work
from briefing.deck.more_forms import Figures
from briefing.deck.opening_slides import summary
from briefing.deck.room import Room
from briefing.office.paper import Block, Grid, Paragraph, Sentence
from briefing.report.annexes import annexes
from briefing.report.awards import awards
from briefing.report.direction import direction
from briefing.report.doubts import data
from briefing.report.opening import issuer
from briefing.report.scene import Kind, Scene
from briefing.report.scoring import scoring
from briefing.report.shortcomings import reports
from briefing.report.words import KEYS
from data.keeping.store import open_store
from data.profiles.catalog import load_catalog
from queries.awards.questions import award_places, award_proposals, award_tally
from queries.criteria.questions import criterion_cover
from queries.question import Question
from queries.reporting.obligations import obligation_list, obligation_state
from queries.reporting.questions import plan_issuance
from queries.scoring.questions import cluster_ranking
from queries.screening.questions import flag_list
from queries.tasks.questions import unit_tasks
from queries.units.questions import unit_identity
from schemas.selection import Selection, Viewer
from tests.worlds.page_store import TODAY, a_campaign, page_store, three_units
from translations import translator

Change = Callable[[pl.DataFrame], pl.DataFrame]


class Altered:
    """Answers of a store, some of them altered on the way."""

    def __init__(self, of: StoreAnswers, changes: Mapping[Question, Change]) -> None:
        self.of, self.changes = of, changes

    def ask(
        self, question: Question, chosen: Selection | None = None, **extra: Any
    ) -> pl.DataFrame:
        frame = self.of.ask(question, chosen, **extra)
        return self.changes.get(question, lambda same: same)(frame)

    def derive(self, work: Work, chosen: Selection) -> pl.DataFrame:
        return work(self, chosen)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> StoreAnswers:
    return StoreAnswers(open_store(page_store(tmp_path_factory.mktemp("rules"))), Viewer())


def scene(
    store: StoreAnswers,
    changes: Mapping[Question, Change] | None = None,
    kind: Kind = "yearly",
    day: date = TODAY,
    unit: str | None = None,
) -> Scene:
    chosen = Selection(a_campaign(load_catalog()), day)
    return Scene(Room(Altered(store, changes or {}), chosen, translator("vi")), kind, unit)


def told(blocks: list[Block]) -> dict[str, str]:
    return {
        one.key: one.text
        for block in blocks
        if isinstance(block, Paragraph)
        for one in block.said
        if isinstance(one, Sentence)
    }


def counts(**values: int) -> Change:
    """Every dated obligation past, with these states of ten units."""
    zero = dict.fromkeys(
        ("on_time", "late", "rejected", "waiting", "overdue", "undated", "exempt", "accepted"), 0
    )
    said = {f"{name}_count": pl.lit(n, pl.Int64) for name, n in (zero | values).items()}
    return lambda frame: frame.with_columns(
        **said, expected_count=pl.lit(10, pl.Int64), is_open=pl.lit(False)
    )


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


FLAG: dict[str, Any] = {
    "flag_id": "f",
    "rule_id": "part_above_whole",
    "unit_id": "u",
    "short_name": "Xã A",
    "unit_type": "commune",
    "indicator_id": "i",
    "short_vi": "Phần",
    "short_en": "Part",
    "measure": "%",
    "decimals": 1,
    "period_id": "2026-Q3",
    "value": 9.0,
    "compared_value": 8.0,
    "peer_median": None,
    "peer_count": 0,
    "score": 1.0,
    "limit_value": 0.0,
    "cell_count": 1,
    "matched_vi": None,
    "matched_en": None,
    "excerpt": None,
    "outcome": None,
    "outcome_text": None,
    "outcome_by": None,
    "outcome_at": None,
}


@pytest.mark.parametrize(
    ("changed", "is_said"),
    [({}, True), ({"outcome": "explained"}, False), ({"rule_id": "too_round"}, False)],
)
def test_figures_that_contradict_each_other_are_named_until_answered(
    store: StoreAnswers, changed: dict[str, Any], is_said: bool
) -> None:
    def flags(frame: pl.DataFrame) -> pl.DataFrame:
        return pl.DataFrame([FLAG | changed], schema=frame.schema)

    said = told(data(scene(store, {flag_list: flags})))
    assert ("short.contradicting" in said) == is_said
    if is_said:
        assert "01 trường hợp số liệu mâu thuẫn" in said["short.contradicting"]
        assert "Xã A (phần lớn hơn tổng: “Phần”)" in said["short.contradicting"]


GLANCE = {
    "cluster_id": "c1",
    "cluster_name_vi": "Cụm 1",
    "cluster_name_en": "Cluster 1",
    "stage": "appraised",
    "unit_count": 8,
    "expected_count": 9,
    "leader_id": "u",
    "leader_name": "A",
    "leader_points": 91.5,
    "second_name": "B",
    "margin_points": 0.25,
    "veto_count": 2,
    "total_points": 100.0,
    "decimals": 2,
    "verdict": "even",
}


def test_even_leads_are_named_and_put_in_the_table(store: StoreAnswers) -> None:
    one = scene(store, {cluster_ranking: lambda frame: frame.clear()})
    second = GLANCE | {
        "cluster_id": "c2",
        "cluster_name_vi": "Cụm 2",
        "verdict": None,
        "leader_id": None,
        "leader_name": None,
        "leader_points": None,
    }
    vars(one.room)["clusters"] = pl.DataFrame([GLANCE, second])
    vars(one.room)["year"] = 2026
    blocks = scoring(one)
    said = told(blocks)
    assert said["scoring.verdicts"] == "Về vị trí dẫn đầu: 01 cụm, khối ngang ngửa (Cụm 1)."
    assert said["scoring.vetoes"] == "Có 04 đơn vị vướng điều kiện loại."
    grid = next(block for block in blocks if isinstance(block, Grid))
    rows = [[cell.text for cell in row if isinstance(cell, Sentence)] for row in grid.rows]
    assert rows == [
        ["1", "Cụm 1", "A", "91,50", "0,25", "Ngang ngửa"],
        ["2", "Cụm 2", "–", "–", "0,25", "–"],
    ]


def test_a_unit_without_marks_or_with_a_veto_says_so(store: StoreAnswers) -> None:
    unit = three_units(load_catalog(), a_campaign(load_catalog()))[0]
    row = {
        "unit_id": unit,
        "score_points": 88.0,
        "self_points": 90.0,
        "appraised_points": 88.0,
        "total_points": 100.0,
        "decimals": 1,
        "cluster_name_vi": "Cụm 1",
        "ranked_count": 9,
        "veto_vi": "không báo cáo",
        "veto_en": "no report",
    }

    def ranked(frame: pl.DataFrame) -> pl.DataFrame:
        return pl.DataFrame([row], schema=frame.schema)

    one = scene(store, {cluster_ranking: ranked}, unit=unit)
    vars(one.room)["year"] = 2026
    said = told(scoring(one))
    assert said["scoring.unit"] == (
        "Năm 2026, đơn vị có 90,0 điểm tự chấm và 88,0 điểm thẩm định trên tổng 100 điểm."
    )
    assert said["scoring.veto"] == "Điều kiện loại đơn vị đang vướng: không báo cáo."
    assert "scoring.rank" not in said
    ranks = {"cluster_rank": 2, "grade_id": "good", "grade_vi": "Tốt", "grade_en": "Good"}
    first = scene(
        store, {cluster_ranking: lambda f: pl.DataFrame([row | ranks], schema=f.schema)}, unit=unit
    )
    vars(first.room)["year"] = 2026
    assert told(scoring(first))["scoring.rank"].startswith("Đơn vị xếp thứ 2/9")
    bare = scene(store, {cluster_ranking: lambda frame: frame.clear()}, unit=unit)
    vars(bare.room)["year"] = 2026
    assert told(scoring(bare)).keys() == {"scoring.unit"}


def proposal(code: str, **changed: Any) -> dict[str, Any]:
    day = date(2026, 10, 1)
    return {
        "proposal_id": code,
        "unit_id": "u",
        "year": 2026,
        "phase_id": "phase-1",
        "form_id": "f",
        "recipient_class": "collective",
        "state": "decided",
        "proposed_on": day,
        "appraised_on": day,
        "passed_on": day,
        "decided_on": day,
        "has_appraisal": True,
        "has_council": True,
        "has_submission": False,
        **changed,
    }


def test_what_was_revoked_is_not_counted_as_decided(store: StoreAnswers) -> None:
    unit = three_units(load_catalog(), a_campaign(load_catalog()))[0]
    rows = [
        proposal("1", unit_id=unit),
        proposal("2", unit_id=unit, state="revoked"),
        proposal(
            "3",
            unit_id=unit,
            year=2025,
            state="proposed",
            appraised_on=None,
            passed_on=None,
            decided_on=None,
        ),
    ]
    change = {award_proposals: lambda frame: pl.DataFrame(rows, schema=frame.schema)}
    said = told(awards(scene(store, change, unit=unit)))
    assert "đề nghị khen thưởng 03 trường hợp" in said["awards.unit"]
    assert said["awards.unit"].endswith("đã có quyết định 01.")
    assert "đề nghị 02 trường hợp; đã thẩm định 02" in said["awards.year"]


def test_special_zones_are_named_only_where_there_are_some(store: StoreAnswers) -> None:
    def tally(frame: pl.DataFrame) -> pl.DataFrame:
        none = dict.fromkeys(("appraised", "passed", "decided", "revoked"), 0)
        row = {"dimension": "all", "key": "all", "position": 1, "proposed_count": 2}
        row |= {f"{name}_count": count for name, count in none.items()}
        return pl.DataFrame([row], schema=frame.schema)

    def places(kind: str) -> Change:
        return lambda frame: frame.head(2).with_columns(
            is_commune=pl.lit(True), unit_type=pl.lit(kind), decided_count=pl.lit(0, pl.Int64)
        )

    for kind, words in (("commune", "xã, phường chưa"), ("special_zone", "xã, phường, đặc khu")):
        change = {award_tally: tally, award_places: places(kind)}
        said = told(awards(scene(store, change)))
        assert any(words in text for text in said.values())
        assert said["awards.counts"].endswith("02 trường hợp; chưa qua bước nào.")


def test_what_the_data_cannot_know_of_the_issuer_stays_in_brackets(store: StoreAnswers) -> None:
    council = issuer(scene(store))
    assert council.parent.startswith("ỦY BAN NHÂN DÂN TỈNH")
    assert council.name.startswith("Hội đồng Thi đua - Khen thưởng tỉnh")
    office = replace(scene(store).mine, unit="so-noi-vu")
    other = scene(
        store,
        {unit_identity: lambda f: f.head(1).with_columns(unit_name=pl.lit("Sở Nội vụ"))},
        unit=office.unit,
    )
    vars(other)["who"] = {"unit_name": "Sở Nội vụ"}
    said = issuer(other)
    assert (said.parent, said.body) == ("[TÊN CƠ QUAN CHỦ QUẢN]", "SỞ NỘI VỤ")
    commune = issuer(scene(store, unit=three_units(load_catalog(), a_campaign(load_catalog()))[0]))
    assert commune.body.startswith("ỦY BAN NHÂN DÂN XÃ")
    assert commune.parent == ""


def test_every_variant_of_a_sentence_is_one_that_is_said() -> None:
    known = translator("vi").words
    assert [name for name in KEYS if f"account.{name}" not in known] == []
    assert set(KEYS).isdisjoint(KEYS.values())


def test_the_yearly_report_names_criteria_nobody_measures(store: StoreAnswers) -> None:
    def measured(named: bool) -> Change:
        return lambda rows: rows.with_columns(is_measured=pl.lit(named), is_of_units=True)

    def of(kind: Kind, named: bool) -> str:
        found = told(scoring(scene(store, {criterion_cover: measured(named)}, kind)))
        return found.get("scoring.unmeasured", "")

    cover = scene(store).room.ask(criterion_cover)
    assert cover.height
    assert all(code in of("yearly", False) for code in cover["criterion_id"])
    assert of("yearly", True) == ""
    assert of("interim", False) == ""
