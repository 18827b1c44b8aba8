"""Dossiers, for staff: every proposal with the gate's answer, numbers left, rules, papers."""

from typing import Any

import polars as pl
import streamlit as st

from answers.answers import of_year
from answers.awards.frames import DAYS as REACHED
from answers.awards.frames import reached
from answers.awards.gate import answer_rows, dossier_rows, quota_table, rules_of
from answers.awards.words import waiting_line, with_next, worded, worded_overrides, worded_rules
from answers.criteria.dossier import CHECKLIST, checked_sentence, checklist
from answers.tables import text_table
from pages.parts.address import address, here, put
from pages.parts.awards.data import data, every
from pages.parts.awards.list import award_list
from pages.parts.awards.papers import papers_card
from pages.parts.awards.steps import step_form
from pages.parts.awards.votes import votes_card
from pages.parts.cached import ask
from pages.parts.card import footer, tall
from pages.parts.fit import HALF
from pages.parts.models.evidence import proposal_model
from pages.parts.opening.who import may, viewer
from pages.parts.switch import switch
from pages.parts.tables.table import table, words_table
from pages.parts.tables.unit_table import picked_table
from pages.parts.units.received import received_card
from queries.awards.questions import award_overrides, award_rules, award_steps
from queries.criteria.questions import proposal_criteria
from schemas.selection import Selection
from translations import Translator
from translations.name_order import name_order
from translations.phrases import counted, markdown

VERDICTS = ("any", "failed", "no_basis", "met", "open")
PROPOSALS = [
    "proposal_id",
    "short_name",
    "recipient_name",
    "class_word",
    "form",
    "occasion_word",
    "state_word",
    "next_word",
    "verdict_word",
    "then_word",
    "proposed_on",
    "decided_on",
]
STEPS = [
    "on_date",
    "state_word",
    "actor",
    "step_days",
    "document",
    "reason",
    "recorded_by",
    "file_name",
    "line",
]
ANSWERS = ["verdict_word", "rule_label", "why", "document", "clause", "printed_words"]
QUOTAS = ["short_name", "year", "rule_label", "limit", "taken_count", "asking_count", "left_count"]
OVERRIDES = [
    "on_date",
    "short_name",
    "proposal_id",
    "state_word",
    "override_role",
    "override_document",
    "reason",
    "failed_words",
]
RULES = [
    "rule_label",
    "document",
    "clause",
    "printed_words",
    "valid_from",
    "valid_to",
    "is_in_force",
]


def files_view(chosen: Selection, t: Translator) -> None:
    """Everything staff need before a session; names of people are shown here only."""
    if not may("read_overrides", t):
        return
    covered = data.coverage_rows(chosen)
    shown = proposals_card(chosen, covered, t)
    picked = shown.filter(proposal_id=address().get("proposal", ""))
    if picked.height:
        proposal_card(picked.row(0, named=True), chosen, covered, t)
    rules = ask(award_rules, every(chosen))
    papers_card(chosen, t)
    votes_card(chosen, t)
    numbers = quota_table(data.judged_proposals(chosen), rules_of(rules), t)
    numbers = numbers.rename({"label": "rule_label"})
    award_list("award-quota", numbers, QUOTAS, chosen, t, covered)
    overrides = worded_overrides(ask(award_overrides, every(chosen)), rules, t)
    award_list("award-overrides", overrides, OVERRIDES, chosen, t, covered)
    award_list("award-rules", worded_rules(rules, t), RULES, chosen, t, covered)


