import tomllib
from datetime import date

import pytest

from data.profiles.catalog import CAMPAIGNS
from data.profiles.toml.edit import Edit, with_items
from data.profiles.toml.parts import blocks
from data.profiles.toml.tables import with_keys
from schemas.plan.profile_file import ProfileError

TEXT = """# đầu tệp
[campaign]
id = "thu" # mã

# các chỉ tiêu
[[indicators]]
id = "a"
own = "giữ" # khóa lạ
label = "Tên # không phải ghi chú" # ghi chú
# về mục tiêu
targets = [
  # nền
  { phase = "phase-1", value = 1.0 }, # như in
  { phase = "phase-2", value = 2.0 },
]

# chỉ tiêu thứ hai
[[indicators]]
id = "b"

[[indicators.targets]]
phase = "phase-1"

[reporting]
cadence = "quarter"
"""


@pytest.mark.parametrize("path", sorted(CAMPAIGNS.glob("*.toml")), ids=lambda path: path.stem)
def test_a_file_taken_apart_and_put_together_is_the_same(path: object) -> None:
    text = path.read_text(encoding="utf-8")  # type: ignore[attr-defined]
    assert "".join(block.text for block in blocks(text)) == text


def test_one_key_changes_and_every_other_letter_stays() -> None:
    made = with_items(TEXT, "indicators", [Edit(0, {"label": "Mới"}), Edit(1, {})])
    assert made == TEXT.replace('"Tên # không phải ghi chú"', '"Mới"')


def test_a_row_of_a_list_that_stays_keeps_its_line_and_its_comment() -> None:
    rows = [{"phase": "phase-1", "value": 1.0}, {"phase": "phase-2", "value": 3.0}]
    made = with_items(TEXT, "indicators", [Edit(0, {"targets": rows}), Edit(1, {})])
    assert made == TEXT.replace("value = 2.0", "value = 3.0")


def test_items_are_added_taken_out_and_put_in_order_without_losing_a_comment() -> None:
    added = Edit(None, {"id": "c", "since": date(2026, 1, 1), "units": ("x", "y"), "no": None})
    made = with_items(TEXT, "indicators", [added, Edit(1, {})])
    said = tomllib.loads(made)["indicators"]
    assert [one["id"] for one in said] == ["c", "b"]
    assert said[0] == {"id": "c", "since": date(2026, 1, 1), "units": ["x", "y"]}
    assert said[1]["targets"] == [{"phase": "phase-1"}]
    comments = [line.strip() for line in TEXT.splitlines() if line.lstrip().startswith("#")]
    assert all(comment in made for comment in comments if comment != "# nền")
    turned = with_items(TEXT, "indicators", [Edit(1, {}), Edit(0, {})])
    assert [one["id"] for one in tomllib.loads(turned)["indicators"]] == ["b", "a"]
    assert sorted(turned.splitlines()) == sorted(TEXT.splitlines())


def test_parts_that_stand_inside_an_item_give_way_to_the_key() -> None:
    made = with_items(TEXT, "indicators", [Edit(0, {}), Edit(1, {"targets": [{"phase": "x"}]})])
    assert tomllib.loads(made)["indicators"][1] == {"id": "b", "targets": [{"phase": "x"}]}
    gone = with_items(TEXT, "indicators", [Edit(0, {"targets": None, "own": None}), Edit(1, {})])
    assert set(tomllib.loads(gone)["indicators"][0]) == {"id", "label"}


def test_a_list_that_is_not_there_is_begun_at_the_end() -> None:
    made = with_items(TEXT, "awards.rules", [Edit(None, {"id": "q"})])
    assert made.startswith(TEXT)
    assert tomllib.loads(made)["awards"] == {"rules": [{"id": "q"}]}
    assert with_items(TEXT, "awards.rules", []) == TEXT


def test_a_list_written_in_one_line_is_refused_rather_than_written_anew() -> None:
    text = 'documents = [{ title = "Một" }]\n'
    assert with_items(text, "documents", [Edit(0, {})]) == text
    with pytest.raises(ProfileError, match=r"viết mỗi mục một \[\[documents\]\]"):
        with_items(text, "documents", [Edit(0, {"title": "Hai"})])


def test_keys_of_a_table_are_set_and_a_table_that_is_not_there_is_begun() -> None:
    made = with_keys(TEXT, "campaign", {"id": "khac", "note": "x"})
    assert made == TEXT.replace('id = "thu" # mã\n', 'id = "khac" # mã\nnote = "x"\n')
    assert with_keys(TEXT, "campaign", {}) == TEXT
    begun = tomllib.loads(with_keys(TEXT, "reporting.yearly", {"before_day": 15}))
    assert begun["reporting"] == {"cadence": "quarter", "yearly": {"before_day": 15}}
    with pytest.raises(ProfileError, match=r"viết nó thành \[campaign\]"):
        with_keys('campaign = { id = "a" }\n', "campaign", {"id": "b"})
