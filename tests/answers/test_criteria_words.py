"""The plan's criteria in words: how far each is known, and which nobody measures."""

from typing import Any

import polars as pl

from answers.criteria.words import cover_table, cover_title, judged, unit_table, unit_title
from schemas.frames.criteria import CriterionCover, UnitCriteria
from translations import translator

VI, EN = translator("vi"), translator("en")


def unit_row(code: str, **said: Any) -> dict[str, Any]:
    plain = dict.fromkeys(UnitCriteria.columns) | {
        "criterion_id": code,
        "is_measured": True,
        "is_ruled": False,
    }
    return plain | {"unit_id": "u", "label_vi": "Tên", "label_en": "Name"} | said


ROWS = [
    unit_row(
        "CQ1",
        kind="indicator",
        evidence_vi="Trực tuyến",
        evidence_en="Online",
        value=68.4,
        measure="%",
        decimals=1,
        state="on_track",
        is_known=True,
    ),
    unit_row(
        "CQ1",
        kind="score",
        evidence_vi="Hồ sơ",
        evidence_en="Dossiers",
        value=7.0,
        out_of=9.0,
        decimals=0,
        state="assessed",
        is_known=True,
    ),
    unit_row(
        "CQ2",
        kind="task",
        evidence_vi="Vận động",
        evidence_en="Mobilise",
        state="not_reported",
        is_known=False,
    ),
    unit_row("CQ3"),
    unit_row("CQ4", is_measured=False),
    unit_row("CQ8", is_ruled=True),
]
UNIT = pl.DataFrame(ROWS, schema=UnitCriteria.schema())


def test_each_criterion_says_how_far_it_is_known_and_by_what() -> None:
    found = judged(UNIT, VI)
    assert [(one.code, one.state) for one in found] == [
        ("CQ1", "known"),
        ("CQ2", "silent"),
        ("CQ3", "elsewhere"),
        ("CQ4", "nobody"),
        ("CQ8", "dossier"),
    ]
    first, second = found[0].lines
    assert first.startswith("Trực tuyến: 68,4% ")
    assert second == "Hồ sơ: 7/9 điểm"
    assert found[1].lines[0].endswith(VI("task_state.not_reported"))
    assert unit_title(found, VI).endswith("5, 1 đã có căn cứ")
    assert unit_title(found, EN).endswith("5, 1 with something known")


def test_the_table_keeps_a_row_a_source_with_the_words_of_the_page() -> None:
    shown = unit_table(UNIT, EN)
    assert shown["known_word"].to_list() == [
        EN("criteria.state.known"),
        EN("criteria.state.known"),
        EN("criteria.state.silent"),
        EN("criteria.state.elsewhere"),
        EN("criteria.state.nobody"),
        EN("criteria.state.dossier"),
    ]
    assert shown["evidence_words"].to_list()[1] == "Dossiers: 7/9 points"


def cover_row(code: str, position: int, **said: Any) -> dict[str, Any]:
    plain = dict.fromkeys(CriterionCover.columns, 0) | {
        "criterion_id": code,
        "position": position,
        "label_vi": "Tên",
        "label_en": "Name",
        "subject_vi": "Cơ quan",
        "subject_en": "Agencies",
        "subject_id": "agency",
        "clause": "III.1",
        "is_of_units": True,
        "is_measured": True,
    }
    return plain | said


def test_what_nobody_measures_is_named_and_stands_on_top_but_not_what_dossiers_say() -> None:
    cover = pl.DataFrame(
        [
            cover_row("CQ1", 1, unit_count=9, known_count=4, indicator_count=2),
            cover_row("CQ2", 2, unit_count=9, is_measured=False),
            cover_row("CN1", 3, is_of_units=False, is_measured=False),
        ],
        schema=CriterionCover.schema(),
    )
    assert cover_title(cover, VI) == "3 tiêu chí của kế hoạch: 1 chưa ai đo (CQ2)"
    shown = cover_table(cover, VI)
    assert shown["criterion_id"].to_list() == ["CQ2", "CQ1", "CN1"]
    assert shown["known_units"].to_list() == ["0/9", "4/9", VI.number(None)]
    assert shown["cover_word"].to_list() == ["chưa ai đo", "có người đo", "xét ở hồ sơ"]
    assert "chưa ai đo" not in cover_title(cover.filter("is_measured"), VI)