def proposals_card(chosen: Selection, covered: pl.DataFrame, t: Translator) -> pl.DataFrame:
    """The proposals of the phase and form, those that fail first; a row opens its file."""
    listed = with_next(worded(data.judged_proposals(chosen).filter(phase_id=chosen.phase), t), t)
    if chosen.form:
        listed = listed.filter(form_id=chosen.form)
    step = address().get("step", "")
    listed = reached(listed, step)
    with st.container(key="card-award-proposals", gap="xsmall"):
        failing = listed.filter(verdict_now="failed").height
        title = counted(t, "awards.award-proposals", failing, total=t.number(listed.height))
        st.markdown(f"## {title}")
        st.caption(t("awards.award-proposals_caption"))
        if step in REACHED:
            word = t(f"awards.stage.{step}")
            st.markdown(t("awards.reached", step=word, count=t.number(listed.height)))
        if waits := waiting_line(listed, t):
            st.markdown(markdown(waits))
        which = switch("awards", "verdict", VERDICTS, t)
        shown = _chosen(listed, which)
        if shown.is_empty():
            st.info(t("awards.award-proposals_none"))
            return listed
        ids = shown["proposal_id"].to_list()
        picked_table(
            shown,
            PROPOSALS,
            f"awards.proposals.{which}.{chosen.form}.{chosen.phase}",
            lambda row: put(proposal=None if row is None else ids[row], cell=None),
            t,
            tall(shown),
        )
        footer("award-proposals", title, shown, PROPOSALS, chosen, t, covered)
    return listed


def _chosen(listed: pl.DataFrame, which: str) -> pl.DataFrame:
    order = {"failed": 0, "no_basis": 1, "met": 2}
    rank = pl.col("verdict_now").replace_strict(order, return_dtype=pl.Int64)
    ordered = listed.sort(rank, name_order("short_name"), "proposal_id")
    if which == "open":
        return ordered.filter(
            pl.col("state").is_in(["proposed", "appraised", "passed", "submitted"])
        )
    return ordered if which == "any" else ordered.filter(verdict_now=which)


def proposal_card(
    row: dict[str, Any], chosen: Selection, covered: pl.DataFrame, t: Translator
) -> None:
    """One proposal: each rule's answer with its words, dossier checklist, steps, the next step."""
    rules = ask(award_rules, every(chosen))
    judged = data.judged_proposals(chosen)
    ranks = data.ranks(chosen)
    answers = answer_rows(row["proposal_id"], judged, rules, chosen.as_of, ranks, t)
    with st.container(key="card-award-proposal", gap="xsmall"):
        title = t("awards.one", name=row["recipient_name"], form=t.pick(row, "form"))
        st.markdown(f"## {markdown(title)}")
        words = {"id": row["proposal_id"], "unit": row["short_name"], "state": row["state_word"]}
        st.caption(markdown(t("awards.one_caption", **words)))
        if row["next_word"]:
            st.markdown(markdown(t("awards.waiting", names=row["next_word"])))
        words_table(text_table(answers, ANSWERS, t), "answers")
        proposal_model(row, chosen, t)
        left, right = st.columns(2)
        with left:
            _part("dossier", dossier_rows(row, rules_of(rules), t), ["paper", "is_there"], t)
        with right:
            steps = ask(award_steps, every(chosen)).filter(proposal_id=row["proposal_id"])
            _part("steps", worded(steps, t), STEPS, t)
            step_form(row, chosen, t)
        _criteria(row["proposal_id"], chosen, t)
        footer("award-proposal", title, answers, ANSWERS, chosen, t, covered)
    if viewer().is_limited:
        return
    if address().get("cell") == row["proposal_id"]:
        received_card(row, t("received.read"), t)
    else:
        st.page_link(
            "pages/awards.py",
            label=t("received.open"),
            icon=":material/table_view:",
            query_params=here(cell=row["proposal_id"]),
        )


def _part(name: str, rows: pl.DataFrame, columns: list[str], t: Translator) -> None:
    """A small table under its name, or what its being empty means."""
    st.markdown(f"**{t(f'awards.{name}')}**")
    if rows.is_empty():
        st.caption(t(f"awards.{name}_none"))
    else:
        table(text_table(rows, columns, t), f"awards.{name}", space=HALF)


def _criteria(proposal_id: str, chosen: Selection, t: Translator) -> None:
    """The plan's criteria for the recipient: what the dossier says of each, what of the unit."""
    rows = ask(proposal_criteria, of_year(every(chosen))).filter(proposal_id=proposal_id)
    mine = checklist(rows, t)
    st.markdown(f"**{t('criteria.dossier')}** · {checked_sentence(mine, t)}")
    if mine.height:
        words_table(text_table(mine, CHECKLIST, t), "checklist")
