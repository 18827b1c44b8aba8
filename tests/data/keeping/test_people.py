"""people.toml: who may sign in, and every fault of the file in words."""

import os
from pathlib import Path

import pytest

from data.keeping.people import NAME, people
from schemas.problems import StoreError

ADMINISTRATOR = '[[person]]\naccount = "A@x.vn"\nname = "Quản trị"\nrole = "administrator"\n'


def written(folder: Path, text: str) -> Path:
    (folder / NAME).write_text(ADMINISTRATOR + text, encoding="utf-8")
    return folder


def test_a_person_has_a_role_and_a_reach(tmp_path: Path) -> None:
    found = people(
        written(
            tmp_path,
            '[[person]]\naccount = "u1"\nname = "Xã A"\nrole = "unit"\nunits = ["29275"]\n'
            'campaigns = ["c"]\ndisabled = true\n',
        )
    )
    assert set(found) == {"a@x.vn", "u1"}
    assert found["a@x.vn"].viewer.role == "administrator"
    assert found["u1"].is_disabled
    assert found["u1"].viewer.units == {"29275"}
    assert found["u1"].viewer.campaigns == {"c"}


def test_a_change_of_the_file_counts_at_once(tmp_path: Path) -> None:
    assert len(people(written(tmp_path, ""))) == 1
    more = '[[person]]\naccount = "b"\nname = "B"\nrole = "leader"\n'
    assert set(people(written(tmp_path, more))) == {"a@x.vn", "b"}
    written(tmp_path, more.replace("leader", "viewer"))
    os.utime(tmp_path / NAME, ns=(1, 1))
    with pytest.raises(StoreError, match="viewer"):
        people(tmp_path)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[person]]\nname = "B"\nrole = "leader"\n', "2: thiếu / missing: account"),
        ('[[person]]\naccount = "b"\nrole = "leader"\n', "2: thiếu / missing: name"),
        ('[[person]]\naccount = "b"\nname = "B"\nrole = "boss"\n', "role «boss».*leader"),
        ('[[person]]\naccount = "b"\nname = "B"\nrole = "unit"\n', "đúng một mã.*units"),
        ('[[person]]\naccount = "b"\nname = "B"\nrole = "leader"\nunits = ["x"]\n', "«unit» only"),
        ('[[person]]\naccount = "b"\nname = "B"\nrole = "cluster"\nclusters = "k"\n', "danh sách"),
        ('[[person]]\naccount = "b"\nname = "B"\nrole = "leader"\nrank = 1\n', "khóa lạ.*rank"),
        ('[[person]]\naccount = "a@X.vn"\nname = "B"\nrole = "leader"\n', "1, 2: trùng.*account"),
        ('[[person]]\naccount = "b"\nname = "quản trị"\nrole = "leader"\n', "trùng.*name"),
        ("[[people]]\n", "khóa lạ.*people"),
        ("account = \n", "không đọc được"),
    ],
)
def test_each_fault_says_where_it_is_and_what_can_be(text: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=f"(?s){said}"):
        people(written(tmp_path, text))


def test_somebody_has_to_be_the_administrator(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"không có tệp này.*no such file"):
        people(tmp_path)
    written(tmp_path, "disabled = true\n")
    with pytest.raises(StoreError, match="quản trị còn hoạt động"):
        people(tmp_path)
