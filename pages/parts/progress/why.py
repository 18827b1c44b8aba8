"""«Vì sao»: what pulls a content or an indicator up and down, in parts that add up, each a link."""

from dataclasses import replace

import streamlit as st

from answers.progress.why import by_content, line, need
from answers.progress.why_parts import part_decimals, printed_parts, unit_line
from answers.tables import cell_text
from pages.parts.address import link
from pages.parts.cached import ask
from pages.parts.filters import campaign_row
from pictures.status import status_badge
from queries.progress.questions import gap_indicators, gap_units, indicator_standing
from schemas.row import Row
from schemas.selection import Selection
from translations import Translator
from translations.phrases import counted, markdown

POINTS, SHOWN = 1, 5


def content_line(chosen: Selection, t: Translator) -> str:
    """The sentence of the chosen content; its name alone is no sentence, then empty."""
    rows = _contents(chosen).get(chosen.content or "", [])
    if not rows or rows[0]["content_pace_ratio"] is None:
        return ""
    return line(rows, campaign_row(chosen.campaign), t, is_of_unit=bool(chosen.unit))


def _contents(chosen: Selection) -> dict[str, list[Row]]:
    return by_content(ask(gap_indicators, replace(chosen, content=None, indicator=None)))


def why_contents(chosen: Selection, t: Translator) -> None:
    """One content of the card, chosen; the one furthest behind first."""
    found = {key: rows for key, rows in _contents(chosen).items() if rows[0]["gap_points"]}
    if not found:
        st.info(t("why.nothing"))
        return
    order = sorted(found, key=lambda key: (found[key][0]["content_pace_ratio"] or 0, key))
    names = {key: t.pick(found[key][0], "content_short") for key in order}
    picked = st.selectbox(t("why.choose"), order, format_func=names.__getitem__, key="why.content")
    why_content(replace(chosen, content=picked), t)


def why_content(chosen: Selection, t: Translator) -> None:
    """What each indicator of the chosen content adds to its gap, most up first."""
    rows = _contents(chosen).get(chosen.content or "", [])
    rated = [row for row in rows if row["contribution_points"] is not None]
    if not rated or rated[0]["gap_points"] is None:
        st.info(t("why.nothing"))
        return
    rated.sort(key=lambda row: (-row["contribution_points"], row["position"]))
    parts = printed_parts([row["contribution_points"] for row in rated], POINTS)
    st.markdown(f"**{markdown(content_line(chosen, t))}**")
    for row, part in zip(rated, parts, strict=True):
        _indicator(row, part, chosen, t)
    first = rated[0]
    st.markdown(
        t(
            "why.total_content",
            achieved=t.amount(first["content_achieved_pct"], "%", POINTS),
            required=t.amount(first["content_required_pct"], "%", POINTS),
            gap=f"**{t.signed(sum(parts), POINTS)}**",
        )
    )
    st.caption(t("why.rule_content"))


def _indicator(row: Row, part: float, chosen: Selection, t: Translator) -> None:
    detail = _against(row, t)
    if row["units_to_green"] is not None:
        detail = f"{detail} · {need(row, t)}"
    said = f"{status_badge(row['status'], t)} **{t('why.part_points', points=t.signed(part, 1))}**"
    of = link(content=row["content_id"], indicator=row["indicator_id"], view=None)
    page = "unit" if chosen.unit else "progress"
    _part(f"{page}-{row['indicator_id']}", (page, of), t.pick(row, "short"), said, detail)


def why_indicator(chosen: Selection, t: Translator) -> None:
    """What each unit adds to the gap of the chosen indicator: most down, most up, the rest."""
    rows = ask(gap_units, replace(chosen, content=None)).to_dicts()
    if not rows:
        st.info(t("why.nothing"))
        return
    decimals = part_decimals([row["contribution_value"] for row in rows], rows[0]["decimals"])
    has_rest = len(rows) > 2 * SHOWN
    shown = [*rows[:SHOWN], *rows[-SHOWN:]] if has_rest else rows
    rest = [row["contribution_value"] for row in rows[SHOWN:-SHOWN]] if has_rest else []
    parts = printed_parts([*(row["contribution_value"] for row in shown), sum(rest)], decimals)
    st.markdown(f"**{markdown(unit_line(rows, t))}**")
    for name, sign in (("down", -1), ("up", 1)):
        pairs = [
            pair
            for pair in zip(shown, parts, strict=False)
            if pair[0]["contribution_value"] * sign > 0
        ]
        if pairs:
            st.markdown(f"**{t(f'why.{name}')}**")
        for row, part in pairs if sign < 0 else reversed(pairs):
            _unit(row, part, decimals, chosen, t)
    if rest:
        words = counted(t, "why.rest", len(rest))
        st.markdown(f"{words}: **{t.signed(parts[-1], decimals)}**")
    total = ask(indicator_standing, chosen).row(0, named=True)
    said = {name: markdown(cell_text(total, f"{name}value", t)) for name in ("", "required_")}
    st.markdown(
        t(
            "why.total_indicator",
            value=said[""],
            required=said["required_"],
            gap=f"**{t.signed(sum(parts), decimals)}**",
        )
    )
    st.caption(t("why.rule_indicator"))


def _unit(row: Row, part: float, decimals: int, chosen: Selection, t: Translator) -> None:
    """A unit's part; its name opens the unit at the cell its latest value stands in."""
    cell = f"{row['unit_id']}.{row['period_id']}" if row["cell"] else None
    at = {"indicator": chosen.indicator, "content": None, "cell": cell}
    of = link(unit=row["unit_id"], cluster=None, view=None, **at)
    said = f"**{t.signed(part, decimals)}**"
    detail = " · ".join(filter(None, (_against(row, t), _cell(row, t))))
    _part(f"unit-{row['unit_id']}", ("unit", of), row["short_name"], said, detail)


def _against(row: Row, t: Translator) -> str:
    names = {"value": "value", "required": "required_value"}
    return t("why.part_of_value", **{k: markdown(cell_text(row, n, t)) for k, n in names.items()})


def _cell(row: Row, t: Translator) -> str:
    """Where the latest value of the unit stands: period, sheet and cell, or line of a table."""
    if row["cell"] is None:
        return ""
    key = "why.cell" if row["sheet"] else "why.line_of_file"
    place = t(key, sheet=markdown(row["sheet"]), cell=row["cell"])
    return f"{t.period(row['period_id'])}, {place}"


def _part(key: str, to: tuple[str, dict[str, str]], name: str, said: str, detail: str) -> None:
    """One part: its name a link, what it adds, the figures it comes from."""
    page, of = to
    with st.container(gap=None, key=f"line-why-{key}"):
        with st.container(
            horizontal=True,
            horizontal_alignment="distribute",
            vertical_alignment="center",
            gap="small",
        ):
            st.page_link(f"pages/{page}.py", label=markdown(name), query_params=of)
            st.markdown(said, width="content")
        st.caption(detail)
