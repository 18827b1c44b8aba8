"""The counts of awards as headline figures; they are never added."""

import polars as pl

from answers.headline import Figure
from pictures.awards.funnel import stage_name
from schemas.row import Row
from schemas.words import ROUTE_STATES as STAGES
from translations import Translator
from translations.translator import NO_VALUE


def award_figures(row: Row | None, covered: pl.DataFrame, t: Translator) -> list[Figure]:
    """Proposed, appraised, passed, submitted, decided; not those that no route has."""
    none = 0 if covered["unit_count"].sum() else None  # without a sheet nothing is known
    known: Row = row or dict.fromkeys((f"{stage}_count" for stage in STAGES), none)
    shown = [s for s in STAGES if known[f"{s}_count"] is not None] if row else list(STAGES)
    return [_figure(stage, known, covered, t) for stage in shown]


def _figure(stage: str, row: Row, covered: pl.DataFrame, t: Translator) -> Figure:
    count, whole = row[f"{stage}_count"], row["proposed_count"]
    if stage == "proposed":
        share = f"{t.number(covered['unit_count'][0])}/{t.number(covered['expected_count'][0])}"
        chip = f":gray-badge[:material/fact_check: {t('card.units', share=share)}]"
    else:
        part = t.amount(100 * count / whole, "%") if whole else NO_VALUE
        chip = f":gray-badge[{t('awards.of_proposed', share=part)}]"
    revoked = row.get("revoked_count") if stage == "decided" else 0
    if revoked:
        chip += f" :red-badge[{t('awards.revoked_beside', count=t.number(revoked))}]"
    return Figure(f"award_{stage}", stage_name(stage, t), t.number(count), chip)
