"""The store of pages with a register of models, and a proposal whose achievement is one of them."""

from datetime import datetime
from pathlib import Path

from data.intake.load import ingest
from data.profiles.catalog import load_catalog
from tests.worlds.once import once
from tests.worlds.page_store import a_campaign, page_store, three_units

HEADER = (
    "campaign_id,unit_id,period_id,model_id,model_name,kind,content_id,"
    "recognised_on,document,replicated_to,replicated_on"
)
AWARD = (
    "campaign_id,unit_id,year,proposal_code,recipient_class,recipient_name,form_id,occasion,"
    "achievement_id,proposed_on"
)


def model_store(folder: Path) -> Path:
    """M-1 of the first unit, taken over by both others; M-2 of the second, not recognised."""
    return once("models", folder, _made)


def _made(folder: Path) -> Path:
    store, campaign = page_store(folder), a_campaign(load_catalog())
    first, second, third = three_units(load_catalog(), campaign)
    known = f"{campaign},{first},model-2026,M-1"
    rows = [
        f"{known},Một cửa không chờ,Mô hình,government,2/3/2026,12/QĐ-UBND,{second},1/4/2026",
        f"{known},,,,,,{third},1/5/2026",
        f"{campaign},{second},model-2026,M-2,Bản tin số,Sáng kiến,awareness,,,,",
    ]
    models = folder / "mo-hinh.csv"
    models.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    said = f"{campaign},{first},2026,01,tập thể,Tập thể A,giay-khen,ad_hoc,m-1,1/7/2026"
    awards = folder / "de-nghi.csv"
    awards.write_text(f"{AWARD}\n{said}\n", encoding="utf-8")
    outcomes = ingest(store, [models, awards], "minh họa", datetime(2026, 7, 8))
    assert [o.state for o in outcomes] == ["accepted"] * 2, [o.problems[:3] for o in outcomes]
    return store
