from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from data.checking.check import CheckedReport, check
from data.checking.layouts.model_layout import MODELS
from data.checking.models.register import NOTHING, Register
from data.profiles.catalog import Catalog
from data.workbooks.template import Filled, unit_template
from schemas.plan.models import ModelRegister
from schemas.problems import Severity
from tests.worlds.files.report_factories import (
    CAMPAIGN,
    CSV,
    TODAY,
    UNIT,
    catalog,
    edited,
    filled,
    known,
    profile,
    put,
    read,
)
from translations import translator

SHEET = MODELS.name
OTHER = "04102"
ENTRY: dict[str, object] = {
    "model_id": "MH-01",
    "model_name": "Một cửa không chờ",
    "kind": "model",
    "content_id": "ND1",
    "recognised_on": date(2026, 3, 2),
    "document": "12/QĐ-UBND",
    "effect": "Bớt thời gian chờ",
    "effect_value": 25.5,
    "effect_measure": "phút",
}
GOOD = {
    "model_id": "MH-01",
    "model_name": "Một cửa không chờ",
    "kind": "Mô hình",
    "content_id": "ND1",
    "recognised_on": "02/03/2026",
    "document": "12/QĐ-UBND",
}


def world() -> Catalog:
    asked = replace(profile(), models=ModelRegister("Kế hoạch, I.2"))
    return replace(catalog(), profiles={CAMPAIGN: asked})


def book(given: Filled, period: str = "2026-Q3") -> bytes:
    unit = world().unit(CAMPAIGN, UNIT) or {}
    places = [(u, n) for u, n in world().units.select("unit_id", "unit_name").rows()]
    given = replace(given, places=places)
    asked = world().profiles[CAMPAIGN]
    return unit_template(asked, unit, period, known(), translator("vi"), given)


def door(content: bytes, folder: Path, register: Register = NOTHING) -> CheckedReport:
    return check(read(content, folder), world(), known(), TODAY, lambda: register)


def flat(
    folder: Path, *rows: dict[str, str], register: Register = NOTHING, today: date = TODAY
) -> CheckedReport:
    columns = list(dict.fromkeys(["unit_id", *(key for row in rows for key in row)]))
    lines = [
        ",".join([CAMPAIGN, "model-2026", *(row.get(k, "") for k in columns)])
        for row in ({"unit_id": UNIT} | row for row in rows)
    ]
    text = "\n".join([",".join(["campaign_id", "period_id", *columns]), *lines])
    raw = read(text.encode(), folder, CSV)
    return check(raw, world(), known(), today, lambda: register)


def told(
    report: CheckedReport, severity: Severity = "error"
) -> list[tuple[str, str | None, str | None]]:
    return [(p.rule, p.cell, p.column) for p in report.problems if p.severity == severity]


def entered(folder: Path, *rows: dict[str, str]) -> Register:
    report = flat(folder, *rows)
    assert told(report) == []
    return NOTHING.with_rows(report.rows("model_report"), report.rows("model_spread"))


def test_a_campaign_that_asks_for_no_register_has_no_sheet() -> None:
    unit = world().unit(CAMPAIGN, UNIT) or {}
    plain = unit_template(profile(), unit, "2026-Q3", known(), translator("vi"))
    assert SHEET not in load_workbook(BytesIO(plain)).sheetnames
    assert SHEET in load_workbook(BytesIO(book(filled()))).sheetnames


def test_a_model_and_its_places_are_kept_with_their_cells(tmp_path: Path) -> None:
    more = {"A6": "mh-01", "J6": "so-01 · Sở Minh Họa", "K6": "15/5/2026"}
    first = ENTRY | {"replicated_to": OTHER, "replicated_on": date(2026, 4, 1)}
    report = door(put(book(filled(models=(first,))), SHEET, **more), tmp_path)
    assert told(report) == []
    (model,) = report.rows("model_report").to_dicts()
    assert {key: model[key] for key in ENTRY} == ENTRY
    assert (model["unit_id"], model["sheet"], model["cell"]) == (UNIT, SHEET, "B5")
    places = report.rows("model_spread").select(
        "model_id", "replicated_to", "replicated_on", "cell"
    )
    assert places.rows() == [
        ("MH-01", OTHER, date(2026, 4, 1), "J5"),
        ("MH-01", "so-01", date(2026, 5, 15), "J6"),
    ]


