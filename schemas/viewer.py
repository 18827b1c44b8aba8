"""Who is asking (Viewer), what each role may do (ACTS), and the one place that decides."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal, get_args

Role = Literal["leader", "unit", "cluster", "appraiser", "secretary", "administrator"]
ROLES: tuple[Role, ...] = get_args(Role)
Act = Literal[
    "report",
    "score",
    "cross",
    "appraise",
    "propose",
    "award",
    "note",
    "screen",
    "model",
    "paper",
    "freeze",
    "storyline",
    "template",
    "rubric",
    "campaign",
    "store",
    "read_cross",
    "read_names",
    "read_few",
    "read_overrides",
    "read_audit",
    "read_nation",
]
STAFF: frozenset[Role] = frozenset(["appraiser", "secretary", "administrator"])
KEEPERS: frozenset[Role] = frozenset(["secretary", "administrator"])
ADMINISTRATOR: frozenset[Role] = frozenset(["administrator"])
ACTS: Mapping[Act, frozenset[Role]] = {
    "report": KEEPERS | {"unit"},
    "score": KEEPERS | {"unit"},
    "cross": KEEPERS | {"cluster"},
    "appraise": STAFF,
    "propose": KEEPERS | {"unit"},
    "award": STAFF,
    "note": STAFF,
    "screen": STAFF,
    "model": KEEPERS | {"unit"},
    "paper": STAFF | {"leader"},
    "freeze": KEEPERS,
    "storyline": KEEPERS,
    "template": KEEPERS,
    "rubric": ADMINISTRATOR,
    "campaign": ADMINISTRATOR,
    "store": ADMINISTRATOR,
    "read_cross": STAFF | {"cluster"},
    "read_names": STAFF | {"unit"},
    "read_few": STAFF | {"leader"},
    "read_overrides": STAFF,
    "read_audit": KEEPERS,
    "read_nation": STAFF | {"leader"},
}
"""Act → the roles that may do it; a unit officer for the own unit, a cluster head for the own
cluster alone."""


REACH = ("campaigns", "units", "clusters")


class NotAllowed(Exception):
    """The viewer may not see or do this: in Vietnamese, then in English. Names nobody.

    `act`: what it was about, where pages can say it in words of their own.
    """

    def __init__(self, words: str, act: Act | None = None) -> None:
        super().__init__(words)
        self.act = act


@dataclass(frozen=True)
class Viewer:
    """Who is asking. `campaigns`, `units`, `clusters`: what may be seen; None is everything.

    Without more it is whoever sits at the machine itself: the local administrator of the shell and
    of a server that only this machine reaches. `name` is how acts are signed in the ledger;
    `account` tells that nobody typed it: it is of the account somebody signed in by.
    """

    name: str = "local"
    role: Role = "administrator"
    campaigns: frozenset[str] | None = None
    units: frozenset[str] | None = None
    clusters: frozenset[str] | None = None
    account: str = ""

    def __post_init__(self) -> None:
        """A unit officer without a unit, a cluster head without a cluster see none, not all."""
        if self.role == "unit" and self.units is None:
            object.__setattr__(self, "units", frozenset())
        if self.role == "cluster" and self.clusters is None:
            object.__setattr__(self, "clusters", frozenset())

    @property
    def is_staff(self) -> bool:
        """Whether this viewer is of the council's staff."""
        return self.role in STAFF

    @property
    def is_limited(self) -> bool:
        """Whether only some units or clusters may be seen."""
        return self.units is not None or self.clusters is not None

    @property
    def scope(self) -> "Viewer":
        """All of the viewer that an answer may hang on, and so the key of what is kept of it: two
        people who may read the same acts, of one reach, get the same."""
        reads = _reads(self.role)
        alike = next(role for role in ROLES if _reads(role) == reads)
        is_limited = self.role in ("unit", "cluster")
        return replace(self, name="", account="", role=self.role if is_limited else alike)

    def to_text(self) -> str:
        """For a process of its own: role and reach as JSON, without the name."""
        reach = {name: value for name in REACH if (value := getattr(self, name)) is not None}
        lists = {name: sorted(value) for name, value in reach.items()}
        return json.dumps({"role": self.role, **lists}, ensure_ascii=False)

    @classmethod
    def from_text(cls, text: str) -> "Viewer":
        """What `to_text` wrote. ValueError: it is not that."""
        said = json.loads(text)
        if (
            not isinstance(said, dict)
            or said.get("role") not in ROLES
            or {*said} - {"role", *REACH}
        ):
            raise ValueError(text)
        reach = [frozenset(said[name]) if name in said else None for name in REACH]
        campaigns, units, clusters = reach
        return cls("", said["role"], campaigns, units, clusters)

    def may(self, act: Act) -> bool:
        """Whether the role may do it at all; of which unit, `require_act` says."""
        return self.role in ACTS[act]

    def require(self, campaign: str) -> None:
        """Raise NotAllowed unless this viewer may see the campaign."""
        if self.campaigns is not None and campaign not in self.campaigns:
            raise NotAllowed(
                f"Vai «{self.role}» không được xem phong trào «{campaign}». / "
                f"Role “{self.role}” may not see campaign “{campaign}”."
            )

    def require_act(
        self,
        act: Act,
        *,
        campaign: str | None = None,
        unit: str | None = None,
        cluster: str | None = None,
    ) -> None:
        """Raise NotAllowed unless this viewer may do it, in that campaign, of that unit or cluster;
        who is limited to units or clusters has to say of which it is."""
        if campaign is not None:
            self.require(campaign)
        is_inside = (self.units is None or unit in self.units) and (
            self.clusters is None or cluster in self.clusters
        )
        if not self.may(act) or not is_inside:
            raise _not_done(self.role, act, unit or cluster)

    def require_may(self, act: Act) -> None:
        """Raise NotAllowed unless the role may do it at all."""
        if not self.may(act):
            raise _not_done(self.role, act, None)


def _reads(role: Role) -> frozenset[Act]:
    """What a role may read beyond figures: all that answers of roles differ by."""
    return frozenset(act for act in ACTS if act.startswith("read_") and role in ACTS[act])


def _not_done(role: Role, act: Act, of: str | None) -> NotAllowed:
    vi, en = (f" cho «{of}»", f" of “{of}”") if of else ("", "")
    words = f"Vai «{role}» không được làm việc «{act}»{vi}. / Role “{role}” may not do “{act}”{en}."
    return NotAllowed(words, None if of else act)


def signed(by: Viewer | str, act: Act, campaign: str | None = None) -> str:
    """The name an act is signed with. NotAllowed: the viewer may not do it. A bare name is what
    whoever sits at the machine's shell said."""
    viewer = by if isinstance(by, Viewer) else Viewer(by)
    viewer.require_act(act, campaign=campaign)
    return viewer.name.strip()
