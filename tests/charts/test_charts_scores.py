"""Charts of scores: what they say, in which order, and where each mark stands."""

import pytest

from charts.scoring.criterion_strips import criterion_strips
from charts.scoring.margins import cluster_margins
from charts.scoring.marker_heat import marker_heat
from charts.scoring.points_lost import points_lost
from charts.scoring.rank_bump import rank_bump
from charts.scoring.rank_intervals import rank_intervals
from charts.scoring.rank_shift import rank_shift
from charts.scoring.score_rows import LETTER, MOST_NAME
from charts.scoring.stage_dumbbells import stage_dumbbells
from pictures.leads import draw_share
from pictures.scoring.rank_lines import rank_picture
from pictures.tokens import LIGHT
from tests.worlds.frames import score_frames as s
from translations import translator

VI, EN = translator("vi"), translator("en")


def words(drawn):
    return [note.text for note in drawn.layout.annotations]


RANKING = s.ranking(
    s.ranked("Xã B", 88.0, 2, penalty_points=3.0),
    s.ranked("Xã A", 90.0, 1),
    s.ranked("Xã C", 95.0, None, veto_effect="no_rank"),
    s.ranked("Xã D", None, None, self_points=80.0, appraised_points=None),
)
LOST = s.sections({"Xã A": (6.0, 4.0), "Xã B": (5.0, 4.0), "Xã C": (1.0, 4.0)})


def test_points_lost_says_who_leads_by_how_much_and_ranks_from_the_top() -> None:
    drawn = points_lost(RANKING, LOST, VI, "light")
    assert drawn.layout.title.text == "Xã A hơn Xã B 2 điểm"
    names = [w for w in words(drawn) if "Xã" in w]
    assert names == ["1  Xã A", "2  Xã B", "–  Xã C"]
    ends = [w for w in words(drawn) if w.startswith("<b>")]
    assert ends == ["<b>90</b> dẫn đầu", "<b>88</b> cách 2", "<b>95</b> ✕ loại"]


def test_points_lost_stacks_sections_and_penalties_to_the_whole_loss() -> None:
    drawn = points_lost(RANKING, LOST, VI, "light")
    assert [bar.name for bar in drawn.data] == ["Nhiệm vụ (60)", "Thi đua (40)", "Điểm trừ"]
    assert [list(bar.x) for bar in drawn.data] == [
        [6.0, 5.0, 1.0],
        [4.0, 4.0, 4.0],
        [0.0, 3.0, 0.0],
    ]
    # 100 − 6 − 4 = 90 and 100 − 5 − 4 − 3 = 88
    assert [sum(bar.x[row] for bar in drawn.data) for row in (0, 1)] == [10.0, 12.0]


def test_bars_begin_after_the_longest_name_and_end_before_the_longest_number() -> None:
    short, long = (
        points_lost(s.ranking(s.ranked(name, 90.0, 1)), LOST, VI, "light").layout.xaxis.domain
        for name in ("Xã A", "Xã Mỹ Hòa Hưng Đông")
    )
    assert short[0] < long[0] <= MOST_NAME
    assert long[0] >= LETTER * len("1  Xã Mỹ Hòa Hưng Đông") or long[0] == MOST_NAME
    assert short[1] == long[1]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([("A", 90.0, 1), ("B", 90.0, 1)], "A và B đồng hạng nhất"),
        ([("A", 90.0, 1)], "Chỉ A đủ điều kiện xếp hạng"),
        ([("A", 90.2, 1), ("B", 90.0, 2)], "A hơn B chưa đến một đơn vị làm tròn"),
        ([("A", 90.0, None)], "Chưa đơn vị nào được xếp hạng"),
    ],
)
def test_points_lost_says_what_cannot_be_said_otherwise(rows, said) -> None:
    drawn = points_lost(s.ranking(*(s.ranked(*row) for row in rows)), LOST, VI, "light")
    assert drawn.layout.title.text == said


def test_one_point_is_singular_in_english() -> None:
    one = s.ranking(s.ranked("A", 90.0, 1), s.ranked("B", 89.0, 2))
    assert points_lost(one, LOST, EN, "light").layout.title.text == "A leads B by 1 point"


def test_dumbbells_name_who_overrates_and_leave_out_what_is_missing() -> None:
    high = s.ranking(
        s.ranked("A", 90.0, 1), s.ranked("B", 70.0, 2, self_points=95.0, cross_points=None)
    )
    drawn = stage_dumbbells(high, ["B"], VI, "light")
    assert drawn.layout.title.text == "B tự chấm cao hơn thẩm định 25 điểm"
    ends = [w for w in words(drawn) if "−" in w]
    assert ends == ["−2", f'<span style="color:{LIGHT.red}"><b>▲ −25</b></span>']
    cross = next(trace for trace in drawn.data if trace.marker.symbol == "line-ns")
    assert list(cross.x) == [90.0]


def test_dumbbells_without_anybody_over_the_limit_say_the_usual_gap() -> None:
    drawn = stage_dumbbells(RANKING, [], VI, "light")
    assert drawn.layout.title.text == "Thẩm định thấp hơn tự chấm, trung vị 2 điểm"
    missing = s.ranking(s.ranked("D", None, None, self_points=80.0))
    assert stage_dumbbells(missing, [], VI, "light").layout.title.text == VI(
        "charts.stage_dumbbells.no_gap"
    )


