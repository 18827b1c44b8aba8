"""What is to mend in a campaign, and what a changed one changes, in the words of a language."""

from datetime import date, datetime

from data.commands.command_words import written
from data.profiles.change.changes import Change, Said
from data.profiles.new.found import Found
from schemas.tables import ALWAYS, FOREVER
from translations import Translator
from translations.act_words import CAMPAIGN_CHECK_KEYS, CAMPAIGN_CHECK_PHASE_KEYS
from translations.phrases import capital

CAMPAIGN_DIFF_KIND_KEYS = {
    "award_form": "campaign_diff.kind.award_form",
    "award_rule": "campaign_diff.kind.award_rule",
    "campaign": "campaign_diff.kind.campaign",
    "content": "campaign_diff.kind.content",
    "council_area": "campaign_diff.kind.council_area",
    "deadline": "campaign_diff.kind.deadline",
    "indicator": "campaign_diff.kind.indicator",
    "model_ask": "campaign_diff.kind.model_ask",
    "period": "campaign_diff.kind.period",
    "phase": "campaign_diff.kind.phase",
    "plan_document": "campaign_diff.kind.plan_document",
    "rubric": "campaign_diff.kind.rubric",
    "section": "campaign_diff.kind.section",
    "task": "campaign_diff.kind.task",
    "unit": "campaign_diff.kind.unit",
}


def finding_words(one: Found, t: Translator) -> str:
    """What is wrong and what to do, in one language."""
    said = dict(one.params)
    if "phase" in said:
        said["phase"] = t(CAMPAIGN_CHECK_PHASE_KEYS[said["phase"]])
    return t(CAMPAIGN_CHECK_KEYS[one.code], item=one.item, **said)


def place_of(one: Found) -> str:
    """File and line, as editors open them."""
    return f"{one.file}:{one.line}:" if one.line else f"{one.file}:"


def change_words(one: Change, t: Translator) -> str:
    """What changes, for whom, and what to do where reports already in are touched."""
    said = {name: _value(value, t) for name, value in one.params.items()}
    if "phase" in said:
        said["phase"] = t(CAMPAIGN_CHECK_PHASE_KEYS[said["phase"]])
    if one.kind:
        said["kind"] = t(CAMPAIGN_DIFF_KIND_KEYS[one.kind])
    if one.fields:
        said["fields"] = "; ".join(
            t("campaign_diff.field", name=_label(name, t), was=_value(was, t), now=_value(now, t))
            for name, (was, now) in one.fields.items()
        )
    key = f"campaign_diff.{one.code}"
    if one.params.get("count") == 1 and t.has(f"{key}_one"):
        key = f"{key}_one"
    return capital(t(key, item=one.item, **said))


def _label(name: str, t: Translator) -> str:
    """What a field is called where people read it; its own name where nobody calls it."""
    return t(f"column.{name}").lower() if t.has(f"column.{name}") else name


def _value(value: Said, t: Translator) -> str:
    """A value as the language writes it: a day that is none and a blank are –."""
    day = value.date() if isinstance(value, datetime) else value
    if value is None or (isinstance(day, date) and day in (ALWAYS, FOREVER.date())):
        return "–"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return t.number(value, 0 if value.is_integer() else 2)
    return written(value, t)
