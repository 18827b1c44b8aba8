"""How rules become sentences: words under a key, the key itself, the query behind the figures."""

from collections.abc import Iterable, Sequence
from typing import Any

from briefing.office.paper import Block, Paragraph, Sentence
from briefing.report.scene import Scene
from queries.question import Question
from schemas.row import Row
from schemas.tables import Table
from translations.held import held_value
from translations.phrases import capital, joined
from translations.value_words import STATUS_KEYS

SECTION = "account."
NAMED = 10
# Variants of one sentence share its key: an edit or a deletion holds whichever is said next.
VARIANTS = {
    "head.closing": ("closing_annexed",),
    "direction.plans": ("plans_none", "plans_late"),
    "direction.periods": ("period", "periods_alike", "periods_none"),
    "direction.unit_periods": ("unit_period_on_time", "unit_period_late", "unit_period_lacking"),
    "direction.report": ("open", "closed", "all", "all_exempt"),
    "direction.unit_plan": ("unit_plan_late", "unit_plan_missing"),
    "results.on_path": ("on_path_closed",),
    "results.on": ("all", "all_one", "none"),
    "results.slow": ("slow_most", "slow_all", "slow_all_most", "slow_only"),
    "short.behind": ("not_met",),
    "short.said_all": ("said_none",),
    "short.said": ("said_general",),
    "scoring.coverage": ("none",),
    "scoring.unit": ("unit_none",),
    "scoring.rank": ("rank_grade",),
    "models.recognised": ("none_recognised",),
    "models.unit_recognised": ("unit_none_recognised",),
    "models.replicated": ("none_replicated",),
    "models.unit_replicated": ("unit_none_replicated",),
    "awards.counts": ("none",),
    "awards.unit": ("unit_none",),
    "awards.wait_council": ("doubt_council",),
    "awards.wait_submitter": ("doubt_submitter",),
    "awards.wait_decider": ("doubt_decider",),
    "awards.wait_higher": ("doubt_higher",),
}
KEYS = {
    f"{key.partition('.')[0]}.{name}": key for key, others in VARIANTS.items() for name in others
}


def say(
    scene: Scene, key: str, source: Question[Table] | None, of: str = "", **values: Any
) -> Sentence:
    """The sentence of a rule. `key` is that of its words; `of` tells sentences of a rule apart."""
    name = key.removeprefix(SECTION)
    name = KEYS.get(name, name)
    text = capital(scene.t(key, **values))
    return Sentence(f"{name}:{of}" if of else name, text, source.name if source else "")


def paragraph(*said: Sentence | None) -> list[Block]:
    """One paragraph of the sentences there are; none, no paragraph."""
    kept = tuple(one for one in said if one)
    return [Paragraph(kept)] if kept else []


def phrases(scene: Scene, counts: Iterable[tuple[str, int]], **values: Any) -> str:
    """«06 đơn vị gửi trễ; 02 đơn vị được miễn»: a phrase for every count that is not zero."""
    t = scene.t
    return "; ".join(t(key, count=t.number(count), **values) for key, count in counts if count)


def names(scene: Scene, found: Sequence[str], more: str = "account.more") -> str:
    """Names up to ten, then how many more."""
    if len(found) <= NAMED:
        return joined(scene.t, list(found))
    rest = scene.t.number(len(found) - NAMED)
    return scene.t(more, names=", ".join(found[:NAMED]), count=rest)


def unit_name(scene: Scene, row: Row) -> str:
    """The unit of a row, named in full where the list of units has it."""
    return scene.full_names.get(row["unit_id"], str(row["short_name"]))


def share(scene: Scene, count: int, whole: int) -> str:
    """94,9%; of nothing there is no share."""
    return scene.t.amount(100 * count / whole if whole else None, "%", 1)


def item(scene: Scene, row: Row) -> str:
    """An indicator with its value and what is required by the day."""
    t = scene.t
    key = "account.item" if row["direction"] == "higher" else "account.item_most"
    words = {"value": held_value(row, t), "required": held_value(row, t, "required_value")}
    return t(key, label=t.pick(row, "label"), **words)


def status(scene: Scene, row: Row) -> str:
    """The word of a status inside a sentence."""
    return scene.t(STATUS_KEYS[row["status"]]).lower()
