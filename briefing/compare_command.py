"""The task compare: two snapshots or days, or one of them and today; in words or as JSON."""

import argparse
import json
from datetime import date
from pathlib import Path
from typing import Any

from answers.both import in_both
from answers.comparison.compare import Comparison, comparison
from answers.comparison.sides import day_said, side_of
from answers.comparison.tables import COLUMNS, part_rows, part_title
from answers.comparison.words import between, headline, lines, parts_line
from answers.tables import text_table
from data.commands.command_words import table_lines, voice
from data.keeping.calendar import store_today
from data.keeping.snapshots.snapshots import snapshot
from data.keeping.store import store_path
from schemas.problems import StoreError
from schemas.selection import Selection, Viewer
from translations import Translator
from translations.phrases import counted

MOST_ROWS = 200


def add_compare(add: Any) -> None:
    """The task compare with its options."""
    words = _both("task.compare")
    parser = add.add_parser("compare", help=words, description=words)
    parser.set_defaults(task=compare)
    parser.add_argument("before", metavar="ID", help=_both("option.snapshot"))
    parser.add_argument("after", metavar="ID2", nargs="?", help=_both("option.compare_after"))
    parser.add_argument("--campaign", help=in_both("papers.campaign"))
    parser.add_argument("--as-of", type=date.fromisoformat, help=_both("option.compare_as_of"))
    parser.add_argument("--lang", choices=("vi", "en"), help=_both("option.lang"))
    parser.add_argument("--json", action="store_true", help=_both("option.json"))
    parser.add_argument("--store", type=Path, default=store_path(), help=_both("option.store"))


def compare(chosen: argparse.Namespace) -> str:
    """The comparison as text in both languages, tables once. StoreError: it cannot be made."""
    store = chosen.store.absolute()
    today = Selection(_campaign(chosen, store), chosen.as_of or store_today(store))
    before, after = (side_of(store, s, today, Viewer()) for s in (chosen.before, chosen.after))
    found = comparison(before, after)
    languages = voice(chosen.lang).languages
    if chosen.json:
        return _as_json(found)
    said = [
        line
        for t in languages
        for line in (
            "",
            between(found, t),
            headline(found, t),
            *lines(found, t),
            parts_line(found, t),
        )
    ]
    return "\n".join([*said[1:], *_tables(found, languages[0])])


def _campaign(chosen: argparse.Namespace, store: Path) -> str:
    """The one that is named, else the snapshot's. StoreError: two days alone name none."""
    named = [said for said in (chosen.before, chosen.after) if said and not day_said(said)]
    if chosen.campaign is None and not named:
        raise StoreError(in_both("comparison.which_campaign"))
    return chosen.campaign or snapshot(store, named[0]).campaign_id


def _tables(found: Comparison, t: Translator) -> list[str]:
    said = []
    for name, columns in COLUMNS.items():
        table = text_table(part_rows(found, name, t), columns, t)
        if table.height:
            rows = table.head(MOST_ROWS).rows()
            said += ["", part_title(found, name, t), *table_lines(table.columns, rows)]
        if table.height > MOST_ROWS:
            said.append(counted(t, "comparison.more", table.height - MOST_ROWS))
    return said


def _as_json(found: Comparison) -> str:
    parts = {
        name: {"same_count": part.same_count, "rows": part.rows.to_dicts()}
        for name, part in found.parts.items()
    }
    sides = {"before": found.before.as_plain(), "after": found.after.as_plain()}
    said = {"campaign_id": found.campaign, **sides, "parts": parts}
    return json.dumps(said, ensure_ascii=False, indent=1, default=str)


def _both(key: str) -> str:
    return " / ".join(t(f"command.{key}") for t in voice(None).languages)
