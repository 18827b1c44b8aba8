"""The checklist of a dossier: each criterion its recipient is weighed by, what is said of it."""

from collections.abc import Sequence

import polars as pl

from answers.criteria.words import evidence_words
from schemas.row import Row
from translations import Translator

CRITERIA_CHECKED_KEYS = {
    "attested": "criteria.checked.attested",
    "figures": "criteria.checked.figures",
    "said": "criteria.checked.said",
    "silent": "criteria.checked.silent",
}

CHECKLIST = ["plan_criterion", "checked_word", "claim_words", "unit_words"]
"""Columns of the checklist: criterion, state, the dossier's words, what is known of the unit."""
COLUMNS = dict.fromkeys(["proposal_id", "criterion_id", "checked", *CHECKLIST], pl.String)


def checklist(rows: pl.DataFrame, t: Translator) -> pl.DataFrame:
    """A row a proposal and criterion, in the plan's order (ProposalCriteria)."""
    parts = rows.partition_by("proposal_id", "criterion_id", maintain_order=True)
    said = [_line(part.to_dicts(), t) for part in parts]
    return pl.DataFrame(said, schema=COLUMNS, orient="row")


def _line(rows: Sequence[Row], t: Translator) -> tuple[str | None, ...]:
    first = rows[0]
    known = [evidence_words(row, t) for row in rows if row["is_known"]]
    state = _state(first, known)
    name = f"{first['criterion_id']} {t.pick(first, 'label')}"
    word = t(CRITERIA_CHECKED_KEYS[state])
    told = "; ".join(known) or None
    return (first["proposal_id"], first["criterion_id"], state, name, word, first["claim"], told)


def _state(first: Row, known: list[str]) -> str:
    """said in the dossier; attested there; figures of the unit alone; nothing said."""
    if first["is_said"]:
        return "said"
    if first["is_attested"]:
        return "attested"
    return "figures" if known else "silent"


def checked_sentence(mine: pl.DataFrame, t: Translator) -> str:
    """«4/6 tiêu chí có căn cứ; chưa nói: CQ2, CQ5» of one proposal (checklist)."""
    if mine.is_empty():
        return t("criteria.no_criteria")
    silent = mine.filter(checked="silent")["criterion_id"].to_list()
    words = {"known": t.number(mine.height - len(silent)), "count": t.number(mine.height)}
    if not silent:
        return t("criteria.checked_all", **words)
    return t("criteria.checked_some", codes=", ".join(silent), **words)
