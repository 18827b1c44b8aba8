"""What is to mend in a campaign, and what a changed one changes, in the words of a language."""

from datetime import date, datetime

from data.commands.command_words import written
from data.profiles.change.changes import Change, Said
from data.profiles.new.found import Found
from schemas.tables import ALWAYS, FOREVER
from translations import Translator
from translations.phrases import capital


def finding_words(one: Found, t: Translator) -> str:
    """What is wrong and what to do, in one language."""
    said = dict(one.params)
    if "phase" in said:
        said["phase"] = t(f"campaign_check.phase.{said['phase']}")
    return t(f"campaign_check.{one.code}", item=one.item, **said)


def place_of(one: Found) -> str:
    """File and line, as editors open them."""
    return f"{one.file}:{one.line}:" if one.line else f"{one.file}:"


def change_words(one: Change, t: Translator) -> str:
    """What changes, for whom, and what to do where reports already in are touched."""
    said = {name: _value(value, t) for name, value in one.params.items()}
    if "phase" in said:
        said["phase"] = t(f"campaign_check.phase.{said['phase']}")
    if one.kind:
        said["kind"] = t(f"campaign_diff.kind.{one.kind}")
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
