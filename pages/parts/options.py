"""What each filter can be set to: code → words, in the order the store gives."""

from dataclasses import replace

from pages.parts.cached import ask
from pictures.calendar import obligation_choice
from queries.awards.questions import award_cells
from queries.reference import questions as reference
from queries.reporting.obligations import obligation_list
from queries.scoring.questions import score_years
from schemas.selection import Selection
from translations import Language, translator
from translations.phrases import capital

ICONS = {
    "campaign": ":material/flag:",
    "phase": ":material/layers:",
    "cluster": ":material/account_tree:",
    "unit_type": ":material/category:",
    "unit": ":material/account_balance:",
    "period": ":material/description:",
    "obligation": ":material/description:",
    "content": ":material/topic:",
    "indicator": ":material/monitoring:",
    "year": ":material/calendar_today:",
    "form": ":material/military_tech:",
}


def choices(name: str, chosen: Selection, language: Language) -> dict[str, str]:
    """The values of one filter under the others: code → words."""
    t = translator(language)
    if name == "campaign":
        rows = ask(reference.campaign_list).to_dicts()
        return {row["campaign_id"]: t.pick(row, "short") for row in rows}
    if name == "phase":
        rows = ask(reference.phase_list, chosen).to_dicts()
        return {row["phase_id"]: phase_words(row, language) for row in rows}
    if name == "period":
        periods = ask(reference.period_list, chosen).filter(is_over=True)["period_id"].to_list()
        return {period: t.period(period) for period in reversed(periods)}
    if name == "obligation":
        rows = ask(obligation_list, replace(chosen, obligation=None)).to_dicts()
        return {row["obligation_id"]: obligation_choice(row, t) for row in rows}
    if name == "year":
        years = ask(score_years, replace(chosen, year=None))["year"].to_list()
        return {str(year): capital(t("period.year", year=year)) for year in reversed(years)}
    if name == "form":
        rows = ask(award_cells, replace(chosen, form=None)).unique("form_id", keep="first")
        return {
            row["form_id"]: t.pick(row, "form") for row in rows.sort("form_position").to_dicts()
        }
    return _listed(name, chosen, language)


def phase_words(row: dict[str, object], language: Language) -> str:
    """«Giai đoạn 1 · 2025–2027»."""
    name = translator(language)(f"phase.{row['phase_id']}")
    return f"{name} · {row['first_year']}–{row['last_year']}"


def _listed(name: str, chosen: Selection, language: Language) -> dict[str, str]:
    t = translator(language)
    free = replace(chosen, **{name: None})
    if name == "unit_type":
        rows = ask(reference.unit_type_list, replace(free, cluster=None, unit=None)).to_dicts()
        return {row["unit_type"]: t.pick(row, "label") for row in rows}
    if name == "cluster":
        rows = ask(reference.cluster_list, replace(free, unit_type=None, unit=None)).to_dicts()
        return {row["cluster_id"]: t.pick(row, "cluster_name") for row in rows}
    if name == "unit":
        rows = ask(reference.unit_list, free).to_dicts()
        return {row["unit_id"]: row["unit_name"] for row in rows}
    rows = ask(reference.indicator_list, replace(chosen, content=None, indicator=None)).to_dicts()
    if name == "content":
        return {row["content_id"]: t.pick(row, "content_short") for row in rows}
    inside = [row for row in rows if chosen.content in (None, row["content_id"])]
    return {row["indicator_id"]: t.pick(row, "label") for row in inside}
