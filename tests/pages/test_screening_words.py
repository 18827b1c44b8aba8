from datetime import datetime
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from streamlit.testing.v1 import AppTest

from answers.reporting.questions import TABLE, question_of, worded
from answers.table_files import csv_table
from answers.tables import text_table, typed_table
from charts.reporting.screening import flag_scatter
from data.keeping.store import open_store
from data.profiles.catalog import load_catalog
from queries.screening.questions import flag_list
from schemas.frames.screening import RULES, FlagList, FlagPeers
from schemas.selection import Selection, Viewer
from tests.worlds.page_store import TODAY, a_campaign, page_store
from translations import Translator, translator

CAMPAIGN = a_campaign(load_catalog())
VI, EN = translator("vi"), translator("en")
BOTH = pytest.mark.parametrize("t", [VI, EN], ids=["vi", "en"])
FLAG: dict[str, Any] = {
    "flag_id": "jump_against_peers|u8|i|2026-Q3",
    "rule_id": "jump_against_peers",
    "unit_id": "u8",
    "short_name": "Xã A",
    "unit_type": "commune",
    "indicator_id": "i",
    "short_vi": "Hồ sơ trực tuyến",
    "short_en": "Online files",
    "measure": "%",
    "decimals": 1,
    "period_id": "2026-Q3",
    "value": 60.3,
    "compared_value": 40.3,
    "peer_median": 46.3,
    "peer_count": 8,
    "score": 7.0,
    "limit_value": 3.5,
    "cell_count": 1,
    "matched_vi": None,
    "matched_en": None,
    "excerpt": None,
    "outcome": None,
    "outcome_text": None,
    "outcome_by": None,
    "outcome_at": None,
}
WHOLE = {
    **dict.fromkeys(("indicator_id", "short_vi", "short_en", "measure", "decimals")),
    "value": None,
    "compared_value": None,
    "peer_median": 0.1,
    "score": 0.96,
    "limit_value": 0.95,
    "cell_count": 25,
    "rule_id": "copied_report",
    "flag_id": "copied_report|u8||2026-Q3",
}


def flags(*changes: dict[str, Any]) -> pl.DataFrame:
    schema = FlagList.schema()
    frame = pl.DataFrame([{**FLAG, **change} for change in changes], schema=schema)
    return FlagList.validate(frame)


def peers(*rows: tuple[str, float, float | None]) -> pl.DataFrame:
    schema = FlagPeers.schema()
    columns = {"unit_id": pl.String, "value": pl.Float64, "before_value": pl.Float64}
    frame = pl.DataFrame(rows, schema=columns, orient="row").with_columns(
        short_name=pl.col("unit_id"), is_asked=pl.col("unit_id") == "u8"
    )
    return FlagPeers.validate(frame.select(schema.keys()))


def test_a_question_names_the_unit_the_figures_and_asks_politely() -> None:
    said = question_of(FlagList(**FLAG), VI)
    assert said.rule == "Thay đổi khác thường"
    assert said.numbers == (
        "Kỳ trước 40,3%, kỳ này 60,3%. Nếu thay đổi như trung vị của 8 đơn vị cùng loại "
        "thì khoảng 46,3%; z = 7,0 (ngưỡng 3,5)."
    )
    assert said.ask == (
        "Kính gửi Xã A: chỉ tiêu «Hồ sơ trực tuyến» là 40,3% ở kỳ trước và 60,3% ở quý III/2026. "
        "Nhờ đơn vị xác nhận số này và cho biết lý do thay đổi để ghi chú cùng số liệu."
    )
    assert said.answer == "Chưa trả lời"


def test_a_question_about_a_whole_report_speaks_of_shares() -> None:
    said = question_of(FlagList(**FLAG | WHOLE), EN)
    assert said.numbers == (
        "96% of 25 figures equal the period before (limit 95%); "
        "the median of 8 units of the type is 10%."
    )


@BOTH
@pytest.mark.parametrize("rule", RULES)
def test_no_question_blames_or_leaves_a_gap(rule: str, t: Translator) -> None:
    row = {**FLAG, "rule_id": rule, "matched_vi": "Xã B", "matched_en": "Xã B", "excerpt": "Lời"}
    said = question_of(FlagList(**row), t)
    for words in (said.rule, said.why, said.numbers, said.ask):
        assert "{" not in words
        assert "None" not in words
        assert "!" not in words
    polite = ("Kính gửi Xã A", "Nhờ đơn vị") if t is VI else ("Dear Xã A", "Could you")
    assert all(part in said.ask for part in polite)
    blame = ("gian lận", "sai phạm", "vi phạm", "yếu kém", "fraud", "wrongdoing", "cheat")
    assert not any(word in said.ask.lower() for word in blame)


