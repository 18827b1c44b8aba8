"""Flags of clusters in a sample (dữ liệu minh họa): in some the holder changes by turn."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from data.profiles.catalog import Catalog
from data.samples.sample_award_words import FIRST_DAY, SPAN, draws, words

Proposal = dict[str, Any]


def flags(
    catalog: Catalog, campaign_id: str, year: int, made: list[Proposal]
) -> Iterator[Proposal]:
    """Flags of clusters: in some the holder changes by turn, in some it is always the same."""
    forms = {form.id for form in catalog.profile(campaign_id).awards.forms}
    rows = catalog.memberships.filter(campaign_id=campaign_id, year=year, is_year_last=True)
    clusters = rows["cluster_id"].unique().sort().to_list()
    planted = words()["flags"]
    for place in (*planted["turning"], *planted["kept"]):
        if "province-flag" not in forms or place >= len(clusters):
            continue
        units = rows.filter(cluster_id=clusters[place])["unit_id"].sort().to_list()
        at = year % len(units) if place in planted["turning"] else 0
        sample = next((p for p in made if p["unit_id"] == units[at]), None)
        if sample is not None:
            yield _flag(sample, year)


def _flag(sample: Proposal, year: int) -> Proposal:
    said = words()
    draw = draws(1, sample["unit_id"], year, 90)
    keep = {k: sample[k] for k in ("campaign_id", "year", "unit_id", "person_count")}
    return keep | {
        "proposal_code": "90",
        "recipient_class": "collective",
        "recipient_name": f"{said['collective']} {int(draw[5] * 9000) + 1000}",
        "form_id": "province-flag",
        "occasion": "annual",
        "achievement_id": f"TT-{sample['unit_id']}-{year}-90",
        "proposed_on": date(year, *FIRST_DAY) + timedelta(days=SPAN),
        "document": said["submission"].format(number=900),
        "papers": "submission; minutes; achievement-report",
        "sets": 1,
        "draw": [0.5] * 12,
        "is_flag": True,
    }