def test_intervals_say_who_is_first_how_often() -> None:
    frame = s.drawn_ranks(("A", 1, 0.61, 1, 1, 3), ("B", 2, 0.39, 1, 2, 4))
    drawn = rank_intervals(frame, 1000, 0.25, VI, "light")
    assert drawn.layout.title.text == "Đứng đầu trong các phép thử: A 61%, B 39%"
    assert "1.000 lần đổi trọng số ±25%" in drawn.layout.title.subtitle.text
    assert [w for w in words(drawn) if "%" in w] == ["<b>61%</b>", "<b>39%</b>"]
    assert list(drawn.data[1].x) == [1, 2]
    sure = s.drawn_ranks(("A", 1, 1.0, 1, 1, 1), ("B", 2, 0.0, 2, 2, 2))
    assert rank_intervals(sure, 9, 0.2, VI, "light").layout.title.text == (
        "A đứng đầu trong mọi phép thử"
    )


@pytest.mark.parametrize(
    ("ratio", "said"), [(0.0, "0%"), (0.001, "‹1%"), (0.5, "50%"), (0.999, "›99%"), (1.0, "100%")]
)
def test_a_share_never_rounds_to_nothing_or_to_all(ratio: float, said: str) -> None:
    assert draw_share(ratio, VI) == said


def test_the_bump_names_who_gained_most_and_breaks_where_there_is_no_rank() -> None:
    frame = s.years({"A": {2024: 1, 2025: 1, 2026: 1}, "B": {2024: 3, 2025: None, 2026: 2}})
    drawn = rank_bump(frame, None, VI, "light")
    assert drawn.layout.title.text == "B từ hạng 3 năm 2024 lên hạng 2"
    picture = rank_picture(frame, VI)
    assert picture
    assert picture.marked(None) == ["A", "B"]
    assert picture.marked("B") == ["B"]
    broken = next(line for line in drawn.data if list(line.y) == [3, None, 2])
    assert not broken.connectgaps
    assert drawn.layout.yaxis.range[0] > drawn.layout.yaxis.range[1]


def test_the_bump_of_one_year_says_so() -> None:
    frame = s.years({"A": {2026: 1}})
    assert "năm đầu" in rank_bump(frame, None, VI, "light").layout.title.text


def test_margins_put_the_least_firm_on_top_with_its_verdict() -> None:
    glance = s.glances(s.glance_row("c1", 12.0), s.glance_row("c2", 2.0), s.glance_row("c3", None))
    drawn = cluster_margins(glance, s.verdict_of(c1="firm", c2="even"), VI, "light")
    assert drawn.layout.title.text == "Vị trí dẫn đầu vững ở 1/2 cụm, khối; ngang ngửa ở 1"
    assert words(drawn) == ["c2", "<b>2</b> ? Ngang ngửa", "c1", "<b>12</b> ■ Vững"]


def test_strips_place_the_unit_by_its_share_and_say_where_it_is_low() -> None:
    frame = s.criteria(
        s.criterion("A", "x", 18.0),
        s.criterion("A", "yy", 5.0),
        s.criterion("A", "zzz", None),
        s.criterion("B", "x", 10.0),
        s.criterion("A", "wwww", 3.0, counts="penalty"),
    )
    drawn = criterion_strips(frame, "A", VI, "light")
    assert drawn.layout.title.text == "A cao nhất cụm ở 1/2 tiêu chí; kém trung vị nhiều nhất: yy"
    peers, medians, own = drawn.data
    assert (list(peers.x), list(own.x)) == ([0.5], [0.9, 0.25])
    assert list(medians.x) == [0.6, 0.6, 0.6]
    assert words(drawn) == ["x", "<b>18</b>/20", "yy", "<b>5</b>/20", "zzz", "chưa chấm"]


def test_a_shift_says_whether_the_leader_changes() -> None:
    flip = rank_shift(s.trial({"A": (1, 2), "B": (2, 1), "C": (3, 3)}), VI, "light")
    assert flip.layout.title.text == "Đổi đơn vị dẫn đầu: B thay A"
    assert words(flip)[1] == "<b>2</b>  ▼1  A"
    same = rank_shift(s.trial({"A": (1, 1), "B": (2, 3), "C": (3, 2)}), EN, "light")
    assert same.layout.title.text == "2 of 3 units change rank; the leader stays"
    none = rank_shift(s.trial({"A": (1, 1)}), VI, "light")
    assert none.layout.title.text == "Không đơn vị nào đổi hạng"


def test_the_heat_puts_the_most_generous_on_top_and_leaves_own_cells_empty() -> None:
    frame = s.apart(("A", "B", -0.05), ("B", "A", 0.02), ("C", "A", 0.0), ("C", "B", 0.01))
    drawn = marker_heat(frame, VI, "light")
    assert drawn.layout.title.text == "A chấm B thấp hơn các đơn vị khác chấm 5,0 điểm"
    assert words(drawn)[:3] == ["B", "C", "A"]
    grid = [[None if v is None else round(v, 6) for v in row] for row in drawn.data[0].z]
    assert grid == [[2.0, None], [0.0, 1.0], [None, -5.0]]
