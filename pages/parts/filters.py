"""Filters (bộ lọc): address ⇄ Selection; opening/bar.py draws them."""

from dataclasses import replace
from datetime import date

from data.keeping.calendar import store_today
from pages.parts.address import address, language
from pages.parts.cached import ask, campaigns
from pages.parts.opening.frozen import shown_store
from pages.parts.opening.who import own
from pages.parts.options import choices
from queries.reference.questions import default_view, phase_list, store_state
from schemas.frames import CampaignList
from schemas.selection import Selection

NEEDED = ("campaign", "phase", "period", "obligation", "year")
SHARED = ("period", "obligation")
CHECKED = ("unit_type", "cluster", "unit", "content", "indicator", "period", "obligation", "form")
DEPENDS = {
    "campaign": (
        "cluster",
        "unit_type",
        "unit",
        "content",
        "indicator",
        "period",
        "obligation",
        "compare",
        "phase",
        "as_of",
        "snapshot",
        "year",
        "stage",
        "criterion",
        "form",
        "province",
        "measure",
        "since",
    ),
    "year": ("unit", "stage", "criterion"),
    "cluster": ("unit", "stage", "criterion"),
    "unit_type": ("unit",),
    "content": ("indicator",),
}


def campaign_row(campaign: str) -> CampaignList:
    """The campaign's row in the store: its names, thresholds and dates."""
    return campaigns()[campaign]


def default_selection(campaign: str | None) -> Selection:
    """What a bare address means: the first campaign, on the store's first view."""
    rows = campaigns()
    chosen = campaign if campaign in rows else next(iter(rows))
    state = ask(store_state).row(0, named=True)
    today = store_today(shown_store())
    first = state["first_view"] or today
    shown = first if first <= rows[chosen]["last_date"] else today
    return Selection(campaign=chosen, as_of=shown)


def pick(*names: str, is_today: bool = False) -> Selection:
    """The selection the address asks for; what it leaves open is the shared view of its date.

    What this page lacks or does not know is left out. A page of today (`is_today`) still opens on
    the period of the address's date, as every other page does.
    """
    said = address()
    default = default_selection(said.get("campaign"))
    asked = {key: value for key, value in said.items() if key in ("as_of", "phase", *names)}
    chosen = Selection.from_query(asked, default)
    shown = replace(default, as_of=_within(chosen.as_of, chosen.campaign))
    usual = ask(default_view, shown).row(0, named=True)
    day = store_today(shown_store()) if is_today else chosen.as_of
    has_phase = asked.get("phase") in ask(phase_list, shown)["phase_id"].to_list()
    chosen = replace(
        chosen,
        as_of=_within(day, chosen.campaign),
        phase=chosen.phase if has_phase else usual["phase_id"],
        year=chosen.year or usual["year"],
    )
    for name in CHECKED:
        if getattr(chosen, name) and getattr(chosen, name) not in choices(name, chosen, language()):
            chosen = replace(chosen, **{name: None})
    chosen = own(chosen)
    shared = {name: usual[f"{name}_id"] for name in SHARED if name in names}
    return replace(chosen, **{n: getattr(chosen, n) or value for n, value in shared.items()})


def _within(as_of: date, campaign: str) -> date:
    first = campaign_row(campaign).first_date
    return max(min(as_of, store_today(shown_store())), first)
