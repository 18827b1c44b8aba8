"""The gate's answers in words (kết luận của từng quy định), quotas left, dossiers to check."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any

import polars as pl

from methods.award_gate import bucket, gate, overall, speaks_of
from methods.award_rules import LIVE, codes
from schemas.plan.awards import AwardRule
from schemas.row import Row
from translations import Translator
from translations.name_order import name_order

AWARDS_VERDICT_KEYS = {
    "failed": "awards.verdict.failed",
    "met": "awards.verdict.met",
    "no_basis": "awards.verdict.no_basis",
    "off": "awards.verdict.off",
}

LISTED = ("subjects", "forms", "occasions", "unit_types", "allowed")
"""Keys of a rule that name several codes, «; » between them in the answer."""
RULE_KEYS = [
    field.name
    for field in fields(AwardRule)
    if field.name not in ("id", "limit", "rank_at_most", *LISTED)
]
"""Keys of a rule that the answer has under the same name."""
QUOTA = {
    "rule_id": pl.String,
    "label": pl.String,
    "unit_id": pl.String,
    "short_name": pl.String,
    "year": pl.Int64,
    "limit": pl.Int64,
    "taken_count": pl.Int64,
    "asking_count": pl.Int64,
    "left_count": pl.Int64,
}


def rules_of(frame: pl.DataFrame) -> list[AwardRule]:
    """The rules of an answer of AwardRules."""
    return [_rule(row) for row in frame.to_dicts()]


def _rule(row: Row) -> AwardRule:
    same = {name: row[name] for name in RULE_KEYS}
    listed: dict[str, Any] = {name: tuple(codes(row[name])) for name in LISTED}
    ranks = [code.rpartition(" ") for code in codes(row["rank_at_most"])]
    return AwardRule(
        **same,
        **listed,
        id=row["rule_id"],
        limit=row["limit_count"],
        rank_at_most={unit_type: int(rank) for unit_type, _, rank in ranks},
    )


def rank_rules(rules: list[AwardRule]) -> list[AwardRule]:
    """Rules in force that look at the ranks of an indicator."""
    return [r for r in rules if r.kind == "rank" and r.is_in_force and r.rank_indicator]


def judged(
    proposals: pl.DataFrame, rules: list[AwardRule], as_of: date, ranks: Mapping[str, int]
) -> pl.DataFrame:
    """The proposals with `verdict_now`, and `failed`: the rules that decide it."""
    answers = gate(proposals, rules, as_of, ranks)
    worst = overall(answers, proposals["proposal_id"])
    worst = worst.rename({"verdict": "verdict_now"})
    both = answers.join(worst, on="proposal_id")
    deciding = both.filter(pl.col("verdict") == pl.col("verdict_now"), pl.col("verdict") != "met")
    named = deciding.group_by("proposal_id", maintain_order=True).agg(deciding=pl.col("rule_id"))
    for found in (worst, named):
        proposals = proposals.join(found, on="proposal_id", how="left", maintain_order="left")
    return proposals


def answer_rows(
    proposal_id: str,
    proposals: pl.DataFrame,
    rules: pl.DataFrame,
    as_of: date,
    ranks: Mapping[str, int],
    t: Translator,
) -> pl.DataFrame:
    """Every rule's answer to one proposal with its document, clause and own words."""
    answers = gate(proposals, rules_of(rules), as_of, ranks).filter(proposal_id=proposal_id)
    both = answers.join(rules, on="rule_id", maintain_order="left")
    rows = [
        {
            "verdict_word": t(AWARDS_VERDICT_KEYS[row["verdict"]]),
            "rule_label": t.pick(row, "label"),
            "why": why(row, t),
            "document": row["document"],
            "clause": row["clause"],
            "printed_words": row["printed_vi"] or t("awards.not_read"),
        }
        for row in both.to_dicts()
    ]
    names = ("verdict_word", "rule_label", "why", "document", "clause", "printed_words")
    return pl.DataFrame(rows, schema=dict.fromkeys(names, pl.String))


def why(row: Row, t: Translator) -> str:
    """Why a rule answers as it does, with its numbers."""
    words = {
        "place": t.number(row["place"]),
        "limit": t.number(row["limit"]),
        "lacking": paper_words(row["lacking"], t),
    }
    if row["kind"] == "quota" and row["verdict"] == "no_basis":
        return t("awards.why.quota_open")
    key = f"awards.why.{row['kind']}_{row['verdict']}"
    usual = f"awards.why.any_{row['verdict']}"
    return t(key, **words) if t.has(key) else t(usual)


def paper_words(text: str | None, t: Translator) -> str:
    """Papers of a dossier in words."""
    named = [(f"awards.paper.{code}", code) for code in codes(text)]
    return ", ".join(t(key) if t.has(key) else code for key, code in named) or t.number(None)


def quota_table(proposals: pl.DataFrame, rules: list[AwardRule], t: Translator) -> pl.DataFrame:
    """How much of each known number is taken, asked for, and left, by unit and year (QUOTA)."""
    found = []
    known = proposals.to_dicts()
    for rule in rules:
        if rule.kind != "quota" or rule.limit is None:
            continue
        buckets: dict[Any, list[Row]] = {}
        for claim in known:
            key = bucket(rule, claim) if speaks_of(rule, claim) else None
            if key is not None and claim["state"] in LIVE:
                buckets.setdefault(key, []).append(claim)
        for held in buckets.values():
            found.append(_quota_row(rule, held, t))
    return pl.DataFrame(found, schema=QUOTA, orient="row").sort(
        "left_count", name_order("short_name"), "year"
    )


def _quota_row(rule: AwardRule, held: list[Row], t: Translator) -> tuple[Any, ...]:
    first, limit = held[0], rule.limit or 0
    taken = sum(claim["state"] in ("decided", "issued") for claim in held)
    label = t.pick(vars(rule), "label")
    numbers = (limit, taken, len(held) - taken, limit - taken)
    return (rule.id, label, first["unit_id"], first["short_name"], first["year"], *numbers)


def dossier_rows(row: Row, rules: list[AwardRule], t: Translator) -> pl.DataFrame:
    """Checklist of the papers and sets that the plan asks of one proposal."""
    held = codes(row["papers"])
    papers = [code for rule in rules if rule.kind == "papers" for code in rule.allowed]
    lines = [
        (paper_words(code, t), t("word.yes") if code in held else t("word.no")) for code in papers
    ]
    asked = [r.limit for r in rules if r.kind == "sets" and speaks_of(r, row)]
    if asked and asked[0] is not None:
        said = t("awards.sets_of", held=t.number(row["sets"]), asked=t.number(asked[0]))
        lines.append((t("awards.sets"), said))
    return pl.DataFrame(lines, schema={"paper": pl.String, "is_there": pl.String}, orient="row")
