"""The results sheet of the unit's workbook: a row per indicator, the last value beside it."""

from collections.abc import Mapping, Sequence
from typing import Any

from xlsxwriter.worksheet import Worksheet

from data.checking.layouts.template_layout import HEADER_ROW, LEGEND_ROW, RESULTS
from data.workbooks.template_style import Styles, number_format
from schemas.plan.indicators import Indicator
from schemas.plan.profile import Profile
from translations import Translator


def write_results(
    sheet: Worksheet,
    styles: Styles,
    profile: Profile,
    indicators: Sequence[Indicator],
    last: Mapping[str, tuple[float, str]],
    values: Mapping[str, tuple[float | str | None, str | None]],
    t: Translator,
) -> None:
    """One row per indicator under its content, the last value beside the cell to fill."""
    sheet.write_string(f"A{LEGEND_ROW}", t("template.legend"), styles("subtitle"))
    labels = {c.id: t.pick(vars(c), "label") for c in profile.contents}
    row, content = HEADER_ROW, ""
    for indicator in indicators:
        row += 1
        if indicator.content != content:
            content = indicator.content
            for column in RESULTS.columns:
                text = labels[content] if column.key == "label" else ""
                sheet.write(f"{column.letter}{row}", text, styles("band"))
            row += 1
        write_indicator(sheet, styles, row, indicator, last.get(indicator.id), t)
        value, note = values.get(indicator.id, (None, None))
        fill_value(sheet, styles, row, indicator, value, note)


def write_indicator(
    sheet: Worksheet,
    styles: Styles,
    row: int,
    indicator: Indicator,
    last: tuple[float, str] | None,
    t: Translator,
) -> None:
    """The fixed cells of an indicator and the check on the cell to fill."""
    locked = styles("locked")
    sheet.write_string(f"A{row}", indicator.id, locked)
    sheet.write_string(f"B{row}", t.pick(vars(indicator), "label"), locked)
    sheet.write_string(f"C{row}", indicator.measure, locked)
    period = f' "({t.period(last[1], short=True)})"' if last else ""
    shown = styles("locked", num_format=number_format(indicator.decimals) + period, align="right")
    if last:
        sheet.write_number(f"D{row}", last[0], shown)
    else:
        sheet.write_blank(f"D{row}", None, shown)
    sheet.data_validation(f"E{row}", number_rule(indicator, t))


def fill_value(
    sheet: Worksheet,
    styles: Styles,
    row: int,
    indicator: Indicator,
    value: float | str | None,
    note: str | None,
) -> None:
    """The cells to fill: the value and its evidence."""
    style = styles("number", num_format=number_format(indicator.decimals))
    if isinstance(value, str):
        sheet.write_string(f"E{row}", value, style)
    elif value is None:
        sheet.write_blank(f"E{row}", None, style)
    else:
        sheet.write_number(f"E{row}", value, style)
    if note:
        sheet.write_string(f"F{row}", note, styles("input"))
    else:
        sheet.write_blank(f"F{row}", None, styles("input"))


def number_rule(indicator: Indicator, t: Translator) -> dict[str, Any]:
    """Excel's own check of the cell: a number, inside the limits the profile gives."""
    low, high = indicator.minimum, indicator.maximum
    words = {"low": t.number(low, indicator.decimals), "high": t.number(high, indicator.decimals)}
    rule: dict[str, Any] = {"validate": "decimal", "error_title": t("template.rule.title")}
    if low is not None and high is not None:
        return (
            rule
            | {"criteria": "between", "minimum": low, "maximum": high}
            | message("between", words, t)
        )
    if high is not None:
        return rule | {"criteria": "<=", "value": high} | message("at_most", words, t)
    if low is not None:
        return rule | {"criteria": ">=", "value": low} | message("at_least", words, t)
    return (
        rule
        | {"criteria": "between", "minimum": -1e15, "maximum": 1e15}
        | message("number", words, t)
    )


def message(name: str, words: Mapping[str, str], t: Translator) -> dict[str, str]:
    """The words Excel shows when the cell is refused."""
    return {"error_message": t(f"template.rule.{name}", **words)}
