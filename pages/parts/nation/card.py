"""Cards about all campaigns: their foot and files name the country, not the campaign looked at."""

from collections.abc import Sequence

import polars as pl
import streamlit as st

from answers.edition import edition
from answers.tables import text_table
from pages.parts.address import link
from pages.parts.cached import Builder, campaigns, drawn
from pages.parts.card import CONFIG
from pages.parts.downloads import Drawer, table_and_files
from pages.parts.nation.figures import CLEARS
from pages.parts.opening.doors import Door, door_list
from pages.parts.opening.frozen import shown_store
from pages.parts.serving.apart import apart
from pages.parts.tables.table import table
from schemas.selection import Selection
from translations import Translator

MAP_CONFIG = {**CONFIG, "topojsonURL": "/geo/topo/"}
OPENED = "nation.opened"


def plot(name: str, builder: Builder, chosen: Selection, *, is_wide: bool = False) -> None:
    """A figure without its words."""
    finished = drawn(builder, chosen)
    with st.container(key=f"{'scroll' if is_wide else 'chart'}-{name}"):
        st.plotly_chart(
            finished.figure,
            theme=None,
            config=MAP_CONFIG,
            alt=finished.alt,
            key=f"chart.{name}.{chosen.measure}",
        )


def picked_rows(
    name: str, rows: pl.DataFrame, columns: Sequence[str], t: Translator, page: str = "overview"
) -> None:
    """A table of campaigns; the row that is picked opens a page of its campaign."""

    def note(place: int | None) -> None:
        st.session_state[OPENED] = None if place is None else rows["campaign_id"][place]

    table(text_table(rows, columns, t), f"rows.{name}", note)
    campaign = st.session_state.pop(OPENED, None)
    if campaign:
        changes = {**dict.fromkeys(CLEARS), "campaign": campaign}
        st.switch_page(f"pages/{page}.py", query_params=link(**changes))


@apart
def nation_footer(
    name: str,
    title: str,
    rows: pl.DataFrame,
    columns: Sequence[str],
    chosen: Selection,
    t: Translator,
    builder: Builder | None = None,
    doors: Sequence[Door] = (),
) -> None:
    """Source and days on the left; «Đi tới», «Cách tính», «Bảng, tải về» on the right."""
    source = source_words(chosen, t)
    with st.container(
        key=f"footer-{name}",
        horizontal=True,
        horizontal_alignment="distribute",
        vertical_alignment="center",
    ):
        st.caption(source, width="content")
        with st.container(key=f"tools-{name}", horizontal=True, width="content", gap="xsmall"):
            door_list(name, doors, t)
            method = st.popover(
                t("card.how"), type="tertiary", on_change="rerun", key=f"how.{name}"
            )
            if method.open:
                with method:
                    st.markdown(t(f"how.{name}.rule"))
                    st.caption(source)
            drawer = st.popover(
                t("card.table"), type="tertiary", on_change="rerun", key=f"table.{name}"
            )
            if drawer.open:
                with drawer:
                    lines = source_lines(chosen, t)
                    made = Drawer(name, title, rows, columns, "", builder, lines)
                    table_and_files(made, chosen, t)


def source_words(chosen: Selection, t: Translator) -> str:
    """How many campaigns of the store, and the as-of date."""
    count = sum(row.level != "published" for row in campaigns().values())
    return t("nation.source", count=t.number(count), date=t.date(chosen.as_of))


def source_lines(chosen: Selection, t: Translator) -> tuple[str, ...]:
    """What stands over a file: the country, source with its day, edition, invented data."""
    is_invented = any(row.is_illustrative for row in campaigns().values())
    lines = [t("page.nation.title"), source_words(chosen, t), edition(shown_store(), t)]
    return (*lines, *([t("app.sample")] if is_invented else []))
