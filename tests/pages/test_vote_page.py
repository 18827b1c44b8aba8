"""The staff's form on the page on awards: a filled list uploaded, looked at, accepted."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from data.keeping.calendar import write_calendar
from data.keeping.store import answer, open_store
from tests.worlds.files.award_files import PLAN, UNIT
from tests.worlds.files.vote_files import COUNCILS, LEFT, appraised, listed, vote
from translations import translator

TODAY = date(2026, 12, 20)
FIRST = f"{UNIT}/2026/01"
VI = translator("vi")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "store"
    write_calendar(place, "sample", TODAY, TODAY)
    appraised(place, tmp_path, "01", "02")
    monkeypatch.chdir(Path(__file__).parents[2])
    monkeypatch.setenv("THI_DUA_SO_STORE", str(place))
    monkeypatch.setattr("data.intake.load.store_catalog", lambda _: COUNCILS)
    monkeypatch.setattr("data.keeping.publishing.publish.store_catalog", lambda _: COUNCILS)
    return place


def opened(content: bytes) -> Any:
    at = AppTest.from_file("../../dashboard.py", default_timeout=120)
    at.query_params["campaign"], at.query_params["view"] = PLAN, "files"
    at.run()
    at.switch_page("pages/awards.py").run()
    return at.file_uploader[0].upload("danh-sach.xlsx", content, XLSX).run()


def shown(at: Any) -> set[str]:
    return {str(cell) for table in at.table for row in table.value.values for cell in row}


def listed_states(at: Any) -> dict[str, str]:
    """What the page's list of proposals says of each, by its code."""
    for frame in at.dataframe:
        codes, words = (
            [c for c in frame.value.columns if frame.value[c].astype(str).str.contains(said).any()]
            for said in (FIRST, VI("awards.state.appraised"))
        )
        if codes and words:
            return dict(zip(frame.value[codes[0]], frame.value[words[0]], strict=True))
    return {}


def states(store: Path) -> dict[str, str]:
    sql = "SELECT proposal_id, state FROM award_state"
    asked = {"campaign_id": PLAN, "as_of": TODAY}
    return dict(answer(open_store(store), sql, asked).iter_rows())


def test_a_list_is_shown_first_and_moves_proposals_when_accepted(store: Path) -> None:
    at = opened(listed(store, [vote(13), LEFT]))
    assert not [*at.exception, *at.error]
    assert {FIRST, VI("awards.state.appraised"), VI("awards.state.passed")} <= shown(at)
    assert states(store)[FIRST] == "appraised"
    at.button(key="awards.votes.go").click().run()
    assert not [*at.exception, *at.error]
    assert states(store) == {FIRST: "passed", f"{UNIT}/2026/02": "appraised"}
    assert {FIRST: VI("awards.state.passed")}.items() <= listed_states(at).items()


def test_a_wrong_list_is_told_by_cell_and_cannot_be_accepted(store: Path) -> None:
    at = opened(listed(store, [vote(14), LEFT]))
    assert [e.value for e in at.error] == [VI("awards.votes_rejected")]
    assert "H5" in shown(at)
    assert "awards.votes.go" not in {button.key for button in at.button}
    assert states(store)[FIRST] == "appraised"
