"""A store small enough to open every page in seconds: three communes of a shipped campaign."""

from datetime import date, datetime, time, timedelta
from pathlib import Path

from data.intake.load import ingest
from data.keeping.calendar import write_calendar
from data.profiles.catalog import Catalog, load_catalog
from tests.worlds.once import once

TODAY = date(2026, 10, 31)
HEADER = "campaign_id,unit_id,period_id,indicator_id,value,note"


def a_campaign(catalog: Catalog) -> str:
    return max(
        (p for p in catalog.profiles.values() if p.campaign.level == "province"),
        key=lambda profile: len(profile.indicators),
    ).campaign.id


def three_units(catalog: Catalog, campaign: str) -> list[str]:
    units = catalog.units_of(campaign, TODAY).filter(unit_type="commune")
    return units["unit_id"].sort().to_list()[:3]


def page_store(folder: Path) -> Path:
    return once("pages", folder, _made)


def _made(folder: Path) -> Path:
    store, catalog = folder / "store", load_catalog()
    campaign = a_campaign(catalog)
    write_calendar(store, "sample", TODAY, TODAY)
    percents = [
        i for i in catalog.indicators_for(campaign, "commune") if i.measure == "%" and not i.part_of
    ]
    periods = catalog.periods(campaign).sort("end_date").to_dicts()
    files, moments = [], []
    for number, period in enumerate(p for p in periods if p["end_date"] < TODAY):
        values = [
            f"{campaign},{unit},{period['period_id']},{i.id},{20 + 5 * number + place},"
            for place, unit in enumerate(three_units(catalog, campaign))
            for i in percents
        ]
        files.append(folder / f"{period['period_id']}.csv")
        files[-1].write_text("\n".join([HEADER, *values]) + "\n", encoding="utf-8")
        moments.append(datetime.combine(period["end_date"] + timedelta(days=9), time.min))
    outcomes = ingest(store, files, "minh họa", moments)
    assert {o.state for o in outcomes} == {"accepted"}, outcomes[0].problems[:3]
    return store