def test_a_blank_sheet_says_nothing_and_a_workbook_without_it_is_taken(tmp_path: Path) -> None:
    blank = door(book(filled()), tmp_path)
    without = door(edited(book(filled()), lambda b: b.remove(b[SHEET])), tmp_path)
    for report in (blank, without):
        assert report.problems == ()
        assert report.rows("model_report").is_empty()
        assert report.rows("result").height == 4


def test_the_template_offers_what_the_register_holds(tmp_path: Path) -> None:
    register = entered(tmp_path, GOOD)
    given = filled(models=tuple(register.of_unit(CAMPAIGN, UNIT)))
    again = door(book(given), tmp_path, register)
    assert told(again) == []
    assert again.rows("model_report")["document"].to_list() == ["12/QĐ-UBND"]


@pytest.mark.parametrize(
    ("cells", "where", "rule"),
    [
        ({"A5": None}, "A5", "model_without_code"),
        ({"A5": "mô hình 1"}, "A5", "model_code_form"),
        ({"B5": None}, "B5", "model_needs_name"),
        ({"C5": None}, "C5", "model_needs_kind"),
        ({"C5": "phong trào"}, "C5", "model_kind_known"),
        ({"D5": "ND9"}, "D5", "unknown_content"),
        ({"F5": None}, "F5", "recognition_needs_document"),
        ({"E5": None}, "E5", "document_needs_recognition"),
        ({"F5": "chưa có"}, "F5", "number_of_document"),
        ({"E5": "31/12/2026"}, "E5", "model_date_not_future"),
        ({"I5": None}, "I5", "effect_needs_measure"),
        ({"H5": None}, "H5", "measure_needs_effect"),
        ({"L5": "1/9/2026"}, "M5", "withdrawal_needs_reason"),
        ({"M5": "hết hạn"}, "L5", "reason_needs_withdrawal"),
        ({"L5": "1/3/2026", "M5": "hết hạn"}, "L5", "withdrawn_before_recognised"),
        ({"B5": "x" * 201}, "B5", "model_words_within_limit"),
        ({"J5": "09999", "K5": "1/5/2026"}, "J5", "unknown_unit"),
        ({"J5": UNIT, "K5": "1/5/2026"}, "J5", "spread_to_owner"),
        ({"J5": OTHER}, "K5", "spread_needs_date"),
        ({"K5": "1/5/2026"}, "J5", "spread_needs_place"),
        ({"J5": OTHER, "K5": "1/3/2026"}, "K5", "spread_before_recognised"),
        ({"J5": "04103", "K5": "1/5/2026"}, "J5", "spread_place_not_there"),
        ({"A6": "MH-02", "J6": OTHER, "K6": "1/5/2026"}, "A6", "spread_of_unknown_model"),
        ({"A6": "MH-01", "B6": "Tên khác", "C6": "Mô hình"}, "A6", "duplicate_model"),
        ({"N4": "Họ và tên tác giả"}, "N4", "person_column"),
    ],
)
def test_what_is_wrong_is_said_at_its_cell(
    tmp_path: Path, cells: dict[str, object], where: str, rule: str
) -> None:
    report = door(put(book(filled(models=(ENTRY,))), SHEET, **cells), tmp_path)
    assert (rule, where) in [(r, cell) for r, cell, _ in told(report)]
    assert report.rows("model_report").is_empty()


@pytest.mark.parametrize(
    ("changes", "rule", "column"),
    [
        ({"model_id": "m h"}, "model_code_form", "model_id"),
        ({"kind": "x"}, "model_kind_known", "kind"),
        ({"content_id": "x"}, "unknown_content", "content_id"),
        ({"recognised_on": "32/1/2026"}, "impossible_date", "recognised_on"),
        ({"document": "chưa có"}, "number_of_document", "document"),
        ({"effect_value": "nhiều", "effect_measure": "phút"}, "not_a_number", "effect_value"),
        ({"replicated_to": "09999", "replicated_on": "1/5/2026"}, "unknown_unit", "replicated_to"),
        ({"tac_gia": "A"}, "person_column", None),
    ],
)
def test_what_is_wrong_in_a_flat_file_is_said_at_its_line(
    tmp_path: Path, changes: dict[str, str], rule: str, column: str | None
) -> None:
    report = flat(tmp_path, GOOD | changes)
    line = "1" if rule == "person_column" else "2"
    assert (rule, line, column) in told(report)
    assert report.rows("model_report").is_empty()