def test_an_outcome_says_who_found_out_what_and_when() -> None:
    answered = {
        "outcome": "explained",
        "outcome_text": "Sáp nhập xã",
        "outcome_by": "cán bộ",
        "outcome_at": datetime(2026, 10, 20, 9, 30),
    }
    assert question_of(FlagList(**FLAG | answered), VI).answer == (
        "Có lý do, cán bộ ghi lúc 20/10/2026 09:30: Sáp nhập xã"
    )


@BOTH
def test_the_table_and_the_files_carry_the_question(t: Translator) -> None:
    frame = worded(flags({}, WHOLE), t)
    shown, typed = text_table(frame, TABLE, t), typed_table(frame, TABLE, t)
    assert shown.height == typed.height == 2
    assert shown[t("column.question")][0] == question_of(FlagList(**FLAG), t).ask
    assert shown[t("column.value_peers")].to_list() == [t.amount(46.3, "%", 1), "–"]
    assert question_of(FlagList(**FLAG), t).ask.encode() in csv_table(typed)


@BOTH
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_unit_stands_out_among_its_peers(t: Translator, mode: Any) -> None:
    frame = peers(("u1", 44.0, 40.0), ("u2", 46.0, 41.0), ("u3", 47.0, None), ("u8", 60.3, 40.3))
    drawn = flag_scatter(frame, FLAG, t, mode)
    others, asked = drawn.data
    assert (list(asked.x), list(asked.y)) == ([40.3], [60.3])
    assert len(others.x) == 2
    assert others.marker.color != asked.marker.color
    assert t.amount(60.3, "%", 1) in drawn.layout.title.text
    assert drawn.layout.meta["alt"].startswith(drawn.layout.title.text)
    assert t.amount(46.0, "%", 1) in drawn.layout.meta["alt"]


@BOTH
def test_without_a_value_before_there_is_nothing_to_draw(t: Translator) -> None:
    drawn = flag_scatter(peers(("u8", 60.3, None)), FLAG, t, "light")
    assert len(drawn.data) == 0
    assert t("charts.flag_peers.empty") in drawn.layout.meta["alt"]


def view() -> None:
    import streamlit as st

    from pages.parts.address import current_translator
    from pages.parts.reporting.screening import screening_view
    from schemas.selection import Selection
    from tests.worlds.page_store import TODAY

    screening_view(Selection(st.query_params["campaign"], TODAY), current_translator())


@pytest.fixture(scope="module")
def a_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return page_store(tmp_path_factory.mktemp("screening"))


def opened(store: Path, monkeypatch: pytest.MonkeyPatch, **address: str) -> AppTest:
    monkeypatch.setenv("THI_DUA_SO_STORE", str(store))
    page = AppTest.from_function(view, default_timeout=30)
    page.query_params["campaign"] = CAMPAIGN
    for key, value in address.items():
        page.query_params[key] = value
    return page.run()


def first_flag(store: Path) -> dict[str, Any]:
    return flag_list(open_store(store), Viewer(), Selection(CAMPAIGN, TODAY)).row(0, named=True)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_view_shows_counts_list_and_one_question(
    a_store: Path, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    page = opened(a_store, monkeypatch, lang=lang)
    assert not page.exception
    assert next(m.label for m in page.metric) == translator(lang)("screening.kpi_flags")
    flag = first_flag(a_store)
    page = opened(a_store, monkeypatch, lang=lang, flag=flag["flag_id"])
    assert not page.exception
    assert page.code[0].value == question_of(FlagList(**flag), translator(lang)).ask


def test_an_outcome_that_is_saved_stands_beside_the_question(
    a_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flag = first_flag(a_store)
    page = opened(a_store, monkeypatch, flag=flag["flag_id"])
    page.button[-1].click().run()
    assert page.warning[0].value == VI("screening.incomplete")
    page.text_area[0].set_value("Đã đối chiếu sổ theo dõi")
    page.text_input[0].set_value("cán bộ")
    page.button_group[0].set_value("explained")
    page.button[-1].click().run()
    assert not page.exception
    after = first_flag(a_store)
    assert (after["outcome"], after["outcome_text"]) == ("explained", "Đã đối chiếu sổ theo dõi")
    assert after["value"] == flag["value"]
