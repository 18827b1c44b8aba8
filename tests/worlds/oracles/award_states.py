"""What the door's gate and the page's gate hold a proposal for, side by side."""

from datetime import date
from pathlib import Path
from typing import Any

from data.keeping.publishing.previous import Previous
from data.keeping.store import answer, open_store
from data.profiles.awards.routes import award_routes
from data.profiles.catalog import Catalog


def seen(store: Path, catalog: Catalog, plan: str, today: date) -> tuple[Any, Any]:
    """What the door and the page hold of each proposal of a campaign, on the store's last day."""
    routes = award_routes(catalog.profile(plan), catalog.law)
    names = ("subject", "unit_type", "state", "turn", "decided_on", "waits_for")
    door = {}
    for (campaign, code), standing in Previous(store).awards(catalog).standings.items():
        claim = standing.claim(routes) | {"waits_for": standing.waits_for(routes)}
        # to the page a revoked decision is none; at the door it is why nothing may follow
        days = {"decided_on": None} if claim["state"] == "revoked" else {}
        if campaign == plan:
            door[code] = {name: claim[name] for name in names} | days
    asked = {"campaign_id": plan, "as_of": today}
    rows = answer(open_store(store), "SELECT * FROM award_state", asked).to_dicts()
    return door, {row["proposal_id"]: {name: row[name] for name in names} for row in rows}
