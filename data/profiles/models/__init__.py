"""What a plan asks of models (điển hình, mô hình, sáng kiến), as tables of the published store."""

from collections.abc import Iterable

import polars as pl

from schemas.plan.models import ModelAsk
from schemas.plan.profile import Profile
from schemas.tables import ModelAskTable, ModelLinkTable, ModelPartyTable, empty

SAME = ("clause", "counts", "at_least", "due_on", "label_vi", "label_en")
"""Columns that stand in the table as the profile has them."""


def model_tables(profiles: Iterable[Profile]) -> dict[str, pl.DataFrame]:
    """Requirements, whose they are and what they are evidence for, of every campaign."""
    asked = [(p, p.models) for p in profiles if p.models]
    asks = [_ask(p, n, ask) for p, m in asked for n, ask in enumerate(m.asks, start=1)]
    parties = [
        (p.campaign.id, ask.id, name) for p, m in asked for ask in m.asks for name in ask.unit_types
    ]
    links = [
        (p.campaign.id, what, code, m.source)
        for p, m in asked
        for what, codes in (("criterion", m.criteria), ("indicator", [m.indicator]))
        for code in codes
        if code
    ]
    return {
        "model_ask": pl.DataFrame(asks, schema=empty(ModelAskTable).schema),
        "model_party": pl.DataFrame(parties, schema=empty(ModelPartyTable).schema, orient="row"),
        "model_link": pl.DataFrame(links, schema=empty(ModelLinkTable).schema, orient="row"),
    }


def _ask(profile: Profile, position: int, ask: ModelAsk) -> dict[str, object]:
    plan = profile.campaign.source.partition(",")[0]
    return {
        "campaign_id": profile.campaign.id,
        "ask_id": ask.id,
        "position": position,
        "kind": ",".join(ask.kinds) or None,
        "is_of_units": ask.of == "unit",
        "source": f"{plan}, {ask.clause}",
        **{name: getattr(ask, name) for name in SAME},
    }
