"""A figure is rounded half up on the decimal as written, once for screen, papers, SQL and cells."""

import ast
import re
from decimal import ROUND_HALF_UP, Decimal
from itertools import product
from pathlib import Path

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers.tables import cell_text
from briefing.workbook.numbers import Number, cell_of
from data.profiles.catalog import load_catalog
from pictures.messages import lead
from translations import translator
from translations.held import held_pace, held_share, held_value
from translations.rounding import as_printed, rounded, shown_decimals

ROOT = Path(__file__).parents[2]
VI, EN = translator("vi"), translator("en")
RATING = (ROOT / "data" / "formulas" / "progress.sql").read_text(encoding="utf-8")
TYPED = st.tuples(st.integers(-(10**9), 10**9), st.integers(0, 5))
# Lengths on a page and marks of an axis are no figures.
NOT_FIGURES = {
    "briefing/drawing/svg.py",
    "briefing/powerpoint/chart.py",
    "pictures/axes.py",
}


@pytest.mark.parametrize(
    ("value", "decimals", "said"),
    [
        (66.25, 1, "66,3"),
        (104.5, 0, "105"),
        (2.675, 2, "2,68"),
        (1.005, 2, "1,01"),
        (0.285, 2, "0,29"),
        (0.1 * 3 * 100, 1, "30,0"),
        (0.285 * 100, 0, "29"),
        (-66.25, 1, "−66,3"),
        (-0.04, 1, "0,0"),
        (1_234_567.5, 0, "1.234.568"),
        (999.95, 1, "1.000,0"),
        (10**17, 0, "100.000.000.000.000.000"),
    ],
)
def test_a_half_goes_up_as_it_does_in_a_workbook(value: float, decimals: int, said: str) -> None:
    assert VI.number(value, decimals) == said


@given(TYPED, st.integers(0, 4))
def test_a_typed_decimal_is_rounded_as_paper_rounds_it(
    typed: tuple[int, int], decimals: int
) -> None:
    written = Decimal(typed[0]).scaleb(-typed[1])
    expected = written.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    assert as_printed(float(written), decimals) == expected
    assert as_printed(-float(written), decimals) == -expected
    plain = EN.number(float(written), decimals).replace(",", "").replace("−", "-")
    assert Decimal(plain) == expected


@given(TYPED, st.integers(0, 3))
def test_a_cell_of_the_workbook_holds_what_the_screen_says(
    typed: tuple[int, int], decimals: int
) -> None:
    value = float(Decimal(typed[0]).scaleb(-typed[1]))
    cell = cell_of(VI.number(value, decimals), "vi")
    assert isinstance(cell, Number)
    assert cell.value == rounded(value, decimals)


def test_sql_rounds_as_the_screen_does() -> None:
    con = duckdb.connect(":memory:")
    con.execute(RATING)
    cases = [(n / 1000, d) for n, d in product(range(-1050, 110_000, 37), range(3))]
    cases += [(n / 200, d) for n, d in product(range(1, 20_001, 2), (1, 2))]
    sql = """
        SELECT list_transform($cases, lambda c: as_printed(c.value, c.decimals))
    """
    asked = [{"value": value, "decimals": decimals} for value, decimals in cases]
    (found,) = con.execute(sql, {"cases": asked}).fetchall()[0]
    assert found == [rounded(value, decimals) for value, decimals in cases]


@pytest.mark.parametrize(
    ("value", "required", "said", "needed"),
    [
        (1.6, 2.0, "1,6 mô hình", "2 mô hình"),
        (2.0, 2.4, "2 mô hình", "2,4 mô hình"),
        (2.0, 2.0, "2 mô hình", "2 mô hình"),
        (1.96, 2.0, "1,96 mô hình", "2 mô hình"),
        (1.0, 2.0, "1 mô hình", "2 mô hình"),
        (2.0 - 1e-12, 2.0, "2 mô hình", "2 mô hình"),
    ],
)
def test_a_value_that_misses_its_target_never_prints_as_the_target(
    value: float, required: float, said: str, needed: str
) -> None:
    row = {"value": value, "required_value": required, "measure": "mô hình", "decimals": 0}
    assert held_value(row, VI) == cell_text(row, "value", VI) == said
    assert held_value(row, VI, "required_value") == cell_text(row, "required_value", VI) == needed


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(0, 2))
def test_two_figures_a_thousandth_apart_never_print_alike(a: int, b: int, decimals: int) -> None:
    row = {
        "value": a / 1000,
        "required_value": b / 1000,
        "measure": "%",
        "decimals": decimals,
        "direction": "higher",
    }
    shares = {"achieved_pct": a / 1000, "required_pct": b / 1000}
    said = held_value(row, VI) == held_value(row, VI, "required_value")
    assert said == (a == b)
    assert (held_share(shares, VI) == held_share(shares, VI, "required_pct")) == (a == b)
    assert (lead(a / 1000, b / 1000, row) == 0) == (a == b)


@pytest.mark.parametrize(
    ("pace", "said"),
    [
        (0.698, "0,698"),
        (0.702, "0,70"),
        (0.7, "0,70"),
        (0.8999, "0,8999"),
        (0.996, "0,996"),
        (1.0 - 1e-12, "1,00"),
        (0.79, "0,79"),
        (None, "–"),
    ],
)
def test_a_pace_under_a_threshold_never_prints_as_the_threshold(
    pace: float | None, said: str
) -> None:
    assert held_pace({"pace_ratio": pace}, VI) == said
    assert cell_text({"pace_ratio": pace}, "pace_ratio", VI) == said


def test_thresholds_of_every_campaign_are_tenths() -> None:
    for profile in load_catalog().profiles.values():
        told = vars(profile.thresholds)
        limits = [told[f"{name}_ratio"] for name in ("exceeded", "reached", "on_track", "slow")]
        assert limits == [rounded(limit, 1) for limit in limits]


def test_more_digits_are_shown_only_where_they_part() -> None:
    assert [shown_decimals(68.44, 70.0, 1), shown_decimals(69.96, 70.0, 1)] == [1, 2]


def is_rounding(node: ast.AST) -> bool:
    if isinstance(node, ast.FormattedValue) and node.format_spec is not None:
        spec = ast.unparse(node.format_spec)
        return bool(re.search(r"[f%]['\"}]*$", spec)) and "as_printed" not in ast.unparse(node)
    if not isinstance(node, ast.Call):
        return False
    name = node.func
    to_digits = isinstance(name, ast.Name) and name.id == "round" and len(node.args) == 2
    return to_digits or (isinstance(name, ast.Attribute) and name.attr == "round")


def test_no_figure_is_rounded_anywhere_else() -> None:
    assert is_rounding(ast.parse("round(66.25, 1)", mode="eval").body)
    assert is_rounding(ast.parse("f'{66.25:.1f}'", mode="eval").body.values[0])
    found = {
        str(path.relative_to(ROOT))
        for room in ("charts", "pictures", "answers", "briefing", "pages", "translations")
        for path in (ROOT / room).rglob("*.py")
        if any(is_rounding(node) for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    }
    assert found == NOT_FIGURES
