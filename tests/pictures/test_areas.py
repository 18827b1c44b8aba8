"""The classes of a map: round, whole for counts, none apart, the unknown last."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pictures.areas import STEPS, AreaPicture, Shown, area_picture
from translations import translator

VI, EN = translator("vi"), translator("en")
RATE, COUNT = Shown("", ""), Shown("", "", 0, is_count=True)
LEVEL = Shown("", "", is_percent=True, has_rings=False)


def of(shown: Shown, *values: float | None) -> AreaPicture:
    rows = [(f"{n}", f"Xã {n}", value) for n, value in enumerate(values)]
    schema = {"area_id": pl.String, "area_name": pl.String, "value": pl.Float64}
    return area_picture(pl.DataFrame(rows, schema=schema, orient="row"), shown, VI)


def labels(picture: AreaPicture) -> list[str]:
    return [c.label for c in picture.classes]


def test_no_count_stands_in_two_classes_and_the_steps_leave_no_hole() -> None:
    picture = of(COUNT, None, *range(10))
    assert labels(picture) == ["chưa có", "1", "2–3", "4–5", "từ 6", "chưa có số liệu"]
    places = [mark.place for mark in picture.marks]
    assert places == [5, 0, 1, 2, 2, 3, 3, 4, 4, 4, 4]


def test_rates_touch_and_an_area_with_none_is_no_low_rate() -> None:
    picture = of(RATE, 0, 0.4, 5, 9.9, 20, 22)
    assert labels(picture) == ["chưa có", "dưới 5", "5–10", "10–15", "từ 15"]
    assert [c.areas for c in picture.classes] == [("0",), ("1",), ("2", "3"), (), ("4", "5")]
    assert [mark.text for mark in picture.marks] == ["0,0", "0,4", "5,0", "9,9", "20,0", "22,0"]


def test_a_level_of_zero_is_a_level() -> None:
    picture = of(LEVEL, 0.0, 50.0, 90.0)
    assert labels(picture) == ["dưới 20%", "20%–40%", "từ 40%"]
    assert [mark.place for mark in picture.marks] == [0, 2, 2]


def test_steps_go_from_the_lightest_to_the_deepest() -> None:
    assert [c.shade for c in of(RATE, *range(1, 26)).classes] == [0, 1, 2, 3]
    assert [c.shade for c in of(COUNT, 1, 1).classes] == [0]


def test_a_few_far_above_the_rest_do_not_stretch_the_steps() -> None:
    assert labels(of(COUNT, *[1, 2, 3] * 10, 400))[:3] == ["1", "2", "từ 3"]


@pytest.mark.parametrize("values", [(), (None, None), (0, 0)])
def test_nothing_to_step_has_no_steps(values: tuple[float | None, ...]) -> None:
    assert all(c.kind != "step" for c in of(COUNT, *values).classes)


def test_the_key_is_in_the_language_of_the_reader() -> None:
    frame = pl.DataFrame({"area_id": ["a"], "area_name": ["A"], "value": [None]})
    said = area_picture(frame.cast({"value": pl.Float64}), COUNT, EN)
    assert labels(said) == ["no figures"]


@given(st.lists(st.none() | st.integers(0, 5000), min_size=1, max_size=60))
def test_every_area_is_in_one_class_that_says_its_count(counts: list[int | None]) -> None:
    picture = of(COUNT, *counts)
    assert sum(c.kind == "step" for c in picture.classes) <= STEPS
    assert sorted(code for c in picture.classes for code in c.areas) == sorted(
        mark.code for mark in picture.marks
    )
    for mark, count in zip(picture.marks, counts, strict=True):
        label = picture.classes[mark.place].label.replace(".", "")
        if count is None or count == 0:
            assert label == ("chưa có số liệu" if count is None else "chưa có")
        elif label.startswith("từ "):
            assert count >= int(label[3:])
        else:
            low, _, high = label.partition("–")
            assert int(low) <= count <= int(high or low)
