"""«Ô trong tệp như đã nộp»: a value's cell in the file as it came, its row and the file itself."""

from functools import lru_cache
from pathlib import Path

import streamlit as st

from answers.units.received_cell import AROUND, Window, window
from data.reading.raw_report import RawReport
from data.reading.read_report import read_report
from pages.parts.address import address, here
from pages.parts.cached import ask
from pages.parts.opening.frozen import shown_store
from pages.parts.opening.who import viewer
from pictures.messages import Row
from queries.progress.questions import cell_trace
from schemas.problems import ReportError
from schemas.selection import Selection
from translations import Translator
from translations.phrases import markdown

KEPT = 8  # files read lately: going from cell to cell of one report reads it once


def cell_key(row: Row) -> str:
    """What the address says of a value: whose, of which period, in which version."""
    return f"{row['unit_id']}.{row['period_id']}.{row['version']}"


def received_view(chosen: Selection, t: Translator) -> bool:
    """The value the address names in place of the unit's page; False where it names none.

    Without a version it is the one that counts."""
    said = address().get("cell", "")
    trace = ask(cell_trace, chosen).to_dicts() if said and chosen.indicator else []
    rows = [r for r in trace if f"{cell_key(r)}.".startswith(f"{said}.")]
    row = next((r for r in rows if r["is_current"]), next(iter(rows), None))
    if row is None:
        return False
    st.page_link(
        "pages/unit.py",
        label=t("received.back", unit=markdown(row["short_name"])),
        icon=":material/arrow_back:",
        query_params=here(cell=None),
    )
    at, by = t.moment(row["received_at"]), markdown(row["received_by"])
    period = t.period(row["period_id"])
    received_card(
        row, t("received.caption", at=at, by=by, period=period, version=row["version"]), t
    )
    return True


def received_card(row: Row, caption: str, t: Translator) -> None:
    """The cell (`file_name`, `sheet`, `cell`, `sha256`) in its file, the rows around it, the file.

    For marks and proposals: who sees some units alone does not get it, the file says of others."""
    with st.container(key="card-received", gap="xsmall"):
        place = t("received.cell" if row["sheet"] else "received.line", **_words(row))
        st.markdown(f"## {place}")
        st.caption(caption)
        _file(row, t)


def _words(row: Row) -> dict[str, str]:
    return {
        "sheet": markdown(row["sheet"] or ""),
        "cell": markdown(row["cell"] or ""),
        "file": markdown(row["file_name"]),
        "unit": markdown(row["short_name"]),
    }


def _file(row: Row, t: Translator) -> None:
    path = shown_store() / "ledger" / "files" / row["sha256"]
    if not path.is_file():
        st.info(t("received.gone"))
        return
    try:
        raw = _read(path, row["file_name"])
    except ReportError as error:
        problem = error.problem
        st.error(t.rule(problem.rule, "what", problem.params))
        return
    # a table of many units: whoever sees but some is shown the line of the value alone
    sees_all = raw.form == "workbook" or not viewer().is_limited
    found = window(raw, row["sheet"], row["cell"] or "", AROUND if sees_all else 0)
    if found is None:
        st.info(t("received.nothing"))
    else:
        st.markdown(_table(found))
    st.caption(f"SHA-256 `{row['sha256']}`")
    if sees_all:
        st.download_button(
            t("received.download"),
            path.read_bytes,
            row["file_name"],
            icon=":material/download:",
            on_click="ignore",
            key="received.download",
        )


@lru_cache(maxsize=KEPT)
def _read(path: Path, file_name: str) -> RawReport:
    """A kept file never changes: it is named by its SHA-256."""
    return read_report(path, file_name)


def _table(found: Window) -> str:
    """The rows as Markdown, the cell (or the line) marked."""
    lines = ["| | " + " | ".join(map(_plain, found.columns)) + " |"]
    lines.append("|---:|" + "---|" * len(found.columns))
    for number, texts in found.rows:
        marked = [
            f":orange-background[**{_plain(text)}**]"
            if number == found.row and text and found.column in (None, name)
            else _plain(text)
            for name, text in zip(found.columns, texts, strict=True)
        ]
        head = f"**▶ {number}**" if number == found.row else str(number)
        lines.append(f"| {head} | " + " | ".join(marked) + " |")
    return "\n".join(lines)


def _plain(text: str) -> str:
    short = " ".join(text.split())
    short = short if len(short) <= 80 else f"{short[:79]}…"
    return markdown(short).replace("|", "\\|")
