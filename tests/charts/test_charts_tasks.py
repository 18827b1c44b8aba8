import json
import re
from collections.abc import Callable
from datetime import date
from typing import Any

import plotly.graph_objects as go
import polars as pl
import pytest

from charts.tasks.bars import agency_bars, latest, task_bars, tasks_message
from charts.tasks.timeline import task_timeline, timeline_lines, worst
from pictures.task_marks import MARKS
from pictures.tokens import STATUS, TOKENS, Mode
from schemas.frames.tasks import TASK_STATES, TaskAgencies, TaskList
from schemas.tables import empty
from tests.worlds.frames.chart_frames import EVIL
from translations import Translator, translator

VI, EN = translator("vi"), translator("en")
TODAY = date(2026, 10, 31)
NONE = {f"{name}_count": 0 for name in TASK_STATES}


def task(task_id: str, position: int, **changes: Any) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "task_id": task_id,
        "round": "once",
        "position": position,
        "clause": "V.2",
        "kind": "other",
        "label_vi": f"Việc {EVIL}",
        "label_en": f"Task {EVIL}",
        "due_kind": "day",
        "is_encouraged": False,
        "source": "x",
        "late_count": 0,
        **NONE,
    }
    made = plain | changes
    return made | {"unit_count": sum(made[name] for name in NONE)}


def tasks(*rows: dict[str, Any]) -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema=empty(TaskList).schema)


LIST = tasks(
    task("a", 1, due_on=date(2026, 6, 30), done_on_time_count=3, overdue_count=1, late_count=1),
    task("b", 2, round="2025", due_on=date(2025, 12, 31), done_late_count=2),
    task("b", 2, round="2026", due_on=date(2026, 12, 31), under_way_count=1, not_due_count=1),
    task("c", 3, due_kind="standing", standing_count=5, not_reported_count=1, not_started_count=1),
    task("d", 4, due_on=date(2030, 12, 31), not_due_count=1),
    task("e", 5, due_kind="open", done_count=1),
)
AGENCIES = pl.DataFrame(
    [
        {
            **NONE,
            "agency": "type:ward",
            "agency_name_vi": EVIL,
            "agency_name_en": EVIL,
            "task_count": 2,
            "unit_count": 3,
            "part_count": 4,
            "done_count": 3,
            "overdue_count": 1,
            "late_count": 1,
        }
    ],
    schema=empty(TaskAgencies).schema,
)
Draw = Callable[[Any, Translator, Mode], go.Figure]
FIGURES: dict[str, tuple[pl.DataFrame, Draw]] = {
    "task_bars": (LIST, task_bars),
    "agency_bars": (AGENCIES, agency_bars),
    "task_timeline": (LIST, lambda f, t, m: task_timeline(f, TODAY, t, m)),
}
EACH = pytest.mark.parametrize("name", list(FIGURES))
LANGUAGES = pytest.mark.parametrize("t", [VI, EN], ids=["vi", "en"])


@EACH
@LANGUAGES
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_each_figure_has_message_measure_and_text_equivalent_in_its_own_colours(
    name: str, t: Translator, mode: Mode
) -> None:
    frame, draw = FIGURES[name]
    figure, c = draw(frame, t, mode), TOKENS[mode]
    message = re.sub("&(lt|gt|amp);", "&", figure.layout.title.text)
    assert 10 < len(message) <= 90
    assert figure.layout.title.subtitle.text
    assert len(figure.layout.meta["alt"]) > len(message)
    allowed = {v for v in vars(c).values() if isinstance(v, str)}
    allowed |= {x for s in STATUS.values() for x in (s.fill(mode), s.text(mode))}
    used = set(
        re.findall(r"#\w{6}\b", json.dumps([d.to_plotly_json() for d in figure.data], default=str))
    )
    assert used
    assert used <= allowed
    assert "<script>" not in figure.to_json()


@EACH
@LANGUAGES
def test_an_empty_frame_gives_words(name: str, t: Translator) -> None:
    frame, draw = FIGURES[name]
    nothing = draw(frame.clear(), t, "light")
    assert len(nothing.data) == 0
    assert t(f"charts.{name}.empty") in nothing.layout.meta["alt"]