def test_a_flat_file_takes_models_of_many_units_and_places_by_name(tmp_path: Path) -> None:
    second = GOOD | {"unit_id": "so-01", "model_id": "S-1", "kind": "sáng kiến"}
    place = {"model_id": "MH-01", "replicated_to": "Sở Minh Họa", "replicated_on": "5/5/2026"}
    report = flat(tmp_path, GOOD, second, place)
    assert told(report) == []
    models = report.rows("model_report").select("unit_id", "model_id", "kind", "cell").rows()
    assert models == [(UNIT, "MH-01", "model", "2"), ("so-01", "S-1", "initiative", "3")]
    assert report.rows("model_spread").select("replicated_to", "cell").rows() == [("so-01", "4")]


def test_a_code_belongs_to_one_unit_in_a_file_and_in_the_register(tmp_path: Path) -> None:
    stranger = GOOD | {"unit_id": OTHER}
    assert told(flat(tmp_path, GOOD, stranger)) == [("model_of_other", "3", "model_id")]
    again = flat(tmp_path, stranger, register=entered(tmp_path, GOOD))
    assert told(again) == [("model_of_other", "2", "model_id")]
    assert again.problems[0].params == {"model_id": "MH-01", "unit": "Xã Minh Họa"}
    place = {"unit_id": OTHER, "model_id": "MH-01"}
    place |= {"replicated_to": "so-01", "replicated_on": "1/6/2026"}
    assert told(flat(tmp_path, GOOD, place)) == [("model_of_other", "3", "model_id")]


def test_a_place_may_be_told_later_and_is_held_against_the_register(tmp_path: Path) -> None:
    register = entered(tmp_path, GOOD)
    place = {"model_id": "MH-01", "replicated_to": OTHER, "replicated_on": "1/6/2026"}
    assert told(flat(tmp_path, place, register=register)) == []
    early = place | {"replicated_on": "1/3/2026"}
    assert told(flat(tmp_path, early, register=register)) == [
        ("spread_before_recognised", "2", "replicated_on")
    ]
    spread = register.with_rows(*[flat(tmp_path, place, register=register).rows(k) for k in KEPT])
    later = GOOD | {"recognised_on": "1/7/2026"}
    assert told(flat(tmp_path, later, register=spread)) == [
        ("recognised_after_spread", "2", "recognised_on")
    ]


KEPT = ("model_report", "model_spread")


def test_what_is_not_recognised_or_withdrawn_is_not_replicated(tmp_path: Path) -> None:
    place = {"replicated_to": OTHER, "replicated_on": "1/6/2026"}
    plain = {k: v for k, v in GOOD.items() if k not in ("recognised_on", "document")}
    assert told(flat(tmp_path, plain | place)) == [("spread_not_recognised", "2", "replicated_on")]
    gone = GOOD | place | {"withdrawn_on": "1/5/2026", "reason": "hết hạn"}
    assert told(flat(tmp_path, gone)) == [("spread_after_withdrawal", "2", "replicated_on")]
    assert told(flat(tmp_path, plain)) == []


def test_the_same_place_twice_and_a_model_without_content_are_pointed_out(tmp_path: Path) -> None:
    place = {"model_id": "MH-01", "replicated_to": OTHER, "replicated_on": "1/6/2026"}
    assert told(flat(tmp_path, GOOD | place, place)) == [("duplicate_spread", "3", "replicated_to")]
    plain = flat(tmp_path, GOOD | {"content_id": ""})
    assert told(plain) == []
    assert told(plain, "warning") == [("model_without_content", "2", "content_id")]


def test_a_wrong_kind_of_report_is_said(tmp_path: Path) -> None:
    report = flat(tmp_path, GOOD)
    assert report.period_id == "model-2026"
    text = f"campaign_id,unit_id,period_id,model_id,kind\n{CAMPAIGN},{UNIT},2026-Q3,MH-01,Mô hình"
    raw = read(text.encode(), tmp_path, CSV)
    found = check(raw, world(), known(), TODAY)
    assert [p.rule for p in found.problems] == ["wants_figures"]
