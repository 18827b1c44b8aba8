"""What a unit said itself in its report in words, section by section; else a gap to fill in."""

from briefing.office.paper import Block, Sentence
from briefing.report.scene import Scene
from briefing.report.tasks import task_sentences
from briefing.report.words import paragraph, say
from queries.units.questions import unit_remarks

ACCOUNT_OWN_KEYS = {
    "ahead": "account.own.ahead",
    "direction": "account.own.direction",
    "proposals": "account.own.proposals",
    "results": "account.own.results",
    "short": "account.own.short",
}

OWN = {
    "direction": "direction",
    "results": "results",
    "short": "shortcomings",
    "ahead": "next",
    "proposals": "proposals",
}


def own_words(section: str, scene: Scene) -> list[Block]:
    """The unit's words of the year that belong in a section; only of a unit's own report."""
    if scene.unit is None or section not in OWN:
        return []
    told = scene.ask(unit_remarks).to_dicts()
    name = scene.report["obligation_id"] if scene.report else ""
    mine = [row for row in told if row["period_id"] == name and row["kind"] == OWN[section]]
    if not mine and section == "direction" and task_sentences(scene):
        return []
    if not mine:
        return paragraph(say(scene, ACCOUNT_OWN_KEYS[section], None))
    text = str(mine[0]["remark"]).strip()
    return paragraph(Sentence(f"own.{section}", text, unit_remarks.name))