def test_every_state_has_a_mark_of_its_own() -> None:
    assert set(MARKS) == set(TASK_STATES)
    assert len({glyph for glyph, _ in MARKS.values()}) == len(MARKS)


def test_bars_are_full_and_the_message_counts_every_round() -> None:
    figure = task_bars(LIST, VI, "light")
    rows = latest(LIST)
    assert [row["round"] for row in rows] == ["once", "2026", "once", "once", "once"]
    whole = [round(sum(trace.x[y] for trace in figure.data), 9) for y in range(len(rows))]
    assert whole == [1.0] * len(rows)
    assert figure.layout.title.text == tasks_message(LIST.to_dicts(), VI)
    # late 1, none silent; done 3 + 2 + 1; under way 1 and standing 5
    assert (
        figure.layout.title.text
        == "1 phần việc quá hạn chưa xong, 0 tới hạn chưa báo; đã xong 6, đang làm 6"
    )


def test_silence_past_the_day_is_counted_apart_from_what_is_said_unfinished() -> None:
    rows = [task("a", 1, overdue_count=2, not_reported_count=3, late_count=4)]
    assert tasks_message(rows, VI).startswith("2 phần việc quá hạn chưa xong, 2 tới hạn chưa báo;")


def test_a_bar_marks_what_is_late_apart_from_what_is_silent() -> None:
    row = task("a", 1, label_vi="Việc", overdue_count=2, not_reported_count=3, late_count=4)
    name, right = task_bars(tasks(row), VI, "light").layout.annotations
    assert (name.text, right.text) == ("V.2 · Việc", "<b>✕ 2</b> · <b>○ 2</b>")


def test_where_nobody_said_anything_no_success_is_claimed() -> None:
    rows = [task("a", 1, not_due_count=2, not_reported_count=3, late_count=1)]
    said = "Chưa đơn vị nào báo về nhiệm vụ; 1 phần việc tới hạn chưa báo"
    assert tasks_message(rows, VI) == said


def test_agencies_are_headed_by_who_has_most_past_its_day() -> None:
    drawn = agency_bars(AGENCIES, VI, "light")
    assert drawn.layout.title.text.startswith("Tới hạn chưa xong, chưa báo nhiều nhất: ")
    none = AGENCIES.with_columns(late_count=pl.lit(0, pl.Int64))
    said = "Không cơ quan nào có việc tới hạn mà chưa xong hoặc chưa báo"
    assert agency_bars(none, VI, "light").layout.title.text == said


def test_a_long_name_is_whole_over_its_bar() -> None:
    label = "Vận động đoàn viên, hội viên nâng cao nhận thức và tham gia phong trào ở mọi nơi"
    figure = task_bars(tasks(task("a", 1, label_vi=label, done_count=1)), VI, "light")
    assert figure.layout.annotations[0].text.replace("<br>", " ") == f"V.2 · {label}"


def test_a_mark_is_that_of_the_worst_of_its_round() -> None:
    found = {(r["task_id"], r["round"]): worst(r) for r in LIST.to_dicts()}
    assert found["a", "once"] == "overdue"
    assert found["b", "2025"] == "done_on_time"
    assert found["b", "2026"] == "under_way"
    assert found["d", "once"] == "not_due"


def test_before_any_last_day_the_time_line_says_so() -> None:
    early = task_timeline(LIST, date(2025, 6, 1), VI, "light")
    assert early.layout.title.text == "Chưa hạn nào đã qua; hạn tới: 31/12/2025"


def test_the_time_line_names_the_next_day_and_lists_the_same_for_a_phone() -> None:
    figure = task_timeline(LIST, TODAY, VI, "light")
    assert (
        figure.layout.title.text
        == "1/2 hạn đã qua còn việc chưa xong hoặc chưa báo; hạn tới: 31/12/2026"
    )
    assert sum(len(trace.x) for trace in figure.data) == 4
    lines = timeline_lines(LIST, VI)
    assert [line[:12] for line in lines] == [
        "● 31/12/2025",
        "✕ 30/06/2026",
        "■ 31/12/2026",
        "· 31/12/2030",
    ]
    assert "3/4 đã xong, 1 tới hạn chưa xong hoặc chưa báo" in lines[1]
