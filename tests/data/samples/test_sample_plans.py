"""Plans of the units in the sample: none is dated, or handed in, before its report begins."""

from pathlib import Path

import pytest

from data.profiles.catalog import load_catalog
from data.samples.sample_plans import plan_files, unit_plans

CATALOG = load_catalog()
ASKING = [name for name in CATALOG.profiles if CATALOG.reports(name).filter(kind="plan").height]


@pytest.mark.parametrize("campaign", ASKING)
def test_no_plan_is_older_than_the_report_it_answers(campaign: str, tmp_path: Path) -> None:
    units = CATALOG.units.filter(campaign_id=campaign)
    plans = unit_plans(CATALOG, campaign, units, 7)
    asked = CATALOG.reports(campaign).filter(period_id=plans["period_id"][0])
    start = asked["start_date"][0]
    assert plans["plan_date"].to_list() == [day for day in plans["plan_date"] if day >= start]
    assert plans["plan_date"].n_unique() > min(plans.height, 20) / 2
    for arrival in plan_files(plans, tmp_path):
        assert arrival.received_at.date() >= start
