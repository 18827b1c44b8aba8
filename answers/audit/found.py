"""Looking for acts in the audit log: by kind, unit, person, day and words."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from answers.audit.words import Names
from answers.reporting.call_list import folded
from data.keeping.audit.acts import KINDS, Act


@dataclass(frozen=True)
class Asked:
    """What is looked for; a blank asks for all. Acts of no campaign are of every one."""

    campaign: str = ""
    kind: str = ""
    unit: str = ""
    who: str = ""
    since: date | None = None
    until: date | None = None
    words: str = ""


def found(acts: Iterable[Act], asked: Asked, names: Names) -> list[Act]:
    """The acts that are asked for, in their order; both days count."""
    words = folded(asked.words).split()
    return [
        act
        for act in acts
        if (not asked.campaign or act.campaign_id in (None, asked.campaign))
        and (not asked.kind or act.kind == asked.kind)
        and (not asked.unit or asked.unit in act.units)
        and (not asked.who or act.by == asked.who)
        and (asked.since is None or act.at.date() >= asked.since)
        and (asked.until is None or act.at.date() <= asked.until)
        and (not words or all(word in _text(act, names.units) for word in words))
    ]


def counted_by(acts: Iterable[Act]) -> tuple[dict[str, int], dict[str, int]]:
    """How many acts of each kind, in the order of KINDS, and of each person, the most first."""
    acts = list(acts)
    kinds, people = Counter(a.kind for a in acts), Counter(a.by for a in acts)
    return {k: kinds[k] for k in KINDS if k in kinds}, dict(people.most_common())


def _text(act: Act, units: Mapping[str, str]) -> str:
    names = [units.get(code, "") for code in act.units]
    said = (act.entry, act.by, act.item, act.reason, act.before, act.after, *act.periods)
    return folded(" ".join((*said, *act.units, *names)))
