"""The pages in the order of the navigation: the name that stands in the address → its icon."""

from collections.abc import Mapping

from schemas.viewer import ACTS, ROLES, STAFF, Role

PAGES = {
    "overview": ":material/dashboard:",
    "progress": ":material/trending_up:",
    "tasks": ":material/checklist:",
    "models": ":material/emoji_objects:",
    "clusters": ":material/leaderboard:",
    "awards": ":material/military_tech:",
    "reporting": ":material/event_available:",
    "intake": ":material/upload_file:",
    "campaign": ":material/flag:",
    "snapshots": ":material/lock_clock:",
    "unit": ":material/account_balance:",
    "present": ":material/slideshow:",
    "nation": ":material/public:",
    "audit": ":material/history:",
}
FIRST = "overview"
"""The page of the bare address."""

SEEN_BY: Mapping[str, frozenset[Role]] = {
    **dict.fromkeys(PAGES, frozenset(ROLES)),
    "clusters": frozenset(ROLES) - {"unit"},
    "intake": frozenset(ROLES) - {"leader"},
    "snapshots": STAFF | {"leader"},
    "present": STAFF | {"leader"},
    "nation": ACTS["read_nation"],
    "audit": ACTS["read_audit"],
}
"""Page → the roles that may open it."""
